"""/start: who we are, what not to send; and the deep links that come with it."""

import re

from aiogram import Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from bot.turn import Turn
from handlers import answering, keyboards, replying, screens
from handlers.buttons import Browse, Show
from handlers.scene import Scene
from handlers.screens import Screen
from knowledge import Phrases

ENTRY_LINK = re.compile(r"e_([a-z0-9-]{1,48})")
"""`?start=e_<entry>` opens an entry; anything else is as if nothing followed."""


def router() -> Router:
    """Return the router of /start."""
    made = Router(name="start")
    for observer in (made.message, made.edited_message):
        observer.register(start, Command("start", ignore_case=True))
    return made


async def start(message: Message, command: CommandObject, scene: Scene) -> Turn:
    """Welcome someone, or answer with the entry that the link names."""
    if message.chat.type != ChatType.PRIVATE:
        return await replying.answer(scene, message, Screen(scene.phrases.start.group()))
    link = ENTRY_LINK.fullmatch(command.args or "")
    if link is None:
        return await replying.answer(scene, message, welcome(scene.phrases))
    entry = await answering.opened(scene, link[1])
    if scene.person and scene.person.notice_due:
        return await replying.answer(scene, message, welcome(scene.phrases), entry)
    return await replying.answer(scene, message, entry)


def welcome(phrases: Phrases) -> Screen:
    """Return the first screen, with the privacy notice."""
    words = phrases.start
    rows = [
        [keyboards.button(words.themes(), Browse(theme=""))],
        [keyboards.button(words.privacy(), Show(screen="privacy"))],
    ]
    return screens.screen([words.welcome(), words.notice()], rows)
