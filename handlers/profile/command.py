"""/profil: who the person is and where they work, all of it optional."""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from bot.sending.turn import Turn
from handlers import privately, replying
from handlers.buttons import AskProfile, ShowProfile, TellProfile
from handlers.profile import acquainting, noting
from handlers.scene import Scene
from handlers.shown import signs
from handlers.typed import profile as typed_profile


def router() -> Router:
    """Return the router of the profile."""
    made = privately.private_router("profile")
    privately.on_command(made, profil, "profil")
    made.callback_query.register(show, ShowProfile.filter())
    made.callback_query.register(ask, AskProfile.filter())
    made.callback_query.register(tell, TellProfile.filter())
    return made


async def profil(message: Message, command: CommandObject, scene: Scene) -> Turn:
    """Show the profile, or note what is typed after the command.

    A later correction must not edit the reply: it says what was noted.
    """
    text = command.args or ""
    said = typed_profile.understood(scene.phrases, text)
    if said:
        shown = await acquainting.tell_all(scene, said)
        return await replying.answer(scene, message, replace(shown, kept=False))
    above = scene.phrases.profile.unknown() if text else ""
    return await replying.answer(scene, message, await acquainting.shown(scene, above))


async def show(query: CallbackQuery, scene: Scene) -> Turn:
    """Show the profile."""
    return replying.in_place(query, await acquainting.shown(scene))


async def ask(query: CallbackQuery, callback_data: AskProfile, scene: Scene) -> Turn:
    """Ask a question of the profile."""
    question, first = callback_data.question, callback_data.first
    return replying.in_place(query, await acquainting.ask(scene, question, first=first))


async def tell(query: CallbackQuery, callback_data: TellProfile, scene: Scene) -> Turn:
    """Note an answer of the profile, or all that was offered to be noted."""
    question, answer = callback_data.question, callback_data.answer
    if question == signs.NOTE and (told := noting.told_at(answer)):
        return replying.in_place(query, await acquainting.tell_all(scene, told))
    shown = await acquainting.tell(scene, question, answer, first=callback_data.first)
    return replying.in_place(query, shown)
