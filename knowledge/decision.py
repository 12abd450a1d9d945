"""From signals to probabilities: a small fitted model, and what each mistake costs."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from knowledge.index import Floats
from knowledge.signals import Signals

ANSWER_COST, LIST_COST = 1.0, 2.0
"""Reading an answer, and reading a list then choosing: a list costs twice an answer."""
WRONG_COST = 20.0
"""A wrong answer costs ten times a list."""
MISSED_COST = 6.0
"""Not being helped when the base has the answer: three lists."""


@dataclass(frozen=True)
class Weights:
    """A conditional logit: each shortlisted entry, « none » and « too vague » compete.

    The utility of an entry is a weighted sum of its signals; those of « none » and « vague » are
    weighted sums of the context; the probabilities are their softmax (McFadden, 1974).

    Attributes:
        names: the signals, in the order of the columns.
        entry_mean, entry_scale, entry: standardisation and weights of the signals.
        context_mean, context_scale, none, vague: likewise for the context.
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
        """Return the probability of each shortlisted entry, of « none » and of « vague »."""
        rows = (signals.table - self.entry_mean) / self.entry_scale
        context = (signals.context - self.context_mean) / self.context_scale
        utilities = np.append(rows @ self.entry, [context @ self.none, context @ self.vague])
        weights = np.exp(utilities - utilities.max())
        shares = (weights / weights.sum()).astype(np.float32)
        return shares[:-2], float(shares[-2]), float(shares[-1])


@dataclass(frozen=True)
class Thresholds:
    """Where the outcomes part, in probability.

    Attributes:
        answer: least probability of an entry that answers.
        margin: least lead of that entry over the next one, unless they say the same.
        listed: least probability, summed over the entries offered, of a list of choices.
    """

    answer: float
    margin: float
    listed: float


@dataclass(frozen=True)
class Decision:
    """Everything that was fitted, for one set of signals."""

    weights: Weights
    thresholds: Thresholds


def fingerprint(phrases: Iterable[str]) -> str:
    """Return a short name for a set of ways of asking, whatever their order."""
    digest = hashlib.blake2b(digest_size=12)
    for phrase in sorted(set(phrases)):
        digest.update(phrase.encode("utf-8", "replace") + b"\n")
    return digest.hexdigest()


def save(path: Path, decisions: dict[str, Decision], phrases: str) -> None:
    """Write the fitted decisions, readable and comparable line by line."""
    table = {
        "phrases": phrases,
        "decisions": {
            name: {
                "names": list(decision.weights.names),
                "thresholds": vars(decision.thresholds),
                "weights": {
                    part: [round(float(x), 4) for x in getattr(decision.weights, part)]
                    for part in _PARTS
                },
            }
            for name, decision in decisions.items()
        },
    }
    path.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read(path: Path) -> tuple[dict[str, Decision], str]:
    """Read what `save` wrote: the decisions by name, and the fingerprint of their base.

    Raises:
        OSError: there is no such file.
        ValueError, KeyError: it is damaged.
    """
    table = json.loads(path.read_text(encoding="utf-8"))
    decisions = {
        name: Decision(
            Weights(
                tuple(fields["names"]),
                **{part: np.array(fields["weights"][part], np.float32) for part in _PARTS},
            ),
            Thresholds(**fields["thresholds"]),
        )
        for name, fields in table["decisions"].items()
    }
    return decisions, str(table["phrases"])


_PARTS = (
    "entry_mean",
    "entry_scale",
    "entry",
    "context_mean",
    "context_scale",
    "none",
    "vague",
)
