"""What a user reads is written in the base, not in the code."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FRENCH = re.compile(r"[àâçéèêëîïôùûœ]", re.IGNORECASE)
CODE = sorted((ROOT / "handlers").rglob("*.py"))


def strings(tree: ast.AST) -> list[str]:
    """Return the strings of a module that are not documentation."""
    documented = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return [
        node.value
        for node in constants
        if isinstance(node.value, str) and id(node) not in documented
    ]


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.name)
def test_no_french_sentence_stands_in_a_handler(path: Path) -> None:
    for text in strings(ast.parse(path.read_text(encoding="utf-8"))):
        assert not FRENCH.search(text), text
        assert len(text.split()) < 3, text
