"""The labelled questions of a base are read once, with what is wrong in their files."""

from pathlib import Path

from knowledge.content import read_base
from knowledge.entries import Problem
from knowledge.files.questions import QUESTIONS, read_questions
from knowledge.topics import Labelled


def read(folder: Path, **files: str) -> tuple[list[Labelled], list[Problem]]:
    """Write files of questions beside a base; return what is read of them."""
    (folder / QUESTIONS).mkdir()
    for name, text in files.items():
        (folder / QUESTIONS / f"{name}.tsv").write_text(text, encoding="utf-8")
    base, _ = read_base(folder)
    return read_questions(folder, base)


def test_a_base_may_have_no_labelled_questions(small_base: Path) -> None:
    base, _ = read_base(small_base)
    assert read_questions(small_base, base) == ([], [])


def test_questions_are_read_in_the_order_of_their_files(small_base: Path) -> None:
    second = "agenda, colis\tfacile\t où ? \n\n \t\nOUT\tloin\tle temps\n"
    questions, problems = read(small_base, b=second, a="colis\tfacile\tun colis\n")
    assert questions == [
        Labelled(("colis",), "facile", "un colis", "a"),
        Labelled(("agenda", "colis"), "facile", "où ?", "b"),
        Labelled(("OUT",), "loin", "le temps", "b"),
    ]
    assert problems == []


def test_a_mistake_made_again_is_told_again(small_base: Path) -> None:
    twice = "rien\tfacile\tun\nagenda\tfacile\tdeux\nrien\tfacile\ttrois\n"
    _, problems = read(small_base, a=twice)
    assert [problem.line for problem in problems] == [1, 3]


def test_conversations_are_checked_and_are_no_ways_of_asking(small_base: Path) -> None:
    questions, problems = read(
        small_base,
        doubles="agenda\trien\toù et où ?\n",
        suites="agenda\t>colis\tet la semaine ?\n",
    )
    assert questions == []
    assert [(problem.path.stem, problem.line) for problem in problems] == [("doubles", 1)]


def test_what_is_read_beside_a_mistake_is_kept(small_base: Path) -> None:
    questions, problems = read(small_base, a="agenda\tdeux colonnes\ncolis\tfacile\tun colis\n")
    assert [one.question for one in questions] == ["un colis"]
    assert [problem.line for problem in problems] == [1]
