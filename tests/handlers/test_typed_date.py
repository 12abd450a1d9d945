"""A day to come is read as people write it."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import dates
from handlers.typed.date import NoSuchDay, read
from handlers.typed.reminder_words import step_and_day, zone_told
from knowledge import Knowledge

TODAY = date(2026, 11, 27)
"""A Friday."""


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("aujourd'hui", date(2026, 11, 27)),
        ("Demain", date(2026, 11, 28)),
        ("après-demain", date(2026, 11, 29)),
        ("pour demain", date(2026, 11, 28)),
        ("lundi", date(2026, 11, 30)),
        ("lundi prochain", date(2026, 11, 30)),
        ("ce lundi", date(2026, 11, 30)),
        ("lundi en huit", date(2026, 12, 7)),
        ("vendredi en huit", date(2026, 12, 11)),
        ("plutôt lundi en quinze", date(2026, 12, 14)),
        ("mardi de la semaine prochaine", date(2026, 12, 1)),
        ("vendredi de la semaine prochaine", date(2026, 12, 4)),
        ("lundi en huit à 9h", date(2026, 12, 7)),
        ("lundi matin à 9h", date(2026, 11, 30)),
        ("vendredi", date(2026, 12, 4)),
        ("le jeudi", date(2026, 12, 3)),
        ("dans 10 jours", date(2026, 12, 7)),
        ("d'ici 3 j", date(2026, 11, 30)),
        ("dans une semaine", date(2026, 12, 4)),
        ("dans deux semaines", date(2026, 12, 11)),
        ("dans quinze jours", date(2026, 12, 12)),
        ("dans un mois", date(2026, 12, 27)),
        ("dans 3 mois", date(2027, 2, 27)),
        ("la semaine prochaine", date(2026, 12, 4)),
        ("le mois prochain", date(2026, 12, 27)),
        ("ce week-end", date(2026, 11, 28)),
        ("le weekend prochain", date(2026, 11, 28)),
        ("ce we", date(2026, 11, 28)),
        ("pendant le week-end", date(2026, 11, 28)),
        ("ce week-end-là, si possible", date(2026, 11, 28)),
        ("dans le week-end", date(2026, 11, 28)),
        ("après le week-end", date(2026, 11, 30)),
        ("en début de semaine", date(2026, 11, 30)),
        ("milieu de semaine", date(2026, 12, 2)),
        ("la semaine d'après", date(2026, 12, 4)),
        ("dans une quinzaine", date(2026, 12, 12)),
        ("à la fin de la semaine", date(2026, 12, 4)),
        ("fin du mois", date(2026, 11, 30)),
        ("d'ici la fin du mois", date(2026, 11, 30)),
        ("fin du mois prochain", date(2026, 12, 31)),
        ("fin février", date(2027, 2, 28)),
        ("mi-décembre", date(2026, 12, 15)),
        ("début janvier", date(2027, 1, 1)),
        ("pour début janv.", date(2027, 1, 1)),
        ("en mars", date(2027, 3, 1)),
        ("début novembre", date(2027, 11, 1)),
        ("30/11", date(2026, 11, 30)),
        ("30-11", date(2026, 11, 30)),
        ("30.11.27", date(2027, 11, 30)),
        ("le 30 / 11 / 2027", date(2027, 11, 30)),
        ("lundi 30/11", date(2026, 11, 30)),
        ("1/3", date(2027, 3, 1)),
        ("15 décembre", date(2026, 12, 15)),
        ("le mardi 15 décembre", date(2026, 12, 15)),
        ("1er janvier", date(2027, 1, 1)),
        ("le 1er févr.", date(2027, 2, 1)),
        ("15 AOÛT 2027", date(2027, 8, 15)),
        ("le 15", date(2026, 12, 15)),
        ("le 30", date(2026, 11, 30)),
        ("le 31", date(2026, 12, 31)),
        ("1/3/2020", date(2020, 3, 1)),
        ("26/11", date(2026, 11, 26)),
        ("demain matin", date(2026, 11, 28)),
        ("demain à 9h", date(2026, 11, 28)),
        ("demain vers 14 h 30", date(2026, 11, 28)),
        ("lundi prochain à 10h", date(2026, 11, 30)),
        ("30/11 dans l'après-midi", date(2026, 11, 30)),
        ("le 30 de ce mois", date(2026, 11, 30)),
        ("J+10", date(2026, 12, 7)),
        ("dans une semaine environ", date(2026, 12, 4)),
        ("15 jours", date(2026, 12, 12)),
        ("dans 15j", date(2026, 12, 12)),
        ("hier", date(2026, 11, 26)),
        ("avant-hier", date(2026, 11, 25)),
        ("il y a 3 jours", date(2026, 11, 24)),
        ("il y a un mois", date(2026, 10, 27)),
        ("1er novembre", date(2026, 11, 1)),
        ("26/11/2027", date(2027, 11, 26)),
        ("29 mai", date(2027, 5, 29)),
        ("30 mai", date(2026, 5, 30)),
    ],
)
def test_a_day_is_read(shipped: Knowledge, typed: str, day: date) -> None:
    assert read(shipped.phrases, typed, TODAY) == day


@pytest.mark.parametrize(
    "typed",
    ["31/02", "0/5", "5/13", "le 32", "30 février", "1/1/0000", "31/11/2027", "0 mars", "29/02"],
)
def test_a_day_that_no_calendar_has_is_told_from_what_is_no_day(
    shipped: Knowledge, typed: str
) -> None:
    assert isinstance(read(shipped.phrases, typed, TODAY), NoSuchDay)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "le",
        "oui",
        "15",
        "15 ma",
        "15 cartes",
        "dans",
        "dans le dmp",
        "dans dix cartes",
        "dans 99999 jours",
        "lundi dernier",
        "prochain",
        "demain la carte",
        "1/2/3/4",
        "٣٠/١١",
        "combien de jours",
    ],
)
def test_what_is_no_day_is_not_read(shipped: Knowledge, typed: str) -> None:
    assert read(shipped.phrases, typed, TODAY) is None


def test_the_last_day_of_a_month_stays_within_the_next(shipped: Knowledge) -> None:
    assert read(shipped.phrases, "dans 3 mois", date(2026, 11, 30)) == date(2027, 2, 28)


@given(st.dates(date(2026, 1, 1), date(2099, 12, 31)))
def test_a_day_is_read_as_the_bot_writes_it(shipped: Knowledge, day: date) -> None:
    assert read(shipped.phrases, dates.numeric(shipped.phrases, day), TODAY) == day
    assert read(shipped.phrases, dates.long(shipped.phrases, day), day) == day


@given(st.text(max_size=40), st.dates(date(2026, 1, 1), date(2099, 12, 31)))
def test_no_text_is_an_error(shipped: Knowledge, text: str, today: date) -> None:
    step_and_day(shipped.phrases, text, today)


@given(st.integers(0, 9999), st.sampled_from(["jours", "semaines", "mois"]))
def test_no_count_is_an_error(shipped: Knowledge, count: int, unit: str) -> None:
    assert read(shipped.phrases, f"dans {count} {unit}", date(2099, 12, 31))


@pytest.mark.parametrize(
    ("typed", "step", "day"),
    [
        ("cpe 30/11", "cpe", "30/11"),
        ("carte CPE dans 10 jours", "carte cpe", "dans 10 jours"),
        ("6 15 décembre", "6", "15 décembre"),
        ("cpe le 15", "cpe", "le 15"),
        ("cpe", "cpe", ""),
        ("demain", "", "demain"),
        ("", "", ""),
    ],
)
def test_a_step_is_told_from_its_day(shipped: Knowledge, typed: str, step: str, day: str) -> None:
    assert step_and_day(shipped.phrases, typed, TODAY) == (step, day)


@pytest.mark.alone
@pytest.mark.parametrize("word", ["9h", "a", "le", "demain", "1/2", "oui"])
def test_the_longest_command_is_read_without_waiting(shipped: Knowledge, word: str) -> None:
    text = " ".join([word] * (4096 // (len(word) + 1)))
    began = process_time()
    read(shipped.phrases, f"demain {text}", TODAY)
    step_and_day(shipped.phrases, f"cpe demain {text}", TODAY)
    assert process_time() - began < 1


def test_a_place_is_told_by_a_whole_word_of_its_name(shipped: Knowledge) -> None:
    assert zone_told(shipped.phrases, "réunion") == "reunion"
    assert zone_told(shipped.phrases, "heure Guadeloupe") == "guadeloupe"
    assert zone_told(shipped.phrases, "la") is None
