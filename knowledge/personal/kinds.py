"""The kinds of personal data a French message may hold."""

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
