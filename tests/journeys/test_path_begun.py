"""The steps begun, told with the next one; no reminder of a step that concerns nobody any more."""

import re

import pytest

from tests.journeys.conversation import Talker


async def test_the_path_names_every_step_begun_and_goes_past_none_in_silence(
    doctor: Talker,
) -> None:
    await doctor.says("/profil psychologue")
    await doctor.says("/parcours en cours rpps")
    await doctor.says("/parcours en cours insi")
    await doctor.says("/parcours")
    begun = (
        r"Vous avez commencé : .*\(étape 1\) et .*\(étape 4\)\. En attendant :\n\nProchaine étape"
    )
    assert re.search(begun, doctor.sees)
    assert {"Étape 1", "Étape 4"} <= set(doctor.buttons)


async def test_a_step_begun_after_the_next_one_is_not_gone_past(doctor: Talker) -> None:
    await doctor.says("/profil médecin secrétariat oui")
    await doctor.says("/parcours en cours cpe")
    await doctor.says("/parcours")
    assert re.search(r"Vous avez commencé : .*\(étape 6\)\.\n", doctor.sees)
    assert "En attendant :" not in doctor.sees


@pytest.mark.parametrize("tapped", [True, False])
async def test_a_profile_that_excludes_a_step_drops_its_reminder_and_says_so(
    doctor: Talker, *, tapped: bool
) -> None:
    await doctor.says("/profil médecin secrétariat oui")
    await doctor.says("/parcours en cours cpe")
    await doctor.says("demain")
    await doctor.says("/parcours en cours rpps")
    await doctor.says("/rappels rpps demain")
    if tapped:
        await doctor.says("/profil")
        await doctor.taps("Secrétariat")
        await doctor.taps("2. non")
    else:
        await doctor.says("/profil secrétariat non")
    assert "Rappel annulé, car l’étape ne vous concerne plus : Équiper le secrétariat" in (
        doctor.sees
    )
    await doctor.says("/rappels")
    reminded = [line for line in doctor.sees.splitlines() if re.match(r"[0-9]\. ", line)]
    assert len(reminded) == 1
    assert "RPPS" in reminded[0]
