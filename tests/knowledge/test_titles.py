"""After a title, a name is masked and an ordinary word is not, in sentences typed in haste."""

from pathlib import Path

import pytest

from knowledge.personal.mask import Kind, mask
from knowledge.personal.words import Nature, nature, ordinary, words
from tests.knowledge.bracketed import left_in
from tests.knowledge.endless import takes_linear_time

TITLES = Path(__file__).with_name("titles")
NAMED = (TITLES / "names.txt").read_text(encoding="utf-8").splitlines()
"""Invented people; brackets mark what must go."""

ORDINARY = (TITLES / "ordinary.txt").read_text(encoding="utf-8").splitlines()

KEPT_BACK = 0.99
"""Share of the sentences whose name must be masked entirely."""

REFUSED = 0.02
"""Share of the ordinary sentences that may be refused."""


def test_nearly_every_name_after_a_title_is_masked() -> None:
    missed = [sentence for sentence in NAMED if left_in(sentence)]
    assert len(NAMED) >= 250
    assert len(missed) <= (1 - KEPT_BACK) * len(NAMED), missed


def test_hardly_any_ordinary_word_after_a_title_is_taken_for_a_name() -> None:
    refused = [sentence for sentence in ORDINARY if mask(sentence).found]
    assert len(ORDINARY) >= 250
    assert len(refused) <= REFUSED * len(ORDINARY), refused


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("le patient karim benali refuse", "le patient ▮▮▮ refuse"),
        ("ce monsieur dupont refuse", "ce monsieur ▮▮▮ refuse"),
        ("l'enfant Inès est placée", "l'enfant ▮▮▮ est placée"),
        ("le fils de Josette a le code", "le fils de ▮▮▮ a le code"),
        ("la famille Benali", "la famille ▮▮▮"),
        ("mme frédérique attend", "mme ▮▮▮ attend"),
        ("mme grand attend", "mme ▮▮▮ attend"),
        ("M. Bon attend", "M. ▮▮▮ attend"),
        ("mme garde est fâchée", "mme ▮▮▮ est fâchée"),
        ("mr tape ne veut pas", "mr ▮▮▮ ne veut pas"),
        ("Mme Tape attend", "Mme ▮▮▮ attend"),
        ("mr aimé attend", "mr ▮▮▮ attend"),
        ("melle dupont attend", "melle ▮▮▮ attend"),
        ("mme de gaulle attend", "mme ▮▮▮ attend"),
        ("Mme Dupont60 attend", "Mme ▮▮▮ attend"),
        ("le docteur marie la reçoit demain", "le docteur ▮▮▮ la reçoit demain"),
        ("le dr garde refuse", "le dr ▮▮▮ refuse"),
    ],
)
def test_a_name_is_told_from_a_common_word(text: str, masked: str) -> None:
    assert mask(text).text == masked
    assert mask(text).kinds == {Kind.PERSON}


@pytest.mark.parametrize(
    "text",
    [
        "le dr tape le code",
        "mme aime bien l'appli",
        "mme garde sa carte",
        "le docteur garde la main",
        "le docteur garde encore mon identifiant",
        "je suis son docteur attitré, normal ?",
        "le docteur accueille un stagiaire",
        "le dr demande est ce que je signe",
        "le dr préfère ne pas signer",
        "c'est au dr de relire",
        "AU DR DE RELIRE",
        "c'est au dr de lever le secret",
        "peut on demander a mme de le relire",
        "le docteur reçoit-il un courrier",
        "il faut que le docteur finisse",
        "le docteur du village",
        "les docteurs de France",
        "Monsieur le Maire",
        "ce monsieur SDF",
        "patient C2S",
        "deux messieurs pareils",
        "patiente Camerounaise",
        "madame camerounaise",
        "le patient REFUSE",
        "monsieur rale",
        "la mère de la patiente",
        "mme machin",
        "madame chose",
        "patiente Hodgkin",
        "patient Crohn",
        "patient guillain-barré",
    ],
)
def test_a_common_word_is_told_from_a_name(text: str) -> None:
    assert not mask(text).found


@pytest.mark.alone
@pytest.mark.parametrize(
    "piece", ["mme tape ", "fils de ", "l'enfant ", "docteur de la ", "mme garde ", "mme a-t-"]
)
def test_an_endless_message_of_titles_is_masked_in_linear_time(piece: str) -> None:
    assert takes_linear_time(piece)


def test_a_word_that_is_also_a_name_is_listed_once() -> None:
    assert not words("names") & words("doubles")
    assert not words("names") & ordinary()
    assert nature("Léger") is Nature.DOUBLE
    assert nature("marché") is Nature.DOUBLE
    assert nature("marche") is Nature.VERB
