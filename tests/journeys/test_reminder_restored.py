"""A reminder that was just cancelled is set again, in words, on the day that it was."""

import pytest

from tests.journeys.conversation import Stage, Talker


@pytest.fixture
async def reminded(doctor: Talker) -> Talker:
    """Bring in a doctor who waits for the reminders of three steps, on two days."""
    await doctor.says("rappelle-moi la 3 dans 3 jours")
    await doctor.says("rappelle-moi la 8 et la 9 dans 5 jours")
    await doctor.says("/rappels")
    return doctor


async def waiting(person: Talker) -> str:
    """Return the list of the reminders, as it reads."""
    await person.says("/rappels")
    return person.sees


@pytest.mark.parametrize(
    "typed",
    [
        "non remets le",
        "finalement remets-le",
        "ah non, remettez-le svp",
        "oups",
        "je me suis trompé de ligne",
        "en fait je le garde",
        "tu peux le remettre ?",
        "remets le rappel",
        "remets celui de la 8",
    ],
)
async def test_the_one_just_cancelled_is_set_again(reminded: Talker, typed: str) -> None:
    before = await waiting(reminded)
    await reminded.says("annule le rappel de la 8")
    assert "Rappel annulé." in reminded.sees
    await reminded.says(typed)
    assert reminded.sees.startswith("Le rappel de « Alimenter le dossier médical » est remis")
    assert await waiting(reminded) == before


@pytest.mark.parametrize("cancels", ["annule tous les rappels", "/rappels arrêter", "annule tout"])
@pytest.mark.parametrize("typed", ["non remets les", "remets tout", "finalement je les garde"])
async def test_so_are_all_of_them(reminded: Talker, cancels: str, typed: str) -> None:
    before = await waiting(reminded)
    await reminded.says(cancels)
    await reminded.says(typed)
    assert await waiting(reminded) == before


async def test_so_is_one_of_several_and_one_cancelled_by_its_button(reminded: Talker) -> None:
    before = await waiting(reminded)
    await reminded.taps("Annuler : ")
    await reminded.says("non remets le")
    assert await waiting(reminded) == before
    await reminded.says("annule tous les rappels")
    await reminded.says("remets seulement la 8")
    assert "1. " in (left := await waiting(reminded))
    assert "Alimenter le dossier médical" in left
    assert "2. " not in left


async def test_of_a_step_under_way_whose_day_is_then_asked(doctor: Talker) -> None:
    await doctor.says("la 8 est en cours")
    await doctor.says("rappelle-moi la 8 dans 5 jours")
    before = await waiting(doctor)
    await doctor.says("annule le")
    assert "aucun rappel" in doctor.sees
    await doctor.says("non remets le")
    assert await waiting(doctor) == before


@pytest.mark.parametrize("typed", ["remets le à dans 9 jours", "remets la 8 dans 9 jours"])
async def test_on_another_day_that_is_told(reminded: Talker, stage: Stage, typed: str) -> None:
    await reminded.says("annule le rappel de la 8")
    await reminded.says(typed)
    assert f"je vous le rappellerai {stage.in_days(9)}" in reminded.sees


@pytest.mark.parametrize(
    "typed",
    [
        "remets la 10",
        "il est remis ?",
        "merci",
        "annule",
        "garde la carte dans le lecteur",
        "remets la 8 et la 9 dans 9 jours",
    ],
)
async def test_nothing_else_sets_one(doctor: Talker, typed: str) -> None:
    await doctor.says("rappelle-moi la 8 dans 5 jours")
    await doctor.says("annule le")
    await doctor.says(typed)
    assert "aucun rappel" in await waiting(doctor)


async def test_what_was_shown_since_ends_it(doctor: Talker) -> None:
    await doctor.says("rappelle-moi la 8 dans 5 jours")
    await doctor.says("annule le")
    await doctor.says("/parcours")
    await doctor.says("remets le")
    assert "aucun rappel" in await waiting(doctor)
