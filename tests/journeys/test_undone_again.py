"""A mark just undone is made again, in words; « annuler » twice is still once."""

import pytest

from tests.journeys.conversation import Talker


@pytest.mark.parametrize(
    "typed",
    ["non remets la", "remets-la", "en fait si", "ah non finalement si", "si elle est faite"],
)
@pytest.mark.parametrize("before", ["/aide", "/parcours"])
async def test_the_step_is_as_it_was_told(doctor: Talker, before: str, typed: str) -> None:
    await doctor.says(before)
    await doctor.says("la 4 est faite")
    await doctor.says("annule")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté : « Récupérer l’INS avec le téléservice INSi » est")
    await doctor.says("annule")
    await doctor.says("/parcours")
    assert "0 étape sur 10" in doctor.sees


async def test_several_are_and_each_as_it_was(doctor: Talker) -> None:
    await doctor.says("/aide")
    await doctor.says("la 4 est faite, la 5 est en cours")
    await doctor.says("annule")
    await doctor.says("non remets les")
    assert "C’est noté, fait : Récupérer l’INS" in doctor.sees
    assert "C’est noté, en cours : Qualifier l’identité" in doctor.sees


async def test_its_reminder_goes_and_comes_with_its_mark(doctor: Talker) -> None:
    await doctor.says("la 8 est en cours")
    await doctor.says("rappelle-moi la 8 dans 3 jours")
    await doctor.says("la 8 est faite")
    await doctor.says("annule")
    await doctor.says("non remets la")
    assert "« Alimenter le dossier médical » est fait." in doctor.sees
    await doctor.says("/rappels")
    assert "aucun rappel" in doctor.sees


@pytest.mark.parametrize("typed", ["annule", "remets la à faire", "pas faite", "merci", "oups"])
async def test_nothing_else_makes_it_again(doctor: Talker, typed: str) -> None:
    await doctor.says("la 4 est faite")
    await doctor.says("annule")
    await doctor.says(typed)
    await doctor.says("/parcours")
    assert "0 étape sur 10" in doctor.sees


async def test_of_what_was_not_just_undone_it_is_to_do(doctor: Talker) -> None:
    await doctor.says("/parcours fait 4")
    await doctor.says("étape 4")
    await doctor.says("remets la")
    await doctor.says("/parcours")
    assert "0 étape sur 10" in doctor.sees
