"""What a French question is made of: folded words, the trade's abbreviations, stems."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from threading import Lock

import numpy as np
import snowballstemmer

LONGEST_QUESTION = 600
"""Characters of a question that are read: a longer text is a pasted mail."""

_STEMMER = snowballstemmer.stemmer("french")
_STEMMER.maxCacheSize = 0  # the one in C would keep words that people typed
_STEMMING = Lock()
"""The stemmer in pure Python cannot be used by two threads at once."""

_LONG = re.compile("[^\x00-\u00bb\u00bf-\u00c5\u00c7-\u00de\u00e0-\u00e5\u00e7-\u00ff]+")
"""What no table of 256 characters can spell: fractions, « æ », « ß », and all beyond Latin-1."""
(_FIRST_LETTER,) = b"a"
_STRETCHED = re.compile(rb"([a-z])\1\1")
"""A letter three times in a row, which few texts hold: looking first is ten times faster."""


_ACRONYM = r"(?i:\b{written}\b)(?P<stop>(?=\s*(?:[,;:.?!)\u2026\u00bb]|$)))?"
"""An acronym that is also a word: recognised by its capitals, or by a stop where the word could
not be."""


def fold(text: str) -> str:
    """Reduce a text to lower-case words without accents, one space apart; twice changes nothing.

    Compatibility forms are replaced (ligatures, full-width letters), marks, controls and
    punctuation removed, letters repeated more than twice reduced to one.
    """
    return fold_all([text])[0]


def fold_all(texts: Sequence[str]) -> list[str]:
    """Return each text folded: all at once, as lines of one, several times faster."""
    return [" ".join(line.split()) for line in _plain(texts).split("\n")] if texts else []


def _plain(texts: Iterable[str]) -> str:
    """Return the folded lines of texts, but for several spaces, and those at their ends."""
    text = "\n".join([text.replace("\n", " ") for text in texts])
    plain = _LONG.sub(_run_spelt, text).encode("latin-1").translate(_SPELT)
    return _unrepeated(plain).decode()


def _spelt(text: str) -> str:
    """Return characters without marks nor capitals, those that ASCII can write so written."""
    text = unicodedata.normalize("NFKD", text)
    kept = "".join([char for char in text if unicodedata.category(char)[0] != "M"])
    return kept.casefold().replace("œ", "oe").replace("æ", "ae")


def _run_spelt(run: re.Match[str]) -> str:
    """Return a run of characters spelt, a sign for each that ASCII cannot write."""
    return _spelt(run[0]).encode("ascii", "replace").decode()


def _letter(char: str) -> int:
    """Return the code of what stands for a character: a small letter, a digit, a space."""
    spelt = _spelt(char)
    kept = char == "\n" or (len(spelt) == 1 and spelt.isascii() and spelt.isalnum())
    return ord(spelt if kept else " ")


_SPELT = bytes(map(_letter, map(chr, range(256))))
"""What stands for each character of Latin-1."""


def _unrepeated(text: bytes) -> bytes:
    """Return plain lines with one letter for more than two."""
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
"""The words of a form, and those that replace it."""


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
            _plain([written]).strip(): (
                re.compile(_ACRONYM.format(written=re.escape(written))),
                partial(_told, meant),
            )
            for written, meant in (acronyms or {}).items()
        }
        """What each is once folded -> how it is told from the word, and what it is taken for."""
        self._forms: dict[str, dict[str, list[Form]]] = {}
        """First word of forms -> second word -> these, the longest first, the word alone last."""
        folded = {fold(form): fold(word) for word, forms in synonyms.items() for form in forms}
        for form, word in sorted(folded.items(), key=lambda item: (-len(item[0]), item[0])):
            if split := form.split():
                of_first = self._forms.setdefault(split[0], {"": []})
                of_first.setdefault(" ".join(split[1:2]), []).append((split, word.split()))
        for of_first in self._forms.values():
            for second in of_first.keys() - {""}:
                of_first[second] += of_first[""]

    def words(self, text: str) -> list[str]:
        """Return the folded words of a text, synonyms replaced, the longest first."""
        return next(self.words_of([text]))

    def words_of(self, texts: Sequence[str]) -> Iterator[list[str]]:
        """Yield the words of each text, folded together; kept, those of a base take 40 MB."""
        lines = _plain(texts).split("\n")
        held = [n for one in self._acronyms for n, line in enumerate(lines) if one in line]
        told = _plain([self.spelt_out(texts[number]) for number in held]).split("\n")
        for number, line in zip(held, told, strict=False):  # nothing told is a line too
            lines[number] = line
        for line in lines if texts else ():
            yield self._replaced(line.split())

    def spelt_out(self, text: str) -> str:
        """Return a text in which what is an acronym, not the word of the same letters, is told."""
        for acronym, told in self._acronyms.values():
            text = acronym.sub(told, text)
        return text

    def _replaced(self, words: list[str]) -> list[str]:
        """Return words, the forms among them replaced."""
        forms, end = self._forms, 0
        found: list[str] = []
        for place, word in enumerate(words):
            if word in forms and place >= end:
                of_first = forms[word]
                second = words[place + 1] if place + 1 < len(words) else ""
                for form, stand_in in of_first.get(second) or of_first[""]:
                    if words[place : place + len(form)] == form:
                        found += words[end:place] + stand_in
                        end = place + len(form)
                        break
        return found + words[end:] if end else words


def _told(meant: str, found: re.Match[str]) -> str:
    """Return what an acronym means where it is one; the word itself where it may be no acronym."""
    stands_out = found[0].isupper() and not found.string.isupper()
    return meant if stands_out or found["stop"] is not None else found[0]
