"""What was last shown to a person, so that what is typed next answers it: a number, or its words.

It stands in the person's conversation row, in place of the entry last answered: a sign that no
entry's id begins with, then ids or numbers, within its 48 characters.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot import people
from handlers.buttons import code, coded_step, named
from handlers.scene import AT_ONCE, Scene
from knowledge import Base, Step

LIST = "~"
"""A list of entries."""

QUESTION = ":"
"""What stands between a list and the id of the question that it may answer."""

THEMES = "#"
"""The list of the themes."""

FOR_PATIENTS = "##"
"""The list of the themes for talking to patients."""

STEPS = "/"
"""The steps; or one, and whether it is the next of the path; behind this, the one just marked."""

DAY = "+"
"""The days on which to be reminded of a step; behind a step: the day that is offered with it."""

REMINDERS = "*"
"""What begins the list of the reminders that wait: then how many."""

PROFILE = "?"
"""The profile; or a question of it: then its name, and whether another follows."""

COUNTER = "!"
"""What begins a question asked at the counter, or an end: then the choices that led there."""

INVITATION = "@"
"""What begins an invitation: then its id."""

PRACTICE = "="
"""The practice shown, or an invitation into it: what can be done is read from it anew."""

SURE = AT_ONCE
"""What begins a question asked a second time: then what is to be confirmed, and of whom."""

ERASE = "erase"
"""The confirmation that everything is to be erased; the others are those of `buttons.Practice`."""

MAX_CHOICES = 8

_STEP = re.compile(r"/(.{4})(?:(/)(?:.{4})?|\+(.{10}))?")
_MARKED = re.compile(r"/(?:.{4})?/(.{4})")
_DAYS = re.compile(r"\+(.{4})(.{10})?")


@dataclass(frozen=True)
class StepShown:
    """A step that was shown.

    Attributes:
        next: as the next action of the path.
        day: on which a reminder of it was offered.
    """

    step: Step
    next: bool
    day: date | None


@dataclass(frozen=True)
class DaysShown:
    """The days that were offered to be reminded of a step.

    Attributes:
        today: the day it was, from which they are counted; None when they are not listed.
    """

    step: Step
    today: date | None


async def offer(scene: Scene, entry_ids: Iterable[str], question: int | None = None) -> None:
    """Remember the entries listed, in order, and the question they may answer."""
    listed = LIST + "".join(map(code, list(entry_ids)[:MAX_CHOICES]))
    await _remember(scene, listed if question is None else f"{listed}{QUESTION}{question}")


async def offer_themes(scene: Scene, *, for_patients: bool = False) -> None:
    """Remember that the themes were listed, or those for patients alone."""
    await _remember(scene, FOR_PATIENTS if for_patients else THEMES)


async def offer_steps(scene: Scene, following: str = "", marked: str = "") -> None:
    """Remember that the steps were listed, the next one and the one just marked, if any."""
    steps = [code(step_id) if step_id else "" for step_id in (following, marked)]
    await _remember(scene, STEPS + STEPS.join(steps) if any(steps) else STEPS)


async def offer_step(scene: Scene, step_id: str, day: date | None = None) -> None:
    """Remember the step shown, and the day on which a reminder of it is offered."""
    offered = f"{DAY}{day.isoformat()}" if day else ""
    await _remember(scene, f"{STEPS}{code(step_id)}{offered}")


async def offer_days(scene: Scene, step_id: str, today: date | None = None) -> None:
    """Remember of which step a day was asked; `today`: from which the listed days are counted."""
    await _remember(scene, f"{DAY}{code(step_id)}{today.isoformat() if today else ''}")


async def offer_reminders(scene: Scene, count: int) -> None:
    """Remember that the reminders that wait were listed, and how many; nothing without any."""
    await (_remember(scene, f"{REMINDERS}{count}") if count else close(scene))


async def offer_answers(scene: Scene, question: str, *, first: bool) -> None:
    """Remember the question of the profile that was asked."""
    await _remember(scene, f"{PROFILE}{question}{PROFILE if first else ''}")


async def offer_profile(scene: Scene) -> None:
    """Remember that the profile was shown."""
    await _remember(scene, PROFILE)


async def offer_counter(scene: Scene, way: str) -> None:
    """Remember where the choices made at the counter have led (`Counter.at`)."""
    await _remember(scene, f"{COUNTER}{way}")


async def offer_invitation(scene: Scene, invitation_id: int) -> None:
    """Remember the invitation shown: its id, which is no token."""
    await _remember(scene, f"{INVITATION}{invitation_id}")


async def offer_practice(scene: Scene) -> None:
    """Remember that the practice was shown."""
    await _remember(scene, PRACTICE)


async def offer_sure(scene: Scene, act: str, number: int = 0) -> None:
    """Remember what was asked a second time; only the very next message confirms it."""
    await _remember(scene, f"{SURE}{act}{QUESTION}{number}")


async def answered(scene: Scene, entry_id: str) -> None:
    """Remember the entry answered: what follows may be about it."""
    await _remember(scene, entry_id)


async def close(scene: Scene) -> None:
    """Forget what was shown: it has been answered."""
    if scene.person is not None:
        await people.forget_entry(scene.session, scene.person.id)


def listed(before: str, base: Base) -> tuple[list[str], int | None]:
    """Return the entries that were listed just before, and the question they may answer."""
    if not before.startswith(LIST):
        return [], None
    entries, _, question = before.removeprefix(LIST).partition(QUESTION)
    return named(entries, base), int(question) if question else None


def subject(before: str, base: Base) -> str | None:
    """Return the entry that what follows is about: the one answered, or the likeliest offered."""
    if before in base.entries:
        return before
    entries, question = listed(before, base)
    return entries[0] if entries and question is not None else None


def step_shown(before: str, base: Base) -> StepShown | None:
    """Return the step that was shown; None when only the list was, or it has left the path."""
    match = _STEP.fullmatch(before)
    step = coded_step(match[1], base) if match else None
    if match is None or step is None:
        return None
    return StepShown(step, bool(match[2]), date.fromisoformat(match[3]) if match[3] else None)


def just_marked(before: str, base: Base) -> Step | None:
    """Return the step that was marked just before the path was shown."""
    match = _MARKED.fullmatch(before)
    return coded_step(match[1], base) if match else None


def days_shown(before: str, base: Base) -> DaysShown | None:
    """Return of which step a day was asked; None when it has left the path."""
    match = _DAYS.fullmatch(before)
    step = coded_step(match[1], base) if match else None
    today = date.fromisoformat(match[2]) if match and match[2] else None
    return DaysShown(step, today) if step else None


async def _remember(scene: Scene, what: str) -> None:
    if scene.person is not None:
        await people.remember_entry(scene.session, scene.person.id, what, scene.now)
