"""A number everybody may call, a day everybody is said to be born on: they tell of nobody."""

import pytest

from knowledge.personal.mask import Kind, mask

KEPT = """
le 0806 800 213 c'est le bon numéro ?
j'appelle le 0 806 800 213 ou le 34 22
0800 12 34 56, 08 06 80 02 13, 0809.400.400
ma patiente est née le premier janvier, on ne connaît pas le jour exact
née le 1er janvier, jour inconnu, que saisir ?
né le 31 décembre par défaut
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


@pytest.mark.parametrize("question", KEPT.strip().splitlines())
def test_a_public_line_and_a_day_by_default_are_left_as_they_are(question: str) -> None:
    assert mask(question).text == question


@pytest.mark.parametrize("sentence", BIRTHS.strip().splitlines())
def test_a_day_of_birth_with_its_year_is_masked(sentence: str) -> None:
    assert mask(sentence.replace("[", "").replace("]", "")).kinds == {Kind.BIRTH_DATE}


@pytest.mark.parametrize("number", PHONES)
def test_any_other_line_may_be_somebody_s(number: str) -> None:
    assert mask(f"rappelez le {number}").patient
