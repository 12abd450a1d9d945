"""A base small enough to read, for tests: good as it is, each test breaks or completes it."""

from pathlib import Path

import pytest

from knowledge import SHIPPED
from knowledge.__main__ import main

THEMES = """\
[themes.reperes]
title = "Repères"
contact = "Appelez le **34 22**."
first = ["agenda", "colis"]

[chapters]
debut = "Pour commencer"
"""

AGENDA = """\
# Comment ouvrir mon agenda ?

Depuis l'écran d'accueil, **onglet Agenda**.

## En détail

- Un appui long montre la semaine.

## À copier

Ouvrez l'onglet Agenda.

## Autres façons de demander

- ouvrir mon agenda
- il est où l'agenda
- je ne trouve plus le calendrier
- voir les rendez-vous de la semaine

## Liens

- [Le site](https://exemple.fr/agenda)

## Pour qui

praticien

## Source

- Mode d'emploi, page 1 — vérifié le 2026-11-22
- Notice — 2024, à vérifier
- Note — sans date, à vérifier

## Voir aussi

- colis
"""

COLIS = """\
# Comment suivre un colis ?

Avec le **numéro de suivi** écrit sur le bon.

## Autres façons de demander

- suivre un colis
- où en est mon paquet
- le livreur est passé mais je n'ai rien
- numéro de suivi du paquet

## Pour qui

praticien, secretaire

## Source

- Mode d'emploi, page 2 — vérifié le 2026-11-22

## Voir aussi

- agenda
"""

FIRST = """\
# Choisir un agenda

Choisissez l'agenda.

## Délai

7 jours

## Chapitre

debut

## Qui

praticien

## Explications

- agenda
"""

SECOND = """\
# Suivre le colis

Suivez le colis.

## Chapitre

debut

## Exige

- choisir

## Qui

secretaire

## Explications

- colis
"""

ENTRY = "faq/reperes/agenda.md"
OTHER = "faq/reperes/colis.md"
STEP = "parcours/01-choisir.md"
NEXT = "parcours/02-suivre.md"
PHRASES = "phrases.toml"
VOCABULARY = "vocabulaire.toml"

FILES = {
    "themes.toml": THEMES,
    ENTRY: AGENDA,
    OTHER: COLIS,
    STEP: FIRST,
    NEXT: SECOND,
    PHRASES: (SHIPPED / PHRASES).read_text(encoding="utf-8"),
}


def write(folder: Path, changes: dict[str, str | bytes] | None = None) -> Path:
    """Write the small base in a folder, with other texts in place of some files."""
    for name, text in {**FILES, **(changes or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the lines that `check` writes of a folder."""
    main(["check", str(folder)])
    written = capsys.readouterr()
    return (written.out + written.err).splitlines()


def write_entry(folder: Path, name: str, title: str, *ways: str) -> None:
    """Add an entry to a base."""
    text = COLIS.partition("## Autres")[2].partition("## Pour qui")[2]
    listed = "".join(f"- {way}\n" for way in ways)
    (folder / "faq" / "reperes" / f"{name}.md").write_text(
        f"# {title}\n\nOui.\n\n## Autres façons de demander\n\n{listed}\n## Pour qui{text}",
        encoding="utf-8",
    )
