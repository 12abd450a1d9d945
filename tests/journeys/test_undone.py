"""What was just noted of a step is undone: it stands again as it did, since the same day."""

import re
from datetime import timedelta

import pytest

from tests.journeys.conversation import Stage, Talker

FIRST_DAY = r"en cours depuis le (\d\d/\d\d/\d{4})"


async def under_way_for_days(person: Talker, step: int = 2) -> str:
    """Note a step to be under way, then let three days pass; return the day it began."""
    await person.says(f"étape {step} en cours")
    began = re.search(FIRST_DAY, person.sees)
    assert began
    person.stage.later += timedelta(days=3)
    return began[1]


async def state_of(person: Talker, step: int) -> str:
    """Return how a step is said to stand."""
    await person.says(f"/parcours {step}")
    told = re.search(r"État : (.*)", person.sees)
    assert told
    return told[1]


@pytest.mark.parametrize("typed", ["annuler", "remets comme avant", "je me suis trompée"])
async def test_steps_undone_together_stand_as_they_did(doctor: Talker, typed: str) -> None:
    began = await under_way_for_days(doctor)
    await doctor.says("étapes 1 et 2 faites")
    await doctor.says(typed)
    assert await state_of(doctor, 1) == "à faire"
    assert await state_of(doctor, 2) == f"en cours depuis le {began}"


@pytest.mark.parametrize("typed", ["annuler", "pas celle-là"])
async def test_a_step_undone_is_under_way_again_since_the_same_day(
    doctor: Talker, typed: str
) -> None:
    began = await under_way_for_days(doctor)
    await doctor.says("étape 2 faite")
    await doctor.says(typed)
    assert f"en cours depuis le {began}" in doctor.sees


async def test_a_step_noted_twice_is_undone_into_how_it_stood_before_both(doctor: Talker) -> None:
    began = await under_way_for_days(doctor)
    await doctor.says("étape 2 faite")
    await doctor.says("étape 2 faite")
    await doctor.says("annuler")
    assert f"en cours depuis le {began}" in doctor.sees


async def test_cancelling_twice_is_cancelling_once(doctor: Talker) -> None:
    await under_way_for_days(doctor)
    await doctor.says("étapes 1 et 2 faites")
    await doctor.says("annuler")
    await doctor.says("annuler")
    assert doctor.sees.startswith("Que faut-il corriger ?")
    assert (await state_of(doctor, 2)).startswith("en cours")


async def test_what_was_put_back_to_do_is_done_again(doctor: Talker) -> None:
    await doctor.says("étape 2 faite")
    await doctor.says("remets-la à faire")
    assert "est à faire." in doctor.sees
    await doctor.says("annuler")
    assert "est fait." in doctor.sees


@pytest.mark.parametrize("typed", ["c'est pas fait", "remets-la à faire", "je ne l'ai pas faite"])
async def test_what_is_said_to_be_to_do_never_is_done_again(doctor: Talker, typed: str) -> None:
    await doctor.says("étape 2 faite")
    await doctor.says("étape 2 en cours")
    await doctor.says(typed)
    assert await state_of(doctor, 2) == "à faire"


@pytest.mark.parametrize("typed", ["non la 2 non", "annule la 2", "annule l'étape 2"])
async def test_one_of_the_steps_just_noted_stands_as_it_did(doctor: Talker, typed: str) -> None:
    began = await under_way_for_days(doctor)
    await doctor.says("étapes 1, 2 et 4 faites")
    await doctor.says(typed)
    assert f"en cours depuis le {began}" in doctor.sees
    assert (await state_of(doctor, 4)).startswith("fait")


async def test_a_step_told_in_place_of_another_leaves_that_one_as_it_was(doctor: Talker) -> None:
    began = await under_way_for_days(doctor, 5)
    await doctor.says("étape 5 faite")
    await doctor.says("oups c'était la 4")
    assert (await state_of(doctor, 4)).startswith("fait")
    assert await state_of(doctor, 5) == f"en cours depuis le {began}"


async def test_a_step_tapped_back_under_way_is_so_since_the_same_day(doctor: Talker) -> None:
    began = await under_way_for_days(doctor)
    await doctor.says("étape 2 faite")
    await doctor.taps("En cours")
    assert f"en cours depuis le {began}" in doctor.sees


async def test_what_changed_nothing_undoes_nothing(doctor: Talker) -> None:
    await doctor.says("étape 1 faite")
    await doctor.says("/aide")
    await doctor.says("étape 1 faite")
    await doctor.says("annuler")
    assert doctor.sees.startswith("Que faut-il corriger ?")
    assert (await state_of(doctor, 1)).startswith("fait")


async def test_more_former_states_than_have_room_are_not_undone(doctor: Talker) -> None:
    await doctor.says("étapes 1 à 6 en cours")
    await doctor.says("étapes 1 à 6 faites")
    await doctor.says("annuler")
    assert doctor.sees.startswith("Que faut-il corriger ?")
    assert (await state_of(doctor, 6)).startswith("fait")


async def test_a_step_of_a_practice_undone_stands_as_it_did(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/cabinet inviter")
    began = await under_way_for_days(doctor)
    await doctor.says("étapes 1 et 2 faites")
    await doctor.says("annuler")
    assert (await state_of(doctor, 2)).startswith(f"en cours depuis le {began}")
    assert stage.asked == []


async def test_what_another_member_has_marked_since_is_not_undone(
    doctor: Talker, stage: Stage
) -> None:
    link = await doctor.invites()
    other = stage.person("Associée")
    await other.says(f"/start {link}")
    await other.says("oui")
    await doctor.says("étape 2 en cours")
    await other.says("étape 2 faite")
    await doctor.says("annuler")
    assert doctor.sees.startswith("Que faut-il corriger ?")
    assert (await state_of(other, 2)).startswith("fait")


async def reminded_of(person: Talker, step: int = 6) -> str:
    """Note a step to be under way, with a reminder in three days; return how that day is told."""
    await person.says(f"étape {step} en cours")
    await person.says("dans 3 jours")
    return person.stage.in_days(3)


@pytest.mark.parametrize("typed", ["la 6 est faite", "étapes 1 et 6 faites", "la 6 non concerné"])
async def test_a_step_undone_is_reminded_of_again(doctor: Talker, typed: str) -> None:
    day = await reminded_of(doctor)
    await doctor.says(typed)
    await doctor.says("annuler")
    assert f"est remis : {day}" in doctor.sees
    await doctor.says("mes rappels")
    assert day in doctor.sees


async def test_a_step_undone_twice_keeps_its_reminder_cancelled_since(doctor: Talker) -> None:
    await reminded_of(doctor)
    await doctor.says("la 6 est faite")
    await doctor.says("annuler")
    await doctor.says("annule mon rappel")
    await doctor.says("annuler")
    await doctor.says("mes rappels")
    assert "aucun rappel" in doctor.sees


async def test_a_step_told_to_be_to_do_has_no_reminder_again(doctor: Talker) -> None:
    await reminded_of(doctor)
    await doctor.says("la 6 est faite")
    await doctor.says("c'est pas fait")
    await doctor.says("mes rappels")
    assert "aucun rappel" in doctor.sees


async def test_steps_told_twice_are_undone_into_how_they_stood_before_both(
    doctor: Talker,
) -> None:
    day = await reminded_of(doctor)
    await doctor.says("étapes 1 et 6 faites")
    await doctor.says("étapes 1 et 6 faites")
    await doctor.says("annuler")
    assert f"est remis : {day}" in doctor.sees
    assert await state_of(doctor, 1) == "à faire"
