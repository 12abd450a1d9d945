"""A day of a reminder told from that of the reminder: « la veille », « une semaine plus tard »."""

import pytest

from tests.journeys.conversation import Stage, Talker


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("la veille", 9),
        ("rappelle-moi la veille", 9),
        ("je préfère la veille", 9),
        ("le lendemain", 11),
        ("le surlendemain", 12),
        ("deux jours avant", 8),
        ("un jour plus tôt", 9),
        ("une semaine plus tard", 17),
        ("la semaine d'après", 17),
        ("repousse d'une semaine", 17),
        ("recule-le d'un jour", 11),
        ("dans une semaine", 7),
    ],
)
async def test_a_reminder_is_moved_from_its_own_day(
    doctor: Talker, stage: Stage, typed: str, days: int
) -> None:
    await doctor.says("rappelle-moi la 6 dans 10 jours")
    await doctor.says(typed)
    assert f"je vous le rappellerai {stage.in_days(days)}, au lieu du" in doctor.sees
    assert stage.asked == []


async def test_the_day_that_is_offered_is_counted_from(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/profil secrétariat oui")
    await doctor.says("/parcours en cours 6")
    await doctor.says("la veille")
    assert f"je vous le rappellerai {stage.in_days(6)}" in doctor.sees


async def test_without_a_day_what_is_later_is_so_than_today(doctor: Talker, stage: Stage) -> None:
    await doctor.says("rappelle-moi la 6")
    await doctor.says("la veille")
    assert doctor.sees.startswith("Quel jour exactement ?")
    await doctor.says("le lendemain")
    assert f"je vous le rappellerai {stage.in_days(1)}" in doctor.sees


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("dans une dizaine de jours", 10),
        ("d'ici une quinzaine", 15),
        ("dans une vingtaine de jours", 20),
        ("dès demain", 1),
        ("Pourriez-vous me le rappeler dans une dizaine de jours ?", 10),
    ],
)
async def test_a_round_number_of_days_is_so_many(
    doctor: Talker, stage: Stage, typed: str, days: int
) -> None:
    await doctor.says("rappelle-moi la 6")
    await doctor.says(typed)
    assert f"je vous le rappellerai {stage.in_days(days)}" in doctor.sees


async def test_one_of_several_reminders_is_not_guessed(doctor: Talker, stage: Stage) -> None:
    await doctor.says("rappelle-moi la 6 dans 10 jours")
    await doctor.says("rappelle-moi la 7 dans 12 jours")
    await doctor.says("/rappels")
    await doctor.says("la veille")
    await doctor.says("/rappels")
    assert stage.in_days(10) in doctor.sees
    assert stage.in_days(12) in doctor.sees
