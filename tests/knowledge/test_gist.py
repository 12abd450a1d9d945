"""What is asked is told from what is said beside it."""

import pytest

from knowledge import Knowledge
from knowledge.matching.gist import MOST, Gist
from knowledge.sentences import sentences

QUESTION = "Quel justificatif d'identité pour un mineur ?"


@pytest.fixture
def gist(shipped: Knowledge) -> Gist:
    return shipped.matcher.gist


def test_what_is_beside_the_question_is_left_out(gist: Gist) -> None:
    assert gist.of(f"Il pleut depuis trois jours. {QUESTION} Bonne journée à tous.") == QUESTION


def test_what_says_what_it_is_about_is_kept(gist: Gist) -> None:
    assert gist.of("J'ai perdu ma carte CPS. Je fais quoi ?") is None


def test_a_sentence_that_asks_is_kept_whatever_it_asks(gist: Gist) -> None:
    assert gist.of(f"Quelle est la capitale du Pérou ? {QUESTION}") is None


@pytest.mark.parametrize(
    "message",
    ["", QUESTION, "Il pleut depuis trois jours. Le chat dort.", "Il pleut. " * MOST + QUESTION],
)
def test_there_is_no_gist_where_nothing_is_beside_or_all_is(gist: Gist, message: str) -> None:
    assert gist.of(message) is None


@pytest.mark.parametrize(
    ("message", "found"),
    [
        ("Un. Deux ! Trois… Quatre", ["Un.", "Deux !", "Trois…", "Quatre"]),
        ("une ligne\ncoupée n'importe où", ["une ligne\ncoupée n'importe où"]),
        ("Bonjour\nMa carte est perdue", ["Bonjour", "Ma carte est perdue"]),
        ("Bonjour,\n\nma carte\n\n", ["Bonjour,", "ma carte"]),
        (" \n\n ", []),
    ],
)
def test_sentences_end_where_something_else_begins(message: str, found: list[str]) -> None:
    assert sentences(message) == found
