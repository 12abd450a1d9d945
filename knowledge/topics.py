"""What questions are compared with: the ways of asking each entry, and of what has no entry."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from knowledge.entries import Base
from knowledge.text import fold_all

ENTRY, OFF, VAGUE = "entry", "off", "vague"
VAGUE_FILE, HEALTH_FILE, TALK_FILE = "vagues", "sante", "bavardage"
HEALTH, TALK = f"{HEALTH_FILE}/", f"{TALK_FILE}/"
"""How the ids of the topics of two of these files begin."""
_TOLD = frozenset({HEALTH_FILE, TALK_FILE})
"""The files to which a question out of the base may add a line, by its label."""
GENERAL = "general"
"""The topic of `vagues.md` that names no theme."""
_TAG = re.compile(r"<[^>]+>")

OUT_LABEL, VAGUE_LABEL = "OUT", "VAGUE"
GAP_LABEL = "GAP"
"""In the domain, but not in the base: it must not get another answer. It is learned like what is
out of the base, and weighs less in the decision."""
APART = frozenset({OUT_LABEL, VAGUE_LABEL, GAP_LABEL})
"""Labels of questions that no entry answers."""
LEFT_OUT = frozenset({"AMBIG"})
"""Labels of ambiguous questions: they are neither learned nor measured."""
LABELS = APART | LEFT_OUT
"""Labels that are not entries."""
AFTER = ">"
"""Marks the entry answered before a follow-up."""


@dataclass(frozen=True)
class Topic:
    """A set of phrasings that mean the same.

    Attributes:
        id: the entry's id, or any name for what is not an entry.
        kind: `entry`, `off` (the base has no answer) or `vague` (too little is said).
        phrases: ways of asking.
        text: the answer itself, for its words.
        theme: the theme it belongs to, or an empty string.
    """

    id: str
    kind: str
    phrases: tuple[str, ...]
    text: str = ""
    theme: str = ""


class Labelled(NamedTuple):
    """A question whose answers are known.

    Attributes:
        labels: acceptable entries, best first, or `OUT`, `GAP`, `VAGUE`.
        kind: its register, or where it comes from.
        author: the file it stands in.
    """

    labels: tuple[str, ...]
    kind: str
    question: str
    author: str


def ways_of_asking(base: Base) -> frozenset[str]:
    """Return the titles of a base and its own ways of asking, folded."""
    entries = base.entries.values()
    asked = [one for entry in entries for one in (entry.title, *entry.variants)]
    return frozenset(fold_all(asked))


def topics_of(base: Base, labelled: Iterable[Labelled] = ()) -> list[Topic]:
    """Return every topic of a base, with labelled questions as further ways of asking.

    A question belongs to its first label, the best answer; the others are acceptable. A health
    question, `OUT,clinique`, belongs to that topic of `sante.md`; small talk, `OUT,merci`, to that
    kind.
    """
    extra, apart = _dealt(base, labelled)
    entries = [
        Topic(
            entry.id,
            ENTRY,
            (entry.title, *entry.variants, *extra.get(entry.id, ())),
            _TAG.sub(" ", f"{entry.title} {entry.short} {entry.detail}"),
            entry.theme,
        )
        for entry in base.entries.values()
    ]
    others = [
        Topic(
            f"{topic.kind}/{topic.topic}",
            _kind(topic.kind),
            (*topic.phrases, *(extra.get(topic.topic, ()) if topic.kind in _TOLD else ())),
            theme=topic.topic,
        )
        for topic in base.off_topic
    ]
    return entries + [topic for topic in others if topic.phrases] + apart


def _dealt(base: Base, labelled: Iterable[Labelled]) -> tuple[dict[str, list[str]], list[Topic]]:
    """Return the labelled questions of each topic of a base, then those that belong to none."""
    extra: dict[str, list[str]] = {}
    apart: list[Topic] = []
    told = out_labels(base)
    for number, question in enumerate(labelled):
        label, *more = question.labels
        if label == OUT_LABEL and told.intersection(more):
            label = next(one for one in more if one in told)
        if label in base.entries or label in told:
            extra.setdefault(label, []).append(question.question)
        elif label in {OUT_LABEL, GAP_LABEL, VAGUE_LABEL}:
            kind = VAGUE if label == VAGUE_LABEL else OFF
            apart.append(Topic(f"{kind}-{number}", kind, (question.question,)))
    return extra, apart


def health_topics(base: Base) -> frozenset[str]:
    """Return the topics of `sante.md`."""
    return frozenset(topic.topic for topic in base.off_topic if topic.kind == HEALTH_FILE)


def out_labels(base: Base) -> frozenset[str]:
    """Return what may follow `OUT` in a label: topics about health, or of small talk."""
    return frozenset(topic.topic for topic in base.off_topic if topic.kind in _TOLD)


def _kind(file: str) -> str:
    return VAGUE if file == VAGUE_FILE else OFF
