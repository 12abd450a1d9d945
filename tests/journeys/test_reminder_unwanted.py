"""A reminder that is not wanted any more is cancelled in words, wherever one is."""

import pytest

from tests.journeys.conftest import CARD
from tests.journeys.conversation import Stage, Talker


@pytest.fixture
async def reminded(doctor: Talker) -> Talker:
    """Bring in a doctor who waits for the reminders of three steps, on two days."""
    await doctor.says("rappelle-moi la 3 dans 3 jours")
    await doctor.says("rappelle-moi la 8 et la 9 dans 5 jours")
    return doctor


async def waiting(person: Talker) -> set[int]:
    """Return the numbers of the steps that the list of the reminders names."""
    await person.says("/rappels")
    titles = {3: "certificats logiciels", 8: "Alimenter le dossier", 9: "la consultation de son"}
    return {number for number, title in titles.items() if title in person.sees}


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("ne me rappelez plus la 3", {8, 9}),
        ("annule le rappel de la 8", {3, 9}),
        ("je ne veux plus de rappel pour les certificats", {8, 9}),
        ("finalement supprime les rappels de la 8 et de la 9", {3}),
        ("pouvez-vous annuler le rappel de la 9 ?", {3, 8}),
        ("arrête de me rappeler l'étape 3", {8, 9}),
        ("supprime tous mes rappels", set()),
        ("je ne veux plus de rappels", set()),
        ("ne me rappelez plus", set()),
        ("ne m'envoyez plus rien", set()),
    ],
)
@pytest.mark.parametrize("before", ["/rappels", "/parcours", CARD])
async def test_those_that_are_named_are_cancelled(
    reminded: Talker, before: str, typed: str, left: set[int]
) -> None:
    await reminded.says(before)
    await reminded.says(typed)
    assert "annulé" in reminded.sees
    assert await waiting(reminded) == left


@pytest.mark.parametrize("typed", ["annuler la 8", "annule celui de la 8", "finalement pas la 8"])
async def test_below_their_list_the_step_is_enough(reminded: Talker, typed: str) -> None:
    await reminded.says("/rappels")
    await reminded.says(typed)
    assert reminded.sees.startswith("Rappel annulé.")
    assert await waiting(reminded) == {3, 9}


@pytest.mark.parametrize(
    "typed", ["finalement pas de rappel", "annule l'alarme", "plus de rappel"]
)
async def test_the_one_just_set_is_cancelled_alone(reminded: Talker, typed: str) -> None:
    await reminded.says("rappelle-moi la 11 demain")
    await reminded.says(typed)
    assert reminded.sees.startswith("Rappel annulé.")
    assert "BAL" not in reminded.sees
    assert await waiting(reminded) == {3, 8, 9}


async def test_a_reminder_that_is_offered_is_declined(doctor: Talker) -> None:
    await doctor.says("/profil médecin secrétariat oui")
    await doctor.says("/parcours en cours cpe")
    await doctor.says("pas de rappel")
    assert doctor.sees.startswith("Pas de rappel pour cette étape.")


async def test_of_several_it_is_asked_which(reminded: Talker) -> None:
    await reminded.says(CARD)
    await reminded.says("annule le rappel")
    assert reminded.sees.startswith("Lequel annuler ?")
    assert await waiting(reminded) == {3, 8, 9}


async def test_a_step_without_a_reminder_is_said_to_have_none(reminded: Talker) -> None:
    await reminded.says("annule le rappel de la 4")
    assert reminded.sees.startswith("Aucun rappel n’était fixé pour cela : rien n’est annulé.")
    assert await waiting(reminded) == {3, 8, 9}


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("annule le premier", {8, 9}),
        ("supprime le deuxième", {3, 9}),
        ("enlève le 2", {3, 9}),
        ("annulez le dernier", {3, 8}),
        ("enlève la 3", {8, 9}),
        ("enlève les deux", {3, 8, 9}),
        ("supprime celui de la 8", {3, 9}),
    ],
)
async def test_below_their_list_a_place_is_of_it(
    reminded: Talker, typed: str, left: set[int]
) -> None:
    await reminded.says("/rappels")
    await reminded.says(typed)
    assert "Aucun rappel" not in reminded.sees
    assert await waiting(reminded) == left


@pytest.mark.parametrize("typed", ["supprime celui de la cpe", "annule la 4"])
async def test_below_their_list_too(reminded: Talker, typed: str) -> None:
    await reminded.says("/rappels")
    await reminded.says(typed)
    assert reminded.sees.startswith("Aucun rappel n’était fixé pour cela : rien n’est annulé.")
    assert await waiting(reminded) == {3, 8, 9}


@pytest.mark.parametrize(
    "typed",
    [
        "comment annuler le rappel de la 8 ?",
        "annule le rappel du vaccin",
        "annuler la 8",
        "plus tard la 8",
        "pas la 8",
    ],
)
async def test_anything_else_cancels_nothing(reminded: Talker, stage: Stage, typed: str) -> None:
    await reminded.says(CARD)
    await reminded.says(typed)
    assert stage.asked == [CARD, typed]
    assert await waiting(reminded) == {3, 8, 9}


async def test_another_that_is_wished_in_the_same_breath_cancels_nothing(reminded: Talker) -> None:
    await reminded.says("annule le rappel de la 8 et rappelle-moi la 9 demain")
    assert "annulé" not in reminded.sees
    assert 8 in await waiting(reminded)


@pytest.mark.parametrize("typed", ["non pas demain", "pas la 5", "pas lundi"])
async def test_below_a_reminder_another_step_or_day_refused_cancels_nothing(
    reminded: Talker, typed: str
) -> None:
    await reminded.says("/rappels")
    await reminded.says(typed)
    assert await waiting(reminded) == {3, 8, 9}


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("annule tout sauf le 2", {8}),
        ("supprime tout sauf le dernier", {9}),
        ("annule tous les rappels sauf celui des certificats", {3}),
        ("annule tous mes rappels à part la 8", {8}),
        ("plus de rappels sauf la 8 et la 3", {3, 8}),
    ],
)
async def test_all_but_those_that_are_told_are_cancelled(
    reminded: Talker, stage: Stage, typed: str, left: set[int]
) -> None:
    await reminded.says("/rappels")
    await reminded.says(typed)
    assert await waiting(reminded) == left
    assert stage.asked == []


@pytest.mark.parametrize(
    "typed",
    [
        "annule le 1 non le 2",
        "annule tout sauf celui du lapin",
        "efface tout sauf mes rappels",
        "annule tout sauf le 9",
        "annule tout sauf le 2 ?",
    ],
)
async def test_where_it_is_not_clear_which_none_is_cancelled(reminded: Talker, typed: str) -> None:
    await reminded.says("/rappels")
    await reminded.says(typed)
    assert await waiting(reminded) == {3, 8, 9}


async def test_what_is_cancelled_before_a_wish_is_asked_and_not_moved(
    reminded: Talker, stage: Stage
) -> None:
    await reminded.says("annule le rappel de la 8 et rappelle-moi la 9 dans 9 jours")
    assert f"je vous le rappellerai {stage.in_days(9)}" in reminded.sees
    assert "Lequel annuler ?" in reminded.sees
    await reminded.says("/rappels")
    assert f"{stage.in_days(5)} : Alimenter" in reminded.sees
    assert f"{stage.in_days(9)} : Informer le patient de la consultation" in reminded.sees
