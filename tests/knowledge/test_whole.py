"""A part of the base that is gone is told, also where the bot would start without it."""

import re
import shutil
from pathlib import Path

import pytest

from knowledge import SHIPPED, load
from knowledge.content import read_base
from knowledge.files.whole import check_parts, check_themes
from knowledge.wording import problem
from tests.knowledge.small import ENTRY, THEMES, checked, write

MORE = "\n[themes.ailleurs]\ntitle = 'Ailleurs'\ncontact = 'Là'\nfirst = []\n"


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """Copy the shipped base."""
    ignored = shutil.ignore_patterns("*.py", "__pycache__", "*.npz")
    return shutil.copytree(SHIPPED, tmp_path / "base", ignore=ignored)


def test_the_shipped_base_lacks_nothing(whole: Path) -> None:
    assert list(check_parts(SHIPPED)) == list(check_parts(whole)) == []
    assert list(check_themes(read_base(SHIPPED)[0])) == []


@pytest.mark.parametrize(
    "name",
    [
        "comptoir.toml",
        "precisions.toml",
        "vocabulaire.toml",
        "voisines.tsv",
        "hors-sujet/proches.md",
        "hors-sujet/sante.md",
    ],
)
def test_a_file_that_is_gone_is_told(name: str, whole: Path) -> None:
    (whole / name).unlink()
    (told,) = check_parts(whole)
    assert (told.path, told.message) == (whole / name, problem("missing_file"))


@pytest.mark.parametrize("name", ["hors-sujet", "questions"])
def test_a_folder_that_is_gone_or_empty_is_told_once(name: str, whole: Path) -> None:
    shutil.rmtree(whole / name)
    for _ in range(2):
        (told,) = check_parts(whole)
        assert (told.path, told.message) == (whole / name, problem("no_such_folder"))
        (whole / name).mkdir(exist_ok=True)


@pytest.mark.parametrize(
    ("name", "key", "part"),
    [
        ("themes.toml", "jumelles", r"^\[jumelles\].*\Z"),
        ("themes.toml", "patients", r"^patients = .*?$"),
        ("vocabulaire.toml", "sigles", r"^\[sigles\].*?(?=^\[)"),
    ],
)
def test_a_table_that_is_gone_is_told(name: str, key: str, part: str, whole: Path) -> None:
    text = (whole / name).read_text(encoding="utf-8")
    left, count = re.subn(f"(?ms){part}", "", text)
    assert count == 1
    (whole / name).write_text(left, encoding="utf-8")
    (told,) = check_parts(whole)
    assert (told.path, told.message) == (whole / name, problem("toml_missing", key=key))


def test_a_table_that_cannot_be_read_is_told_as_such_alone(whole: Path) -> None:
    (whole / "themes.toml").write_text("[", encoding="utf-8")
    assert list(check_parts(whole)) == []


def test_another_base_need_not_have_them(
    small_base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = checked(small_base, capsys)
    assert not any(problem("missing_file") in line for line in told)


def test_a_theme_without_an_answer_is_told_and_keeps_no_bot_from_starting(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path, {"themes.toml": THEMES + MORE})
    line = (THEMES + MORE).splitlines().index("[themes.ailleurs]") + 1
    place = f"{folder / 'themes.toml'}:{line}: "
    assert place + problem("empty_theme", theme="ailleurs") in checked(folder, capsys)
    assert load(folder, with_encoder=False).base.entries.keys() == {"agenda", "colis"}
    (folder / "faq/ailleurs").mkdir()
    (folder / ENTRY).rename(folder / "faq/ailleurs/agenda.md")
    assert not any("ailleurs" in line for line in checked(folder, capsys))
