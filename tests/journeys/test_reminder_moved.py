"""A reminder is moved by its place in the list of those that wait: « décale le 2 à lundi »."""

from datetime import UTC, datetime, timedelta

import pytest

from bot import zones
from tests.journeys.conversation import Stage, Talker


@pytest.fixture
async def reminded(doctor: Talker) -> Talker:
    """Bring in somebody with three reminders, of steps 2, 8 and 6 in this order."""
    for typed in ("/rappels cps dans 3 jours", "/rappels 8 dans 5 jours", "/rappels cpe dans 9 j"):
        await doctor.says(typed)
    await doctor.says("/rappels")
    return doctor


@pytest.mark.parametrize(
    ("typed", "title", "days"),
    [
        ("décale le 2 à dans 20 jours", "Alimenter", 20),
        ("mets le premier à dans 4 jours", "Obtenir une carte CPS", 4),
        ("repousse le rappel 2 de 3 jours", "Alimenter", 8),
        ("repousse le deuxième rappel d'une semaine", "Alimenter", 12),
        ("peux-tu passer le dernier à demain ?", "Équiper le secrétariat", 1),
        ("avance le 3 d'un jour", "Équiper le secrétariat", 8),
        ("le 2 demain plutôt", "Alimenter", 1),
        ("pour le 1, dans 15 jours svp", "Obtenir une carte CPS", 15),
    ],
)
async def test_a_reminder_is_moved_by_its_place(
    reminded: Talker, stage: Stage, typed: str, title: str, days: int
) -> None:
    await reminded.says(typed)
    assert f"rappellerai {stage.in_days(days)}, au lieu du" in reminded.sees
    assert f"Étape : « {title}" in reminded.sees
    assert stage.asked == []


async def test_a_numeric_day_is_read_behind_a_place(reminded: Talker, stage: Stage) -> None:
    day = zones.local(datetime.now(UTC), None).date() + timedelta(days=20)
    await reminded.says(f"mets le 1 au {day:%d/%m/%Y}")
    assert f"rappellerai {stage.in_days(20)}" in reminded.sees
    assert "Étape : « Obtenir une carte CPS" in reminded.sees


@pytest.mark.parametrize(
    "typed",
    ["décale le 2 janvier", "mets le 4 à demain", "mets le 2 au lieu du 3", "le premier janvier"],
)
async def test_what_tells_no_place_or_no_day_moves_nothing(reminded: Talker, typed: str) -> None:
    listed = reminded.sees
    await reminded.says(typed)
    assert "C’est noté" not in reminded.sees
    await reminded.says("/rappels")
    assert reminded.sees == listed


async def test_a_place_is_of_the_list_only_where_it_is_shown(reminded: Talker) -> None:
    await reminded.says("/parcours")
    await reminded.says("décale le 2 à demain")
    assert "C’est noté" not in reminded.sees


async def test_a_number_alone_tells_how_to_move_its_reminder(reminded: Talker) -> None:
    await reminded.says("2")
    assert "décale le 2 à lundi" in reminded.sees


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("annule 1 et 2", ["Équiper le secrétariat"]),
        ("supprime le premier et le dernier", ["Alimenter"]),
        ("annule les rappels 2 et 3", ["Obtenir une carte CPS"]),
        ("annule la 8 et la 6", ["Obtenir une carte CPS"]),
    ],
)
async def test_several_reminders_are_cancelled_by_their_places(
    reminded: Talker, typed: str, left: list[str]
) -> None:
    await reminded.says(typed)
    assert reminded.sees.startswith("Rappels annulés.")
    lines = [line for line in reminded.sees.splitlines() if line[:2] in {"1.", "2.", "3."}]
    assert [line.partition(" : ")[2][: len(left[0])] for line in lines] == left


@pytest.mark.parametrize("typed", ["annule la 1 et la 3", "annule 4 et 5"])
async def test_what_is_no_place_cancels_no_reminder(reminded: Talker, typed: str) -> None:
    await reminded.says(typed)
    assert reminded.sees.startswith("Aucun rappel n’était fixé pour cela")


@pytest.mark.parametrize(
    "typed",
    ["rappelle-moi la 4 tous les lundis", "rappelez-moi la 4 une fois par mois"],
)
async def test_a_reminder_that_comes_back_is_refused(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("Aucun rappel n’est fixé : un rappel ne vient qu’une fois.")
    await doctor.says("/rappels")
    assert "aucun rappel" in doctor.sees


async def test_all_the_steps_on_one_day_do_not_come_back(doctor: Talker) -> None:
    await doctor.says("/parcours fait 1 2 4 5 7 8 9")
    await doctor.says("rappelle-moi toutes les étapes dans 3 jours")
    assert doctor.sees.startswith("C’est noté : je vous rappellerai")


@pytest.mark.parametrize(
    ("typed", "starts"),
    [
        ("/rappels annuler 1 et 2", "Rappels annulés."),
        ("/rappels annuler le premier", "Rappel annulé."),
        ("/rappels annuler la 8", "Rappel annulé."),
        ("/rappels décaler 1 à demain", "C’est noté : je vous le rappellerai"),
    ],
)
async def test_places_may_be_typed_behind_the_command(
    reminded: Talker, typed: str, starts: str
) -> None:
    await reminded.says("/parcours")
    await reminded.says(typed)
    assert reminded.sees.startswith(starts)


async def test_a_step_and_a_day_behind_the_command_are_no_place(
    reminded: Talker, stage: Stage
) -> None:
    await reminded.says("/rappels 1 demain")
    assert reminded.sees.startswith(
        f"C’est noté : je vous le rappellerai {stage.in_days(1)}, entre"
    )
    assert "Étape : « Être inscrit au RPPS" in reminded.sees


@pytest.mark.parametrize("typed", ["rappel 9 dans 4 jours", "rappelle-moi 9 dans 4 jours"])
async def test_a_bare_number_before_a_day_is_a_step(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith(f"C’est noté : je vous le rappellerai {stage.in_days(4)}")
    assert "Informer le patient de la consultation" in doctor.sees


@pytest.mark.parametrize("typed", ["rappelle-moi demain 9", "rappelle-moi à 9h demain"])
async def test_a_number_that_may_be_an_hour_is_no_step(doctor: Talker, typed: str) -> None:
    await doctor.says("/themes")
    await doctor.says(typed)
    assert "C’est noté" not in doctor.sees


async def test_a_step_of_which_no_reminder_is_listed_is_asked_for_its_day(
    reminded: Talker,
) -> None:
    await reminded.says("la 9")
    assert reminded.sees.startswith("Quel jour vous le rappeler ?")
    await reminded.says("la 2")
    assert "Rappel annulé" not in reminded.sees


def listed(person: Talker) -> list[str]:
    """Return the days of the reminders listed."""
    lines = [line for line in person.sees.splitlines() if line[:2] in {"1.", "2.", "3."}]
    return [line.removeprefix(line[:3]).partition(" : ")[0] for line in lines]


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("tous à dans 4 jours", [4, 4, 4]),
        ("décale tout à dans 4 jours", [4, 4, 4]),
        ("mets les tous à dans 4 jours", [4, 4, 4]),
        ("décale les trois à dans 4 jours", [4, 4, 4]),
        ("décale tout d'une semaine", [10, 12, 16]),
        ("repousse tous mes rappels de 2 jours", [5, 7, 11]),
        ("tu peux avancer mes rappels d'un jour ?", [2, 4, 8]),
    ],
)
async def test_all_the_reminders_are_moved_together(
    reminded: Talker, stage: Stage, typed: str, days: list[int]
) -> None:
    await reminded.says(typed)
    assert reminded.sees.startswith("Rappels déplacés.")
    assert listed(reminded) == [stage.in_days(day) for day in days]
    assert stage.asked == []


@pytest.mark.parametrize(
    "typed",
    [
        "pas tous à demain",
        "ne décale pas tout d'une semaine",
        "décale tout sauf le 2 à demain",
        "tout est prêt pour demain",
        "décale tout à dans 3 ans",
        "décale les deux à demain",
    ],
)
async def test_what_moves_not_all_of_them_moves_none(reminded: Talker, typed: str) -> None:
    before = reminded.sees
    await reminded.says(typed)
    assert "déplacés" not in reminded.sees
    await reminded.says("/rappels")
    assert reminded.sees == before


async def test_all_is_of_the_reminders_only_below_them(reminded: Talker) -> None:
    await reminded.says("/parcours")
    await reminded.says("tous à demain")
    assert "déplacés" not in reminded.sees


async def test_a_number_moves_the_reminder_in_its_place_where_its_step_has_none(
    reminded: Talker, stage: Stage
) -> None:
    await reminded.says("décale la 1 à dans 20 jours")
    assert f"rappellerai {stage.in_days(20)}, au lieu du" in reminded.sees
    assert "Étape : « Obtenir une carte CPS" in reminded.sees


@pytest.mark.parametrize(
    "typed", ["décale la 8 à dans 20 jours", "décale l'étape 8 dans 20 jours"]
)
async def test_a_number_moves_the_reminder_of_its_step(
    reminded: Talker, stage: Stage, typed: str
) -> None:
    await reminded.says(typed)
    assert f"rappellerai {stage.in_days(20)}, au lieu du" in reminded.sees
    assert "Étape : « Alimenter" in reminded.sees


async def test_numbers_alone_are_asked_of_below_a_reminder_just_moved(reminded: Talker) -> None:
    await reminded.says("décale le 1 à dans 4 jours")
    await reminded.says("annule 1 et 2")
    assert reminded.sees.startswith("Lequel annuler ?")
    assert len(listed(reminded)) == 3
    await reminded.says("annule 1 et 2")
    assert reminded.sees.startswith("Rappels annulés.")


@pytest.mark.parametrize("typed", ["non le {}", "oups, le {}", "pardon le {}"])
async def test_what_corrects_a_reminder_just_set_by_a_day_moves_it(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    day = zones.local(datetime.now(UTC), None).date() + timedelta(days=6)
    await doctor.says("rappelle-moi la cps dans 5 jours")
    await doctor.says(typed.format(day.day))
    assert f"rappellerai {stage.in_days(6)}, au lieu du" in doctor.sees
    assert "Étape : « Obtenir une carte CPS" in doctor.sees


async def test_a_bare_number_is_of_no_other_step_than_the_reminder_just_set(
    doctor: Talker,
) -> None:
    await doctor.says("rappelle-moi la cps dans 5 jours")
    await doctor.says("non 6")
    await doctor.says("/rappels")
    assert "Obtenir une carte CPS" in doctor.sees


@pytest.mark.parametrize("typed", ["non la 6", "non, l'étape 6", "ah non la 6"])
async def test_another_step_takes_the_reminder_just_set(doctor: Talker, typed: str) -> None:
    await doctor.says("rappelle-moi la cps dans 5 jours")
    await doctor.says(typed)
    assert doctor.sees.startswith("Rappel annulé.")
    assert "Équiper le secrétariat d’une carte CPE nominative" in doctor.sees


SEVERAL_MOVED = [
    ("décale le 1 et le 2 à demain", {1, 9}),
    ("décale le 1, le 2 et le 3 à demain", {1}),
    ("décale la 2 et la 8 à demain", {1, 9}),
    ("repousse le 1 et le 2 d'une semaine", {9, 10, 12}),
    ("avance le 2 et le 3 d'un jour", {3, 4, 8}),
    ("décale le rappel de la 2 et de la 6 à demain", {1, 5}),
]


async def days_of(person: Talker, stage: Stage) -> set[int]:
    """Return in how many days the reminders that wait are to come."""
    await person.says("/rappels")
    return {ahead for ahead in range(1, 20) if f". {stage.in_days(ahead)} : " in person.sees}


@pytest.mark.parametrize(("typed", "days"), SEVERAL_MOVED)
async def test_several_reminders_are_moved_by_one_message(
    reminded: Talker, stage: Stage, typed: str, days: set[int]
) -> None:
    await reminded.says(typed)
    assert reminded.sees.startswith("Rappels déplacés.")
    assert await days_of(reminded, stage) == days
    assert stage.asked == []


@pytest.mark.parametrize(
    "typed",
    [
        "décale le 4 et le 5 à demain",
        "décale la 2 et la 4 à demain",
        "mets la 2 à demain et la 8 à lundi",
        "décale le 1 et le 2 à demain et lundi",
    ],
)
async def test_of_several_that_are_not_clear_none_is_moved(
    reminded: Talker, stage: Stage, typed: str
) -> None:
    await reminded.says(typed)
    assert await days_of(reminded, stage) == {3, 5, 9}


@pytest.mark.parametrize(
    "typed",
    [
        "ah non j'ai jamais le temps {then}, mettez {day}",
        "{then} je ne peux pas, mets {day}",
        "change {then} par {day}",
        "mets {day} au lieu de {then}",
    ],
)
async def test_of_two_days_that_of_the_reminder_is_not_meant(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says(f"rappelle-moi la 8 {stage.in_days(4)}")
    await doctor.says(typed.format(then=stage.in_days(4), day=stage.in_days(6)))
    assert (
        f"je vous le rappellerai {stage.in_days(6)}, au lieu du {stage.in_days(4)}" in doctor.sees
    )
