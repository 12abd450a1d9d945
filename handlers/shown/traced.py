"""Finds under which sign a screen was stored, from its buttons or its title.

The list of reminders is left out: its numbers are those of the day, and may have changed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardMarkup, Message

from bot.invitations import id_of
from handlers.buttons import (
    Await,
    CounterWay,
    Delete,
    Erase,
    Mark,
    NoneOfThese,
    Open,
    Practice,
    Read,
    Remind,
    Reminders,
    ShowStep,
    TellProfile,
    ThemePage,
    Vote,
)
from handlers.keyboards import rows_of
from handlers.profile.questions import QUESTIONS
from handlers.shown import choices, signs
from handlers.shown.codes import code, named
from knowledge import Base
from knowledge.counter import CounterEnd
from knowledge.markup import typography

Kind = TypeVar("Kind", bound=CallbackData)


@dataclass(frozen=True)
class Below:
    """The buttons and the text of a message."""

    markup: InlineKeyboardMarkup | None
    text: str

    def all(self, kind: type[Kind], *, numbered: bool = False) -> list[Kind]:
        """Return the buttons of a kind, without those that an older version made differently."""
        return list(self._all(kind, numbered=numbered))

    def _all(self, kind: type[Kind], *, numbered: bool) -> Iterator[Kind]:
        for one in (one for row in rows_of(self.markup) for one in row):
            ours = (one.callback_data or "").startswith(f"{kind.__prefix__}{kind.__separator__}")
            if ours and (one.text[:1].isdecimal() or not numbered):
                try:
                    yield kind.unpack(one.callback_data or "")
                except (TypeError, ValueError):
                    continue


def sign(message: Message, base: Base) -> str:
    """Return the sign of a screen; empty when neither its buttons nor its title tell."""
    below = Below(message.reply_markup, message.text or "")
    return next((told for each in _KINDS if (told := each(below, base))), "")


def _answer(below: Below, base: Base) -> str:
    return next((one for vote in below.all(Vote) for one in named(vote.entries, base)[:1]), "")


def _suggestions(below: Below, base: Base) -> str:
    for none in below.all(NoneOfThese):
        if offered := named(none.entries, base):
            return f"{choices.listed(offered)}{signs.QUESTION}{none.key}"
    return ""


def _counter(below: Below, base: Base) -> str:
    """Return the question that numbered choices follow, or the end that offers answers."""
    counter, ways = base.counter, below.all(CounterWay, numbered=True)
    if ways or counter is None:
        return f"{signs.COUNTER}{ways[0].way[:-1]}" if ways else ""
    read = tuple(one.entry for one in below.all(Open, numbered=True))
    for back in below.all(CounterWay):
        for number in range(1, len(counter.targets(back.at)) + 1):
            end = counter.at(f"{back.way}{number}")
            if isinstance(end, CounterEnd) and end.entries == read:
                return f"{signs.COUNTER}{back.way}{number}"
    return ""


def _step(below: Below, base: Base) -> str:
    """Return the step that may be marked: of a reminder, the next of the path, or one alone."""
    mark = next((one for one in below.all(Mark) if one.step in base.steps), None)
    if mark is None:
        return ""
    if mark.then == "step":
        return f"{signs.STEPS}{code(mark.step)}"
    if below.all(Reminders):
        return f"{signs.REMINDED}{code(mark.step)}"
    return f"{signs.STEPS}{code(mark.step)}{signs.STEPS}"


def _days(below: Below, base: Base) -> str:
    """Return the step with its offered days: the first is the day after they were offered."""
    offered = [one for one in below.all(Remind, numbered=True) if one.step in base.steps]
    try:
        first = min(date.fromisoformat(one.day) for one in offered)
    except ValueError:
        return ""
    return f"{signs.DAY}{code(offered[0].step)}{first - timedelta(1)}"


def _steps(below: Below, base: Base) -> str:
    """Return the list of steps; or the single step whose reminder is being set."""
    shown = [one for one in below.all(ShowStep) if one.step in base.steps]
    if len(shown) > 1:
        return signs.STEPS
    is_set = shown and any(one.act == "show" for one in below.all(Reminders))
    return f"{signs.DAY}{code(shown[0].step)}" if is_set else ""


def _themes(below: Below, base: Base) -> str:
    listed = [one.theme for one in below.all(ThemePage, numbered=True)]
    if not listed:
        return ""
    for_patients = all(one in base.themes and base.themes[one].of_patients for one in listed)
    return signs.FOR_PATIENTS if for_patients else signs.THEMES


def _practice(below: Below, _: Base) -> str:
    """Return the practice, an invitation to it, or what about it is asked a second time."""
    for one in below.all(Practice):
        if one.act == "join":
            return f"{signs.INVITATION}{id_of(one.about)}"
        if one.act.endswith("_sure"):
            return f"{signs.SURE}{one.act}{signs.QUESTION}{one.about or 0}"
        if one.act in {"invite", "leave"}:
            return signs.PRACTICE
    return ""


def _erasing(below: Below, _: Base) -> str:
    return f"{signs.SURE}{signs.ERASE}{signs.QUESTION}0" if below.all(Erase) else ""


def _unanswered(below: Below, _: Base) -> str:
    """Return the theme of a question without answer, after which nothing was shown."""
    return next((f"{signs.UNKNOWN}{one.theme}" for one in below.all(Await) if one.wanted), "")


def _list(below: Below, base: Base) -> str:
    read, opened = below.all(Read, numbered=True), below.all(Open, numbered=True)
    known = [one.entry for one in read or opened if one.entry in base.entries]
    return choices.listed(known) if known else ""


def titled(text: str, base: Base) -> str:
    """Return the entry whose title is a line of a text, as in our answers; empty for none."""
    lines = {line.strip() for line in text.split("\n")}
    return next((one.id for one in base.entries.values() if typography(one.title) in lines), "")


def _titled(below: Below, base: Base) -> str:
    """Return the entry of an answer that was voted on."""
    return titled(below.text, base)


def _profile(below: Below, _: Base) -> str:
    for told in below.all(TellProfile, numbered=True):
        if told.question in QUESTIONS:
            place = QUESTIONS.index(told.question)
            return f"{signs.PROFILE}{place}{signs.PROFILE if told.first else ''}"
    return ""


def _wall(below: Below, _: Base) -> str:
    return next((f"{signs.WARNED}{one.message_id}" for one in below.all(Delete)), "")


_KINDS: tuple[Callable[[Below, Base], str], ...] = (
    _answer,
    _suggestions,
    _counter,
    _days,
    _list,
    _titled,
    _step,
    _steps,
    _themes,
    _profile,
    _practice,
    _erasing,
    _unanswered,
    _wall,
)
