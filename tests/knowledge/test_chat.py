"""Small talk that the base never learned: it is heard as some, and no question is taken for it."""

from pathlib import Path

import pytest

from knowledge import Knowledge, Smalltalk
from knowledge.evaluating.evaluation import read_asked
from knowledge.matching.talk_kinds import OTHER

QUESTIONS = Path(__file__).parents[1] / "questions"
"""`bavardages.tsv`: what 23 sorts of people say, each with the kinds whose reply would do.
`presque-bavardages.txt`: questions, and what is told of the path, that begin or sound like it."""


@pytest.mark.parametrize(
    ("after", "suits", "heard"), [(None, 0.55, 0.72), ("ins-qualifier", 0.45, 0.6)]
)
def test_small_talk_is_heard(
    shipped: Knowledge, after: str | None, suits: float, heard: float
) -> None:
    asked = list(read_asked(QUESTIONS / "bavardages.tsv", shipped.base.entries))
    found = [(one, shipped.find(one.question, after)[0].outcome) for one in asked]
    talk = [(one, told.kind) for one, told in found if isinstance(told, Smalltalk)]
    assert len(talk) >= heard * len(asked)
    right = [kind for one, kind in talk if kind in one.labels[0]]
    assert len(right) >= suits * len(asked)


def test_by_words_alone_most_of_it_is_heard(lexical: Knowledge) -> None:
    asked = list(read_asked(QUESTIONS / "bavardages.tsv", lexical.base.entries))
    found = [lexical.find(one.question)[0].outcome for one in asked]
    assert sum(isinstance(told, Smalltalk) for told in found) >= 0.5 * len(asked)


@pytest.mark.parametrize("after", [None, "ins-qualifier"])
def test_what_sounds_like_it_and_asks_is_none(shipped: Knowledge, after: str | None) -> None:
    asked = (QUESTIONS / "presque-bavardages.txt").read_text(encoding="utf-8").splitlines()
    found = [(text, shipped.find(text, after)[0].outcome) for text in asked]
    talk = [text for text, told in found if isinstance(told, Smalltalk)]
    assert len(talk) <= 0.01 * len(asked), talk


def test_what_is_of_no_sure_kind_is_asked_plainly(shipped: Knowledge) -> None:
    asked = read_asked(QUESTIONS / "bavardages.tsv", shipped.base.entries)
    kinds = [shipped.find(one.question)[0].outcome for one in asked]
    assert Smalltalk(OTHER) in kinds
