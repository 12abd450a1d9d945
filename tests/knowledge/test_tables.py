"""A TOML file is read as far as it can be; everything that cannot is told, with its line."""

from pathlib import Path

import pytest

from knowledge import SHIPPED
from knowledge.__main__ import main
from knowledge.entries import Problem
from knowledge.files.tables import read_toml, read_what_can_be
from knowledge.wording import wording
from tests.knowledge.small import FILES, PHRASES, checked, write


@pytest.mark.parametrize(
    ("lines", "begins", "at"),
    [
        ("a = “Bonjour”", "Invalid value", 2),
        ('a = "Dire "bonjour" au bot"', "Expected newline", 2),
        ('a = ["b" "c"]', "Unclosed array", 2),
        ('a = "Bonjour\nb = "c"', "Illegal character '\\n'", 2),
        ('a = """Bonjour\n', "Unterminated string", 2),
        ('a = "b"\na = "c"', "Cannot overwrite", 3),
        ("[a]\n[a]", "Cannot declare", 3),
        ('mot à mot = "a"', "Expected '=' after a key", 2),
        ("[thé]", "Expected ']'", 2),
        ('a = "C:\\dossier"', "Unescaped '\\'", 2),
        ("= bonjour", "Invalid statement", 2),
        ('a. = "b"', "Invalid initial character", 2),
    ],
)
def test_what_is_wrong_in_a_toml_file_is_told_in_french_with_its_line(
    lines: str, begins: str, at: int, tmp_path: Path
) -> None:
    path = tmp_path / "x.toml"
    path.write_text(f"# Un fichier\n{lines}\n", encoding="utf-8")
    problems: list[Problem] = []
    assert read_toml(path, problems) is None
    said_of = wording()["problems"]["toml"].format(reason=wording()["toml"][begins])
    assert problems == [Problem(path, at, said_of)]


def test_words_of_personal_data_in_another_shape_are_told(
    small_base: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = tmp_path / "shipped" / "personal.toml"
    words.parent.mkdir()
    shipped = (SHIPPED / "personal.toml").read_text(encoding="utf-8")
    words.write_text(shipped + 'sosies = "dupont"\nautres = ["durand"]\n', encoding="utf-8")
    monkeypatch.setattr("knowledge.commands.check.SHIPPED", words.parent)
    assert main(["check", str(small_base)]) == 1
    line = shipped.count("\n") + 1
    (told,) = capsys.readouterr().out.splitlines()
    assert told == f"{words}:{line}: {wording()['problems']['toml_shape']}"


def test_a_wording_that_cannot_be_read_is_told_by_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "wording.toml").write_text("[problems]\na = “b”\n", encoding="utf-8")
    monkeypatch.setattr("knowledge.wording.HERE", tmp_path)
    with pytest.raises(SystemExit, match=r"wording\.toml: .*line 2"):
        wording.__wrapped__()


THREE_WRONG = """[a]
un = “x”
deux = "x
trois = ["x"
quatre = "x"
[thé]
cinq = "x"
[b]
six = "x"
six = "y"
[a]
sept = "x"
"""


def test_every_statement_that_cannot_be_read_is_told_and_the_others_are_read(
    tmp_path: Path,
) -> None:
    path = tmp_path / "x.toml"
    path.write_text(THREE_WRONG, encoding="utf-8")
    problems: list[Problem] = []
    table = read_what_can_be(path, problems)
    assert [one.line for one in problems] == [2, 3, 4, 6, 10, 11]
    assert table == {"a": {"quatre": "x"}, "b": {"six": "x"}}
    assert read_toml(path, []) is None


def test_what_can_be_read_of_the_sentences_is_checked_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = FILES[PHRASES].splitlines()
    broken = next(n for n, line in enumerate(lines) if line.startswith("start = "))
    holed = next(n for n, line in enumerate(lines) if line.startswith("error_short = "))
    lines[broken], lines[holed] = "start = “Revenir”", 'error_short = "Zut"'
    folder = write(tmp_path, {PHRASES: "\n".join(lines)})
    *told, count = checked(folder, capsys)
    places = [f"{folder / PHRASES}:{line + 1}: " for line in sorted((broken, holed))]
    assert [one.startswith(place) for one, place in zip(told, places, strict=True)] == [True] * 2
    assert count == wording()["cli"]["problems"].format(count=2)


def test_a_file_that_is_empty_is_one_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path, {"comptoir.toml": "", PHRASES: "\n", "themes.toml": " "})
    told = [
        line for line in checked(folder, capsys) if wording()["problems"]["empty_file"] in line
    ]
    assert len(told) == 3
