"""From signals to probabilities: a small fitted model, and the cost of each mistake."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.arrays import Floats
from knowledge.files.texts import regular
from knowledge.matching.followups import FollowWeights
from knowledge.matching.splitting import SplitWeights
from knowledge.matching.weights import Weights
from knowledge.topics import Topic

ANSWER_COST, LIST_COST = 1.0, 2.0
"""Reading an answer, and reading a list then choosing: a list costs twice an answer."""
WRONG_COST = 20.0
"""A wrong answer costs ten times a list."""
MISSED_COST = 6.0
"""Not being helped when the base has the answer: three lists."""


@dataclass(frozen=True)
class Thresholds:
    """Where the outcomes part, as probabilities.

    Attributes:
        answer: least probability of an entry that answers.
        margin: least lead of that entry over the next one, unless they say the same, and over
            « none ».
        listed: least probability, summed over the entries offered, of a list of choices.
    """

    answer: float
    margin: float
    listed: float

    def answers(self, sure: float, lead: float) -> bool:
        """Tell whether an entry this sure, with this lead, may answer."""
        return sure >= self.answer and lead >= self.margin


FOLLOWING = Thresholds(answer=0.4, margin=0.1, listed=0.25)
"""Thresholds of a message that begins as a follow-up, read with the one before: people write so
little that asking them to choose would be the rule."""


@dataclass(frozen=True)
class Decision:
    """Everything that was fitted, for one set of signals."""

    weights: Weights
    thresholds: Thresholds
    follow: FollowWeights
    split: SplitWeights

    def behind(self, *, leans: bool) -> Thresholds:
        """Return the thresholds of a message read with the one before.

        A message that does not begin like a follow-up may be complete (« je dois payer la
        CPE ? »), and needs the ordinary probability: of 2,500 answers to such messages, 45 fewer
        are wrong, and 87 right ones become choices.
        """
        return FOLLOWING if leans else replace(FOLLOWING, answer=self.thresholds.answer)


def fingerprint(topics: Iterable[Topic]) -> str:
    """Return a short name for the ways of asking of some topics, in whatever order."""
    digest = hashlib.blake2b(digest_size=12)
    for phrase in sorted({phrase for topic in topics for phrase in topic.phrases}):
        digest.update(phrase.encode("utf-8", "replace") + b"\n")
    return digest.hexdigest()


def save(path: Path, decisions: dict[str, Decision], phrases: str, looked: str) -> None:
    """Write the fitted decisions, readable and comparable line by line.

    Args:
        path: the file.
        decisions: by the name of their set of signals.
        phrases: the fingerprint of what they were fitted on.
        looked: what was looked at for personal data (`Base.looked`).
    """
    table = {
        "phrases": phrases,
        "looked": looked,
        "decisions": {
            name: {
                "names": list(decision.weights.names),
                "thresholds": vars(decision.thresholds),
                "follow": {
                    "entry": _rounded(decision.follow.entry),
                    "none": _rounded(decision.follow.none),
                },
                "split": _rounded(decision.split.weights),
                "weights": {part: _rounded(getattr(decision.weights, part)) for part in _PARTS},
            }
            for name, decision in decisions.items()
        },
    }
    path.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read(path: Path) -> tuple[dict[str, Decision], str]:
    """Read back what `save` wrote: decisions by name, and the fingerprint of their base.

    Raises:
        OSError: there is no such file.
        ValueError, KeyError: it is damaged.
    """
    table = _table(path)
    decisions = {
        name: Decision(
            Weights(
                tuple(fields["names"]),
                **{part: np.array(fields["weights"][part], np.float32) for part in _PARTS},
            ),
            Thresholds(**fields["thresholds"]),
            FollowWeights(
                **{
                    part: np.array(fields["follow"][part], np.float32)
                    for part in ("entry", "none")
                }
            ),
            SplitWeights(np.array(fields["split"], np.float32)),
        )
        for name, fields in table["decisions"].items()
    }
    return decisions, str(table["phrases"])


def looked_at(path: Path) -> str:
    """Return what was checked for personal data when a decision was written; empty in doubt."""
    try:
        return str(_table(path)["looked"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _table(path: Path) -> Any:  # noqa: ANN401  any JSON
    return json.loads(regular(path).read_text(encoding="utf-8"))


def _rounded(values: Floats) -> list[float]:
    return [round(float(value), 4) for value in values]


_PARTS = (
    "entry_mean",
    "entry_scale",
    "entry",
    "context_mean",
    "context_scale",
    "none",
    "vague",
)
