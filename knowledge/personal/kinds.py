"""The kinds of personal data a French message may hold."""

from collections.abc import Iterable, Iterator
from enum import StrEnum


class Kind(StrEnum):
    """What was found; the values are the labels of the counts (P6: only the type is counted)."""

    NIR = "nir"
    RPPS = "rpps"
    NUMBER = "number"
    PHONE = "phone"
    EMAIL = "email"
    MSSANTE = "mssante"
    IBAN = "iban"
    BIRTH_DATE = "birth_date"
    PERSON = "person"
    ADDRESS = "address"
    LINK = "link"
    USERNAME = "username"
    FILE_NAME = "file_name"
    SECRET = "secret"  # noqa: S105  the kind of one
    """A password or a code: nobody's to know, whoever's it is."""


Span = tuple[int, int, Kind]
"""Where something was found: first character, the one after the last, and what it is."""

MOST = 24
"""Names or secrets that one rule finds one by one: nobody writes more in a message."""


def at_most(spans: Iterable[Span], end: int) -> Iterator[Span]:
    """Yield spans in their order; of too many, the last goes as far as the text does.

    Each costs many comparisons, and the first already has the whole message refused.
    """
    for number, (start, stop, kind) in enumerate(spans, 1):
        yield start, end if number == MOST else stop, kind
        if number == MOST:
            return
