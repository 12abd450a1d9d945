"""Short names of entries: several fit in one button, or in what is stored about a screen."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from hashlib import blake2b

from bot.journey import Former
from handlers.shown.signs import FORMER, LIST, REMINDER
from knowledge import Base

CODE_LENGTH = 4
"""Characters of an entry's code: 24 bits."""

KEPT = 1024
"""Codes kept in memory: to decode one, all those of a base are looked through."""

EPOCH = date(1970, 1, 1).toordinal()
"""The day from which stored days are counted, in 16 bits."""


@lru_cache(maxsize=KEPT)
def code(entry_id: str) -> str:
    """Return the short name of an entry; it stays the same as long as the entry's id."""
    return urlsafe_b64encode(blake2b(entry_id.encode(), digest_size=3).digest()).decode()


def codes(entry_ids: Iterable[str]) -> str:
    """Return the short names of at most four entries, joined together."""
    return "".join(map(code, list(entry_ids)[:4]))


def named(text: str, base: Base) -> list[str]:
    """Return the entries behind short names; those that no longer exist are left out."""
    known = {code(entry_id): entry_id for entry_id in base.entries}
    return [known[piece] for piece in each(text) if piece in known]


def each(text: str) -> list[str]:
    """Split joined short names."""
    return [text[at : at + CODE_LENGTH] for at in range(0, len(text), CODE_LENGTH)]


def day_code(day: date) -> str:
    """Return a day in three characters."""
    return urlsafe_b64encode((day.toordinal() - EPOCH).to_bytes(2)).decode()[:3]


def coded_day(text: str) -> date:
    """Return the day behind three characters."""
    return date.fromordinal(EPOCH + int.from_bytes(urlsafe_b64decode(f"{text}=")))


def former_code(was: Former) -> str:
    """Return the state that a step had and its day, in four characters; empty for « to do ».

    Four more characters give the day of its reminder, if it had one.
    """
    stood = f"{FORMER[was.state]}{day_code(was.on)}" if was.on else ""
    return f"{stood}{REMINDER}{day_code(was.reminder)}" if was.reminder else stood


def coded_former(text: str) -> Former:
    """Return how a step stood, from what `former_code` returned."""
    stood, _, day = text.partition(REMINDER)
    reminder = coded_day(day) if day else None
    if not stood:
        return Former(reminder=reminder)
    state = next(state for state, sign in FORMER.items() if stood.startswith(sign))
    return Former(state, coded_day(stood[1:]), reminder)


def answer_in(entry_id: str, listing: str) -> str:
    """Return what to store for an answer and the list it was chosen from."""
    return f"{code(entry_id)}{listing}" if listing else entry_id


def chosen(shown: str, base: Base) -> tuple[str, str]:
    """Return the answer shown and the list it was chosen from; or what was shown, alone."""
    answered, _, entries = shown.partition(LIST)
    if not answered or not entries:
        return shown, ""
    return "".join(named(answered, base)), f"{LIST}{entries}"
