"""`vocabulaire.toml` -> the synonyms of the trade, and what is wrong in them."""

from pathlib import Path

from knowledge.entries import Problem
from knowledge.files.texts import line_of, read_toml
from knowledge.text import Vocabulary, fold
from knowledge.wording import problem

TABLES = {"synonymes", "articles", "sigles"}
"""What may stand in the file."""


def read_vocabulary(path: Path) -> Vocabulary:
    """Read a file in which `check_vocabulary` finds no problem."""
    forms, articles, acronyms = _tables(read_toml(path, []) or {})
    return Vocabulary(forms, articles["mots"], acronyms)


def check_vocabulary(path: Path) -> list[Problem]:
    """Return the problems of the file."""
    problems: list[Problem] = []
    table = read_toml(path, problems)
    if table is None:
        return problems
    try:
        synonyms, _, _ = _tables(table)
    except KeyError as error:
        return [Problem(path, 1, problem("toml_missing", key=error.args[0]))]
    except TypeError:
        return [Problem(path, 1, problem("toml_shape"))]
    problems += _unknown_tables(table, path)
    owners: dict[str, str] = {}
    for word, forms in synonyms.items():
        line = line_of(path, f'"{word}"')
        for form in forms:
            owner = owners.setdefault(fold(form), word)
            if owner != word:
                text = problem("duplicate_form", form=form, word=word, other=owner)
                problems.append(Problem(path, line, text))
            if not fold(form):
                problems.append(Problem(path, line, problem("empty_form", word=word)))
    return problems


def _unknown_tables(table: dict[str, object], path: Path) -> list[Problem]:
    """Return the tables that nothing reads."""
    return [
        Problem(path, line_of(path, f"[{name}]", f"{name} ="), problem("toml_unknown", key=name))
        for name in sorted(table.keys() - TABLES)
    ]


def _tables(
    table: dict[str, object],
) -> tuple[dict[str, list[str]], dict[str, list[str]], dict[str, str]]:
    """Return the tables of the file: the forms of each word, the articles, the acronyms.

    Raises:
        KeyError: one is missing.
        TypeError: one has another form.
    """
    articles = table["articles"]
    mots = articles["mots"] if isinstance(articles, dict) else None
    acronyms = table.get("sigles", {})
    if not isinstance(acronyms, dict) or not all(isinstance(v, str) for v in acronyms.values()):
        raise TypeError(acronyms)
    return _lists(table["synonymes"]), _lists({"mots": mots}), acronyms


def _lists(table: object) -> dict[str, list[str]]:
    """Return a table of lists of texts.

    Raises:
        TypeError: it is none.
    """
    if not isinstance(table, dict):
        raise TypeError(table)
    for row in table.values():
        if not isinstance(row, list) or not all(isinstance(form, str) for form in row):
            raise TypeError(row)
    return table
