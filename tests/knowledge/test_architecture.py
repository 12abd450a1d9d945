"""What no linter checks: where French stands, and what the base does not know."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(
    path for folder in ("bot", "handlers", "knowledge") for path in (ROOT / folder).rglob("*.py")
)
FRENCH = re.compile(r"[àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ«»]")
WORD_LISTS = {
    "bot/chat_page/entities.py": "punctuation that ends an address",
    "handlers/keyboards.py": "punctuation that ends a label",
    "knowledge/markup.py": "typographic rules",
    "knowledge/text.py": "ligatures",
    "knowledge/parts.py": "words between two questions",
    "knowledge/personal/beside.py": "articles before a word that is no name",
    "knowledge/personal/endings.py": "endings of French words that are no names",
    "knowledge/personal/labelled.py": "labels of a form before a name",
    "knowledge/personal/people.py": "endings of French words that are no names",
    "knowledge/personal/words.py": "endings of verbs and adjectives",
    "knowledge/personal/living.py": "words before a town",
    "knowledge/personal/logins.py": "endings of what is said of a login",
    "knowledge/personal/signed.py": "what closes a letter",
    "knowledge/personal/patterns.py": "shapes of names",
    "knowledge/personal/address_patterns.py": "shapes of addresses",
    "knowledge/personal/number_patterns.py": "shapes of numbers",
    "knowledge/personal/announced_patterns.py": "shapes of what a word announces",
    "knowledge/personal/described_patterns.py": "shapes of what is said of a patient",
    "knowledge/personal/secret_patterns.py": "shapes of passwords and codes",
}
"""Files whose French is only compared with what people type, and what it is."""
FORBIDDEN = {"bot", "handlers", "migrations", "aiogram", "aiohttp", "sqlalchemy", "alembic"}


def sentences(tree: ast.AST) -> Iterator[ast.Constant]:
    """Yield the strings that hold French, but for docstrings."""
    for node in ast.walk(tree):
        said = {
            id(child.value)
            for child in ast.iter_child_nodes(node)
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
        }
        for child in ast.iter_child_nodes(node):
            yield from (
                found
                for found in ([child] if not isinstance(node, ast.Expr) else [])
                if isinstance(found, ast.Constant)
                and isinstance(found.value, str)
                and id(found) not in said
                and FRENCH.search(found.value)
            )


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


def test_the_exceptions_are_needed() -> None:
    for name in WORD_LISTS:
        assert any(sentences(ast.parse((ROOT / name).read_text(encoding="utf-8")))), name


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
