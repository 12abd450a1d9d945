"""Nothing that somebody writes in a base is lost; what a system leaves there is no problem."""

from pathlib import Path

import pytest

from knowledge import SHIPPED, load
from knowledge.content import read_base
from knowledge.files.places import check_places
from tests.knowledge.small import write

LEFT = (
    ".DS_Store",
    "Thumbs.db",
    "desktop.ini",
    "~$note.md",
    "._agenda.md",
    "agenda.md~",
    "~x.tmp",
    "#agenda.md#",
)


@pytest.mark.parametrize("name", LEFT)
@pytest.mark.parametrize("folder", ["", "faq/", "faq/reperes/", "parcours/", "questions/"])
def test_what_a_system_leaves_behind_is_neither_read_nor_told(
    folder: str, name: str, tmp_path: Path
) -> None:
    plain, _ = read_base(write(tmp_path / "plain"))
    other, problems = read_base(write(tmp_path / "other", {folder + name: b"\x00\x05\x16\xff"}))
    assert other == plain
    assert [*problems, *check_places(tmp_path / "other")] == []


def test_a_file_that_nothing_reads_does_not_keep_the_bot_from_starting(tmp_path: Path) -> None:
    folder = write(tmp_path, {"faq/note.md": "# Note ?\n"})
    assert [problem.path.name for problem in check_places(folder)] == ["note.md"]
    assert load(folder, with_encoder=False).base.entries.keys() == {"agenda", "colis"}


def test_every_file_that_comes_with_the_program_is_in_its_place() -> None:
    assert list(check_places(SHIPPED)) == []


def test_every_file_of_what_the_base_does_not_know_is_in_the_guide() -> None:
    guide = (SHIPPED / "LISEZMOI.md").read_text(encoding="utf-8")
    for path in (SHIPPED / "hors-sujet").glob("*.md"):
        assert f"`{path.name}`" in guide, path.name


def test_a_fitted_base_has_the_file_of_dangers(small_base: Path) -> None:
    (small_base / "hors-sujet").mkdir()
    (small_base / "hors-sujet" / "proches.md").touch()
    assert not list(check_places(small_base))
    (small_base / "decision.json").touch()
    assert [found.path.name for found in check_places(small_base)] == ["sante.md"]
    (small_base / "hors-sujet" / "sante.md").touch()
    assert not list(check_places(small_base))
