"""A reminder called by its day: « change jeudi par vendredi », among several."""

from datetime import UTC, datetime, timedelta

import pytest

from bot import zones
from handlers import dates
from tests.journeys.conversation import Stage, Talker
from tests.shipped import phrases

WHICH = "Lequel déplacer ? Aucun ne l’est encore."


def weekday(ahead: int) -> str:
    """Return the name of the day so many days ahead, in Paris."""
    day = zones.local(datetime.now(UTC), None).date() + timedelta(days=ahead)
    return phrases().dates.days().split("|")[day.weekday()]


@pytest.fixture
async def reminded(doctor: Talker) -> Talker:
    """Bring in somebody with two reminders: in three days, of step 2, and in five, of step 8."""
    for typed in ("/rappels cps dans 3 jours", "/rappels 8 dans 5 jours", "/rappels"):
        await doctor.says(typed)
    return doctor


@pytest.mark.parametrize(
    ("typed", "title", "days"),
    [
        ("change {3} par {4}", "Obtenir une carte CPS", 4),
        ("celui de {5} passe à {6}", "Alimenter", 6),
        ("mets {6} à la place de {3}", "Obtenir une carte CPS", 6),
        ("je voudrais décaler celui de {5} à {2}", "Alimenter", 2),
        ("le rappel de {3}, mets-le {6}", "Obtenir une carte CPS", 6),
        ("non finalement remplace {5} par dans 20 jours", "Alimenter", 20),
        ("{6} au lieu de {5}", "Alimenter", 6),
    ],
)
async def test_it_is_moved_to_the_other_day(
    reminded: Talker, stage: Stage, typed: str, title: str, days: int
) -> None:
    await reminded.says(typed.format(*map(weekday, range(7))))
    assert f"rappellerai {stage.in_days(days)}, au lieu du" in reminded.sees
    assert f"Étape : « {title}" in reminded.sees
    assert stage.asked == []


async def test_a_day_in_figures_calls_it_too(reminded: Talker, stage: Stage) -> None:
    day = zones.local(datetime.now(UTC), None).date() + timedelta(days=5)
    await reminded.says(
        f"celui du {day.day} {dates.long(phrases(), day).split()[2]} passe à demain"
    )
    assert f"rappellerai {stage.in_days(1)}, au lieu du" in reminded.sees
    assert "Étape : « Alimenter" in reminded.sees


@pytest.mark.parametrize(
    "typed",
    [
        "change {4} par {6}",
        "avance-le de deux jours",
        "décale-le à {6}",
        "celui de {1} passe à {2}",
    ],
)
async def test_it_is_asked_which_where_none_is_called(reminded: Talker, typed: str) -> None:
    await reminded.says(typed.format(*map(weekday, range(7))))
    assert reminded.sees.startswith(WHICH)
    assert "C’est noté" not in reminded.sees


@pytest.mark.parametrize(
    "typed",
    ["pourquoi changer {3} par {4} ?", "je passe {3} à la poste", "mets le 1 au lieu du 2"],
)
async def test_what_tells_no_other_day_moves_nothing(reminded: Talker, typed: str) -> None:
    listed = reminded.sees
    await reminded.says(typed.format(*map(weekday, range(7))))
    assert "C’est noté" not in reminded.sees
    await reminded.says("/rappels")
    assert reminded.sees == listed


@pytest.mark.parametrize("typed", ["non, remets-le", "laisse", "garde-les"])
async def test_below_the_list_none_is_said_to_be_cancelled(reminded: Talker, typed: str) -> None:
    for each in ("annule-le", typed):
        await reminded.says(each)
    assert reminded.sees.startswith("Aucun rappel n’est annulé.")
    assert "\n2. " in reminded.sees


@pytest.mark.parametrize("typed", ["c'est quand déjà ?", "c'est pour quelle étape ?", "quel jour"])
async def test_the_day_and_the_step_of_a_reminder_set_are_told(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    for each in ("rappelle-moi la cps dans 3 jours", typed):
        await doctor.says(each)
    assert f"1. {stage.in_days(3)} : Obtenir une carte CPS" in doctor.sees


@pytest.mark.parametrize("typed", ["vire-le", "retire ça", "oublie-le"])
async def test_a_reminder_just_set_is_cancelled_in_other_words(doctor: Talker, typed: str) -> None:
    for each in ("rappelle-moi la cps dans 3 jours", typed):
        await doctor.says(each)
    assert doctor.sees.startswith("Rappel annulé.")
