"""A file is read as any editor writes it; what keeps it from being read is told, nothing else."""

import os
import re
import shutil
from pathlib import Path

import pytest

from knowledge import SHIPPED, load
from knowledge.__main__ import main
from knowledge.content import read_base
from knowledge.files.texts import line_of
from knowledge.matching.decision import looked_at
from knowledge.wording import wording
from tests.knowledge.small import (
    AGENDA,
    ENTRY,
    FILES,
    FIRST,
    PHRASES,
    STEP,
    THEMES,
    VOCABULARY,
    checked,
    write,
)

MARK = "\ufeff"
CONFLICT = "<<<<<<< HEAD\n- a\n=======\n- b\n>>>>>>> autre\n"


def test_a_mark_before_any_file_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped = (SHIPPED / VOCABULARY).read_text(encoding="utf-8")
    texts = {
        "themes.toml": THEMES,
        PHRASES: FILES[PHRASES],
        VOCABULARY: shipped,
        "voisines.tsv": "agenda\tcolis\t2\t1\r\n\r\n",
        "questions/x.tsv": "agenda\tfacile\tmon agenda\r\n",
    }
    folder = write(tmp_path, {name: MARK + text for name, text in texts.items()})
    told = [line for line in checked(folder, capsys) if "decision.json" not in line]
    assert len(told) == 1
    assert load(folder, with_encoder=False).find("mon agenda")


def test_a_heading_with_other_spaces_is_that_heading(small_base: Path) -> None:
    path = small_base / ENTRY
    text = AGENDA.replace("## Pour qui", "##  Pour\u00a0qui ").replace("## Voir", "## \u202fVoir")
    path.write_text(text, encoding="utf-8")
    _, problems = read_base(small_base)
    assert problems == []


def test_spaces_that_do_not_break_change_no_source_and_no_delay(tmp_path: Path) -> None:
    source = AGENDA.replace(" — vérifié le 2026", "\u00a0—\u202fvérifié\u00a0le 2026")
    folder = write(tmp_path, {ENTRY: source, STEP: FIRST.replace("7 jours", "1\u00a0jour")})
    base, problems = read_base(folder)
    assert problems == []
    assert base.entries["agenda"].sources[0].date == "2026-11-22"
    assert base.steps["choisir"].reminder_days == 1


def test_a_folder_in_place_of_a_file_is_told(
    small_base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = small_base / "faq" / "reperes" / "note.md"
    path.mkdir()
    told = f"{path}:1: {wording()['problems']['unreadable']}"
    assert [line for line in checked(small_base, capsys) if "note.md" in line] == [told]


@pytest.mark.parametrize(
    "name", ["faq/reperes/note.md", "parcours/09-note.md", "questions/note.tsv", "comptoir.toml"]
)
def test_a_pipe_in_place_of_a_file_is_told_and_not_waited_for(
    small_base: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = small_base / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    told = f"{path}:1: {wording()['problems']['unreadable']}"
    assert told in checked(small_base, capsys)


@pytest.mark.parametrize("name", ["decision.json", "networks.npz", "vectors.npz"])
def test_a_pipe_in_place_of_what_was_fitted_is_told_and_not_waited_for(
    small_base: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    os.mkfifo(small_base / name)
    told = f"{small_base / name}:1: {wording()['problems']['damaged_fit']}"
    assert told in checked(small_base, capsys)
    assert looked_at(small_base / name) == ""


def test_no_line_of_a_pipe_is_looked_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "themes.toml")
    assert line_of(tmp_path / "themes.toml", "[chapters]") == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (ENTRY, AGENDA.encode("cp1252")),
        (ENTRY, AGENDA.replace("# Comment", "#Comment")),
        (ENTRY, ""),
        (ENTRY, CONFLICT),
        (ENTRY, AGENDA.replace("## Source", "## Sources")),
        (ENTRY, AGENDA.replace("## Source", "##Source")),
        (ENTRY, AGENDA.replace("## Autres façons de demander", "### Autres façons de demander")),
        ("themes.toml", "[themes"),
        ("themes.toml", THEMES.replace("contact", "contacts")),
        (PHRASES, "start = "),
    ],
)
def test_one_mistake_is_one_problem(
    name: str, text: str | bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    talk = (SHIPPED / "hors-sujet" / "bavardage.md").read_text(encoding="utf-8")
    folder = write(tmp_path, {"hors-sujet/bavardage.md": talk, name: text})
    first, *others = checked(folder, capsys)
    assert first.startswith(f"{folder / name}:")
    assert others == [wording()["cli"]["problems"].format(count=1)]


def test_words_of_personal_data_that_cannot_be_read_are_told(
    small_base: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = tmp_path / "shipped" / "personal.toml"
    shutil.copytree(SHIPPED, words.parent, ignore=shutil.ignore_patterns("*.py", "questions"))
    words.write_text("[mots\n", encoding="utf-8")
    monkeypatch.setattr("knowledge.commands.check.SHIPPED", words.parent)
    assert main(["check", str(small_base)]) == 1
    (told,) = capsys.readouterr().out.splitlines()
    assert re.match(rf"{re.escape(str(words))}:1: ", told)


@pytest.mark.parametrize("sign", ["\x00", "\x0c", "\x1d", "\x85", "\u2028"])
def test_a_sign_of_machines_changes_no_line(
    sign: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = AGENDA.replace("- Un appui", f"- Un{sign} appui").replace("2026-11-22", "2026-02-30")
    line = AGENDA.splitlines().index("- Mode d'emploi, page 1 — vérifié le 2026-11-22") + 1
    first = checked(write(tmp_path, {ENTRY: text}), capsys)[0]
    assert first.startswith(f"{tmp_path / ENTRY}:{line}: ")
