"""A table of sentences is typed: what is missing, unknown or ill-formed is told by line."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import SHIPPED, Html, Label, Phrase, Phrases
from knowledge.entries import Problem
from knowledge.markup import plain, typography
from knowledge.phrases.named import each
from knowledge.phrases.reader import named_holes, read_table
from knowledge.wording import problem, wording


@dataclass(frozen=True)
class Door:
    """A screen of the tests."""

    hello: Annotated[Phrase, "name"]
    push: Label
    count: Annotated[Label, "number"]


@dataclass(frozen=True)
class House:
    """A table of the tests."""

    door: Door
    moods: dict[str, Phrase]


GOOD = """\
[door]
hello = "Bonjour **{name}**"
push = "Poussez l'autre"
count = "{number} fois"

[moods]  # some of them
fine = "Ça *va*"
"""


def read(tmp_path: Path, text: str) -> tuple[House, list[tuple[int, str]]]:
    """Read a table from a file."""
    path = tmp_path / "phrases.toml"
    path.write_text(text, encoding="utf-8")
    house, problems = read_table(path, House)
    assert all(problem.path == path for problem in problems)
    return house, sorted((problem.line, problem.message) for problem in problems)


def test_a_good_table_is_read(tmp_path: Path) -> None:
    house, problems = read(tmp_path, GOOD)
    assert problems == []
    assert house.door.hello(name="Léa") == "Bonjour <b>Léa</b>"
    assert house.door.push() == "Poussez l\u2019autre"
    assert house.door.count(number=3) == "3 fois"
    assert house.moods["fine"]() == "Ça <i>va</i>"


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('push = "Poussez l\'autre"\n', "", 1, "door.push"),
        ("push =", "pull =", 3, "door.pull"),
        ('"Poussez l\'autre"', "12", 3, "door.push"),
        ("{name}", "", 2, "{name}"),
        ("{name}", "{name} {other}", 2, "{other}"),
        ("{name}", "{}", 2, "{name}"),
        ("{number} fois", "{number fois", 4, "door.count"),
        ("{number} fois", "number} fois", 4, "door.count"),
        ("Bonjour", "# Bonjour", 2, wording()["markup"]["heading"]),
        ("Ça *va*", "{trou}", 7, "{trou}"),
        ("[moods]", "[humeurs]", 1, "moods"),
        ("[moods]", "[humeurs]", 6, "humeurs"),
        ("fine =", "fine = 3 #", 7, "moods.fine"),
    ],
)
def test_a_mistake_is_told_by_line(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    assert old in GOOD
    _, problems = read(tmp_path, GOOD.replace(old, new, 1))
    assert any(found == line and words in message for found, message in problems), problems


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    _, problems = read(tmp_path, '[door]\nhello = "a"\ncount = 3\nother = "b"\n')
    assert [line for line, _ in problems] == [1, 1, 2, 3, 4]


@pytest.mark.parametrize("text", ["[door", "door = \n"])
def test_what_is_not_toml_is_one_problem(tmp_path: Path, text: str) -> None:
    _, problems = read(tmp_path, text)
    assert len(problems) == 1


def test_the_line_of_a_toml_error_is_told(tmp_path: Path) -> None:
    _, problems = read(tmp_path, GOOD + "oops\n")
    assert [line for line, _ in problems] == [8]


def test_a_missing_file_is_one_problem(tmp_path: Path) -> None:
    _, problems = read_table(tmp_path / "rien.toml", House)
    assert len(problems) == 1


@given(st.text())
def test_any_name_survives_escaping(name: str) -> None:
    said = Phrase("Bonjour <b>{name}</b>")(name=name)
    assert plain(said) == f"Bonjour {typography(name)}"
    assert said.count("<") == 2


def test_what_is_html_already_is_left_as_it_is() -> None:
    assert Phrase("{a} {b}")(a=Html("<b>x</b>"), b="<b>") == "<b>x</b> &lt;b&gt;"


def test_braces_in_what_fills_a_hole_are_only_braces() -> None:
    assert Phrase("{a}")(a="{b}") == "{b}"
    assert Label("{a}")(a="{b} <i>") == "{b} <i>"


def test_holes_are_named() -> None:
    assert named_holes("a {b} {c} {{d}}") == {"b", "c"}


@pytest.mark.parametrize("template", ["{c!r}", "{e:>3}", "{"])
def test_a_hole_is_only_a_name(template: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        named_holes(template)
    with pytest.raises(ValueError, match="expected"):
        named_holes("{a")


def test_the_shipped_phrases_are_whole() -> None:
    phrases, problems = read_table(SHIPPED / "phrases.toml", Phrases)
    assert problems == []
    assert {"bonjour", "merci", "qui-es-tu"} <= set(phrases.smalltalk)


@dataclass(frozen=True)
class Stairs:
    """A table of which the program asks each sentence by its name."""

    steps: Annotated[dict[str, Label], each("first last")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[steps]\nfirst = "D\'abord"\nlast = "Enfin"\n', []),
        ('[steps]\nfirst = "D\'abord"\n', [(1, "toml_missing", "steps.last")]),
        (
            '[steps]\nfirst = "D\'abord"\nlats = "Enfin"\n',
            [(1, "toml_missing", "steps.last"), (3, "toml_unknown", "steps.lats")],
        ),
        ("[steps]\n", [(1, "toml_missing", "steps.first"), (1, "toml_missing", "steps.last")]),
        ("# rien\n", [(1, "toml_missing", "steps")]),
    ],
)
def test_a_sentence_that_is_asked_by_its_name_is_there_and_no_other(
    text: str, told: list[tuple[int, str, str]], tmp_path: Path
) -> None:
    path = tmp_path / "phrases.toml"
    path.write_text(text, encoding="utf-8")
    _, problems = read_table(path, Stairs)
    assert problems == [Problem(path, line, problem(key, key=name)) for line, key, name in told]


@pytest.mark.parametrize(
    "table",
    ["dates.typed", "path.states", "profile.answers", "question.spoken", "reminders.zones"],
)
def test_a_line_deleted_from_such_a_table_of_the_bot_is_told(table: str, tmp_path: Path) -> None:
    before, title, after = (
        (SHIPPED / "phrases.toml").read_text(encoding="utf-8").partition(f"\n[{table}]")
    )
    heading, line, rest = after.split("\n", 2)
    path = tmp_path / "phrases.toml"
    path.write_text(f"{before}{title}{heading}\n{rest}", encoding="utf-8")
    _, problems = read_table(path, Phrases)
    key = f"{table}.{line.partition('=')[0].strip()}"
    assert [one.message for one in problems] == [problem("toml_missing", key=key)]
