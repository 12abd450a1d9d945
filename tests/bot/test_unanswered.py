"""Questions without an answer are shown by groups: what several days have asked, and no other."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count

import pytest

from bot import questions, unanswered
from bot.unanswered import LEAST, Asked, Group, grouped, shared
from tests.bot.path import Memory
from tests.shipped import phrases

KEYS = count(1)
TODAY = datetime(2026, 11, 23, tzinfo=UTC)
DAY = timedelta(days=1)
PRINT = (
    "comment imprimer une ordonnance depuis weda ?",
    "imprimer mes ordonnances avec weda, comment faire",
    "peut-on imprimer l'ordonnance dans weda",
)


@pytest.fixture(scope="session")
def little() -> Sequence[str]:
    """Give the words that say nothing of what is asked."""
    return phrases().unanswered.little().split("|")


def on_days(*texts: str, entry_id: str | None = "cps-definition") -> list[Asked]:
    """Let each text be asked on a day of its own."""
    return [Asked(TODAY - ago * DAY, entry_id, text) for ago, text in enumerate(texts)]


def test_what_asks_the_same_in_other_words_is_one_group(little: Sequence[str]) -> None:
    found = grouped(on_days(*PRINT), little)
    assert found.rarer == 0
    (group,) = found.groups
    assert (group.count, group.days, group.entry_id) == (3, 3, "cps-definition")
    assert group.text in PRINT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("combien coûte la fibre au cabinet", "combien coûte un lecteur de carte"),
        ("peut-on envoyer un fax", "peut-on envoyer un mail"),
        ("comment commander des feuilles de soins", "comment commander des masques"),
        ("une affiche en anglais", "une affiche en arabe"),
    ],
)
def test_what_shares_its_little_words_is_not_one_group(
    little: Sequence[str], one: str, other: str
) -> None:
    assert len(grouped(on_days(one, one, one, other, other, other), little).groups) == 2


def test_what_is_near_to_another_entry_is_another_group(little: Sequence[str]) -> None:
    asked = [*on_days(*PRINT), *on_days(*PRINT, entry_id="ins-qualifier")]
    assert {group.entry_id for group in grouped(asked, little).groups} == {
        "cps-definition",
        "ins-qualifier",
    }


def test_what_was_asked_on_too_few_days_is_only_counted(little: Sequence[str]) -> None:
    often = [Asked(TODAY - (n % (LEAST - 1)) * DAY, None, PRINT[0]) for n in range(50)]
    assert grouped(often, little) == unanswered.Unanswered((), 50)


def test_a_group_is_told_by_what_was_asked_most_often(little: Sequence[str]) -> None:
    (group,) = grouped(on_days(PRINT[0], PRINT[1], PRINT[1], PRINT[2]), little).groups
    assert group == Group(PRINT[1], "cps-definition", 4, 4)


def test_what_was_asked_most_comes_first(little: Sequence[str]) -> None:
    fax = ["où envoyer un fax"] * 5
    found = grouped([*on_days(*PRINT), *on_days(*fax)], little)
    assert [group.count for group in found.groups] == [5, 3]


def test_words_that_say_nothing_make_a_group_all_the_same(little: Sequence[str]) -> None:
    (group,) = grouped(on_days(*["comment faire ?"] * 3, "…"), little).groups
    assert (group.text, group.count) == ("comment faire ?", 3)


def test_words_are_the_same_mistyped_or_with_another_ending() -> None:
    assert shared("feuill soin teletransmettr", "feuile soin teletransmetrr") == 1
    assert shared("arret dematerialis travail", "arret lign travail") == pytest.approx(2 / 3)
    assert shared("arret", "") == shared("", "") == 0


async def test_only_what_had_no_answer_lately_is_read(
    memory: Memory, little: Sequence[str]
) -> None:
    async with memory.database.session() as session:
        for ago, outcome, text in (
            *((ago, "nothing", PRINT[ago % 3]) for ago in (0, 1, 89)),
            *((ago, "nothing", "où envoyer\nun fax ?") for ago in (0, 1, 90)),
            *((ago, "nothing", None) for ago in (0, 1, 2)),
            *((ago, "suggestions", "quelle carte ?") for ago in (0, 1, 2)),
        ):
            at, key = memory.now - ago * DAY, next(KEYS)
            note = partial(questions.record, session, key, outcome=outcome, text=text)
            await note(entry_id="cps-definition", now=at)
    asked = await memory.do(lambda session: unanswered.lately(session, memory.now))
    found = grouped(asked, little)
    assert [(group.count, group.days) for group in found.groups] == [(3, 3)]
    assert found.rarer == 2
