"""What a network makes of a text at once: the likeliest thing it may be, if any."""

from typing import NamedTuple

import numpy as np

from knowledge.arrays import Floats
from knowledge.meaning.network import Network


class Glance(NamedTuple):
    """What is seen of a sentence at a glance: the probabilities of the best entry, and of none."""

    best: float
    none: float


class Guess(NamedTuple):
    """Which of several things a text is, if any: the likeliest, how likely it and any of them are.

    Without a network to tell, nothing, and the name is empty.
    """

    name: str
    share: float
    any: float


NO_GUESS = Guess("", 0.0, 0.0)


def no_guess() -> Guess:
    """Guess nothing."""
    return NO_GUESS


def guessed(network: Network | None, features: Floats, row: Floats | None) -> Guess:
    """Return what a network makes of hashed words, behind the row of an encoder if any.

    Args:
        network: its classes are the names.
        features: the words, [features].
        row: what an encoder made of the text, which the network then reads too.
    """
    if network is None:
        return NO_GUESS
    read = features if row is None else np.concatenate([row, features])
    shares = np.exp(network.log_shares(read[None, :])[0, : len(network.classes)])
    best = int(shares.argmax())
    return Guess(network.classes[best], float(shares[best]), float(shares.sum()))
