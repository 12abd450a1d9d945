"""A reminder of a step that is asked for in words is set, or its day is asked for."""

import pytest

from tests.journeys.conversation import Stage, Talker


@pytest.mark.parametrize(
    "said",
    [
        "rappelle-moi demain de commander la CPE",
        "Rappelez-moi de commander la cpe dans 10 jours",
        "vous pouvez me rappeler lundi pour les certificats ?",
        "fais-moi penser à la BAL le 15 décembre",
    ],
)
async def test_with_a_day_it_is_set(doctor: Talker, stage: Stage, said: str) -> None:
    await doctor.says(said)
    assert "je vous le rappellerai" in doctor.sees
    await doctor.says("/rappels")
    assert "1. " in doctor.sees
    assert stage.asked == []


async def test_without_a_day_it_is_asked_which(doctor: Talker, stage: Stage) -> None:
    await doctor.says("rappelle-moi de commander la CPE")
    assert doctor.sees.startswith("Quel jour vous le rappeler")
    await doctor.says("demain")
    assert "je vous le rappellerai" in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize(
    "said",
    [
        "rappelez-moi comment commander la CPE",
        "vous pouvez me rappeler au cabinet ?",
        "rappelez-moi demain de rappeler le laboratoire",
    ],
)
async def test_what_names_no_step_or_asks_how_is_a_question(
    doctor: Talker, stage: Stage, said: str
) -> None:
    await doctor.says(said)
    assert stage.asked == [said]
