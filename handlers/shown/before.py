"""Reads back what was shown just before, from the sign that `handlers.shown.choices` stored."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from bot.journey import Former, State
from handlers.forms import holds_any
from handlers.scene import Scene
from handlers.shown.codes import code, coded_day, coded_former, named
from handlers.shown.signs import (
    AT_RISK,
    AWAITED,
    COUNTER,
    DATA,
    FORMER,
    LIST,
    PRACTICE,
    PROFILE,
    QUESTION,
    REMINDED,
    REMINDER,
    REMINDERS,
    SEARCH,
    STEPS,
    SURE,
    THEMES,
    WARNED,
    WHOM,
)
from knowledge import Step
from knowledge.counter import CounterEnd, CounterQuestion

UNNUMBERED = {"", LIST, PRACTICE, WARNED, DATA, AWAITED, AT_RISK, SEARCH}
"""Signs of the screens below which « la 4 est faite » can only be about the list of steps."""

_CODE = r"[\w-]{4}"
_WAS = rf"(?:[{''.join(FORMER.values())}][\w-]{{3}})?(?:\{REMINDER}[\w-]{{3}})?"
_STEP = re.compile(rf"/({_CODE})(?:(/).*|{WHOM}|(?:\+(.{{10}}))?(?:(=){_WAS})?)")
_MARKED = re.compile(rf"/(?:{_CODE})?/((?:{_CODE}{_WAS})+)|/({_CODE})(?:\+.{{10}})?=({_WAS})")
_JUST = re.compile(rf"({_CODE})({_WAS})")
_GONE = re.compile(rf"({_CODE})([\w-]{{3}})")
_UNDONE = re.compile(rf"({_CODE})([{''.join(FORMER.values())}])")
_DAYS = re.compile(r"\+(.{4})(.{10})?")


@dataclass(frozen=True)
class StepShown:
    """A step that was shown.

    Attributes:
        next: as the next action of the path.
        day: on which a reminder of it was offered.
        marked: it was shown because its state had just been set.
    """

    step: Step
    next: bool
    day: date | None
    marked: bool = False


@dataclass(frozen=True)
class DaysShown:
    """The days that were offered to be reminded of a step.

    Attributes:
        today: the day it was, from which they are counted; None when they are not listed.
    """

    step: Step
    today: date | None


def listed(scene: Scene) -> tuple[list[str], int | None]:
    """Return the entries that were just listed, and the question they may answer."""
    if not scene.before.startswith(LIST):
        return [], None
    entries, _, question = scene.before.removeprefix(LIST).partition(QUESTION)
    return named(entries, scene.base), int(question) if question else None


def subject(scene: Scene) -> str | None:
    """Return the entry that a follow-up is about: answered, first of a list, or of a step."""
    if scene.before in scene.base.entries:
        return scene.before
    shown = step_shown(scene)
    if shown and not shown.next:
        return next(iter(shown.step.entries), None)
    entries, question = listed(scene)
    return entries[0] if entries and question is not None else None


def numbers_nothing(scene: Scene) -> bool:
    """Tell whether the last screen, if any, gives numbers to nothing but entries."""
    of_entry = scene.before in scene.base.entries
    return of_entry or scene.before[:1] in UNNUMBERED or scene.before == PROFILE


def numbers_else(scene: Scene, numbers: Collection[int], text: str = "") -> bool:
    """Tell whether several numbers may be those of something else than steps.

    They are told so of the list of the reminders when it is as long as that. Below a question of
    the profile, a folded text that tells a state answers none: « la 4 est faite ».
    """
    if scene.before.startswith(REMINDERS):
        return min(numbers) <= int(scene.before.removeprefix(REMINDERS))
    asks = scene.before.startswith(PROFILE) and scene.before != PROFILE
    asks = asks and not holds_any(text, scene.phrases.path.typed_state())
    return asks or scene.before.startswith((THEMES, COUNTER, SURE))


def step_shown(scene: Scene) -> StepShown | None:
    """Return the step that was shown; None for the whole list, or a step no longer in the path."""
    match = _STEP.fullmatch(scene.before)
    step = _coded_step(scene, match[1]) if match else None
    if match is None or step is None:
        return None
    day = date.fromisoformat(match[3]) if match[3] else None
    return StepShown(step, bool(match[2]), day, marked=bool(match[4]))


def asks_who(scene: Scene) -> bool:
    """Tell whether the last screen asked who does a step."""
    return re.fullmatch(rf"/{_CODE}{WHOM}", scene.before) is not None


def just_marked(scene: Scene) -> list[Step]:
    """Return the steps that were marked just before the path was shown."""
    return [] if scene.before.count(STEPS) == 1 else [*formerly(scene)]


def formerly(scene: Scene) -> dict[Step, Former]:
    """Return how each step stood that was marked just before the path, or its page, was shown."""
    match = _MARKED.fullmatch(scene.before)
    told = _JUST.findall(match[1] or f"{match[2]}{match[3]}") if match else []
    steps = [(_coded_step(scene, piece), was) for piece, was in told]
    return {step: coded_former(was) for step, was in steps if step}


def days_shown(scene: Scene) -> DaysShown | None:
    """Return the step for which a day was asked; None when it is no longer in the path."""
    match = _DAYS.fullmatch(scene.before)
    step = _coded_step(scene, match[1]) if match else None
    today = date.fromisoformat(match[2]) if match and match[2] else None
    return DaysShown(step, today) if step else None


def reminded(scene: Scene) -> Step | None:
    """Return the step of the reminder that came; None when it is no longer in the path."""
    return _coded_step(scene, scene.before.removeprefix(REMINDED))


def at_counter(scene: Scene) -> CounterQuestion | CounterEnd | None:
    """Return the question or the end that was shown at the counter; None elsewhere."""
    counter = scene.base.counter
    if counter is None or not scene.before.startswith(COUNTER):
        return None
    return counter.at(scene.before.removeprefix(COUNTER))


def cancelled(scene: Scene) -> dict[Step, date]:
    """Return the days of the reminders that were just cancelled, by their steps."""
    told = ((_coded_step(scene, step), day) for step, day in _GONE.findall(scene.gone))
    return {step: coded_day(day) for step, day in told if step}


def undone(scene: Scene) -> dict[Step, State]:
    """Return the states that steps had before their marks were just undone."""
    states = {sign: state for state, sign in FORMER.items()}
    told = ((_coded_step(scene, step), states[sign]) for step, sign in _UNDONE.findall(scene.gone))
    return {step: state for step, state in told if step}


def about(scene: Scene) -> Step | None:
    """Return the step that was shown, or whose reminder came, was set or was asked for."""
    shown, days = step_shown(scene), days_shown(scene)
    held = shown or days
    return held.step if held else reminded(scene)


def _coded_step(scene: Scene, text: str) -> Step | None:
    """Return the step that a short name stands for; None when it is no longer in the path."""
    steps = scene.base.steps.values()
    return next((step for step in steps if code(step.id) == text), None)
