"""Albums, which Telegram gives one message after the other: they are refused once, as a whole.

In memory, and of no use a minute later: a replica that does not know of an album refuses the
messages that come to it as if they came alone.
"""

from collections import OrderedDict

from aiogram.types import Message

KNOWN = 1000
"""Most albums remembered: the latest ones."""

LARGEST = 10
"""Most messages of an album (Bot API, sendMediaGroup); their ids are consecutive."""


class Albums:
    """Remembers which message of each album was refused first."""

    def __init__(self) -> None:
        self._first: OrderedDict[tuple[int, str], int] = OrderedDict()

    def __len__(self) -> int:
        return len(self._first)

    def first(self, message: Message) -> int:
        """Return the id of the message refused first of an album; any other has its own."""
        number, album = message.message_id, message.media_group_id
        if album is None:
            return number
        first = self._first.setdefault((message.chat.id, album), number)
        if len(self._first) > KNOWN:
            self._first.popitem(last=False)
        return first if first <= number < first + LARGEST else number
