"""What is typed is matched to the choices of a screen, and to nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.said import Said

YES, NO = ["Oui, tout effacer", "oui|oui merci"], ["Non, tout garder", "non"]


@pytest.mark.parametrize(
    ("typed", "number"),
    [("3", 3), (" 12. ", 12), ("3)", 3), ("0", 0), ("112", None), ("3 4", None)],
)
def test_a_number_is_a_message_of_its_own(typed: str, number: int | None) -> None:
    assert Said(typed).number == number


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("1", 0),
        ("2.", 1),
        ("3", None),
        ("0", None),
        ("OUI !", 0),
        ("oui merci", 0),
        ("Oui, tout effacer.", 0),
        ("1. oui, tout effacer", 0),
        ("2. oui", None),
        ("non", 1),
        ("oui ?", None),
        ("oui oui", None),
        ("oui|oui merci", None),
        ("", None),
        ("!", None),
    ],
)
def test_a_choice_is_told_by_its_number_or_its_words(typed: str, place: int | None) -> None:
    assert Said(typed).chooses(YES, NO) == place


def test_the_words_of_a_choice_without_a_number_are_alone_understood() -> None:
    assert Said("1").says(YES, NO) is None
    assert Said("1. non").says(YES, NO) is None
    assert Said("non").says(YES, NO) == 1


@given(
    st.lists(st.sampled_from(["c", "combien", "vous", "plait", "encore", "dmp", "?"]), max_size=6)
)
def test_what_asks_is_told_as_without_its_sign(typed: list[str]) -> None:
    ways, around = "combien|combien encore|dmp", "vous plait|encore"
    said = Said(" ".join(typed), frozenset({"plait"}), None, {"c": "combien"})
    unasked = " ".join(word for word in typed if word != "?")
    plainly = Said(unasked, frozenset({"plait", "vous plait", "encore"}), None, {"c": "combien"})
    assert said.asks_for(ways, around) == (plainly.says([ways]) is not None)
