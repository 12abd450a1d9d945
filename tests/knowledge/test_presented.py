"""What only presents somebody tells of no danger; one word of what happens to them does."""

import pytest

from knowledge.personal.mask import mask
from knowledge.personal.presented import only_presents

DANGER = "elle ne respire plus"


@pytest.mark.parametrize(
    "text",
    [
        "mon mari Jean Dupont né le 12/03/1980",
        "elle vit au 8 impasse des lilas",
        "ma mère Marie Durand, 84 ans, née le 12/03/1940 à Lyon",
        "sa sœur Mme Durand, joignable au 06 12 34 56 78",
        "mon bébé Léo Durand habite 3 rue Pasteur à Brest",
    ],
)
def test_who_somebody_is_tells_of_no_danger(text: str) -> None:
    assert only_presents(mask(text).text)
    assert not only_presents(mask(f"{text}, {DANGER}").text)


@pytest.mark.parametrize(
    "text",
    [
        "Mme Durand ne vit plus",
        "mon mari Jean Dupont est tombé",
        "avc Mme Durand, née le 12/03/1940",
        "Mme Durand est en danger",
        "elle vit",
        "",
    ],
)
def test_what_happens_to_somebody_may(text: str) -> None:
    assert not only_presents(mask(text).text)
