"""A step said to be of no concern counts again; what is told below a reminder is of its step."""

import pytest

from tests.journeys.conversation import Stage, Talker


@pytest.mark.parametrize("typed", ["en fait si", "si elle me concerne", "ah si", "me concerne"])
async def test_a_step_of_no_concern_counts_again(doctor: Talker, stage: Stage, typed: str) -> None:
    await doctor.says("/parcours 12")
    await doctor.says("ne me concerne pas")
    await doctor.says(typed)
    assert "est à faire." in doctor.sees
    assert stage.asked == []


async def test_it_stands_again_as_it_did(doctor: Talker) -> None:
    await doctor.says("étape 12 en cours")
    await doctor.says("la 12 ne me concerne pas")
    await doctor.says("en fait si")
    assert "est en cours." in doctor.sees


async def test_the_page_of_a_step_of_no_concern_puts_it_back_too(doctor: Talker) -> None:
    await doctor.says("étape 12 ne me concerne pas")
    await doctor.says("/parcours 12")
    await doctor.says("elle me concerne")
    assert "est à faire." in doctor.sees


@pytest.mark.parametrize("typed", ["en fait si", "ah si", "me concerne"])
async def test_of_any_other_step_it_changes_nothing(doctor: Talker, typed: str) -> None:
    await doctor.says("étape 12 faite")
    await doctor.says(typed)
    await doctor.says("/parcours 12")
    assert "État : fait" in doctor.sees


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("c'est commandé", "est en cours."),
        ("ne me concerne pas", "ne vous concerne pas."),
        ("c'est fait", "est fait."),
    ],
)
async def test_what_is_told_below_a_reminder_is_of_its_step(
    doctor: Talker, typed: str, state: str
) -> None:
    await doctor.says("/rappels cpe dans 5 jours")
    await doctor.says(typed)
    assert f"Équiper le secrétariat d’une carte CPE nominative » {state}" in doctor.sees


@pytest.mark.parametrize("typed", ["c'est réglé", "ça marche maintenant"])
async def test_what_mended_a_trouble_is_heard(doctor: Talker, stage: Stage, typed: str) -> None:
    await doctor.says("/start e_ecps-prefixe-8")
    await doctor.says(typed)
    assert doctor.sees.startswith("Bien. Mais je n’attendais pas de réponse")
    assert stage.asked == []


@pytest.mark.parametrize("typed", ["tant pis pour l'étape 3 elle me concerne pas"])
async def test_what_is_given_up_may_be_of_no_concern(doctor: Talker, typed: str) -> None:
    await doctor.says("/aide")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté : « S’équiper en certificats logiciels » ne vous")


async def test_a_step_that_is_only_given_up_is_shown_unchanged(doctor: Talker) -> None:
    await doctor.says("/parcours fait 3")
    await doctor.says("tant pis pour l'étape 3")
    assert doctor.sees.startswith("Étape 3 · ")
    assert "État : fait" in doctor.sees
