"""A name typed alone is not kept for those who write the answers; a question without one is."""

import pytest

from knowledge.keeping import SHORT, may_be_kept
from knowledge.reading import Reader
from knowledge.text import Vocabulary

KNOWN = "ou acheter du pain une imprimante pour le cabinet est dossier prix de rose petit martin"
KNOWN += " olivier pierre dans fontaine en france 29 35 56 22 2026"
READER = Reader(Vocabulary({}), KNOWN.split())


@pytest.mark.parametrize(
    "text",
    [
        "DUPONT",
        "Sophie",
        "martin",
        "Mbarga",
        "c est pour lefebvre",
        "c est pour Lefèvre",
        "le dossier de martin",
        "le dossier de ouedraogo",
        "c est pour durand",
        "Rose Petit",
        "prix ?",
        "le dossier de l imprimante du cabinet est pour Jean-Pierre Martin",
        "le dossier de olivier est dans le cabinet",
        "le dossier de pierre est dans le cabinet",
        "le prix du dossier de fontaine",
        "dossier dans le 29 ou le 35 ou le 56 ou le 22",
        "le prix du pain et du dossier de hildegonde zwickelbauer est dans le cabinet",
        "le prix du pain et du dossier de zwickelbart est dans le cabinet",
        "où acheter du pain et une imprimante pour le cabinet est dossier 48213",
        "où acheter du pain et une imprimante pour le cabinet mdp rose",
        "le prix du pain et mot de pass rose dans le cabinet",
        "▮▮▮",
        "",
    ],
)
def test_what_may_be_a_mere_name_is_not_kept(text: str) -> None:
    assert not may_be_kept(text, READER)


@pytest.mark.parametrize(
    "text",
    [
        "où acheter du pain ?",
        "prix du pain",
        "le prix du pain de France",
        "prix du pain ou du dossier en 2026",
        "▮▮▮ : où acheter une imprimante",
        "où acheter du pain de seigle et une imprimante laser pour le cabinet ?",
    ],
)
def test_a_question_is_kept(text: str) -> None:
    assert may_be_kept(text, READER)


def test_only_a_short_text_must_be_known_whole() -> None:
    words = ["imprimante"] * SHORT
    assert may_be_kept(" ".join([*words, "laser"]), READER)
    assert not may_be_kept(" ".join([*words[1:], "laser"]), READER)
