"""Whatever a button does of the reminders is done by typing its words."""

import pytest

from tests.journeys.conversation import Stage, Talker


@pytest.fixture
async def reminded(doctor: Talker) -> Talker:
    """Bring in a doctor who has just set a reminder."""
    await doctor.says("/parcours en cours 2")
    await doctor.says("rappelle-moi la 2 dans 3 jours")
    return doctor


async def test_one_goes_back_to_the_step(reminded: Talker) -> None:
    await reminded.says("Retour à l'étape")
    assert reminded.sees.startswith("Étape 2 · ")


@pytest.mark.parametrize("before", ["/rappels", "rappelle-moi la 2 dans 5 jours"])
async def test_the_time_zone_is_changed(reminded: Talker, before: str) -> None:
    await reminded.says(before)
    await reminded.says("Changer de fuseau : France métropolitaine")
    assert reminded.sees.startswith("Dans quel fuseau êtes-vous ?")
    await reminded.says("Guadeloupe")
    assert reminded.sees.startswith("C’est noté : Guadeloupe.")
    await reminded.says("rappels La Réunion")
    assert reminded.sees.startswith("C’est noté : La Réunion.")


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("heure de la Guadeloupe", "Guadeloupe"),
        ("je suis à l'heure de La Réunion", "La Réunion"),
        ("je suis en Nouvelle-Calédonie", "Nouvelle-Calédonie"),
        ("j'exerce à Mayotte", "Mayotte"),
    ],
)
async def test_a_time_zone_is_told_in_a_sentence(reminded: Talker, typed: str, zone: str) -> None:
    await reminded.says("/rappels")
    await reminded.says(typed)
    assert reminded.sees.startswith(f"C’est noté : {zone}.")


@pytest.mark.parametrize("typed", ["je suis à la réunion", "j'exerce en libéral", "20 heures"])
async def test_what_names_no_place_changes_no_time_zone(reminded: Talker, typed: str) -> None:
    await reminded.says("/rappels")
    await reminded.says(typed)
    await reminded.says("/rappels")
    assert "Changer de fuseau : France métropolitaine" in reminded.buttons


@pytest.mark.parametrize("set_before", [True, False])
async def test_a_time_zone_asked_by_a_button_is_typed(doctor: Talker, *, set_before: bool) -> None:
    if set_before:
        await doctor.says("rappelle-moi la 2 dans 3 jours")
    await doctor.says("/rappels")
    await doctor.taps("Changer de fuseau")
    assert "Touchez un lieu, ou écrivez son nom." in doctor.sees
    await doctor.says("Guadeloupe")
    assert doctor.sees.startswith("C’est noté : Guadeloupe.")


@pytest.mark.parametrize(
    "typed", ["changer de jour", "Changer de jour : Obtenir une carte CPS et/ou une e-CPS"]
)
async def test_a_reminder_is_moved(reminded: Talker, typed: str) -> None:
    await reminded.says("/rappels")
    await reminded.says(typed)
    assert reminded.sees.startswith("Quel jour vous le rappeler ?")


async def test_of_several_it_is_said_how_one_is_moved(reminded: Talker) -> None:
    await reminded.says("rappelle-moi la 8 demain")
    await reminded.says("/rappels")
    await reminded.says("changer de jour")
    assert "Écrivez l’étape, puis le jour" in reminded.sees


@pytest.mark.parametrize("typed", ["rappels cps demain", "rappel cps demain"])
async def test_the_command_is_understood_without_its_sign(reminded: Talker, typed: str) -> None:
    await reminded.says("/rappels")
    await reminded.says(typed)
    assert "au lieu du" in reminded.sees


async def test_they_are_listed_by_one_word(reminded: Talker, stage: Stage) -> None:
    await reminded.says("/parcours")
    await reminded.says("rappel")
    assert reminded.sees.startswith("Vos rappels")
    assert stage.asked == []


@pytest.mark.parametrize(
    "typed", ["j'ai trop de patients", "j'arrive plus à suivre", "merci bonne journée"]
)
async def test_what_is_said_of_oneself_is_no_day(
    reminded: Talker, stage: Stage, typed: str
) -> None:
    await reminded.says(typed)
    assert stage.asked == [typed]


@pytest.mark.parametrize("typed", ["est-ce que c'est bien noté", "c'est noté ?"])
async def test_whether_it_is_noted_is_told(reminded: Talker, stage: Stage, typed: str) -> None:
    await reminded.says(typed)
    assert reminded.sees.startswith("Vos rappels")
    assert stage.asked == []
