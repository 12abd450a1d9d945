"""What handlers hand back when one Telegram method is not enough."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from contextvars import copy_context
from dataclasses import dataclass, replace
from typing import Any, Self

from aiogram.methods import SendMessage, TelegramMethod


@dataclass(frozen=True)
class Later:
    """A method that takes long to make, and needs nothing of the database."""

    make: Callable[[], TelegramMethod[Any]]

    async def made(self, thread: Executor) -> TelegramMethod[Any]:
        """Make it in a thread, which knows of what update it is."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(thread, copy_context().run, self.make)


@dataclass(frozen=True)
class Turn:
    """What to send, in order, and which message of the person it answers.

    Attributes:
        methods: sent one after the other, once what the handler did is committed.
        answers: the person's message these replies answer: their ids are remembered, so that
            editing the message edits the replies.
        chat_id: the chat of that message.
        others: our messages that are edited too, by id, and answer another message.
    """

    methods: tuple[TelegramMethod[Any] | Later, ...]
    answers: int | None = None
    chat_id: int | None = None
    others: frozenset[int] = frozenset()

    async def made(self, thread: Executor) -> Self:
        """Make what takes long, in a thread: the loop goes on meanwhile."""
        methods = [
            await method.made(thread) if isinstance(method, Later) else method
            for method in self.methods
        ]
        return replace(self, methods=tuple(methods))


def methods_of(result: object) -> tuple[TelegramMethod[Any], ...]:
    """Return what a handler's result sends, in order: nothing, a method, or those of a turn."""
    match result:
        case Turn(methods=methods):
            return tuple(one.make() if isinstance(one, Later) else one for one in methods)
        case TelegramMethod():
            return (result,)
        case _:
            return ()


@dataclass(frozen=True)
class Spoken:
    """What the bot says on its own, and the screen that it is: what is typed next answers it.

    Attributes:
        shown: a sign of `handlers.shown.choices`; empty when it asks nothing.
    """

    message: SendMessage
    shown: str = ""
