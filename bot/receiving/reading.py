"""Reading the JSON that Telegram sends, without what the bot never reads and that could stop it.

aiogram 3.31 reads each text of a rich message by trying 26 types in turn, and the same for the
text within: five formats one in the other take 16 seconds, six take minutes, with every person
waiting. The bot only needs to know that the message is a rich one.
"""

import json
import re
from collections.abc import Callable
from typing import Any

RICH = "rich_message"
UNREAD: dict[str, Any] = {"blocks": []}
"""What a rich message is read as: it is refused like a file."""

_MAYBE = re.compile(RICH.encode() + rb"|\\u00[2-7]", re.IGNORECASE)
"""What a text holds when it may hold that name: the name, or an escaped letter of it."""

DEEPEST = 50
"""What stands one in the other and is read, of a text that is too deep for Python: a message has a
dozen. By polling, what could not be read at all would be asked again for ever."""

_SIGN = re.compile(rb'"(?:[^"\\]++|\\.?)*+"?|[\[\]{}]', re.DOTALL)
"""A string, or what opens or closes a list or an object."""


def loads(text: str | bytes, parse_constant: Callable[[str], Any] | None = None) -> Any:  # noqa: ANN401  any JSON
    """Read a JSON text; what is within a rich message, or far too deep, is left aside.

    Raises:
        ValueError: it is no JSON.
    """
    raw = text.encode(errors="surrogatepass") if isinstance(text, str) else text
    hook = _lightened if _MAYBE.search(raw) else None
    try:
        return json.loads(text, object_hook=hook, parse_constant=parse_constant)
    except RecursionError:
        shallow = _shallow(raw)
        return json.loads(shallow, object_hook=hook, parse_constant=parse_constant)


def _shallow(raw: bytes) -> bytes:
    """Return a JSON text in which nothing stands deeper than a message does."""
    kept, depth, start = [], 0, 0
    for sign in _SIGN.finditer(raw):
        if sign[0] in b"[{":
            depth += 1
            if depth == DEEPEST:
                kept.append(raw[start : sign.start()] + b"null")
        elif sign[0] in b"]}":
            if depth == DEEPEST:
                start = sign.end()
            depth -= 1
    return b"".join(kept) + raw[start:] if depth < DEEPEST else b""


def _lightened(fields: dict[str, Any]) -> dict[str, Any]:
    return fields | {RICH: UNREAD} if RICH in fields else fields
