"""Free text: a question for the base, or a number chosen from the last list."""

import re
from dataclasses import replace

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery, Message
from rapidfuzz import process

from bot.turn import Turn
from handlers import (
    acquainting,
    addressed,
    answering,
    choices,
    counter,
    dates,
    keyboards,
    lists,
    numbers,
    progress,
    replying,
    screens,
    typed_path,
)
from handlers.commands import HELP, Place, offered
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.where import Where
from knowledge import Profile, parts
from knowledge.matching import LONGEST_MESSAGE

NEAR_ENOUGH = 60
"""Likeness (rapidfuzz, 0 to 100) from which a known command is suggested."""

_UNKNOWN = re.compile(r"(/\S{1,32})")


def router() -> Router:
    """Return the router tried last."""
    made = Router(name="question")
    for observer in (made.message, made.edited_message):
        observer.register(unknown_command, Where(F.text.startswith("/")))
        observer.register(ask, Where(F.text | F.caption))
    made.callback_query.register(stale)
    return made


async def unknown_command(message: Message, scene: Scene) -> Turn:
    """Suggest the nearest command of everybody; those of maintainers are told to nobody."""
    match = _UNKNOWN.match(scene.text)
    typed = match[1].partition("@")[0] if match else "/"
    names = [command.name for command in offered(Place.PRIVATE)]
    words, wanted = scene.phrases.question, typed[1:].lower()
    if wanted in words.help_typed().split(dates.SEPARATOR):
        wanted = HELP
    near = process.extractOne(wanted, names, score_cutoff=NEAR_ENOUGH)
    told = (
        words.nearest_command(command=typed, nearest=near[0])
        if near
        else words.unknown_command(command=typed)
    )
    return await replying.answer(scene, message, Screen(told))


async def ask(message: Message, scene: Scene, bot: Bot) -> Turn:
    """Answer a question; the caption of a file is one too, and the file stays closed."""
    text = addressed.without_mention(scene.text, await bot.me())
    shown = await _shown(scene, text)
    if message.caption:
        above = scene.phrases.media.caption()
        shown[0] = replace(shown[0], text=f"{above}\n\n{shown[0].text}")
    return await replying.answer(scene, message, *shown)


async def stale(query: CallbackQuery, scene: Scene) -> Turn:
    """Say that a button no longer works: forged, or older than this version of the bot."""
    rows = [[keyboards.all_themes(scene.phrases)]]
    return replying.below(query, screens.screen([scene.phrases.question.stale_button()], rows))


async def _shown(scene: Scene, text: str) -> list[Screen]:
    words = scene.phrases.question
    if not any(char.isprintable() and not char.isspace() for char in text):
        return [Screen(words.empty())]
    if len(text) > LONGEST_MESSAGE:
        return [await _too_long(scene, text)]
    before = await choices.before(scene)
    chosen = await _chosen(scene, before, text)
    if chosen:
        return [chosen]
    lone = choices.number(text) is not None
    after = None if lone else choices.subject(before, scene.knowledge.base)
    found = await scene.find(text, after, Profile(scene.role))
    return await answering.screens_of(scene, found)


async def _too_long(scene: Scene, text: str) -> Screen:
    """Refuse a long text; but a life at risk is heard, told first or last."""
    grave = await answering.grave_reasons(scene, text)
    if grave:
        return await answering.refused(scene, grave)
    length, limit = numbers.written(len(text)), numbers.written(LONGEST_MESSAGE)
    return Screen(scene.phrases.question.too_long(length=length, limit=limit))


async def _chosen(scene: Scene, before: str, text: str) -> Screen | None:
    """Return what is chosen, by typing alone, from the list shown just before."""
    base, number = scene.knowledge.base, choices.number(text)
    offered, question = choices.listed(before, base)
    if question is not None and _refuses(scene, text):
        return await answering.none_fits(scene, question, offered)
    if number and number <= len(offered):
        return await answering.opened(scene, offered[number - 1])
    if number and before == choices.THEMES:
        return await _theme(scene, number)
    if number and before.startswith(choices.COUNTER):
        return await counter.numbered(scene, before, number)
    return await _of_the_path(scene, before, text) if scene.person else None


def _refuses(scene: Scene, text: str) -> bool:
    """Tell whether a text says that nothing offered fits: longer, or asking, it is a question."""
    refusal = scene.phrases.suggestions.none_typed().casefold()
    short = len(text.split()) <= parts.BARE_WORDS
    return short and text.casefold().startswith(refusal) and not parts.asks(text)


async def _of_the_path(scene: Scene, before: str, text: str) -> Screen | None:
    """Return the step of a number, or what follows an answer of the profile."""
    number, named = choices.number(text), typed_path.numbered(scene.phrases, text)
    if named:
        return await progress.numbered(scene, named)
    if number is None:
        return None
    if before.startswith(choices.PROFILE):
        return await acquainting.numbered(scene, before, number)
    steps = scene.knowledge.base.steps.values()
    chosen = next((step for step in steps if step.number == number), None)
    if chosen is None or before != choices.STEPS:
        return None
    return await progress.step(scene, chosen.id)


async def _theme(scene: Scene, number: int) -> Screen | None:
    """Return the first page of the theme of a number."""
    base = scene.knowledge.base
    shown = lists.listed_themes(base)
    if number > len(shown):
        return None
    name = shown[number - 1].id
    await choices.offer(scene, [entry.id for entry in lists.on_page(base, name, 1)])
    return lists.theme_page(scene.knowledge, name, 1)
