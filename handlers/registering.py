"""Which events a handler takes."""

from collections.abc import Callable
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import TelegramObject
from aiogram.utils.magic_filter import MagicFilter


class Where(Filter):
    """Passes the events of which an expression on `F` is true.

    It is resolved at once: aiogram sends a bare `F` to a thread.
    """

    def __init__(self, expression: MagicFilter) -> None:
        self._expression = expression

    async def __call__(self, event: TelegramObject) -> bool:
        """Tell whether the expression is true of an event."""
        return bool(self._expression.resolve(event))


def on_message(made: Router, handler: Callable[..., Any], *filters: Filter) -> None:
    """Have a handler take the messages that pass some filters, and their corrections."""
    for observer in (made.message, made.edited_message):
        observer.register(handler, *filters)
