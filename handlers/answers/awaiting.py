"""Being told when an answer is added: offered where there is none, asked for, listed, stopped."""

from collections.abc import Sequence

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton

from bot import awaited
from bot.awaited import MOST, Addition, Asked
from bot.sending.turn import Spoken, Turn
from handlers import keyboards, privately, replying
from handlers.answers import lists
from handlers.buttons import Await, Reminders
from handlers.forms import any_of, folded
from handlers.keyboards import button
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen, screen
from handlers.shown import choices, signs
from handlers.typed import reminder_words
from knowledge import Entry, Html, Knowledge
from knowledge.text import fold


def router() -> Router:
    """Return the router of the answers that people wait for."""
    made = privately.private_router("awaiting")
    made.callback_query.register(tap, Await.filter())
    return made


async def tap(query: CallbackQuery, callback_data: Await, scene: Scene) -> Turn:
    """Note, below « no answer », that a person waits for one; or that they no longer do."""
    if callback_data.wanted:
        return replying.below(query, await asked(scene, callback_data.theme))
    return replying.in_place(query, await stopped(scene, callback_data.theme))


async def offered(scene: Scene, shown: Screen) -> Screen:
    """Offer, below « no answer », to be told of new ones on its theme; in private only."""
    if not (scene.private and _is_theme(scene.knowledge, shown.theme)):
        return shown
    await choices.remember_beside(scene, signs.UNKNOWN, shown.theme)
    words = scene.phrases.awaited
    rows = [[button(words.offer(), Await(theme=shown.theme, wanted=True))]]
    hint = words.hint(theme=_title(scene.knowledge, shown.theme))
    return shown.above(hint, rows=rows)


async def asked(scene: Scene, theme: str) -> Screen:
    """Note that a person waits for new answers on a theme; nothing of their question is kept."""
    base, words = scene.base, scene.phrases.awaited
    if not _is_theme(scene.knowledge, theme):
        return screen([words.gone()], [[keyboards.all_themes(scene.phrases)]])
    became = await awaited.ask(scene.session, scene.person_id, theme, base.entries, scene.now)
    if became is Asked.TOO_MANY:
        return await below(scene, Screen(words.too_many(count=MOST)))
    await choices.remember(scene, f"{signs.AWAITED}{theme}")
    told = words.noted if became is Asked.NOTED else words.already
    stop = button(words.stop(), Await(theme=theme, wanted=False))
    return screen([told(theme=_title(scene.knowledge, theme))], [[stop], [_back(scene)]])


async def stopped(scene: Scene, theme: str) -> Screen:
    """Let a person stop waiting on a theme, and list what else they wait for."""
    words, title = scene.phrases.awaited, _title(scene.knowledge, theme)
    was = await awaited.stop(scene.session, scene.person_id, theme)
    await choices.close(scene)
    shown = await below(scene, Screen(words.stopped(theme=title) if was else words.none()))
    return shown.above(rows=[[_back(scene)]])


async def typed(scene: Scene, said: Said) -> list[Screen]:
    """Note or stop a wait that is asked for in words, whatever was shown before."""
    words = scene.phrases.awaited
    match said.says([words.offer(), words.typed()], [words.typed_stop()]):
        case 0:
            return [await wanted(scene)]
        case 1:
            return [await _stopped_all(scene)]
    theme = await _named(scene, said)
    return [await stopped(scene, theme)] if theme else []


async def wanted(scene: Scene) -> Screen:
    """Note that a person waits for the answer that was just missing, or say that it is noted."""
    noted = scene.before.startswith(signs.AWAITED)
    theme = scene.before.removeprefix(signs.AWAITED) if noted else scene.unanswered
    return await asked(scene, theme) if theme else Screen(scene.phrases.awaited.how())


async def _named(scene: Scene, said: Said) -> str:
    """Return the theme to stop waiting on: the one that is named, or the only one listed."""
    words, heard = scene.phrases.awaited, said.words.split()
    if not heard or heard[0] not in folded(words.typed_stop_one()):
        return ""
    named = set(heard[1:]) - any_of(words.typed_stop_little())
    alone = scene.before == f"{signs.REMINDERS}0"
    if not (named or alone):
        return ""
    those = await awaited.of(scene.session, scene.person_id)
    titles = {theme: fold(_title(scene.knowledge, theme)).split() for theme in those}
    meant = [theme for theme in those if named <= set(titles[theme])]
    return meant[0] if len(meant) == 1 else ""


async def typed_below(scene: Scene, said: Said) -> list[Screen]:
    """Stop, when that is typed below the message that says it is noted."""
    if not reminder_words.stops(scene.phrases, said.text):
        return []
    return [await stopped(scene, scene.before.removeprefix(signs.AWAITED))]


async def _stopped_all(scene: Scene) -> Screen:
    """Let a person stop waiting for anything."""
    words = scene.phrases.awaited
    count = await awaited.cancel_all(scene.session, scene.person_id)
    await choices.close(scene)
    return Screen(words.stopped_all() if count else words.none())


async def below(scene: Scene, shown: Screen) -> Screen:
    """List, below a screen, what a person waits for, each with its « stop » button."""
    knowledge, words = scene.knowledge, scene.phrases.awaited
    those = [
        theme
        for theme in await awaited.of(scene.session, scene.person_id)
        if theme in knowledge.base.themes
    ]
    if not those:
        return shown
    lines = "\n".join(words.line(theme=_title(knowledge, theme)) for theme in those)
    stops = [[_stop(knowledge, theme)] for theme in those]
    return shown.above(f"{words.title()}\n{lines}", words.stop_hint(), rows=stops)


def _stop(knowledge: Knowledge, theme: str) -> InlineKeyboardButton:
    label = knowledge.phrases.awaited.stop_one(theme=_title(knowledge, theme))
    return button(label, Await(theme=theme, wanted=False))


def _back(scene: Scene) -> InlineKeyboardButton:
    return button(scene.phrases.reminders.back(), Reminders(act="show", step=""))


def _title(knowledge: Knowledge, theme: str) -> str:
    """Return the title of a theme; its id when the base no longer has it."""
    known = knowledge.base.themes.get(theme)
    return known.title if known else theme


def _is_theme(knowledge: Knowledge, theme: str) -> bool:
    """Tell whether the base has a theme, and its name is short enough to be remembered."""
    return theme in knowledge.base.themes and len(theme) < choices.LONGEST


def addition_message(knowledge: Knowledge, addition: Addition) -> Spoken | None:
    """Return the message that names new answers and opens them; None when all are gone."""
    entries = lists.known(knowledge.base, addition.entry_ids)
    if not entries:
        return None
    message = replying.send_to(addition.person_id, _told(knowledge, entries))
    return Spoken(message, choices.listed(entry.id for entry in entries))


def _told(knowledge: Knowledge, entries: Sequence[Entry]) -> Screen:
    phrases, words = knowledge.phrases, knowledge.phrases.awaited
    named = dict.fromkeys(_title(knowledge, entry.theme) for entry in entries)
    themes = Html(words.also().join(words.theme(theme=title) for title in named))
    listed = entries[: choices.MAX_CHOICES]
    one, several = words.told_one(themes=themes), words.told_several(themes=themes)
    intro = several if len(entries) > 1 else one
    told = [intro, lists.titles(phrases, listed), phrases.lists.hint(), words.told_end()]
    return screen(told, lists.buttons(phrases, listed))
