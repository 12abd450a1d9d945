"""Thresholds follow from what each mistake costs, and mislead few strangers."""

import pytest

from knowledge.learning.thresholds import (
    MOST_FOOLED,
    MOST_WRONG,
    Judged,
    cost,
    fit_thresholds,
    misled,
)
from knowledge.matching.decision import (
    ANSWER_COST,
    LIST_COST,
    MISSED_COST,
    WRONG_COST,
    Thresholds,
)
from knowledge.topics import OUT_LABEL, VAGUE_LABEL

LIMITS = Thresholds(answer=0.7, margin=0.1, listed=0.3)


def judged(label: str, first: float, second: float = 0.0) -> Judged:
    """Return a question of which `right` is the likeliest entry, then `other`."""
    ranked = (("right", first), ("other", second))
    return Judged(frozenset({label}), ranked, first, first - second)


@pytest.mark.parametrize(
    ("question", "paid"),
    [
        (judged("right", 0.8), ANSWER_COST),
        (judged("other", 0.8), WRONG_COST),
        (judged(OUT_LABEL, 0.8), WRONG_COST),
        (judged("right", 0.4, 0.35), LIST_COST),
        (judged("other", 0.4, 0.35), LIST_COST),
        (judged("third", 0.4, 0.35), MISSED_COST),
        (judged(VAGUE_LABEL, 0.4, 0.35), LIST_COST),
        (judged(OUT_LABEL, 0.4, 0.35), LIST_COST + ANSWER_COST),
        (judged("right", 0.1), MISSED_COST),
        (judged(OUT_LABEL, 0.1), ANSWER_COST),
    ],
)
def test_each_outcome_costs_what_it_costs_a_person(question: Judged, paid: float) -> None:
    assert cost(question, LIMITS) == paid


def test_what_is_no_surer_than_the_next_is_not_answered() -> None:
    assert cost(judged("other", 0.8, 0.75), LIMITS) == LIST_COST


@pytest.mark.parametrize(("label", "most"), [("other", MOST_WRONG), (OUT_LABEL, MOST_FOOLED)])
def test_so_many_may_be_misled_and_not_one_more(label: str, most: float) -> None:
    few, size = int(most * 1000), 1000
    good = "right" if label == "other" else OUT_LABEL
    for wrong, too_many in ((few, False), (few + 1, True)):
        some = [judged(label, 0.9)] * wrong
        rest = [judged(good, 0.9 if good == "right" else 0.0)] * (size - wrong)
        assert misled([*some, *rest], LIMITS) is too_many


def test_all_that_may_be_is_answered_and_what_would_mislead_is_not() -> None:
    sure, doubtful = [judged("right", 0.8)] * 500, [judged("right", 0.6)] * 300
    wrong = [judged("other", 0.55)] * 100
    off = [judged(OUT_LABEL, 0.5)] * 100
    found = fit_thresholds([*sure, *doubtful, *wrong, *off])
    assert 0.55 < found.answer <= 0.6
    assert found.listed <= 0.55


def test_where_every_answer_would_mislead_there_is_none() -> None:
    found = fit_thresholds([judged("other", 0.99)] * 100)
    assert not found.answers(1.0, 1.0)
