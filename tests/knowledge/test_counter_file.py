"""`comptoir.toml`: whatever leads nowhere is told, with its line."""

from pathlib import Path
from shutil import copy

import pytest

from knowledge import SHIPPED
from knowledge.content import read_base
from knowledge.counter_file import check_counter

WHOLE = """premiere = "a"
[questions.a]
texte = "**Un ?**"
choix = [["Oui", "fin"], ["Non", "b"]]
[questions.b]
texte = "Deux ?"
choix = [["Oui", "fin"], ["Non", "fin"]]
[fins.fin]
statut = "faite"
texte = "Voil\u00e0."
reponses = ["ins-statuts"]
"""


def problems(tmp_path: Path, text: str | None) -> list[tuple[int, str]]:
    """Return the problems of a base of one answer, and of what is asked at the counter."""
    copy(SHIPPED / "themes.toml", tmp_path)
    (tmp_path / "faq" / "ins").mkdir(parents=True)
    copy(SHIPPED / "faq" / "ins" / "ins-statuts.md", tmp_path / "faq" / "ins")
    path = tmp_path / "comptoir.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    base, found = read_base(tmp_path)
    found += check_counter(base)
    return [(one.line, one.message) for one in found if one.path == path]


def test_a_whole_file_has_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, WHOLE) == []


def test_a_base_needs_none(tmp_path: Path) -> None:
    assert problems(tmp_path, None) == []
    assert read_base(tmp_path)[0].counter is None


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('["Non", "b"]', '["Non", "c"]', 2),
        ('["Non", "b"]]', '["Non", "fin"]]', 5),
        ('[["Oui", "fin"], ["Non", "fin"]]', '[["Oui", "fin"], ["Non", "a"]]', 2),
        ('[["Oui", "fin"], ["Non", "fin"]]', '[["Oui", "fin"]]', 5),
        ('"ins-statuts"', '"inconnue"', 8),
        ('["ins-statuts"]', "[]", 8),
        ('premiere = "a"', 'premiere = "fin"', 1),
        ('"Non", "b"', f'"{"Non" * 30}", "b"', 2),
    ],
)
def test_what_leads_nowhere_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int
) -> None:
    assert old in WHOLE
    found = problems(tmp_path, WHOLE.replace(old, new))
    assert line in {number for number, _ in found}


@pytest.mark.parametrize(
    "text",
    [
        "premiere = ",
        'premiere = "a"\n',
        WHOLE.replace('choix = [["Oui", "fin"], ["Non", "b"]]', 'choix = "b"'),
        WHOLE.replace('reponses = ["ins-statuts"]', "reponses = 3"),
        WHOLE.replace("[fins.fin]", "[fins]\nfin = 3\n[x]"),
    ],
)
def test_a_malformed_file_is_told(tmp_path: Path, text: str) -> None:
    assert len(problems(tmp_path, text)) == 1
