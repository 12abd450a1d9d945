"""Teaches a fitted network more: what it sees in a sentence stays, what it concludes moves."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from knowledge.arrays import Floats, Ints
from knowledge.learning.training import BATCH, Steps, batches, gradient, targets
from knowledge.meaning.encoder import Cut
from knowledge.meaning.network import Network
from knowledge.meaning.order import Looks
from knowledge.topics import OUT_LABEL, VAGUE_LABEL

ROUNDS, RATE = 6, 3e-4
"""How often all is gone through; the greatest step."""
AT_ONCE = 256
"""Sentences whose pieces are seen at once."""


def further(
    network: Network, features: Floats, labels: Sequence[Sequence[str]], often: Ints
) -> Network:
    """Teach a network questions; the same arguments give the same network.

    Its hidden units stay as they are, so that what was derived from them still holds.

    Args:
        network: fitted before; nothing in it is changed.
        features: of each question, [n, features].
        labels: of each, as `fit_network` takes them.
        often: how many times each is gone through in a round, [n].
    """
    wanted = targets(labels, network.classes)
    kept = np.flatnonzero(wanted.any(axis=1))
    taught = np.repeat(kept, often[kept])
    rows = np.asarray((features - network.mean) / network.scale, np.float32)
    told = [one.copy() for one in (network.outer, network.outer_bias, network.straight)]
    steps = Steps(told, -(-len(taught) // BATCH) * ROUNDS, RATE)
    chance = np.random.default_rng(0)
    for some in batches(len(taught), ROUNDS, chance):
        chosen = taught[some]
        weights = [network.inner, network.inner_bias, *told]
        steps.take(gradient(weights, rows[chosen], wanted[chosen], chance).told)
    return replace(network, outer=told[0], outer_bias=told[1], straight=told[2])


def reclassed(network: Network, classes: Sequence[str]) -> Network:
    """Return a network with these classes; a new one starts as the mean of the others.

    Starting as « no entry », it would learn no faster, and take more of what is off the subject.
    """
    known, ends = len(network.classes), (OUT_LABEL, VAGUE_LABEL)
    places = {one: place for place, one in enumerate((*network.classes, *ends))}
    wanted = [places.get(one, len(places)) for one in (*classes, *ends)]

    def told(weights: Floats) -> Floats:
        mean = weights[..., :known].mean(axis=-1, keepdims=True)
        return np.concatenate([weights, mean], axis=-1)[..., wanted]

    outer, bias, straight = map(told, (network.outer, network.outer_bias, network.straight))
    return replace(
        network, classes=tuple(classes), outer=outer, outer_bias=bias, straight=straight
    )


def seen(looks: Looks, cut: Cut) -> Floats:
    """Return what is seen in sentences, [sentences, 2 * things]."""
    found = []
    for first in range(0, len(cut.lengths), AT_ONCE):
        some = cut.only(np.arange(first, min(first + AT_ONCE, len(cut.lengths))))
        found.append(looks.see(some.table[some.pieces], some.lengths).features)
    return np.vstack(found)
