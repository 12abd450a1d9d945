"""A message finishes the one before when both, read as one, mean more."""

import pytest

from knowledge.matching import joining
from knowledge.outcomes import (
    Answer,
    Candidate,
    Nothing,
    Outcome,
    Part,
    Refusal,
    Refused,
    Smalltalk,
    Suggestions,
)

NOTHING = Nothing(())


def answer(score: float, entry_id: str = "cps-obtenir") -> Answer:
    return Answer((Candidate(entry_id, score),))


def choices(score: float = 0.3) -> Suggestions:
    return Suggestions((Candidate("cps-obtenir", score), Candidate("cps-perdue", score / 2)))


def finishes(
    first: Outcome,
    alone: Outcome,
    whole: Outcome,
    behind: Outcome | None = None,
    text: str = "sa carte",
) -> bool:
    one, other = (Part(text, alone),), (Part(text, behind or alone),)
    return joining.finishes(first, text, one, other, (Part(f"le patient {text}", whole),))


@pytest.mark.parametrize("first", [choices(), NOTHING])
@pytest.mark.parametrize("alone", [choices(), NOTHING])
@pytest.mark.parametrize("whole", [answer(0.9), choices()])
def test_what_meant_little_is_finished_by_what_means_little_alone(
    first: Outcome, alone: Outcome, whole: Outcome
) -> None:
    assert finishes(first, alone, whole)


def test_a_question_that_is_clear_alone_is_only_surer_behind_what_it_finishes() -> None:
    assert finishes(choices(), answer(0.8), answer(0.9))
    assert not finishes(choices(), answer(0.9), answer(0.8))
    assert not finishes(choices(), answer(0.8), choices())


def test_what_is_clear_is_not_read_again() -> None:
    assert not joining.may_finish(answer(0.9))
    assert not joining.may_finish(Smalltalk("merci"))
    assert all(joining.may_finish(one) for one in (answer(0.89), choices(), NOTHING))


def test_an_answer_is_taken_back_only_for_a_surer_one() -> None:
    before = answer(0.9)
    assert finishes(before, NOTHING, answer(0.9))
    assert not finishes(before, choices(), answer(0.9), behind=answer(0.88))
    assert not finishes(before, NOTHING, choices())
    assert not finishes(before, answer(0.8), answer(0.99))
    assert not finishes(before, NOTHING, answer(0.99), text="et pour un mineur")


@pytest.mark.parametrize("whole", [NOTHING, Smalltalk("accord"), Refused(Refusal.CLINICAL)])
def test_what_means_nothing_more_together_is_read_apart(whole: Outcome) -> None:
    assert not finishes(choices(), choices(), whole)


@pytest.mark.parametrize("alone", [Smalltalk("merci"), Refused(Refusal.PERSONAL)])
def test_what_is_no_question_finishes_nothing(alone: Outcome) -> None:
    assert not finishes(choices(), alone, answer(0.99))


@pytest.mark.parametrize("reason", [Refusal.DISTRESS, Refusal.EMERGENCY, Refusal.PERSONAL])
def test_a_danger_or_a_name_told_in_two_messages_is_heard(reason: Refusal) -> None:
    assert finishes(choices(), NOTHING, Refused(reason))
    assert not finishes(choices(), answer(0.9), Refused(reason))


def test_two_questions_in_one_message_finish_nothing() -> None:
    two = (Part("un", answer(0.9)), Part("deux", answer(0.9)))
    one = (Part("un", NOTHING),)
    assert not joining.finishes(choices(), "un", one, one, two)
    assert not joining.finishes(choices(), "un", two, two, (Part("un", answer(0.99)),))
