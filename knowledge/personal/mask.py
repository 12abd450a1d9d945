"""The wall: finds and masks the personal data of a French message, before anything else sees it.

Pure text, no dependency: rules P1 and P4 to P6 of the privacy reference. What is masked and what
is kept is decided in `addressed`, `numbers`, `announced`, `people`, `given`, `described`,
`owned`, `paired`, `labelled`, `living`, `logins`, `foreign` and `secrets`; `…_patterns` hold
shapes.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from knowledge.personal import address_patterns as addresses
from knowledge.personal import addressed
from knowledge.personal import agenda as personal_agenda
from knowledge.personal import announced as personal_announced
from knowledge.personal import described as personal_described
from knowledge.personal import foreign as personal_foreign
from knowledge.personal import given as personal_given
from knowledge.personal import labelled as personal_labelled
from knowledge.personal import living as personal_living
from knowledge.personal import logins as personal_logins
from knowledge.personal import numbers as personal_numbers
from knowledge.personal import own as personal_own
from knowledge.personal import owned as personal_owned
from knowledge.personal import paired as personal_paired
from knowledge.personal import patterns as shapes
from knowledge.personal import people as personal_people
from knowledge.personal import secret_patterns as secrets
from knowledge.personal import secrets as personal_secrets
from knowledge.personal import signed as personal_signed
from knowledge.personal.folding import fold
from knowledge.personal.kinds import Kind, Span
from knowledge.personal.masked import HARMLESS, Masked
from knowledge.personal.signs import holds, small
from knowledge.personal.unlisted import is_small_surname

__all__ = ["PLACEHOLDER", "Kind", "Masked", "mask"]

PLACEHOLDER = shapes.BARRIER * 3
"""What stands where something was; neutral, so that no French sentence is in the code."""

MOST_PASSES = 4
"""Masking can uncover something (a date loses its « arrêté »); beyond, the whole text goes."""

MOST_SPANS = 8
"""Of a text that holds more, a pasted list, nothing is worth keeping: it goes whole, read once.
Many links alone are none."""

_FILE = re.compile(shapes.DOCUMENT, re.IGNORECASE)


def mask(text: str) -> Masked:
    """Replace everything personal in a text by `PLACEHOLDER`.

    Total (any string, lone surrogates included), linear in the length of the text, and idempotent:
    in a masked text nothing is found.
    """
    kinds: frozenset[Kind] = frozenset()
    own = True
    for _ in range(MOST_PASSES):
        folded = fold(text)
        spans = _find(folded)
        if not spans:
            return Masked(text, kinds, own=own and bool(kinds - HARMLESS))
        own = own and personal_own.all_own(folded, spans)
        kinds |= {kind for _, _, kind in spans}
        if _is_a_list(spans):
            return Masked(PLACEHOLDER, kinds, own=own)
        text = _replace(text, spans)
    return Masked(PLACEHOLDER, kinds)


def _find(text: str) -> list[Span]:
    """Return where a folded text holds something personal, sorted; spans may touch, not overlap.

    What one search finds is hidden from the next: an e-mail's digits are not a number as well.
    Of a list, no further search is made.
    """
    found: list[Span] = []
    for search in _searches(text):
        spans = list(_apart(search(text)))
        if spans:
            found += spans
            if _is_a_list(found):
                break
            text = _hide(text, spans)
    return sorted(found)


def _is_a_list(spans: list[Span]) -> bool:
    """Tell whether a text holds so many personal things that it goes whole."""
    return len(spans) > MOST_SPANS and not {kind for *_, kind in spans} <= HARMLESS


def _searches(text: str) -> Iterator[Callable[[str], Iterable[Span]]]:
    """Yield the searches worth making, by cheap signs: most messages hold none."""
    digit = shapes.DIGIT.search(text) is not None
    yield from _written_searches(text)
    if digit:
        yield personal_numbers.spans
        yield _public_numbers_apart
        yield addressed.postal
    yield addressed.homes
    yield personal_announced.spans
    yield personal_logins.spans
    if digit:
        yield personal_agenda.spans
    yield personal_people.spans
    if "@" in text:
        yield addressed.usernames
    yield personal_given.spans
    yield personal_paired.spans
    yield personal_labelled.spans
    yield personal_signed.spans
    if digit:
        yield personal_living.spans
    yield personal_described.spans
    yield personal_owned.spans
    if not text.isascii():
        yield personal_foreign.spans


def _written_searches(text: str) -> Iterator[Callable[[str], Iterable[Span]]]:
    """Yield the searches for e-mails, links, files and secrets, first: numbers are in these."""
    low = small(text)
    if holds(low, addresses.AT_SIGNS):
        yield addressed.emails
    if holds(low, addresses.HOST_SIGNS):
        yield addressed.spoken_emails
    if holds(low, addresses.LINK_SIGNS):
        yield addressed.links
    if holds(low, addresses.NETWORK_SIGNS):
        yield addressed.pages
    if "." in text and _FILE.search(text):
        yield _files
    if holds(low, secrets.SIGNS) and secrets.SIGN.search(text):
        yield personal_secrets.spans


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans in order, without those that overlap one before."""
    end = 0
    for span in sorted(spans):
        if span[0] >= end:
            end = span[1]
            yield span


def _hide(text: str, spans: list[Span]) -> str:
    """Return the text with the spans made of barriers, at the same length."""
    return "".join(_pieces(text, spans, lambda start, end: shapes.BARRIER * (end - start)))


def _replace(text: str, spans: list[Span]) -> str:
    """Return the text with each span replaced by the placeholder."""
    return "".join(_pieces(text, spans, lambda _start, _end: PLACEHOLDER))


def _pieces(text: str, spans: list[Span], instead: Callable[[int, int], str]) -> Iterator[str]:
    """Yield the text piece by piece, with something instead of each span."""
    position = 0
    for start, end, _ in spans:
        yield text[position:start]
        yield instead(start, end)
        position = end
    yield text[position:]


def _files(text: str) -> Iterator[Span]:
    """Yield file names that may hold a name or a date."""
    for match in shapes.FILE.finditer(text):
        name = match[0].rpartition(".")[0]
        if shapes.FILE_PERSONAL.search(name) or _names_somebody(name):
            yield match.start(), match.end(), Kind.FILE_NAME


def _names_somebody(name: str) -> bool:
    """Tell whether the name of a file holds a surname: « ordonnance-kerloch »."""
    unlisted = map(is_small_surname, shapes.LETTERS.findall(name))
    return personal_given.has_name(name) or any(unlisted)


def _public_numbers_apart(text: str) -> Iterator[Span]:
    """Yield long numbers, but those of a public link."""
    if not addresses.LINK_PUBLIC.search(text):
        return personal_numbers.runs(text)
    links = [m for m in addresses.LINK.finditer(text) if addresses.LINK_PUBLIC.match(m[0])]
    plain = _pieces(
        text, [(*m.span(), Kind.LINK) for m in links], lambda start, end: "x" * (end - start)
    )
    return personal_numbers.runs("".join(plain))
