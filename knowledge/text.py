"""What a French question is made of: folded words, the trade's abbreviations, stems."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import snowballstemmer

from knowledge.entries import Problem
from knowledge.wording import problem

LONGEST_QUESTION = 600
"""Characters of a question that are read: more is a pasted mail, not a question."""

_STEMMER = snowballstemmer.stemmer("french")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_STRETCHED = re.compile(r"([a-z])\1{2,}")


def fold(text: str) -> str:
    """Reduce a text to lower-case words without accents, one space apart; twice changes nothing.

    Compatibility forms are replaced (ligatures, full-width letters), marks, controls and
    punctuation removed, letters repeated more than twice reduced to one.
    """
    text = unicodedata.normalize("NFKD", text)
    text = "".join(char for char in text if unicodedata.category(char)[0] != "M")
    text = text.casefold().replace("œ", "oe").replace("æ", "ae")
    return _STRETCHED.sub(r"\1", _NOT_WORD.sub(" ", text).strip())


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of a folded word (Snowball, French)."""
    return str(_STEMMER.stemWord(word))


class Vocabulary:
    """The synonyms of the trade: rewrites the forms people type into the words of the base."""

    def __init__(self, synonyms: dict[str, Iterable[str]], articles: Iterable[str] = ()) -> None:
        self.articles = frozenset(map(fold, articles))
        """Words that do not make a question of the noun they stand before."""
        self._words = {
            fold(form): fold(word) for word, forms in synonyms.items() for form in forms
        }
        longest_first = sorted(self._words, key=lambda form: (-len(form), form))
        self._pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b")

    def words(self, text: str) -> list[str]:
        """Return the folded words of a text, synonyms replaced."""
        folded = fold(text)
        if not self._words:
            return folded.split()
        return self._pattern.sub(lambda match: self._words[match[0]], folded).split()


def read_vocabulary(path: Path) -> Vocabulary:
    """Read `vocabulaire.toml`.

    Raises:
        tomllib.TOMLDecodeError: the file is malformed.
        KeyError: it lacks the table `synonymes` or `articles`.
    """
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Vocabulary(table["synonymes"], table["articles"]["mots"])


def check_vocabulary(path: Path) -> list[Problem]:
    """Return the problems of `vocabulaire.toml`; a base without one uses the shipped one."""
    if not path.exists():
        return []
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        synonyms, articles = table["synonymes"], {"mots": table["articles"]["mots"]}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return [Problem(path, 1, problem("toml", reason=error))]
    except KeyError as error:
        return [Problem(path, 1, problem("toml_missing", key=error.args[0]))]
    if not _is_table_of_lists(synonyms) or not _is_table_of_lists(articles):
        return [Problem(path, 1, problem("toml_shape"))]
    owners: dict[str, str] = {}
    problems = []
    for word, forms in synonyms.items():
        for form in forms:
            owner = owners.setdefault(fold(form), word)
            if owner != word:
                text = problem("duplicate_form", form=form, word=word, other=owner)
                problems.append(Problem(path, _line_of(path, f'"{word}"'), text))
    return problems


def _is_table_of_lists(table: object) -> bool:
    return isinstance(table, dict) and all(
        isinstance(row, list) and all(isinstance(form, str) for form in row)
        for row in table.values()
    )


def _line_of(path: Path, start: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.startswith(start)), 1)
