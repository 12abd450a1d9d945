"""Reading the JSON that Telegram sends, without what the bot never reads and that could stop it.

aiogram 3.31 reads each text of a rich message by trying 26 types in turn, and the same for the
text within: five formats one in the other take 16 seconds, six take minutes, with every person
waiting. The bot only needs to know that the message is a rich one.
"""

import json
from collections.abc import Callable
from typing import Any

RICH = "rich_message"
UNREAD: dict[str, Any] = {"blocks": []}
"""What a rich message is read as: it is refused like a file."""


def loads(text: str | bytes, parse_constant: Callable[[str], Any] | None = None) -> Any:  # noqa: ANN401  any JSON
    """Read a JSON text; what is within a rich message is left aside.

    Raises:
        ValueError, RecursionError: it is no JSON, or too deep.
    """
    return json.loads(text, object_hook=_lightened, parse_constant=parse_constant)


def _lightened(fields: dict[str, Any]) -> dict[str, Any]:
    return fields | {RICH: UNREAD} if RICH in fields else fields
