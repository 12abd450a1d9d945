"""Where somebody is reached or shown: e-mails, links, usernames and postal addresses."""

import re
from collections.abc import Iterator

from knowledge.personal import address_patterns as shapes
from knowledge.personal.endings import is_like_a_word
from knowledge.personal.given import has_name
from knowledge.personal.kinds import Kind, Span
from knowledge.personal.patterns import LETTERS
from knowledge.personal.signs import holds, small
from knowledge.personal.words import Nature, bare, nature, words

_HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
"""Words, which hyphens join: « y-kerbrat », but « est-ce » too."""


def emails(text: str) -> Iterator[Span]:
    """Yield e-mail addresses, those of MSSanté apart."""
    for match in (*shapes.EMAIL.finditer(text), *_broken_emails(text)):
        if not shapes.SERVICE.match(match[0]):
            kind = Kind.MSSANTE if shapes.MSSANTE.search(match[0]) else Kind.EMAIL
            yield match.start(), match.end(), kind


def _broken_emails(text: str) -> Iterator[re.Match[str]]:
    """Yield e-mail addresses with a space on one side of their sign."""
    for match in shapes.BROKEN_EMAIL.finditer(text) if shapes.APART.search(text) else ():
        if match["local"] is None or _is_chosen(match["local"]):
            yield match


def spoken_emails(text: str) -> Iterator[Span]:
    """Yield e-mail addresses without their sign."""
    for match in shapes.SPOKEN_EMAIL.finditer(text):
        if match["local"] is None or _is_chosen(match["local"]):
            yield match.start(), match.end(), Kind.EMAIL


def _is_chosen(local: str) -> bool:
    """Tell whether what stands before « arobase » is a box rather than « taper »."""
    return not _HYPHENED.fullmatch(local) or any(
        nature(part) in {Nature.UNKNOWN, Nature.NAME} and not is_like_a_word(part)
        for part in local.split("-")
    )


def links(text: str) -> Iterator[Span]:
    """Yield links that carry a secret: a query, a token, an account; and somebody's page."""
    for match in shapes.LINK.finditer(text):
        public = shapes.LINK_PUBLIC.match(match[0])
        if not public and (shapes.LINK_SECRET.search(match[0]) or _is_page(match[0])):
            told = shapes.LINK_NIR.search(match[0])
            yield match.start(), match.end(), Kind.NIR if told else Kind.LINK


def pages(text: str) -> Iterator[Span]:
    """Yield the pages of networks, typed without what begins a link."""
    for match in shapes.NETWORK.finditer(text):
        yield match.start(), match.end(), Kind.LINK


def _is_page(link: str) -> bool:
    """Tell whether a link shows somebody: `…/medecin/vannes/marie-kerbrat`."""
    if shapes.LINK_PERSON.search(link):
        return True
    segments = (segment[0] for segment in shapes.LINK_WORDS.finditer(link))
    return any(has_name(said) and not _is_of_a_place(said) for said in segments)


def _is_of_a_place(segment: str) -> bool:
    """Tell whether a part of a link names a place: `hopital-saint-louis`."""
    return not words("landmarks").isdisjoint(map(bare, LETTERS.findall(segment)))


def postal(text: str) -> Iterator[Span]:
    """Yield postal addresses."""
    low = small(text)
    for shape, signs in shapes.SHAPES:
        for match in shape.finditer(text) if holds(low, signs) else ():
            yield *match.span(), Kind.ADDRESS


def homes(text: str) -> Iterator[Span]:
    """Yield where somebody is told to live, the number in digits or in words."""
    for match in shapes.HOUSED.finditer(text) if holds(small(text), shapes.HOUSED_SIGNS) else ():
        yield *match.span("number"), Kind.ADDRESS


def usernames(text: str) -> Iterator[Span]:
    """Yield Telegram usernames."""
    for match in shapes.USERNAME.finditer(text):
        yield match.start(), match.end(), Kind.USERNAME
