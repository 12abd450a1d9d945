"""Kinds of smalltalk that the shipped base tells apart, without what compares meanings."""

import pytest

from knowledge import SHIPPED
from knowledge.content import read_base
from knowledge.smalltalk import Smalltalker


@pytest.fixture(scope="module")
def talk() -> Smalltalker:
    """Read the shipped smalltalk, once."""
    return Smalltalker(read_base(SHIPPED)[0].off_topic)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("c'est quoi l'ANS", "sigles"),
        ("c'est quoi l'insee", "sigle-insee"),
        ("c'est quoi FINESS", "sigle-finess"),
        ("que veut dire RNIV ?", "sigle-rniv"),
        ("c'est quoi un JSON", "sigle-json"),
        ("c'est quoi la CPAM", "sigle-cpam"),
        ("c'est quoi l'URPS", None),
        ("c'est quoi SNIR", None),
        ("qu'est ce que l'IPP", None),
    ],
)
def test_an_acronym_is_told_only_when_it_is_that_one(
    talk: Smalltalker, said: str, kind: str | None
) -> None:
    assert talk.kind(said) == kind
