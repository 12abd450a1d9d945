"""What a French question is made of: folded words, the trade's abbreviations, stems."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import snowballstemmer

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
    text = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    text = "".join(char for char in text if not unicodedata.combining(char))
    return _STRETCHED.sub(r"\1", _NOT_WORD.sub(" ", text).strip())


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of a folded word (Snowball, French)."""
    return str(_STEMMER.stemWord(word))


class Vocabulary:
    """The synonyms of the trade: rewrites the forms people type into the words of the base."""

    def __init__(self, synonyms: dict[str, Iterable[str]]) -> None:
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
        KeyError: it has no table `synonymes`.
    """
    return Vocabulary(tomllib.loads(path.read_text(encoding="utf-8"))["synonymes"])
