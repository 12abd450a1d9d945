"""What one mistake breaks is told once, causes first, and never more than a screenful."""

import shutil
from pathlib import Path

import pytest

from knowledge import SHIPPED
from knowledge.__main__ import main
from knowledge.alike import FEW, PLACES, SCREEN, report
from knowledge.entries import Problem
from knowledge.wording import wording
from tests.knowledge.small import ENTRY, THEMES, checked, write

ROOT = Path("base")
WORDS = wording()["cli"]


def lacking(file: str, line: int, lacks: str = "partie") -> Problem:
    """Return the problem of a line that names an answer that is gone."""
    return Problem(ROOT / file, line, f"« {lacks} » n'existe pas", lacks)


def other(file: str, line: int = 1) -> Problem:
    """Return a problem like no other."""
    return Problem(ROOT / file, line, f"à corriger dans {file}, ligne {line}")


def many(lacks: str = "partie") -> list[Problem]:
    """Return what one answer that is gone breaks: nine lines in each of twenty files."""
    files = [
        *(f"faq/ins/{n:02}.md" for n in range(10)),
        *(f"questions/{n}.tsv" for n in range(10)),
    ]
    return [lacking(file, line, lacks) for file in files for line in range(1, 10)]


def test_few_problems_are_told_one_by_one_in_their_order() -> None:
    some = [other("a.md"), lacking("b.md", 2), other("c.md", 3)]
    assert report(some, ROOT) == [str(one) for one in some]


def test_what_an_answer_that_is_gone_breaks_is_told_once_with_its_first_places() -> None:
    *told, elsewhere = report(many(), ROOT)
    assert told == [str(lacking("faq/ins/00.md", line)) for line in (1, 2, 3)]
    named = ["faq/ins/00.md:4-6, …", *(f"faq/ins/{n:02}.md:1-3, …" for n in range(1, PLACES))]
    more = WORDS["and_files"].format(count=20 - PLACES)
    count = 180 - FEW
    assert elsewhere == WORDS["elsewhere"].format(
        count=count, places=" ; ".join(named), others=more
    )


def test_what_is_not_caused_by_it_is_told_before_it() -> None:
    told = report([*many(), other("voisines.tsv"), other("z.md")], ROOT)
    assert told[:2] == [str(other("voisines.tsv")), str(other("z.md"))]
    assert len(told) == 2 + FEW + 1


def test_what_is_learned_from_is_told_behind_what_somebody_mends() -> None:
    some = [lacking(f"questions/{n}.tsv", 1) for n in range(SCREEN)]
    told = report([*some, lacking("themes.toml", 7)], ROOT)
    assert told[0] == str(lacking("themes.toml", 7))


def test_several_answers_that_are_gone_are_told_once_each() -> None:
    names = [f"partie-{n}" for n in range(SCREEN // 4 + 1)]
    told = report([one for name in names for one in many(name)], ROOT)
    files = WORDS["in_files"].format(count=179, files=20)
    assert told == [
        line for name in names for line in (str(lacking("faq/ins/00.md", 1, name)), files)
    ]


def test_no_more_than_a_screenful_is_told_and_what_is_left_is_counted() -> None:
    told = report([other("a.md", line) for line in range(1, 301)], ROOT)
    assert len(told) == SCREEN
    assert told[:-1] == [str(other("a.md", line)) for line in range(1, SCREEN)]
    assert told[-1] == WORDS["left"].format(count=300 - SCREEN + 1)


def test_check_tells_all_of_them_when_it_is_asked_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "".join(f"rien-{n}\tfacile\tune {n}\n" for n in range(60))
    folder = write(tmp_path, {"questions/x.tsv": rows})
    assert len(checked(folder, capsys)) == SCREEN + 1
    assert main(["check", "--all", str(folder)]) == 1
    written = capsys.readouterr()
    assert len(written.out.splitlines()) == 60
    assert written.err == WORDS["problems"].format(count=60) + "\n"


def test_a_base_without_answers_is_told_so_and_not_line_by_line(
    small_base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small_base / "questions").mkdir()
    (small_base / "questions" / "x.tsv").write_text("agenda\tfacile\tmon agenda\n")
    shutil.rmtree(small_base / "faq")
    line = THEMES.splitlines().index("[themes.reperes]") + 1
    path = small_base / "themes.toml"
    assert checked(small_base, capsys) == [
        f"{path}:{line}: {wording()['problems']['no_entry']}",
        WORDS["problems"].format(count=1),
    ]


def test_what_keeps_a_command_from_a_base_is_told_in_the_same_way(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "".join(f"{n % 60}-rien\tfacile\tune {n}\n" for n in range(600))
    folder = write(tmp_path, {"questions/x.tsv": rows, ENTRY: "# a\n"})
    assert main(["gaps", "--without-encoder", "--base", str(folder)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == SCREEN


def test_a_renamed_answer_of_the_shipped_base_is_a_screenful(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "base"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (folder / "faq/ins/ins-qualifier.md").rename(folder / "faq/ins/ins-qualifie.md")
    told = checked(folder, capsys)
    assert len(told) == FEW + 2
    assert all("« ins-qualifier »" in line for line in told[:FEW])
