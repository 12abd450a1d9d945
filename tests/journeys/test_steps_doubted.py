"""A « non », a doubt or a denial, right after steps were noted."""

import pytest

from tests.journeys.conversation import Talker

TOLD = "la 2, la 3 et la 11 sont faites"


@pytest.fixture
async def told(doctor: Talker) -> Talker:
    """Bring in somebody who has just told three steps, below the path."""
    for each in ("/profil finess oui", "/parcours", TOLD):
        await doctor.says(each)
    return doctor


async def _count(person: Talker) -> str:
    await person.says("/parcours")
    return person.sees.splitlines()[0]


async def test_a_bare_no_is_told_how_to_go_back_and_undoes_nothing(told: Talker) -> None:
    await told.says("non")
    assert told.sees.startswith("Que faut-il corriger ?")
    assert (await _count(told)).startswith("Votre parcours : 3 étapes")


async def test_what_it_names_then_undoes_them(told: Talker) -> None:
    for each in ("non", "annule"):
        await told.says(each)
    assert (await _count(told)).startswith("Votre parcours : 0 étape")


@pytest.mark.parametrize(
    "typed",
    [
        "enfin si elle me concerne",
        "si ça me concerne",
        "enfin je crois bien",
        "mais je suis pas sûr",
    ],
)
async def test_a_doubt_is_told_what_stays_noted(told: Talker, typed: str) -> None:
    await told.says(typed)
    assert told.sees.startswith("Ce que vous avez dit est noté.")
    assert (await _count(told)).startswith("Votre parcours : 3 étapes")


@pytest.mark.parametrize("typed", ["si je l'ai perdue", "si elle est volée je fais quoi", "si ?"])
async def test_a_condition_that_asks_is_no_doubt(told: Talker, typed: str) -> None:
    await told.says(typed)
    assert "Ce que vous avez dit est noté." not in told.sees


@pytest.mark.parametrize(
    "typed",
    [
        "elle l'a pas encore reçue en fait",
        "non elle ne l'a pas reçue",
        "ma secrétaire l'a pas faite",
        "ah non on l'a toujours pas reçue",
    ],
)
async def test_what_nobody_has_done_is_put_back(doctor: Talker, typed: str) -> None:
    for each in ("/profil médecin secrétariat oui", "étape 6 faite", typed):
        await doctor.says(each)
    assert "Étape 6" in doctor.sees
    assert "État : à faire" in doctor.sees


@pytest.mark.parametrize("typed", ["non pas encore", "en fait non pas encore"])
async def test_not_yet_behind_a_no_undoes_what_was_just_told(told: Talker, typed: str) -> None:
    await told.says(typed)
    assert (await _count(told)).startswith("Votre parcours : 0 étape")


async def test_it_puts_back_nothing_that_was_not_just_told(doctor: Talker) -> None:
    for each in ("/profil médecin secrétariat oui", "étape 6 faite", "/parcours", "étape 6"):
        await doctor.says(each)
    await doctor.says("elle l'a pas encore reçue")
    assert "État : fait le" in doctor.sees


@pytest.mark.parametrize("typed", ["remettez la 11", "la 11 à faire", "remets la 11 à faire"])
async def test_a_step_is_put_back_below_an_answer(doctor: Talker, typed: str) -> None:
    for each in ("étape 11 faite", "/themes", "/aide", typed):
        await doctor.says(each)
    assert doctor.sees.startswith("C’est noté : « S’équiper d’une messagerie")
    assert "est à faire" in doctor.sees


@pytest.mark.parametrize("typed", ["remettez la 11", "la 11 à faire"])
async def test_below_a_list_its_numbers_are_its_own(doctor: Talker, typed: str) -> None:
    for each in ("étape 11 faite", "/themes", typed):
        await doctor.says(each)
    assert "est à faire" not in doctor.sees
