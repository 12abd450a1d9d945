"""/themes and /recherche: finding an answer without asking a question."""

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from bot.sending.turn import Turn
from handlers import replying
from handlers.answers import answering, lists, pages, searched
from handlers.buttons import Browse, Read, ThemePage
from handlers.commanded import Commanded, pass_question
from handlers.registering import on_message
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import choices
from handlers.typed import list_place


def router() -> Router:
    """Return the router of the themes and of the search."""
    made = Router(name="browse")
    on_message(made, themes, Commanded("themes"))
    on_message(made, for_patients, Commanded("patients"))
    on_message(made, find, Commanded("recherche"))
    made.callback_query.register(browse, Browse.filter())
    made.callback_query.register(turn_page, ThemePage.filter())
    made.callback_query.register(read, Read.filter())
    return made


async def themes(message: Message, command: CommandObject, scene: Scene) -> Turn:
    """List the themes, or open the one typed after the command; other words are searched for."""
    name, words = _named(scene, command, for_patients=False), command.args or ""
    if not name and any(map(str.isalpha, words)):
        return await find(message, command, scene)
    return await replying.answer(scene, message, await theme(scene, name, 1))


async def for_patients(message: Message, command: CommandObject, scene: Scene) -> Turn:
    """Show what patients ask, and what to show and tell them; or the theme typed after it."""
    if name := _named(scene, command, for_patients=True):
        return await replying.answer(scene, message, await theme(scene, name, 1))
    pass_question(command)
    await choices.offer_themes(scene, for_patients=True)
    shown = lists.for_patients(scene.knowledge, private=scene.private)
    return await replying.answer(scene, message, shown)


def _named(scene: Scene, command: CommandObject, *, for_patients: bool) -> str:
    """Return the theme whose number or title is typed after a command; empty for none."""
    listed = lists.listed_themes(scene.base, for_patients=for_patients)
    words, titles = command.args or "", [one.title for one in listed]
    said = Said(words, place=list_place.read(scene, words))
    place = said.chooses(*([title] for title in titles))
    place = said.hints_at(titles) if place is None else place
    return "" if place is None else listed[place].id


async def find(message: Message, command: CommandObject, scene: Scene) -> Turn:
    """List the entries that hold some words; or ask which."""
    shown = await searched.found(scene, command.args or "")
    return await replying.answer(scene, message, shown)


async def browse(query: CallbackQuery, callback_data: Browse, scene: Scene) -> Turn:
    """Show a theme, or the list of themes, in a new message."""
    return replying.below(query, await theme(scene, callback_data.theme, 1))


async def turn_page(query: CallbackQuery, callback_data: ThemePage, scene: Scene) -> Turn:
    """Show another page of a theme in place."""
    return replying.in_turn(query, await theme(scene, callback_data.theme, callback_data.page))


async def read(query: CallbackQuery, callback_data: Read, scene: Scene) -> Turn:
    """Show an entry of a theme in place."""
    shown = await answering.opened(scene, callback_data.entry, callback_data.page)
    return replying.in_turn(query, shown)


async def theme(scene: Scene, name: str, page: int) -> Screen:
    """Return a page of a theme, or the list of themes when no theme has that name."""
    if name in scene.base.themes:
        return await pages.shown(scene, name, page)
    await choices.offer_themes(scene)
    return lists.themes(scene.knowledge, private=scene.private)
