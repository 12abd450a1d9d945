"""The heading that a badly written line was meant to be."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from knowledge.text import fold, fold_all

ALIKE = 85.0
"""Least rapidfuzz ratio, out of 100, of a heading and of what it was meant to be."""
_BEGINNINGS = ("#", "**")


def looks_like_one(line: str, headings: Iterable[str]) -> bool:
    """Tell whether a line is a heading but for its signs: « ##Source », « **Source** » or none."""
    named = [*headings]
    if line.lstrip().startswith(_BEGINNINGS):
        return fold(line) in fold_all(named)
    return line.strip() in named


def meant(line: str, headings: Iterable[str]) -> str | None:
    """Return the heading that a line was meant to be, whatever its signs and spelling."""
    named = [*headings]
    folded = dict(zip(fold_all(named), named, strict=True))
    found = process.extractOne(fold(line), [*folded], scorer=fuzz.ratio, score_cutoff=ALIKE)
    return folded[found[0]] if found else None
