"""A number everybody may call, a day everybody is said to be born on: they tell of nobody."""

import pytest

from knowledge.personal.mask import Kind, mask
from tests.knowledge.bracketed import lines, typed

KEPT = """
le 0806 800 213 c'est le bon numéro ?
j'appelle le 0 806 800 213 ou le 34 22
0800 12 34 56, 08 06 80 02 13, 0809.400.400
ma patiente est née le premier janvier, on ne connaît pas le jour exact
née le 1er janvier, jour inconnu, que saisir ?
né le 31 décembre par défaut
forfait structure 2024 : 2 800 €, et en 2025 : 3 100 euros
la box est en 192.168.1.254
"""

BIRTHS = """
née le [1er janvier 1960]
née le [1er janvier] de l'année 1960
née le [premier janvier mil neuf cent soixante]
née le [premier janvier soixante]
née le [21 janvier]
né le [premier février]
"""

PHONES = ["06 80 02 13 45", "0680021345", "02 98 00 00 00", "0890 12 34 56"]

COUNTED = ["étapes 1 2 3 4 5 6 7 8 faites", "/parcours à faire 1, 2, 5, 7, 8, 9, 10, 12"]

NOT_COUNTED = [
    "1 2 3 5 4 6 7 8",
    "01 02 03 04",
    "2 3 4 5 6 7 8 13",
    "12345678",
    "1 85 05 78 006 084",
]


@pytest.mark.parametrize("question", lines(KEPT))
def test_a_public_line_and_a_day_by_default_are_left_as_they_are(question: str) -> None:
    assert mask(question).text == question


@pytest.mark.parametrize("sentence", lines(BIRTHS))
def test_a_day_of_birth_with_its_year_is_masked(sentence: str) -> None:
    assert mask(typed(sentence)).kinds == {Kind.BIRTH_DATE}


@pytest.mark.parametrize("number", PHONES)
def test_any_other_line_may_be_somebody_s(number: str) -> None:
    assert mask(f"rappelez le {number}").patient


@pytest.mark.parametrize(
    "number", ["185057800608491 €", "1 85 05 78 006 084 €", "10.003.879.623", "2024 12 34 56 €"]
)
def test_what_only_resembles_a_price_or_a_machine_may_be_somebody_s(number: str) -> None:
    assert mask(f"payé {number}").patient


@pytest.mark.parametrize("said", COUNTED)
def test_the_steps_of_a_path_told_in_order_are_no_number(said: str) -> None:
    assert mask(said).text == said


@pytest.mark.parametrize("number", NOT_COUNTED)
def test_digits_that_do_not_count_up_to_twelve_may_be_somebody_s(number: str) -> None:
    assert mask(f"étapes {number}").patient
