"""What a French question is made of: folded words, the trade's abbreviations, stems."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from string import ascii_lowercase, ascii_uppercase, digits
from threading import Lock

import numpy as np
import snowballstemmer

LONGEST_QUESTION = 600
"""Characters of a question that are read: more is a pasted mail, not a question."""

_STEMMER = snowballstemmer.stemmer("french")
_STEMMER.maxCacheSize = 0  # the one in C would keep words that people typed
_STEMMING = Lock()
"""The one in Python cannot be asked by two threads at once."""

_ACCENTS = "\u0300\u0301\u0302\u0308\u0327"
"""The marks of French: nearly all there are, taken away several times faster than the others."""
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_SMALL = bytes.maketrans(ascii_uppercase.encode(), ascii_lowercase.encode())
_OTHERS = bytes(set(range(256)) - set(f"{ascii_lowercase}{digits}\n".encode()))
_PLAIN = _SMALL.translate(bytes.maketrans(_OTHERS, b" " * len(_OTHERS)))
"""What stands for each code of ASCII: small letters, digits, ends of lines, spaces."""
(_FIRST_LETTER,) = b"a"
_STRETCHED = re.compile(rb"([a-z])\1\1")
"""What most texts do not hold: looking is ten times faster than mending."""


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
    text = unicodedata.normalize("NFKD", text)
    if not text.isascii():
        for accent in _ACCENTS:
            text = text.replace(accent, "")
        text = _BEYOND_ASCII.sub(_unmarked, text)
    plain = _unrepeated(text.encode("ascii", "replace").translate(_PLAIN))
    return [line.strip() for line in plain.decode().split("\n")] if texts else []


def _unmarked(run: re.Match[str]) -> str:
    """Return characters beyond ASCII without marks, those that ASCII can write so written."""
    kept = "".join([char for char in run[0] if unicodedata.category(char)[0] != "M"])
    return kept.casefold().replace("œ", "oe").replace("æ", "ae")


def _unrepeated(text: bytes) -> bytes:
    """Return a plain text with one space for several, and one letter for more than two."""
    while b"  " in text:
        text = text.replace(b"  ", b" ")
    if not _STRETCHED.search(text):
        return text
    codes = np.frombuffer(text, np.uint8)
    again = np.zeros(len(codes) + 2, np.bool_)  # one place further: as the one before
    again[2:-1] = codes[1:] == codes[:-1]
    stretched = (again[:-2] | again[2:]) & (codes >= _FIRST_LETTER)
    return bytes(codes[~(again[1:-1] & stretched)])


def stem(word: str) -> str:
    """Return the stem of a folded word (Snowball, French)."""
    with _STEMMING:
        return str(_STEMMER.stemWord(word))


Form = tuple[list[str], list[str]]
"""The words of a form, and those that stand for it."""


class Vocabulary:
    """The synonyms of the trade: rewrites the forms people type into the words of the base."""

    def __init__(
        self,
        synonyms: Mapping[str, Iterable[str]],
        articles: Iterable[str] = (),
        acronyms: Mapping[str, str] | None = None,
    ) -> None:
        self.articles = frozenset(map(fold, articles))
        """Words that do not make a question of the noun they stand before."""
        self._acronyms = {
            fold(written): (
                re.compile(_ACRONYM.format(written=re.escape(written))),
                partial(_told, meant),
            )
            for written, meant in (acronyms or {}).items()
        }
        """What each is once folded -> how it is told from the word, and what it is taken for."""
        self._forms: dict[str, dict[str, list[Form]]] = {}
        """First and second word of forms, if they have one -> these, and what stands for them."""
        folded = {fold(form): fold(word) for word, forms in synonyms.items() for form in forms}
        for form, word in sorted(folded.items(), key=lambda item: (-len(item[0]), item[0])):
            if split := form.split():
                second = self._forms.setdefault(split[0], {})
                second.setdefault(" ".join(split[1:2]), []).append((split, word.split()))

    def words(self, text: str) -> list[str]:
        """Return the folded words of a text, synonyms replaced, the longest first."""
        return self.words_of([text])[0]

    def words_of(self, texts: Sequence[str]) -> list[list[str]]:
        """Return the words of each text, read together."""
        folded = fold_all(texts)
        held = sorted(
            {n for one in self._acronyms for n, text in enumerate(folded) if one in text}
        )
        told = fold_all([self.spelt_out(texts[number]) for number in held])
        for number, text in zip(held, told, strict=True):
            folded[number] = text
        return [self._replaced(text.split()) for text in folded]

    def spelt_out(self, text: str) -> str:
        """Return a text in which what is an acronym, not the word of the same letters, is told."""
        for acronym, told in self._acronyms.values():
            text = acronym.sub(told, text)
        return text

    def _replaced(self, words: list[str]) -> list[str]:
        """Return words, the forms among them replaced."""
        found: list[str] = []
        end = 0
        for place, word in enumerate(words):
            if word in self._forms and place >= end:
                taken, stand_in = self._form_at(words, place)
                if taken:
                    found += words[end:place] + stand_in
                    end = place + taken
        return found + words[end:] if end else words

    def _form_at(self, words: list[str], place: int) -> tuple[int, list[str]]:
        """Return how many words a form takes there, and what stands for them."""
        of_first, after = self._forms[words[place]], words[place + 1 : place + 2]
        for second in (*after, ""):
            for form, stand_in in of_first.get(second, ()):
                if words[place : place + len(form)] == form:
                    return len(form), stand_in
        return 0, []


def _told(meant: str, found: re.Match[str]) -> str:
    """Return what an acronym means where it is one; the word itself where it may be no acronym."""
    stands_out = found[0].isupper() and not found.string.isupper()
    return meant if stands_out or found["stop"] is not None else found[0]
