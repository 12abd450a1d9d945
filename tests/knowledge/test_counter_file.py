"""`comptoir.toml`: a whole file, none, and odd shapes; `test_content` has its other mistakes."""

from pathlib import Path
from shutil import copy

import pytest

from knowledge import SHIPPED
from knowledge.content import read_base
from knowledge.files.counter import LONGEST_TEXT, check_counter
from knowledge.wording import problem

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
    ("about", "told"),
    [("ins-statuts", []), ("inconnue", [(5, problem("unknown_reference", id="inconnue"))])],
)
def test_what_a_question_is_about_must_be_an_answer(
    tmp_path: Path, about: str, told: list[tuple[int, str]]
) -> None:
    text = WHOLE.replace("[questions.b]\n", f'[questions.b]\nsujet = "{about}"\n')
    assert problems(tmp_path, text) == told


def test_what_helps_to_answer_a_question_is_read_and_short(tmp_path: Path) -> None:
    text = WHOLE.replace("[questions.b]\n", '[questions.b]\naide = "**Regardez.**"\n')
    assert problems(tmp_path, text) == []
    counter = read_base(tmp_path)[0].counter
    assert counter
    assert counter.questions["b"].help == "<b>Regardez.</b>"
    (folder := tmp_path / "long").mkdir()
    long = problem("counter_too_long", length=LONGEST_TEXT + 1, limit=LONGEST_TEXT)
    text = text.replace("**Regardez.**", "a" * (LONGEST_TEXT + 1))
    assert [told for _, told in problems(folder, text)] == [long]


def test_the_first_question_must_be_one(tmp_path: Path) -> None:
    found = problems(tmp_path, WHOLE.replace('premiere = "a"', 'premiere = "fin"'))
    assert (1, problem("counter_nowhere", target="fin")) in found


@pytest.mark.parametrize(
    "text",
    [
        WHOLE.replace('choix = [["Oui", "fin"], ["Non", "b"]]', 'choix = "b"'),
        WHOLE.replace("[fins.fin]", "[fins]\nfin = 3\n[x]"),
    ],
)
def test_a_part_of_another_shape_is_told(tmp_path: Path, text: str) -> None:
    assert text != WHOLE
    assert len(problems(tmp_path, text)) == 1


@pytest.mark.parametrize("way", ["0", "3", "20", "x", "\u00b2", "11"])
def test_a_way_through_a_choice_that_does_not_exist_leads_nowhere(
    tmp_path: Path, way: str
) -> None:
    (tmp_path / "comptoir.toml").write_text(WHOLE, encoding="utf-8")
    counter = read_base(tmp_path)[0].counter
    assert counter
    assert counter.at("21")
    assert counter.at(way) is None


def test_every_part_of_another_shape_is_told(tmp_path: Path) -> None:
    text = WHOLE.replace("texte", "text").replace('premiere = "a"\n', "")
    missing = problem("toml_missing", key="texte")
    first = problem("toml_missing", key="premiere")
    assert problems(tmp_path, text) == [(1, first), (1, missing), (4, missing), (7, missing)]
