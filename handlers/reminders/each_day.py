"""Reminders of several steps, each on its own day: « rappelle-moi la 5 lundi et la 8 mardi »."""

import re
from collections.abc import Mapping
from datetime import date

from bot import profile
from handlers.forms import any_of, begun_by, holds_any, split, without
from handlers.reminders import another, noted_screens, reminded, reminding, together
from handlers.said import QUESTION_MARK, Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import signs
from handlers.typed import aside, moment
from handlers.typed import date as typed_date
from handlers.typed import piece as typed_piece
from handlers.typed.date import NoSuchDay
from knowledge import Step, parts
from knowledge.text import fold

_DAY = re.compile(r"\b(\d{1,2})/(\d{1,2})(?:/(\d{2,4}))?\b", re.ASCII)
"""A day in figures, whose sign parts no two pieces."""


async def asked(scene: Scene, said: Said) -> list[Screen]:
    """Set the reminders that a wish names with their days; below reminders, what only names them.

    What moves some may call them by their places. Nothing else may be said, and no step be told
    without a day, or twice: else none is set.
    """
    wish = _unopened(scene, said.folded)
    moves = holds_any(said.folded, scene.phrases.reminders.typed_move())
    below = scene.before.startswith(signs.OF_REMINDERS) and not moves
    please = begun_by(said.folded, scene.phrases.reminders.typed_please())
    asks = parts.asks(wish) or (QUESTION_MARK in said.text and not please)
    if asks or not (below or wish != said.folded):
        return []
    if moment.is_repeated(scene.phrases, f" {said.folded} "):
        return []
    days = await _read(scene, said.text)
    if len({*days.values()}) <= 1:
        return []
    if len(days) > together.MOST:
        return [Screen(scene.phrases.reminders.too_many(most=together.MOST))]
    return [await _put(scene, days)]


async def _read(scene: Scene, text: str) -> Mapping[Step, str]:
    """Return the words of the day of each step; none where anything else is told."""
    days, waiting = dict[Step, str](), list[Step]()
    for piece in typed_piece.cut(scene.phrases, in_words(scene, text)):
        told = _unopened(scene, piece)
        day = await reminded.day(scene, told)
        named = without(told, fold(day))
        steps = await reminded.steps(scene, named)
        if another.says_more(scene, _without_verbs(scene, named), steps):
            return {}
        waiting += steps
        if {*waiting} & days.keys() or not (steps or (day and waiting)):
            return {}
        if day:
            days |= dict.fromkeys(waiting, day)
            waiting = []
    return {} if waiting else days


def in_words(scene: Scene, text: str) -> str:
    """Return a text with its days in words, « 15 décembre » for « 15/12 »."""
    months = dict(enumerate(split(scene.phrases.dates.months()), 1))

    def said(day: re.Match[str]) -> str:
        return f"{day[1]} {months.get(int(day[2]), day[2])} {day[3] or ''}"

    return _DAY.sub(said, text)


def _unopened(scene: Scene, text: str) -> str:
    """Return a folded text without the words that ask for a reminder at its beginning."""
    words = scene.phrases.reminders
    said = aside.without_leads(scene.phrases, text)
    said = said.removeprefix(begun_by(said, words.typed_please())).strip()
    opening = begun_by(said, words.typed_remind(), words.typed_remind_first())
    return said.removeprefix(opening).strip() if opening else text


def _without_verbs(scene: Scene, text: str) -> str:
    """Return a folded text without what says that a step is to be done: « de commander »."""
    verbs = any_of(scene.phrases.path.typed_planned(), scene.phrases.reminders.typed_remind_of())
    return " ".join(word for word in text.split() if word not in verbs)


async def _put(scene: Scene, told: Mapping[Step, str]) -> Screen:
    """Set reminders on the days that are typed, or say why none is; list all that wait."""
    known = await profile.of(scene.session, scene.person_id)
    today, days = known.today(scene.said_at), dict[Step, date]()
    for step, text in told.items():
        day = typed_date.read(scene.phrases, text, today)
        reason = reminding.out_of_reach(scene, day, known.zone) if day else ""
        if day is None or isinstance(day, NoSuchDay) or reason:
            return Screen(reason or scene.phrases.reminders.one_day())
        days[step] = day
    made, former = await together.noted(scene, days)
    above = noted_screens.put_each(scene.knowledge, made, known, known.today(scene.now), former)
    return await reminding.waiting(scene, above)
