"""What no linter checks: where French stands, what the base does not know, what linters miss."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(
    path for folder in ("bot", "handlers", "knowledge") for path in (ROOT / folder).rglob("*.py")
)
HANDLERS = [path for path in SOURCES if path.is_relative_to(ROOT / "handlers")]
MOST_WORDS = 2
"""Those of a string in a handler: what a person reads is in the base, in whatever language."""
FRENCH = re.compile(r"[àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ«»]")
WORD_LISTS = {
    "bot/chat_page/entities.py": "punctuation that ends an address",
    "handlers/keyboards.py": "punctuation that ends a label",
    "knowledge/markup.py": "typographic rules",
    "knowledge/text.py": "ligatures",
    "knowledge/matching/amending.py": "words that correct a question",
    "knowledge/cutting.py": "words between two questions",
    "knowledge/parts.py": "words that ask, or lean on what came before",
    "knowledge/personal/beside.py": "articles before a word that is no name",
    "knowledge/personal/endings.py": "endings of French words that are no names",
    "knowledge/personal/labelled.py": "labels of a form before a name",
    "knowledge/personal/owned.py": "what is somebody's",
    "knowledge/personal/verbs_after.py": "words around a verb",
    "knowledge/personal/words.py": "endings of verbs and adjectives",
    "knowledge/personal/living.py": "words before a town",
    "knowledge/personal/logins.py": "endings of what is said of a login",
    "knowledge/personal/signed.py": "what closes a letter",
    "knowledge/personal/password_patterns.py": "shapes of passwords that are words",
    "knowledge/personal/patterns.py": "shapes of names",
    "knowledge/personal/address_patterns.py": "shapes of addresses",
    "knowledge/personal/number_patterns.py": "shapes of numbers",
    "knowledge/personal/announced_patterns.py": "shapes of what a word announces",
    "knowledge/personal/described_patterns.py": "shapes of what is said of a patient",
    "knowledge/personal/secret_patterns.py": "shapes of passwords and codes",
}
"""Files whose French is only compared with what people type, and what it is."""
LONGEST_MODULE, LONGEST_FUNCTION = 200, 30
LONG = {
    "bot/app.py:build": "everything is put together in one place",
    "knowledge/__main__.py:_parser": "the options of each command, one a line",
}
"""Functions that are longer, and why."""
ABOVE = {"bot.app", "bot.workshop"}
"""What puts handlers together, or shows what they show."""
FORBIDDEN = {"bot", "handlers", "migrations", "aiogram", "aiohttp", "sqlalchemy", "alembic"}


def strings(tree: ast.AST) -> list[ast.Constant]:
    """Return the strings that are no documentation."""
    nodes = list(ast.walk(tree))
    documentation = {id(one.value) for one in nodes if isinstance(one, ast.Expr)}
    constants = (one for one in nodes if isinstance(one, ast.Constant))
    texts = (one for one in constants if isinstance(one.value, str))
    return [one for one in texts if id(one) not in documentation]


def sentences(tree: ast.AST) -> list[ast.Constant]:
    """Return those that hold French."""
    return [one for one in strings(tree) if FRENCH.search(str(one.value))]


def place(path: Path) -> str:
    """Return a path as it is written in the project."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", SOURCES, ids=place)
def test_no_french_sentence_is_in_the_code(path: Path) -> None:
    if place(path) in WORD_LISTS:
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [f"{place(path)}:{one.lineno}: {one.value!r}" for one in sentences(tree)]
    assert found == []


@pytest.mark.parametrize("path", HANDLERS, ids=place)
def test_no_sentence_is_in_a_handler(path: Path) -> None:
    texts = [str(one.value) for one in strings(ast.parse(path.read_text(encoding="utf-8")))]
    assert [text for text in texts if len(text.split()) > MOST_WORDS] == []


def test_the_exceptions_are_needed() -> None:
    for name in WORD_LISTS:
        assert sentences(ast.parse((ROOT / name).read_text(encoding="utf-8"))), name


def test_french_is_seen_where_it_is() -> None:
    code = (
        '"""Doc é."""\nX = "é"\n"""About é."""\ndef f():\n    """Doc é."""\n    print(f"«{X}")\n'
    )
    assert [one.lineno for one in sentences(ast.parse(code))] == [2, 6]


def test_loading_the_base_loads_none_of_them_even_indirectly() -> None:
    code = (
        "import sys, knowledge.__main__, knowledge.learning.fitting, knowledge.searching;"
        f"print(sorted({FORBIDDEN!r} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return how many lines a function has, without what it is given and what is said of it."""
    told = ast.get_docstring(node) is not None
    body = node.body[1:] if told else node.body
    return (node.end_lineno or 0) - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("path", SOURCES, ids=place)
def test_modules_and_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            short = lines_of(node) <= LONGEST_FUNCTION
            assert short is (f"{place(path)}:{node.name}" not in LONG), node.name


def contract(name: str) -> dict[str, list[str]]:
    """Return what import-linter is to hold."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    found: dict[str, list[str]] = next(one for one in contracts if one["id"] == name)
    return found


def test_every_module_of_the_bot_has_its_floor() -> None:
    floors = [name for floor in contract("downwards")["layers"] for name in floor.split(" | ")]
    whole = [name for name in floors if (ROOT / name.replace(".", "/")).is_dir()]
    modules = [
        path.relative_to(ROOT).with_suffix("") for path in (ROOT / "bot").rglob("[a-z]*.py")
    ]
    names = [".".join(path.parts) for path in modules]
    alone = [name for name in names if not name.startswith(tuple(f"{one}." for one in whole))]
    told = [name for name in floors if name.startswith("bot.") and name not in whole]
    assert sorted(told) == sorted(["bot.__main__", *alone])


def test_what_stands_above_the_handlers_may_not_import_them() -> None:
    floors = contract("downwards")["layers"]
    place = next(n for n, floor in enumerate(floors) if floor.startswith("handlers"))
    above = {name for floor in floors[:place] for name in floor.split(" | ")}
    assert set(contract("one-place")["source_modules"]) == above - ABOVE
