"""What a French question is made of: folded words, the trade's abbreviations, stems."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from threading import Lock

import snowballstemmer

from knowledge.entries import Problem
from knowledge.wording import problem

LONGEST_QUESTION = 600
"""Characters of a question that are read: more is a pasted mail, not a question."""

_STEMMER = snowballstemmer.stemmer("french")
_STEMMER.maxCacheSize = 0  # the one in C would keep words that people typed
_STEMMING = Lock()
"""The one in Python cannot be asked by two threads at once."""

_NOT_WORD = re.compile(r"[^a-z0-9\n]+")
_ACCENTS = re.compile(r"[\u0300-\u036f]+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_STRETCHED = re.compile(r"([a-z])\1{2,}")


_ACRONYM = r"(?i:\b{written}\b)(?P<stop>(?=\s*(?:[,;:.?!)\u2026\u00bb]|$)))?"
"""An acronym that is also a word: told by its capitals, or by a stop where no such word may be."""


def fold(text: str) -> str:
    """Reduce a text to lower-case words without accents, one space apart; twice changes nothing.

    Compatibility forms are replaced (ligatures, full-width letters), marks, controls and
    punctuation removed, letters repeated more than twice reduced to one.
    """
    return fold_all([text])[0]


def fold_all(texts: Sequence[str]) -> list[str]:
    """Return each text folded: all at once, as lines of one, several times faster."""
    text = "\n".join([text.replace("\n", " ") for text in texts])
    text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    if not text.isascii():
        text = _BEYOND_ASCII.sub(_unmarked, text)
    text = text.casefold().replace("œ", "oe").replace("æ", "ae")
    text = _STRETCHED.sub(r"\1", _NOT_WORD.sub(" ", text))
    return [line.strip() for line in text.split("\n")] if texts else []


def _unmarked(run: re.Match[str]) -> str:
    return "".join(char for char in run[0] if unicodedata.category(char)[0] != "M")


def stem(word: str) -> str:
    """Return the stem of a folded word (Snowball, French)."""
    with _STEMMING:
        return str(_STEMMER.stemWord(word))


class Vocabulary:
    """The synonyms of the trade: rewrites the forms people type into the words of the base."""

    def __init__(
        self,
        synonyms: dict[str, Iterable[str]],
        articles: Iterable[str] = (),
        acronyms: Mapping[str, str] | None = None,
    ) -> None:
        self.articles = frozenset(map(fold, articles))
        """Words that do not make a question of the noun they stand before."""
        self._acronyms = [
            (re.compile(_ACRONYM.format(written=re.escape(written))), meant)
            for written, meant in (acronyms or {}).items()
        ]
        self._forms: dict[str, list[tuple[list[str], list[str]]]] = {}
        """First word of a form -> each form that begins so and what stands for it."""
        folded = {fold(form): fold(word) for word, forms in synonyms.items() for form in forms}
        for form, word in sorted(folded.items(), key=lambda item: (-len(item[0]), item[0])):
            if split := form.split():
                self._forms.setdefault(split[0], []).append((split, word.split()))

    def words(self, text: str) -> list[str]:
        """Return the folded words of a text, synonyms replaced, the longest first."""
        return self.words_of([text])[0]

    def words_of(self, texts: Sequence[str]) -> list[list[str]]:
        """Return the words of each text, read together."""
        written = [self.spelt_out(text) for text in texts]
        return [self._replaced(folded.split()) for folded in fold_all(written)]

    def spelt_out(self, text: str) -> str:
        """Return a text in which what is an acronym, not the word of the same letters, is told."""
        for acronym, meant in self._acronyms:
            text = acronym.sub(partial(_told, meant), text)
        return text

    def _replaced(self, words: list[str]) -> list[str]:
        """Return words, the forms among them replaced."""
        if self._forms.keys().isdisjoint(words):
            return words
        found: list[str] = []
        end = 0
        for place, word in enumerate(words):
            if place < end:
                continue
            taken, stand_in = self._form_at(words, place) if word in self._forms else (0, [])
            found += stand_in if taken else (word,)
            end = place + taken
        return found

    def _form_at(self, words: list[str], place: int) -> tuple[int, list[str]]:
        """Return how many words a form takes there, and what stands for them."""
        for form, stand_in in self._forms[words[place]]:
            if words[place : place + len(form)] == form:
                return len(form), stand_in
        return 0, []


def _told(meant: str, found: re.Match[str]) -> str:
    """Return what an acronym means where it is one; the word itself where it may be no acronym."""
    stands_out = found[0].isupper() and not found.string.isupper()
    return meant if stands_out or found["stop"] is not None else found[0]


def read_vocabulary(path: Path) -> Vocabulary:
    """Read `vocabulaire.toml`.

    Raises:
        tomllib.TOMLDecodeError: the file is malformed.
        KeyError: it lacks the table `synonymes` or `articles`.
    """
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Vocabulary(table["synonymes"], table["articles"]["mots"], table.get("sigles"))


def check_vocabulary(path: Path) -> list[Problem]:
    """Return the problems of `vocabulaire.toml`; a base without one uses the shipped one."""
    if not path.exists():
        return []
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        synonyms, articles = table["synonymes"], {"mots": table["articles"]["mots"]}
        acronyms = table.get("sigles", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return [Problem(path, 1, problem("toml", reason=error))]
    except KeyError as error:
        return [Problem(path, 1, problem("toml_missing", key=error.args[0]))]
    if not (
        _is_table_of_lists(synonyms)
        and _is_table_of_lists(articles)
        and _is_table_of_texts(acronyms)
    ):
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


def _is_table_of_texts(table: object) -> bool:
    return isinstance(table, dict) and all(isinstance(text, str) for text in table.values())


def _line_of(path: Path, start: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.startswith(start)), 1)
