"""Reminders of several steps are asked for in one message."""

import pytest

from tests.journeys.conversation import Stage, Talker

EIGHT, NINE = "Alimenter le dossier médical (étape 8)", "Informer le patient de la consultation"


@pytest.mark.parametrize(
    "said",
    [
        "rappelle-moi la 8 et la 9 lundi",
        "rappelle-moi lundi la huit et la neuf",
        "rappelez-moi les étapes 8 et 9 dans 10 jours",
        "rappelle moi 8 et 9 mardi",
        "rappelle-moi les étapes 8-9 le 15/12",
        "la 8 et la 9, rappelle-moi lundi à 9h",
        "rappelle-moi de faire l'étape 8 et l'étape 9 demain",
        "/rappels 8 et 9 lundi",
        "/rappels étapes 8, 9 le 15 décembre",
    ],
)
async def test_both_are_set_on_the_same_day(doctor: Talker, stage: Stage, said: str) -> None:
    await doctor.says(said)
    assert doctor.sees.startswith("C’est noté : je vous rappellerai ")
    assert f"{EIGHT} et {NINE}" in doctor.sees
    await doctor.says("/rappels")
    assert "1. " in doctor.sees
    assert "2. " in doctor.sees
    assert "3. " not in doctor.sees
    assert stage.asked == []


async def test_a_step_may_be_named_by_its_words(doctor: Talker) -> None:
    await doctor.says("rappelle-moi de faire la 8 et de commander la cpe demain")
    assert f"{EIGHT} et Équiper le secrétariat" in doctor.sees


async def test_each_comes_as_a_message_of_its_own(doctor: Talker, stage: Stage) -> None:
    await doctor.says("rappelle-moi la 8 et la 9 demain")
    assert f"je vous rappellerai {stage.in_days(1)}" in doctor.sees
    assert "Un message par étape" in doctor.sees


async def test_the_day_that_a_reminder_had_is_told(doctor: Talker, stage: Stage) -> None:
    await doctor.says("rappelle-moi la 8 dans 3 jours")
    await doctor.says("rappelle-moi la 8 et la 9 dans 5 jours")
    assert f"{EIGHT} : ce rappel était prévu {stage.in_days(3)}." in doctor.sees
    assert doctor.sees.count("ce rappel était prévu") == 1


async def test_what_is_typed_next_is_of_their_list(doctor: Talker) -> None:
    await doctor.says("rappelle-moi la 8 et la 9 demain")
    await doctor.says("annule")
    assert doctor.sees.startswith("Lequel annuler ?")
    await doctor.says("annuler 1")
    assert doctor.sees.startswith("Rappel annulé.")


async def test_what_is_told_before_the_wish_is_not_reminded_of(doctor: Talker) -> None:
    await doctor.says("/profil médecin secrétariat oui")
    await doctor.says("/parcours")
    await doctor.says("la 6 est faite et rappelle-moi la 8 et la 9 dans une semaine")
    assert "carte CPE nominative » est fait." in doctor.sees
    await doctor.says("/rappels")
    assert "CPE" not in doctor.sees.split("Pour écrire")[0]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("rappelle-moi la 8 lundi et la 8 mardi", "un seul jour pour chaque étape"),
        ("rappelle-moi la 8 lundi et mardi", "un seul jour pour chaque étape"),
        ("rappelle-moi la 8 lundi et appelle l'éditeur mardi", "un seul jour pour chaque étape"),
        ("rappelle-moi la 8 le 31/02 et la 9 lundi", "Ce jour n’existe pas"),
        ("rappelle-moi la 8 hier et la 9 lundi", "Il est trop tard pour ce jour-là"),
        ("rappelle-moi la 8 lundi et dis à ma secrétaire de faire la 9", "je n’ai pas compris"),
        ("rappelle-moi la 8 lundi et la 9 c'est ma secrétaire", "je n’ai pas compris"),
        ("rappelle-moi la 8 et la 9", "il manque le jour"),
        ("rappelez-moi les étapes 8 et 9", "il manque le jour"),
        ("rappelle-moi toutes les étapes lundi", "en fixe 4 au plus"),
        ("rappelle-moi les étapes lundi", "en fixe 4 au plus"),
        ("rappelle-moi les étapes 8 à 12 lundi", "en fixe 4 au plus"),
        ("rappelle-moi la 8 et la 99 lundi", "Je ne trouve pas cette étape."),
        ("rappelle-moi la 8 et la 9 hier", "Il est trop tard pour ce jour-là"),
        ("rappelle-moi la 8 et la 9 le 31/02", "Ce jour n’existe pas"),
        ("/rappels toutes les étapes lundi", "en fixe 4 au plus"),
    ],
)
async def test_where_none_is_set_it_is_said_why(
    doctor: Talker, stage: Stage, said: str, why: str
) -> None:
    await doctor.says(said)
    assert why in doctor.sees
    await doctor.says("/rappels")
    assert "Vous n’avez aucun rappel." in doctor.sees
    assert stage.asked == []


async def test_two_words_of_one_step_set_one_reminder(doctor: Talker) -> None:
    await doctor.says("rappelle-moi d'accéder au dossier et de le consulter lundi")
    assert "je vous le rappellerai" in doctor.sees


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("rappelle-moi la 8 au 15 décembre", "15 décembre"),
        ("rappelle-moi la 8 demain à 15 h", ""),
        ("rappelle-moi la 8 au 15", "15 décembre"),
    ],
)
async def test_the_day_behind_a_number_makes_no_steps_of_those_between(
    doctor: Talker, said: str, day: str
) -> None:
    await doctor.says(said)
    assert doctor.sees.startswith("C’est noté : je vous le rappellerai ")
    assert "Étape : « Alimenter le dossier médical »" in doctor.sees
    assert day in doctor.sees


async def test_the_reminder_of_a_number_is_moved_to_a_day(doctor: Talker) -> None:
    await doctor.says("/rappels 3 dans 3 jours")
    await doctor.says("/rappels 4 dans 4 jours")
    await doctor.says("décale le rappel de la 4 au 15 décembre")
    assert "15 décembre, au lieu du " in doctor.sees
    assert "Récupérer l’INS avec le téléservice INSi" in doctor.sees


@pytest.mark.parametrize(
    "said",
    [
        "rappelle-moi la 8 dans 3 jours et la 9 dans 5 jours",
        "rappelez-moi la 8 dans 3 jours et rappelez-moi la 9 dans 5 jours svp",
        "rappelle-moi dans 3 jours la 8, dans 5 jours la 9",
        "pouvez-vous me rappeler de faire la 8 dans 3 jours puis la 9 dans 5 jours",
    ],
)
async def test_each_may_be_on_its_own_day(doctor: Talker, stage: Stage, said: str) -> None:
    await doctor.says(said)
    assert doctor.sees.startswith("C’est noté : 2 rappels sont fixés")
    assert f"1. {stage.in_days(3)} : Alimenter le dossier médical" in doctor.sees
    assert f"2. {stage.in_days(5)} : Informer le patient de la consultation" in doctor.sees
    assert "3. " not in doctor.sees
    assert stage.asked == []


async def test_two_on_one_day_and_another_later(doctor: Talker, stage: Stage) -> None:
    await doctor.says("rappelle-moi la 8 dans 2 jours")
    await doctor.says("rappelle-moi la 8 et la 9 dans 3 jours et la 10 dans 5 jours")
    assert doctor.sees.startswith("C’est noté : 3 rappels sont fixés")
    assert f"{EIGHT} : ce rappel était prévu {stage.in_days(2)}." in doctor.sees


async def test_no_more_are_set_on_their_own_days_than_on_one(doctor: Talker) -> None:
    days = ", ".join(f"la {step} dans {step} jours" for step in (5, 7, 8, 9, 10))
    await doctor.says(f"rappelle-moi {days}")
    assert "en fixe 4 au plus" in doctor.sees
