"""What the privacy documents promise is what the program does."""

import re
from datetime import timedelta

import pytest

from bot import awaited, invitations, partings
from bot.operations import retention
from bot.receiving import just_said
from tests.operations.dockerfile import ROOT

TEXT = (ROOT / "docs" / "donnees-personnelles.md").read_text(encoding="utf-8")
PHRASES = (ROOT / "knowledge" / "phrases.toml").read_text(encoding="utf-8")
TELLS = {
    "une personne et tout": partings.ERASED_AFTER,
    "texte masqué": retention.TEXTS_KEPT,
    "question comptée": retention.QUESTIONS_KEPT,
    "invitation": invitations.INVITED_FOR,
    "attente d'une réponse": awaited.KEPT,
    "dernier message": just_said.WITHIN,
    "dernière réponse": retention.CONVERSATIONS_KEPT,
    "numéros des messages échangés": retention.REPLIES_KEPT,
    "numéros des messages traités": retention.UPDATES_KEPT,
    "liste des effacements": retention.ERASURES_KEPT,
}
"""How the row of each duration begins in the document."""


def kept(cell: str) -> timedelta:
    """Return the first duration that a cell tells."""
    count, unit = re.findall(r"(\d+) (secondes|heures|jours?)", cell)[0]
    one = {"secondes": timedelta(seconds=1), "heures": timedelta(hours=1)}
    return int(count) * one.get(unit, timedelta(days=1))


@pytest.mark.parametrize("row", TELLS)
def test_each_duration_is_that_of_the_program(row: str) -> None:
    (cell,) = re.findall(rf"^\| {row}[^|]*\|([^|]*)\|", TEXT, re.MULTILINE)
    assert kept(cell) == TELLS[row]


def test_people_are_told_as_long_before_as_is_promised() -> None:
    assert f"avec un avis {partings.TOLD_BEFORE.days} jours avant" in TEXT


def test_an_erasure_outlives_the_backups_made_before_it() -> None:
    script = (ROOT / "docs" / "exploitation" / "sauvegarder.sh").read_text(encoding="utf-8")
    days = re.search(r"^jours=(\d+)$", script, re.MULTILINE)
    assert days
    assert timedelta(days=int(days[1])) < retention.ERASURES_KEPT
    assert f"sauvegardes chiffrées | {days[1]} jours" in TEXT
    assert f"Une sauvegarde, chiffrée, est supprimée après {days[1]} jours" in PHRASES


def test_what_only_the_operator_knows_is_left_to_them() -> None:
    assert TEXT.count("[à compléter") >= 8
