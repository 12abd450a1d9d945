"""`vocabulaire.toml` -> the synonyms of the trade, and what is wrong in them."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from knowledge.entries import Problem
from knowledge.files.texts import line_of, read_toml
from knowledge.personal.words import words as listed
from knowledge.text import Vocabulary, fold, fold_all, stem
from knowledge.wording import problem

TABLES = {"synonymes", "articles", "sigles"}
"""What may stand in the file."""
COMMON = 0.03
"""Share of the ways of asking in which a word is too common to be a form: « dossier » is in 5 %;
of the forms that are no plural of their word, the commonest, « appli », is in 1.4 %."""
ENOUGH = 500
"""Ways of asking from which such a share tells something."""


def read_vocabulary(path: Path) -> Vocabulary:
    """Read a file in which `check_vocabulary` finds no problem."""
    forms, articles, acronyms = _tables(read_toml(path, []) or {})
    return Vocabulary(forms, articles["mots"], acronyms)


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
        synonyms, _, _ = _tables(table)
    except KeyError as error:
        return [Problem(path, 1, problem("toml_missing", key=error.args[0]))]
    except TypeError:
        return [Problem(path, 1, problem("toml_shape"))]
    problems += _unknown_tables(table, path)
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
        line = line_of(path, *(f"{quote}{word}{quote} =" for quote in ('"', "'", "")))
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
