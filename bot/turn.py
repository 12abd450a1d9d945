"""What a handler hands back when one Telegram method is not enough."""

from dataclasses import dataclass
from typing import Any

from aiogram.methods import TelegramMethod


@dataclass(frozen=True)
class Turn:
    """What to send, in order, and which message of the person it answers.

    Attributes:
        methods: sent one after the other, once what the handler did is committed.
        answers: the person's message these replies answer: their ids are remembered, so that
            editing the message edits the replies.
        chat_id: the chat of that message.
    """

    methods: tuple[TelegramMethod[Any], ...]
    answers: int | None = None
    chat_id: int | None = None
