"""Registering what is only said in private: a group is told to ask in private."""

from collections.abc import Callable
from typing import Any

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import Message

from bot.sending.turn import Turn
from handlers import replying
from handlers.commanded import Commanded
from handlers.registering import Where, on_message
from handlers.scene import Scene
from handlers.screens import Screen


def private_router(name: str) -> Router:
    """Return a router whose buttons only work in private: elsewhere they count as stale."""
    made = Router(name=name)
    made.callback_query.filter(Where(F.message.chat.type == ChatType.PRIVATE))
    return made


def on_command(made: Router, handler: Callable[..., Any], name: str) -> None:
    """Register what a command does in private; in a group, it says to ask in private."""
    command, private = Commanded(name), F.chat.type == ChatType.PRIVATE
    on_message(made, handler, command, Where(private))
    on_message(made, elsewhere, command, Where(~private))


async def elsewhere(message: Message, scene: Scene) -> Turn:
    """Say that this is only shown in private."""
    return await replying.answer(scene, message, Screen(scene.phrases.path.private_only()))
