"""`diff` tells which questions an edit changes, and from what it cannot tell."""

import shutil
import subprocess
from pathlib import Path

import pytest

from knowledge.__main__ import main
from knowledge.wording import wording
from tests.knowledge import small

WORDS = wording()["diff"]

Run = pytest.CaptureFixture[str]


def git(folder: Path, *arguments: str) -> None:
    """Run git as somebody, whatever the machine's own settings."""
    somebody = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    found = shutil.which("git")
    assert found
    subprocess.run([found, "-C", folder, *somebody, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Keep a small base in a repository; return its folder."""
    folder = small.write(tmp_path / "house" / "base")
    git(folder.parent, "init", "--quiet")
    git(folder.parent, "add", ".")
    git(folder.parent, "commit", "--quiet", "--message", "First")
    return folder


def questions(tmp_path: Path, *lines: str) -> str:
    """Write labelled questions; return their file."""
    path = tmp_path / "asked.tsv"
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return str(path)


def test_an_edit_that_loses_a_question_fails_and_names_it(
    repository: Path, tmp_path: Path, capsys: Run
) -> None:
    asked = questions(tmp_path, "agenda\teasy\tje ne trouve plus le calendrier")
    edited = small.AGENDA.replace("- je ne trouve plus le calendrier\n", "")
    (repository / small.ENTRY).write_text(edited, encoding="utf-8")
    assert main(["diff", str(repository), "--questions", asked]) == 1
    told = capsys.readouterr()
    assert told.out.splitlines()[0] == WORDS["worse"].format(count=2)  # asked by the base, too
    assert told.out.splitlines()[1].strip() == "agenda"
    assert "je ne trouve plus le calendrier (easy)" in told.out
    assert wording()["outcomes"]["answer"].format(entry="agenda") in told.out
    for name in ("HEAD", WORDS["here"]):  # the small base was never fitted
        missing = "decision.json, networks.npz, vectors.npz"
        assert WORDS["unfitted"].format(name=name, missing=missing) in told.err


def test_without_a_file_of_questions_the_base_asks_its_own(repository: Path, capsys: Run) -> None:
    assert main(["diff", str(repository)]) == 0
    assert capsys.readouterr().out.strip() == WORDS["unchanged"].format(name="HEAD")
    edited = small.AGENDA.replace("- je ne trouve plus le calendrier\n", "")
    (repository / small.ENTRY).write_text(edited, encoding="utf-8")
    assert main(["diff", str(repository)]) == 1
    assert capsys.readouterr().out.startswith(WORDS["worse"].format(count=1))


def test_an_edit_that_only_wins_succeeds(repository: Path, tmp_path: Path, capsys: Run) -> None:
    asked = questions(tmp_path, "colis\teasy\tmon bidule postal zinzin")
    edited = small.COLIS.replace("- suivre", "- mon bidule postal zinzin\n- suivre")
    (repository / small.OTHER).write_text(edited, encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message", "Second")
    assert main(["diff", str(repository), "--against", "HEAD~1", "--questions", asked]) == 0
    assert WORDS["better"].format(count=2) in capsys.readouterr().out
    assert main(["diff", str(repository), "--questions", asked]) == 0
    assert capsys.readouterr().out.strip() == WORDS["unchanged"].format(name="HEAD")


def test_a_folder_may_stand_for_a_revision(tmp_path: Path, capsys: Run) -> None:
    themes: dict[str, str | bytes] = {"themes.toml": small.THEMES.replace("34 22", "34\u202f22")}
    before, after = small.write(tmp_path / "before"), small.write(tmp_path / "after", themes)
    asked = questions(tmp_path, "agenda\teasy\touvrir mon agenda")
    assert main(["diff", str(after), "--against", str(before), "--questions", asked]) == 0
    assert capsys.readouterr().out.strip() == WORDS["same"]


def test_a_base_broken_now_is_compared_as_far_as_it_can_be_read(
    repository: Path, tmp_path: Path, capsys: Run
) -> None:
    asked = questions(tmp_path, "agenda\teasy\touvrir mon agenda")
    edited = small.AGENDA.replace("- colis", "- collis")
    (repository / small.ENTRY).write_text(edited, encoding="utf-8")
    assert main(["diff", str(repository), "--questions", asked]) == 0
    assert WORDS["ill"].format(name=WORDS["here"], count=1) in capsys.readouterr().err


def test_a_fit_that_was_damaged_is_no_ground_to_compare(
    repository: Path, tmp_path: Path, capsys: Run
) -> None:
    (repository / "decision.json").write_text("version https://git-lfs", encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message", "Second")
    assert main(["diff", str(repository), "--questions", questions(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert WORDS["broken"].format(name="HEAD") in told
    assert "HEAD:/decision.json:1: " in told


def test_what_cannot_be_compared_is_told(
    repository: Path, tmp_path: Path, capsys: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = small.write(tmp_path / "alone")
    new = small.write(repository.parent / "new")
    for folder, revision, key in (
        (alone, "HEAD", "no_repository"),
        (repository, "v9", "no_revision"),
        (repository, "", "no_revision"),
        (repository, "--help", "no_revision"),
        (new, "HEAD", "not_then"),
    ):
        assert main(["diff", str(folder), f"--against={revision}"]) == 2
        told = capsys.readouterr().err.strip()
        assert told == WORDS[key].format(folder=folder, revision=revision)
    monkeypatch.setenv("PATH", "")
    assert main(["diff", str(repository)]) == 2
    assert capsys.readouterr().err.strip() == WORDS["no_git"]


def test_a_folder_that_is_not_there_is_told_as_such(tmp_path: Path, capsys: Run) -> None:
    gone = tmp_path / "gone"
    assert main(["diff", str(gone)]) == 2
    assert capsys.readouterr().err == f"{gone}:1: {wording()['problems']['no_such_folder']}\n"


def test_ill_formed_questions_are_told(repository: Path, tmp_path: Path, capsys: Run) -> None:
    asked = questions(tmp_path, "agenda\teasy")
    assert main(["diff", str(repository), "--questions", asked]) == 2
    assert "asked.tsv:1:" in capsys.readouterr().err
    assert main(["diff", str(repository), "--questions", str(tmp_path / "none.tsv")]) == 2
    assert wording()["problems"]["missing_file"] in capsys.readouterr().err
