"""Links that open the bot on an entry, a step or an invitation: what follows `?start=`."""

import re

ENTRY = re.compile(r"e_([a-z0-9-]{1,48})")
"""Opens an entry; a link to nothing known counts as a bare /start."""

STEP = re.compile(r"s_([a-z0-9-]{1,48})")
"""Opens a step of the path."""

INVITED = "c_"
"""The start of an invitation; one that was cut or changed is told so."""

INVITATION = re.compile(rf"{INVITED}([a-z]{{20}})")
"""Leads into a practice."""


def to_entry(username: str, entry_id: str) -> str:
    """Return the link that opens an entry."""
    return _link(username, f"e_{entry_id}")


def to_practice(username: str, token: str) -> str:
    """Return the link that leads into a practice."""
    return _link(username, f"{INVITED}{token}")


def _link(username: str, payload: str) -> str:
    return f"https://t.me/{username}?start={payload}"
