"""Which characters of a message stand for plainer ones: digits, letters, spaces and dashes.

Of any script, bold, circled or in the letters of another alphabet that look like ours: what reads
alike to a person is read alike by the patterns, at the same place.
"""

import re
import unicodedata

from knowledge.personal.patterns import JOINER

_BLOCKS = (
    range(0x80, 0x3300),
    range(0xA600, 0xAC00),
    range(0xFB00, 0x12000),
    range(0x16A00, 0x16C00),
    range(0x1CC00, 0x1CD00),
    range(0x1D100, 0x1D800),
    range(0x1E000, 0x1F200),
    range(0x1FB00, 0x1FC00),
    range(0xE0000, 0xE0200),
)
"""Where Unicode keeps digits, spaces, dashes and marks; ideographs are left out to load fast."""

_CATEGORIES = {
    "Mn": JOINER,
    "Me": JOINER,
    "Cf": JOINER,
    "Zs": " ",
    "Zl": "\n",
    "Zp": "\n",
    "Pd": "-",
}
_SIGNS = {
    "\u2019": "'",
    "\u2018": "'",
    "\u02bc": "'",
    "\u2212": "-",
    "\x85": "\n",
    "\u0130": "I",
    "\u0131": "i",
    "\u2800": " ",
    **dict.fromkeys("\u115f\u1160\u3164\uffa0", JOINER),
}
"""Quotes, a minus, a line; the Turkish letters, the first of which case makes two of; and what
nobody sees though Unicode has it for a letter or a sign (Hangul fillers, Braille blank)."""


def _folded(code: int) -> str | None:
    """Return the plain character that stands for a code point, or None when it is its own."""
    character = chr(code)
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    if 0xFF01 <= code <= 0xFF5E:  # noqa: PLR2004 - the full-width block mirrors ASCII
        return chr(code - 0xFEE0)
    return (
        _SIGNS.get(character)
        or _CATEGORIES.get(unicodedata.category(character))
        or _compatible(character)
    )


def _compatible(character: str) -> str | None:
    """Return the plain letter or sign that a small, bold or circled one is made of."""
    if not unicodedata.decomposition(character).startswith("<"):
        return None
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 and plain.isascii() and plain.isprintable() else None


_FOLD = {code: plain for block in _BLOCKS for code in block if (plain := _folded(code))}
_FOLD[ord("\t")] = " "


_ALIKE = str.maketrans(
    "\u0430\u0435\u0451\u0456\u0457\u0458\u043a\u043e\u0440\u0441\u0455\u0443\u0445\u0501"
    "\u0410\u0412\u0415\u0401\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0405\u0422\u0423\u0425"
    "\u03b1\u03b9\u03ba\u03bd\u03bf\u03c1\u03c5"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
    "\u0251\u0261\u0585",
    "aeeiijkopcsyxdABEEIJKMHOPCSTYXaikvopuABEZHIKMNOPTYXago",
)
"""Cyrillic, then Greek letters that nobody can tell from ours by eye."""

_OTHER = re.compile(f"[{''.join(map(chr, _ALIKE))}]")
_RUN = re.compile(r"[\w.@+\-]+")
_OURS = re.compile(r"[A-Za-z\d]|\A[\u041e\u043e\u0406\u039f\u03bf\u0399]{1,3}\Z")
"""What a word of another alphabet has not; or nothing but zeros and ones in a number."""


def fold(text: str) -> str:
    """Return the text with look-alike digits, letters, spaces, dashes made plain; same length."""
    if text.isascii():
        return text.replace("\t", " ")
    plain = text.translate(_FOLD)
    return _RUN.sub(_unmixed, plain) if _OTHER.search(plain) else plain


def _unmixed(run: re.Match[str]) -> str:
    """Return a word without the look-alikes of other alphabets, when it mixes them with ours."""
    if run[0].isascii() or not _OURS.search(run[0]):
        return run[0]
    return run[0].translate(_ALIKE)
