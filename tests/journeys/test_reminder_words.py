"""Reminders asked for, and moved, as people say it."""

import pytest

from tests.journeys.conversation import Stage, Talker


async def test_a_step_under_way_can_be_reminded_of_from_the_list(doctor: Talker) -> None:
    await doctor.says("/rappels")
    assert "quand une étape qui prend du temps est en cours" in doctor.sees
    await doctor.says("/parcours en cours cpe")
    await doctor.says("/rappels")
    assert "Vous n’avez aucun rappel." in doctor.sees
    assert "/rappels cpe dans 10 jours" in doctor.sees
    await doctor.taps("Rappel : ")
    assert "Quel jour vous le rappeler ?" in doctor.sees
    await doctor.says("dans 10 jours")
    await doctor.says("/rappels")
    assert not any(button.startswith("Rappel : ") for button in doctor.buttons)


async def test_the_only_reminder_is_moved_by_a_day(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/rappels cpe dans 5 jours")
    await doctor.says("/rappels")
    await doctor.says("en fait plutôt dans 8 jours")
    assert f"{stage.in_days(8)}, au lieu du {stage.in_days(5)}" in doctor.sees


async def test_of_several_reminders_which_to_move_is_asked(doctor: Talker) -> None:
    await doctor.says("/rappels cpe dans 5 jours")
    await doctor.says("/rappels cps dans 6 jours")
    await doctor.says("/rappels")
    await doctor.says("dans 8 jours")
    assert doctor.sees.startswith("Je ne peux pas fixer ce rappel. Écrivez l’étape, puis le jour")


async def test_a_reminder_is_moved_by_its_button(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/rappels cpe dans 5 jours")
    await doctor.says("/rappels")
    await doctor.taps("Changer de jour : ")
    await doctor.says("dans 9 jours")
    assert f"{stage.in_days(9)}, au lieu du {stage.in_days(5)}" in doctor.sees


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("mes rappels", "Vous n’avez aucun rappel."),
        ("inviter ma secrétaire", "Inviter"),
        ("où j'en suis", "Prochaine étape"),
    ],
)
async def test_a_screen_that_is_asked_for_in_words_is_shown(
    doctor: Talker, typed: str, shown: str
) -> None:
    await doctor.says(typed)
    assert shown in doctor.sees + " ".join(doctor.buttons)


@pytest.mark.parametrize("typed", ["annule", "Annuler", "annulez-le svp", "supprime ce rappel"])
@pytest.mark.parametrize("opens", ["/rappels", "/rappels cpe dans 5 jours"])
async def test_the_only_reminder_is_cancelled_without_its_number(
    doctor: Talker, opens: str, typed: str
) -> None:
    await doctor.says("/rappels cpe dans 5 jours")
    await doctor.says(opens)
    await doctor.says(typed)
    assert doctor.sees.startswith("Rappel annulé.")
    await doctor.says("/rappels")
    assert "Vous n’avez aucun rappel." in doctor.sees


@pytest.mark.parametrize("typed", ["annule", "/rappels annuler"])
async def test_of_several_reminders_which_to_cancel_is_asked(doctor: Talker, typed: str) -> None:
    await doctor.says("/rappels cpe dans 5 jours")
    await doctor.says("/rappels cps dans 6 jours")
    await doctor.says("/rappels")
    await doctor.says(typed)
    assert doctor.sees.startswith("Lequel annuler ?")
    assert "2. " in doctor.sees
    await doctor.says("annule le 2")
    assert doctor.sees.startswith("Rappel annulé.")
    assert "CPE" in doctor.sees
    assert "CPS" not in doctor.sees


@pytest.mark.parametrize("typed", ["supprime le", "annule", "plus besoin"])
async def test_without_any_reminder_none_is_cancelled_and_that_is_said(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/rappels")
    await doctor.says(typed)
    assert doctor.sees.startswith("Vous n’avez aucun rappel.")
    assert stage.asked == []


@pytest.mark.parametrize("typed", ["la cpe", "CPE", "pour la carte cpe", "la cpe svp"])
@pytest.mark.parametrize("opens", ["/rappels", "/rappels cps"])
async def test_a_step_named_where_one_is_asked_for_is_asked_its_day(
    doctor: Talker, stage: Stage, opens: str, typed: str
) -> None:
    await doctor.says(opens)
    await doctor.says(typed)
    assert doctor.sees.startswith("Quel jour vous le rappeler ? Étape : Équiper le secrétariat")
    await doctor.says("dans 3 jours")
    assert f"je vous le rappellerai {stage.in_days(3)}" in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize("typed", ["la cpe ?", "une carte", "la cpe est obligatoire ?"])
async def test_what_is_asked_there_is_searched(doctor: Talker, stage: Stage, typed: str) -> None:
    await doctor.says("/rappels")
    await doctor.says(typed)
    assert stage.asked == [typed]
