"""Which numbers and dates of a message may identify someone, and which are only ordinary."""

import re
import time
from collections.abc import Iterator
from itertools import pairwise

from knowledge.personal import number_patterns as shapes
from knowledge.personal.kinds import Kind, Span

FEWEST_DIGITS = 8
"""P4: any run of at least 8 digits is masked; FINESS, ADELI and SIREN have 9."""

SHORTEST_IBAN, FEWEST_IBAN_DIGITS = 15, 10
"""Norway's IBAN has 15 characters (ISO 13616); 10 digits leave room for the letters of banks."""

ERROR_DIGITS = 8
"""« 0x80090016 »: ten digits after 0x would rather be a phone number."""

SHORTEST_NIR = 13
"""Digits without the key: fewer among letters are rather the number of a thing."""

FEWEST_COLONS = 5
"""Of the address of a machine; an hour has one or two."""

OLDEST = 1900
"""The year of birth of nobody alive: what a record says when none is known."""

CHILDHOOD = 3
"""A date more recent than this many years is rather an event than a birth."""

CALENDAR_FROM = 2018
"""The DMP opened to all on 6 November 2018: from then « le … » rather tells of the service."""

HIGHEST = 12
"""A list that counts up to it tells steps of the path, which has twelve: nobody is numbered so."""

IN_CADENCE = frozenset({Kind.NIR, Kind.PHONE})
"""Kinds of which the length says enough where prices or shares would be cut alike."""

BEFORE = 45
"""Characters read before a date or number: « arrêté du ministre de la santé du … » is 40."""

_LOOKALIKES = str.maketrans("OolIi", "00111")
_NUMBERS = re.compile(r"\d+")
_SEPARATORS = re.compile(r"[^\dABab]")


def spans(text: str) -> Iterator[Span]:
    """Yield the accounts, dates of birth and numbers of a folded text, in that order."""
    for match in shapes.IBAN.finditer(text):
        long = sum(map(str.isalnum, match[0])) >= SHORTEST_IBAN
        if long and sum(map(str.isdigit, match[0])) >= FEWEST_IBAN_DIGITS:
            yield match.start(), match.end(), Kind.IBAN
    plain = text.replace("_", "-")
    for match in shapes.BIRTH.finditer(plain):
        nobody = match["date"].endswith(str(OLDEST))
        if not (nobody or shapes.CONVENTION.match(plain, match.start("date"))):
            yield match.start("date"), match.end("date"), Kind.BIRTH_DATE
    for match in shapes.DATE.finditer(plain):
        if _is_birth(plain, match):
            yield match.start(), match.end(), Kind.BIRTH_DATE


def runs(text: str) -> Iterator[Span]:
    """Yield the long numbers of a folded text."""
    plain = text.replace("_", "-")
    if shapes.LOOKALIKE.search(plain):
        plain = shapes.LOOKALIKE_TOKEN.sub(lambda found: found[0].translate(_LOOKALIKES), plain)
    for match in shapes.RUN.finditer(plain):
        if match.end() - match.start() < FEWEST_DIGITS:
            continue
        digits = _SEPARATORS.sub("", match[0])
        if len(digits) >= FEWEST_DIGITS and not _is_ordinary(plain, match, digits):
            yield match.start(), match.end(), _kind(match[0][0] == "+", digits)

    yield from _in_cadence(plain)
    for match in shapes.AMONG_LETTERS.finditer(text):
        if sum(map(str.isdigit, match[0])) >= SHORTEST_NIR:
            yield match.start(), match.end(), Kind.NUMBER
    for match in shapes.MACHINE.finditer(text) if text.count(":") >= FEWEST_COLONS else ():
        yield match.start(), match.end(), Kind.NUMBER


def _in_cadence(text: str) -> Iterator[Span]:
    """Yield the numbers that only a word, a unit or a tag cuts: of patients, and of phones."""
    for match in shapes.CADENCE.finditer(text):
        cut = match["cut"]
        digits = "".join(match[0].split(cut))
        kind = _kind(False, digits)  # noqa: FBT003 - private
        ordinary = shapes.PUBLIC_LINE.fullmatch(digits) or _counts_up(match[0].replace(cut, " "))
        if kind in IN_CADENCE and not ordinary:
            yield match.start(), match.end(), kind


def _kind(international: bool, digits: str) -> Kind:  # noqa: FBT001 - private
    """Name a number by its length and first digits; keys are often mistyped and prove nothing."""
    if shapes.PHONE.fullmatch("+" + digits if international else digits):
        return Kind.PHONE
    if shapes.NIR.fullmatch(digits):
        return Kind.NIR
    return Kind.RPPS if shapes.RPPS.fullmatch(digits) else Kind.NUMBER


def _is_ordinary(text: str, run: re.Match[str], digits: str) -> bool:
    """Tell whether a run is dates, hours, public numbers, or the number of a law."""
    before = text[max(0, run.start() - BEFORE) : run.start()]
    known = run[0]
    return bool(
        shapes.ORDINARY.fullmatch(known)
        or shapes.PUBLIC_LINE.fullmatch(digits)
        or len(_SEPARATORS.sub("", shapes.DATE_AT_END.sub("", known))) < FEWEST_DIGITS
        or (shapes.ARTICLES.fullmatch(known) and shapes.ARTICLES_BEFORE.search(before))
        or (shapes.DECREE.fullmatch(known) and shapes.DECREE_BEFORE.search(before))
        or (shapes.VERSION.fullmatch(known) and shapes.VERSION_BEFORE.search(before))
        or (shapes.STANDARD.fullmatch(known) and shapes.STANDARD_BEFORE.search(before))
        or shapes.OID.fullmatch(known)
        or shapes.PRIVATE_IP.fullmatch(known)
        or (shapes.YEAR_AND_PRICE.fullmatch(known) and shapes.PRICED.match(text, run.end()))
        or _counts_up(known)
        or (len(known) == ERROR_DIGITS and shapes.ERROR_BEFORE.search(before))
        or shapes.LEGAL_ID_BEFORE.search(before)
    )


def _counts_up(run: str) -> bool:
    """Tell whether a run only counts up: « étapes 1, 2, 5, 7, 8, 9, 10, 12 faites »."""
    told = _NUMBERS.findall(run)
    counted = [int(one) for one in told if len(one) <= len(str(HIGHEST)) and one[0] != "0"]
    rises = all(one < other for one, other in pairwise(counted))
    return len(counted) == len(told) and rises and counted[-1] <= HIGHEST


def _is_birth(text: str, date: re.Match[str]) -> bool:
    """Tell whether a full date may be someone's birth.

    It is with a birth word beside it; it is not beside a law or « depuis le », nor when recent;
    « le 1er juillet 2021 » is not, « 12/03/1980 » and « le 12 mars 1980 » are.
    """
    before = text[max(0, date.start() - BEFORE) : date.start()]
    now = time.gmtime().tm_year
    year = _year(date, now)
    if shapes.BIRTH_BEFORE.search(before) or shapes.BIRTH_AFTER.match(text, date.end()):
        return year != OLDEST
    if shapes.LEGAL_BEFORE.search(before) or year > now - CHILDHOOD:
        return False
    calendar = date["iso"] is not None or shapes.CALENDAR_BEFORE.search(before) is not None
    return not (calendar and year >= CALENDAR_FROM)


def _year(date: re.Match[str], now: int) -> int:
    """Return the year of a date; two digits are the last such year that has begun."""
    found = date["iso_year"] or date["year"] or date["spaced"] or date["written"]
    year = int(found)
    if len(found) > 2:  # noqa: PLR2004 - the century is written
        return year
    return now - (now - year) % 100
