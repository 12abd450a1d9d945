"""/start: who we are, what not to send; and the deep links that lead here."""

from aiogram import Router
from aiogram.enums import ChatType
from aiogram.filters import CommandObject
from aiogram.types import Message

from bot.sending.turn import Turn
from handlers import keyboards, links, replying
from handlers.answers import answering
from handlers.buttons import Browse, Path, Show
from handlers.commanded import Commanded
from handlers.path import progress
from handlers.practice import team
from handlers.profile import acquainting
from handlers.registering import on_message
from handlers.scene import Scene
from handlers.screens import Screen, screen
from knowledge import Phrases


def router() -> Router:
    """Return the router of /start."""
    made = Router(name="start")
    on_message(made, start, Commanded("start"))
    return made


async def start(message: Message, command: CommandObject, scene: Scene) -> Turn:
    """Welcome someone, or answer with the entry that their link names."""
    if message.chat.type != ChatType.PRIVATE:
        return await replying.answer(scene, message, Screen(scene.phrases.start.group()))
    shown = await _linked(scene, command.args or "")
    if shown and scene.person and not scene.person.notice_due:
        return await replying.answer(scene, message, *shown)
    below = shown or await acquainting.first(scene)
    return await replying.answer(scene, message, welcome(scene.phrases), *below)


async def _linked(scene: Scene, payload: str) -> list[Screen]:
    """Return what a person's link names; nothing when it names nothing that we know."""
    if entry := links.ENTRY.fullmatch(payload):
        return [await answering.opened(scene, entry[1])]
    if step := links.STEP.fullmatch(payload):
        return [await progress.step(scene, step[1])]
    if invitation := links.INVITATION.fullmatch(payload):
        return await team.offered(scene, invitation[1])
    if payload.startswith(links.INVITED):
        damaged = Screen(scene.phrases.practice.damaged())
        return [damaged, *await acquainting.first_met(scene)]
    return []


def welcome(phrases: Phrases) -> Screen:
    """Return the first screen, with the privacy notice."""
    words = phrases.start
    rows = [
        [keyboards.button(words.path(), Path(view="path"))],
        [keyboards.button(words.themes(), Browse(theme=""))],
        [keyboards.button(words.privacy(), Show(screen="privacy"))],
    ]
    return screen([words.welcome(), words.notice()], rows)
