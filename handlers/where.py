"""A filter on what an event holds, resolved at once: aiogram sends a bare `F` to a thread."""

from aiogram.filters import Filter
from aiogram.types import TelegramObject
from aiogram.utils.magic_filter import MagicFilter


class Where(Filter):
    """Passes the events of which an expression on `F` is true."""

    def __init__(self, expression: MagicFilter) -> None:
        self._expression = expression

    async def __call__(self, event: TelegramObject) -> bool:
        """Tell whether the expression is true of an event."""
        return bool(self._expression.resolve(event))
