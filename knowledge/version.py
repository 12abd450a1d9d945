"""Which base this is: a fingerprint of everything it says."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from hashlib import blake2b


def fingerprint(*parts: object) -> str:
    """Return twelve hexadecimal digits that change whenever anything said changes.

    Args:
        parts: the content and the sentences of a base; where its files are does not count.
    """
    return blake2b(repr([_plain(part) for part in parts]).encode(), digest_size=6).hexdigest()


def _plain(value: object) -> object:
    """Return a value whose representation is the same in every process."""
    if is_dataclass(value):
        return [
            (one.name, _plain(getattr(value, one.name))) for one in fields(value) if one.compare
        ]
    match value:
        case Mapping():
            return [(name, _plain(held)) for name, held in value.items()]
        case frozenset():
            return sorted(repr(_plain(held)) for held in value)
        case tuple():
            return [_plain(held) for held in value]
        case _:
            return value
