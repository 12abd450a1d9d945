"""/aide: what people can write, and the commands."""

from aiogram import F, Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from bot.sending.turn import Turn
from handlers import commands, replying
from handlers.buttons import Show
from handlers.commanded import Commanded, pass_question
from handlers.commands import Place
from handlers.registering import on_message
from handlers.scene import Scene
from handlers.screens import Screen, screen
from handlers.shown import choices
from knowledge import Phrases


def router() -> Router:
    """Return the router of /aide."""
    made = Router(name="guide")
    on_message(made, show, Commanded(commands.HELP, "help"))
    made.callback_query.register(examples, Show.filter(F.screen == "examples"))
    return made


async def show(message: Message, command: CommandObject, scene: Scene) -> Turn:
    """Explain what can be written, and list the commands that exist here."""
    pass_question(command)
    if scene.person is None:
        place = Place.EVERYWHERE
    elif scene.person.id in scene.settings.maintainers:
        place = Place.MAINTAINERS
    else:
        place = Place.PRIVATE
    return await replying.answer(scene, message, helping(scene.phrases, place))


async def examples(query: CallbackQuery, scene: Scene) -> Turn:
    """Show examples of what can be written."""
    await choices.offer_warned(scene)
    return replying.below(query, Screen(scene.phrases.help.examples()))


def helping(phrases: Phrases, place: Place) -> Screen:
    """Return the help of a place; maintainers' commands are listed apart."""
    offered = commands.offered(place)
    theirs = [command for command in offered if command.place is Place.MAINTAINERS]
    everybody = [command for command in offered if command not in theirs]
    words = phrases.help
    intro = words.intro_group if place is Place.EVERYWHERE else words.intro
    blocks = [intro(), _lines(phrases, everybody)]
    if theirs:
        blocks += [words.maintainers(), _lines(phrases, theirs)]
    return screen(blocks)


def _lines(phrases: Phrases, table: list[commands.Command]) -> str:
    """List commands; what each does continues after a colon, and so takes no capital."""
    line, said = phrases.help.line, [(each.name, each.says(phrases)) for each in table]
    return "\n".join(line(name=name, says=says[:1].lower() + says[1:]) for name, says in said)
