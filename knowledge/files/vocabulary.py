"""From `vocabulaire.toml` to synonyms of the trade; and checks of it and of `personal.toml`."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from knowledge.entries import Problem
from knowledge.files.tables import read_toml
from knowledge.files.texts import line_of, read_text
from knowledge.personal.words import words as listed
from knowledge.text import Vocabulary, fold, fold_all, stem
from knowledge.wording import problem

NEEDED = {"synonymes", "articles"}
ARTICLES = "mots"
"""What stands below « [articles] »."""
COMMON = 0.03
"""Share of the ways of asking in which a word is too common to be a form: « dossier » is in 5 %;
of the forms that are no plural of their word, the commonest, « appli », is in 1.4 %."""
ENOUGH = 500
"""Ways of asking from which such a share tells something."""


def _is_list(row: object) -> bool:
    return isinstance(row, list) and all(map(_is_text, row))


def _is_text(row: object) -> bool:
    return isinstance(row, str)


SHAPES: Mapping[str, Callable[[object], bool]] = {
    "synonymes": _is_list,
    "articles": _is_list,
    "sigles": _is_text,
}
"""What may stand in the file, and what tells whether a row of it is right."""


def read_vocabulary(path: Path) -> Vocabulary:
    """Read a file in which `check_vocabulary` finds no problem."""
    table = read_toml(path, []) or {}
    return Vocabulary(table["synonymes"], table["articles"][ARTICLES], table.get("sigles", {}))


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
    problems += _shapes(path, table)
    if not problems:
        problems += _unknown(path, table.keys() - SHAPES.keys())
        problems += _unknown(path, table["articles"].keys() - {ARTICLES}, "articles")
        problems += _forms(table["synonymes"], path, listed("little") | _common(ways))
    return problems


def check_groups(path: Path) -> list[Problem]:
    """Return the problems of `personal.toml`: a text instead of a list is read by letters."""
    problems: list[Problem] = []
    for name, group in (read_toml(path, problems) or {}).items():
        if not _is_list(group):
            problems.append(Problem(path, _line(path, name), problem("toml_shape")))
    return problems


def _shapes(path: Path, table: Mapping[str, object]) -> Iterator[Problem]:
    """Find missing tables, and rows of the wrong shape."""
    for name, is_right in SHAPES.items():
        rows = table.get(name, {})
        if not isinstance(rows, dict):
            yield Problem(path, _line(path, name), problem("toml_shape"))
            continue
        for word, row in rows.items():
            if not is_right(row):
                yield Problem(path, _line(path, word, name), problem("toml_shape"))
    for name in NEEDED - table.keys():
        yield Problem(path, 1, problem("toml_missing", key=name))
    articles = table.get("articles", {ARTICLES: []})
    if isinstance(articles, dict) and ARTICLES not in articles:
        yield Problem(path, _line(path, "articles"), problem("toml_missing", key=ARTICLES))


def _forms(
    synonyms: Mapping[str, Sequence[str]], path: Path, common: Collection[str]
) -> Iterator[Problem]:
    """Find unacceptable forms.

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
    """Return the words found in many ways of asking; none for a base that has few.

    A single letter is not one: « c » is always « c'est ».
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
