"""The fitted weights of the signals: from signals to probabilities."""

from dataclasses import dataclass

import numpy as np

from knowledge.arrays import Floats, softmax
from knowledge.comparing.signals import Signals


@dataclass(frozen=True)
class Weights:
    """A conditional logit: each shortlisted entry, « none » and « too vague » compete.

    The utility of an entry is a weighted sum of its signals; those of « none » and « vague » are
    weighted sums of the context; the probabilities are their softmax (McFadden, 1974).

    Attributes:
        names: the signals, in the order of the columns.
        entry_mean, entry_scale, entry: standardisation and weights of the signals, [names].
        context_mean, context_scale, none, vague: likewise for the context, [context].
    """

    names: tuple[str, ...]
    entry_mean: Floats
    entry_scale: Floats
    entry: Floats
    context_mean: Floats
    context_scale: Floats
    none: Floats
    vague: Floats

    def probabilities(self, signals: Signals) -> tuple[Floats, float, float]:
        """Return the probability of each shortlisted entry, [entries], of « none », « vague »."""
        rows = (signals.table - self.entry_mean) / self.entry_scale
        context = (signals.context - self.context_mean) / self.context_scale
        utilities = np.append(rows @ self.entry, [context @ self.none, context @ self.vague])
        shares = softmax(utilities).astype(np.float32)
        return shares[:-2], float(shares[-2]), float(shares[-1])
