"""What free text passes by is only known by a name that begins like a command."""

from datetime import datetime

import pytest
from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Chat, Message, User

from handlers import routers
from handlers.addressed import MaybeCommand
from tests.bot.telegram import message


def _named() -> Router:
    (named,) = (one for top in routers() for one in top.chain_tail if one.name == "named")
    return named


def test_nothing_that_free_text_passes_by_is_for_free_text() -> None:
    handlers = [
        handler
        for router in _named().chain_tail
        for observer in (router.message, router.edited_message)
        for handler in observer.handlers
    ]
    assert len(handlers) > 20
    for handler in handlers:
        assert any(isinstance(one.callback, Command) for one in handler.filters or ())


@pytest.mark.parametrize(
    ("text", "may_be"),
    [("/start", True), (" \n/start", True), ("/", True), ("bonjour", False), ("1/2", False)],
)
async def test_what_begins_like_a_command_may_be_one(text: str, *, may_be: bool) -> None:
    assert await MaybeCommand()(message(text, 1)) is may_be


async def test_the_words_under_a_file_may_be_a_command(now: datetime) -> None:
    chat, who = Chat(id=5, type="private"), User(id=5, is_bot=False, first_name="A")
    file = Message(message_id=1, date=now, chat=chat, from_user=who, caption="/aide")
    assert await MaybeCommand()(file)
    assert not await MaybeCommand()(file.model_copy(update={"caption": None}))
