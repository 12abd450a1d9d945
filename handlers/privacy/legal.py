"""/confidentialite (/privacy) and /mentions; and questions typed about what is kept."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.sending.turn import Turn
from bot.settings import Settings
from handlers import replying
from handlers.buttons import Show
from handlers.commanded import Commanded
from handlers.registering import on_message
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen, screen
from handlers.shown import choices, signs
from knowledge import Phrases


def router() -> Router:
    """Return the router of the legal pages."""
    made = Router(name="legal")
    on_message(made, privacy, Commanded("confidentialite", "privacy"))
    on_message(made, mentions, Commanded("mentions"))
    made.callback_query.register(privacy_below, Show.filter(F.screen == "privacy"))
    return made


async def privacy(message: Message, scene: Scene) -> Turn:
    """Show what is kept."""
    await choices.remember(scene, signs.DATA)
    return await replying.answer(scene, message, kept(scene.phrases, scene.settings))


async def privacy_below(query: CallbackQuery, scene: Scene) -> Turn:
    """Show what is kept, below the message with the button."""
    await choices.remember(scene, signs.DATA)
    return replying.below(query, kept(scene.phrases, scene.settings))


async def mentions(message: Message, scene: Scene) -> Turn:
    """Show who publishes the bot and where it runs."""
    return await replying.answer(scene, message, published(scene.phrases, scene.settings))


async def typed(scene: Scene, said: Said) -> list[Screen]:
    """Say, below what is kept on the person, for how long and why: one page holds it all."""
    asks = said.asks_for(scene.phrases.legal.typed_asked(), scene.phrases.again.around())
    return [kept(scene.phrases, scene.settings)] if asks else []


async def asked(scene: Scene, said: Said) -> list[Screen]:
    """Say where to see what is kept on the person, whatever was shown before."""
    words = scene.phrases.legal
    wanted = said.asks_for(words.typed_mine(), scene.phrases.again.around())
    return [Screen(words.mine())] if wanted else []


def kept(phrases: Phrases, settings: Settings) -> Screen:
    """Return what is kept, and whom to ask about it."""
    words, contact = phrases.legal, settings.contact
    rights = words.rights(contact=contact) if contact else words.rights_unset()
    return screen([words.privacy(), words.own(), rights])


def published(phrases: Phrases, settings: Settings) -> Screen:
    """Return the legal notice; without its settings, say that it is not filled in."""
    words = phrases.legal
    editor, host, contact = settings.editor, settings.host, settings.contact
    told = words.mentions_unset()
    if editor and host and contact:
        told = words.mentions(editor=editor, host=host, contact=contact)
    return screen([told, words.about()])
