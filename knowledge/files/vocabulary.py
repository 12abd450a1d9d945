"""`vocabulaire.toml` -> the synonyms of the trade, and what is wrong in them."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from knowledge.entries import Problem
from knowledge.files.texts import line_of, read_text, read_toml
from knowledge.personal.words import words as listed
from knowledge.text import Vocabulary, fold, fold_all, stem
from knowledge.wording import problem

TABLES = {"synonymes", "articles", "sigles"}
ARTICLES = "mots"
"""What may stand in the file, and below « [articles] »."""
COMMON = 0.03
"""Share of the ways of asking in which a word is too common to be a form: « dossier » is in 5 %;
of the forms that are no plural of their word, the commonest, « appli », is in 1.4 %."""
ENOUGH = 500
"""Ways of asking from which such a share tells something."""


def read_vocabulary(path: Path) -> Vocabulary:
    """Read a file in which `check_vocabulary` finds no problem."""
    forms, articles, acronyms = _tables(read_toml(path, []) or {})
    return Vocabulary(forms, articles[ARTICLES], acronyms)


def check_vocabulary(path: Path, ways: Sequence[str] = ()) -> list[Problem]:
    """Return the problems of the file.

    Args:
        path: the file.
        ways: the ways of asking of the base; none of their common words is a form.
    """
    problems: list[Problem] = []
    table = read_toml(path, problems)
    if table is None:
        return problems
    try:
        synonyms, articles, _ = _tables(table)
    except KeyError as error:
        return [Problem(path, 1, problem("toml_missing", key=error.args[0]))]
    except TypeError as error:
        return [Problem(path, _line(path, *error.args), problem("toml_shape"))]
    problems += _unknown(path, table.keys() - TABLES)
    problems += _unknown(path, articles.keys() - {ARTICLES}, "articles")
    problems += _forms(synonyms, path, listed("little") | _common(ways))
    return problems


def _forms(
    synonyms: Mapping[str, Sequence[str]], path: Path, common: Collection[str]
) -> Iterator[Problem]:
    """Find the forms that would not do.

    Args:
        synonyms: the forms of each word.
        path: the file.
        common: words that are everywhere.
    """
    owners: dict[str, str] = {}
    for word, forms in synonyms.items():
        line = _line(path, word, "synonymes")
        for form, read in zip(forms, fold_all(forms), strict=True):
            owner = owners.setdefault(read, word)
            if owner != word:
                text = problem("duplicate_form", form=form, word=word, other=owner)
                yield Problem(path, line, text)
            if not read:
                yield Problem(path, line, problem("empty_form", word=word))
            elif read in common and stem(read) != stem(fold(word)):
                yield Problem(path, line, problem("common_form", form=form, word=word, read=read))


def _common(ways: Sequence[str]) -> set[str]:
    """Return the words that many ways of asking have; none of a base that has few.

    A letter alone is none: « c » is always « c'est ».
    """
    if len(ways) < ENOUGH:
        return set()
    counts = Counter(chain.from_iterable(set(way.split()) for way in fold_all(ways)))
    return {word for word, count in counts.items() if word[1:] and count > COMMON * len(ways)}


def _unknown(path: Path, names: Collection[str], table: str = "") -> list[Problem]:
    """Return the tables, or the rows of one, that nothing reads."""
    return [
        Problem(path, _line(path, name, table), problem("toml_unknown", key=name))
        for name in sorted(names)
    ]


def _line(path: Path, name: str, table: str = "") -> int:
    """Return the line of a table, or of one of its rows."""
    first = line_of(path, f"[{table}]") if table else 1
    lines = (read_text(path, []) or "").splitlines()[first - 1 :]
    row = re.compile(rf"""\s*(?:\[?["']?{re.escape(name)}["']?\s*(?:\]|=))""")
    return next((n for n, line in enumerate(lines, first) if row.match(line)), first)


def _tables(
    table: dict[str, object],
) -> tuple[dict[str, list[str]], dict[str, list[str]], dict[str, str]]:
    """Return the tables of the file: the forms of each word, the articles, the acronyms.

    Raises:
        KeyError: one is missing.
        TypeError: one has another form; its name is told, or that of its row.
    """
    synonyms = _rows("synonymes", table["synonymes"], _is_list)
    articles = _rows("articles", table["articles"], _is_list)
    acronyms = _rows("sigles", table.get("sigles", {}), _is_text)
    if ARTICLES not in articles:
        raise KeyError(ARTICLES)
    return synonyms, articles, acronyms


def _rows(name: str, table: object, is_right: Callable[[object], bool]) -> dict[str, Any]:
    """Return a table whose rows are right.

    Raises:
        TypeError: one is not, or it is no table.
    """
    if not isinstance(table, dict):
        raise TypeError(name)
    for word, row in table.items():
        if not is_right(row):
            raise TypeError(word, name)
    return table


def _is_list(row: object) -> bool:
    return isinstance(row, list) and all(map(_is_text, row))


def _is_text(row: object) -> bool:
    return isinstance(row, str)
