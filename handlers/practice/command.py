"""/cabinet: sharing the steps of the path with the people one works with."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from bot import invitations
from bot.sending.turn import Turn
from handlers import privately, replying
from handlers.buttons import Assign, Practice, ShowDoers
from handlers.practice import answered, team
from handlers.said import Said
from handlers.scene import Scene


def router() -> Router:
    """Return the router of the practice."""
    made = privately.private_router("practice")
    privately.on_command(made, cabinet, "cabinet")
    made.callback_query.register(invite, Practice.filter(F.act == "invite"))
    made.callback_query.register(join, Practice.filter(F.act == "join"))
    made.callback_query.register(act, Practice.filter())
    made.callback_query.register(show_doers, ShowDoers.filter())
    made.callback_query.register(assign, Assign.filter())
    return made


async def cabinet(message: Message, command: CommandObject, scene: Scene) -> Turn:
    """Show the practice, or do what is typed after the command.

    A later correction must not edit the reply: it says what was noted.
    """
    done = await answered.answer(scene, Said(command.args or ""))
    told = [replace(one, kept=False) for one in done] or [await team.shown(scene)]
    return await replying.answer(scene, message, *told)


async def invite(query: CallbackQuery, scene: Scene) -> Turn:
    """Give the link of a new invitation, in a message that can be sent on."""
    return replying.in_place(query, await team.invite(scene))


async def join(query: CallbackQuery, callback_data: Practice, scene: Scene) -> Turn:
    """Join the practice of an invitation."""
    shown, *asked = await team.join(scene, invitations.id_of(callback_data.about))
    told = replying.in_place(query, shown)
    if not isinstance(query.message, Message):
        return told
    below = [replying.send(query.message, one) for one in asked]
    return Turn((*told.methods, *below))


async def act(query: CallbackQuery, callback_data: Practice, scene: Scene) -> Turn:
    """Do what the button says."""
    shown = await team.act(scene, callback_data.act, callback_data.about)
    return replying.in_place(query, shown)


async def show_doers(query: CallbackQuery, callback_data: ShowDoers, scene: Scene) -> Turn:
    """Ask who does a step."""
    return replying.in_place(query, await team.doers(scene, callback_data.step))


async def assign(query: CallbackQuery, callback_data: Assign, scene: Scene) -> Turn:
    """Note who does a step."""
    step, member = callback_data.step, callback_data.member
    return replying.in_place(query, await team.assign(scene, step, member))
