"""How long it takes, or what it costs: asked in a few words about what was just shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot import questions
from handlers.answers import answer_screens, answering, lists, whom
from handlers.buttons import Open
from handlers.forms import holds_any
from handlers.keyboards import button, rows_of
from handlers.known import answers
from handlers.path import progress
from handlers.said import QUESTION_MARK, Said
from handlers.scene import Scene
from handlers.screens import Screen, screen
from handlers.shown import before, subject
from knowledge import Entry, Html, Phrase, Phrases, Step
from knowledge.markup import plain
from knowledge.text import fold


@dataclass(frozen=True)
class _Measure:
    """What may be asked about a subject: a duration or a price.

    Attributes:
        told: words of a title or a short answer that tells it, as the phrases list them.
        titled: of those, the ones by which another answer is all about it.
        unknown: what is said when the base does not tell it.
    """

    told: str
    titled: str
    unknown: Phrase
    is_time: bool


async def asked(scene: Scene, said: Said) -> list[Screen]:
    """Tell how long what was just shown takes, or what it costs; or that this is not known.

    When the last question had no answer, it may be the one that this asks about.
    """
    measure = _measure(scene.phrases, said)
    if measure is None or scene.unanswered:
        return []
    known = scene.base.entries.get(scene.before)
    step = before.step_shown(scene)
    if known:
        told = await _of_answer(scene, measure, known)
        if told is None and await answers(scene, said.text):
            return []
        return [told or await _not_told(scene, measure, known)]
    return [await _of_step(scene, measure, step.step)] if step else []


def _measure(phrases: Phrases, said: Said) -> _Measure | None:
    """Return what a whole message asks; « c'est long » asks only with a question mark."""
    words, around = phrases.how_much, phrases.again.around()
    asks = QUESTION_MARK in said.text
    if said.asks_for(words.time(), around) or (asks and said.asks_for(words.long(), around)):
        return _Measure(words.time_told(), words.time_titled(), words.time_unknown, is_time=True)
    if said.asks_for(words.price(), around):
        told = words.price_told()
        return _Measure(told, told, words.price_unknown, is_time=False)
    return None


async def _of_answer(scene: Scene, measure: _Measure, known: Entry) -> Screen | None:
    """Show the answer again if it tells, or else the related one that does; None without any."""
    if _tells(known, measure.told):
        return await answering.opened(scene, known.id)
    near = lists.known(scene.base, known.see_also)
    there = [one for one in near if _about(one, measure)]
    if there and (not measure.is_time or _holds(known.detail, measure.told)):
        return await answering.opened(scene, there[0].id)
    return None


async def _not_told(scene: Scene, measure: _Measure, known: Entry) -> Screen:
    """Say that the answer does not tell; it remains the one that is talked about."""
    await subject.answered(scene, known.id)
    near = lists.known(scene.base, known.see_also)
    beside = [one for one in near if _tells(one, measure.told)]
    return await _unknown(scene, measure, known.title, known.theme, beside)


async def _of_step(scene: Scene, measure: _Measure, step: Step) -> Screen:
    """Show the page of a step that tells how long it takes."""
    if measure.is_time and step.duration:
        return await progress.step(scene, step.id)
    entries = lists.known(scene.base, step.entries)
    beside = [other for one in entries for other in one.see_also]
    near = [*entries, *lists.known(scene.base, beside)]
    there = [one for one in near if _about(one, measure)]
    if there and not measure.is_time:
        return await answering.opened(scene, there[0].id)
    theme = entries[0].theme if entries else ""
    return await _unknown(scene, measure, step.title, theme, [])


async def _unknown(
    scene: Scene, measure: _Measure, title: str, theme: str, beside: Sequence[Entry]
) -> Screen:
    """Say that it is not known, who may know, and which answers are nearest."""
    key = scene.question_key(0)
    await questions.record(scene.session, key, outcome="nothing", now=scene.now)
    named = whom.subject(scene.phrases, title)
    contact: Html | None = whom.contact(scene.knowledge, named) if named else None
    shown = answer_screens.nothing(scene.knowledge, [theme], measure.unknown(title=title), contact)
    label = scene.phrases.answer.related
    rows = [[button(label(title=one.title), Open(entry=one.id))] for one in beside]
    return screen([shown.text], [*rows, *rows_of(shown.markup)])


def _about(entry: Entry, measure: _Measure) -> bool:
    """Tell whether an answer is all about it: a delay by its title, a price by its text."""
    text = entry.title if measure.is_time else f"{entry.title} {entry.short}"
    return _holds(text, measure.titled)


def _tells(entry: Entry, ways: str) -> bool:
    return _holds(f"{entry.title} {entry.short}", ways)


def _holds(text: str, ways: str) -> bool:
    return holds_any(fold(plain(text)), ways)
