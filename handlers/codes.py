"""The short names of entries: several fit in one button, or in what is remembered of a screen."""

from base64 import urlsafe_b64encode
from collections.abc import Iterable
from hashlib import blake2b

from knowledge import Base

CODE_LENGTH = 4
"""Characters of an entry's code: 24 bits."""


def code(entry_id: str) -> str:
    """Return the short name of an entry: it holds as long as the id."""
    return urlsafe_b64encode(blake2b(entry_id.encode(), digest_size=3).digest()).decode()


def codes(entry_ids: Iterable[str]) -> str:
    """Return the short names of at most four entries, end to end."""
    return "".join(map(code, list(entry_ids)[:4]))


def named(text: str, base: Base) -> list[str]:
    """Return the entries that short names stand for; those that no longer exist are left out."""
    known = {code(entry_id): entry_id for entry_id in base.entries}
    pieces = (text[at : at + CODE_LENGTH] for at in range(0, len(text), CODE_LENGTH))
    return [known[piece] for piece in pieces if piece in known]
