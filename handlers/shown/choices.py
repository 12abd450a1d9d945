"""Stores what was last shown to a person, so that what they type next can answer it.

It is written in the person's conversation row, where the id of the last entry answered would be: a
sign with which no entry's id begins, then ids or numbers, within its 48 characters. An answer is
followed by the list it was chosen from; either, by the question of ours that it left open
(`waiting`).
"""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from bot import people
from bot.journey import Former, State
from handlers.scene import Scene
from handlers.shown import signs
from handlers.shown.codes import code, day_code, former_code
from handlers.shown.signs import FORMER

MAX_CHOICES = 8
"""Most entries of a list that are stored."""

LONGEST = 48
"""Characters that the row can hold (`bot.models.ConversationRow`)."""


async def offer(scene: Scene, entry_ids: Iterable[str], question: int | None = None) -> None:
    """Store the entries that were listed, in order, and the question they may answer."""
    if question is None:
        await remember(scene, listed(entry_ids))
    else:
        await remember_above(scene, f"{listed(entry_ids)}{signs.QUESTION}{question}")


def listed(entry_ids: Iterable[str]) -> str:
    """Return the sign of a list of entries; messages sent without a scene need it too."""
    return signs.LIST + "".join(map(code, list(entry_ids)[:MAX_CHOICES]))


async def offer_themes(scene: Scene, *, for_patients: bool = False) -> None:
    """Store that the themes were listed, or only those for patients."""
    await remember(scene, signs.FOR_PATIENTS if for_patients else signs.THEMES)


async def offer_steps(
    scene: Scene, following: str = "", marked: Mapping[str, Former] = MappingProxyType({})
) -> None:
    """Store that the steps were listed, the next one, and how those just marked stood before.

    If there is no room for all of these, none is stored.
    """
    ahead = code(following) if following else ""
    just = "".join(f"{code(step_id)}{former_code(was)}" for step_id, was in marked.items())
    begun = f"{signs.STEPS}{ahead}{signs.STEPS}"
    fits = just and len(begun + just) <= LONGEST
    await remember(scene, begun + just if fits else begun if ahead else signs.STEPS)


async def offer_step(
    scene: Scene, step_id: str, day: date | None = None, was: Former | None = None
) -> None:
    """Store the step shown, the day offered for a reminder, and how the step stood before.

    `was` is given when the step is shown because it was just marked.
    """
    offered = f"{signs.DAY}{day.isoformat()}" if day else ""
    just = f"{signs.MARKED}{former_code(was)}" if was else ""
    await remember(scene, f"{signs.STEPS}{code(step_id)}{offered}{just}")


async def offer_doers(scene: Scene, step_id: str) -> None:
    """Store that it was asked who does a step."""
    await remember(scene, f"{signs.STEPS}{code(step_id)}{signs.WHOM}")


async def offer_days(scene: Scene, step_id: str, today: date | None = None) -> None:
    """Store for which step a day was asked; listed days are counted from `today`."""
    await remember(scene, f"{signs.DAY}{code(step_id)}{today.isoformat() if today else ''}")


async def offer_reminders(scene: Scene, count: int) -> None:
    """Store that the reminders were listed, and how many there are, maybe none."""
    await remember(scene, f"{signs.REMINDERS}{count}")


async def offer_again(scene: Scene, gone: Mapping[str, date]) -> None:
    """Remember the reminders just cancelled, by their steps: they may be wanted after all."""
    if gone:
        told = "".join(f"{code(step_id)}{day_code(day)}" for step_id, day in gone.items())
        await remember_beside(scene, signs.GONE, told)


async def offer_redone(scene: Scene, states: Mapping[str, State]) -> None:
    """Remember the states of steps that were just undone: they may be so after all."""
    told = (f"{code(step)}{FORMER[state]}" for step, state in states.items() if state in FORMER)
    await remember_beside(scene, signs.GONE, "".join(told))


def reminded(step_id: str) -> str:
    """Return the sign of a reminder, which is sent without a scene."""
    return f"{signs.REMINDED}{code(step_id)}"


async def offer_answers(scene: Scene, place: int, *, first: bool) -> None:
    """Store which question of the profile was asked, by its place among all."""
    await remember(scene, f"{signs.PROFILE}{place}{signs.PROFILE if first else ''}")


async def offer_warned(scene: Scene, message_id: int | None = None) -> None:
    """Store which message met the wall, or keep that sign; a waiting question stays open."""
    still = scene.before if scene.before.startswith(signs.WARNED) else signs.WARNED
    await remember_above(scene, f"{signs.WARNED}{message_id}" if message_id else still)


async def offer_sure(scene: Scene, act: str, number: int | str = 0) -> None:
    """Store what was asked a second time; only the very next message confirms it."""
    await remember(scene, f"{signs.SURE}{act}{signs.QUESTION}{number}")


def waiting(scene: Scene) -> str:
    """Return the question of ours, at the counter or of the profile, that waits for an answer."""
    asks = scene.before.startswith(signs.ASKING) and scene.before != signs.PROFILE
    return scene.before if asks else scene.left_open


async def refuse(scene: Scene) -> None:
    """Forget the list that was refused; a question left open below it still waits."""
    await (remember(scene, scene.left_open) if scene.left_open else close(scene))


async def close(scene: Scene) -> None:
    """Forget what was shown: it has been answered."""
    if scene.person is not None:
        await people.forget_shown(scene.session, scene.person.id)


async def remember_above(scene: Scene, what: str) -> None:
    """Store what was shown; and the question left open before it, if both fit."""
    both = f"{what}{signs.WAITS}{waiting(scene)}".removesuffix(signs.WAITS)
    await remember(scene, both if len(both) <= LONGEST else what)


async def remember_beside(scene: Scene, sign: str, what: str) -> None:
    """Add something, after a sign, to what was just stored, if both fit.

    What had no answer (`signs.UNKNOWN`), what is offered to be noted (`signs.NOTES`), or reminders
    just cancelled (`signs.GONE`).
    """
    if scene.person is None:
        return
    shown = await people.last_shown(scene.session, scene.person.id, scene.now) or ""
    both = f"{shown.partition(sign)[0]}{sign}{what}"
    if len(both) <= LONGEST:
        await people.add_to_shown(scene.session, scene.person.id, both, scene.now)


async def remember(scene: Scene, what: str) -> None:
    """Store what was shown in place of what was there: a sign, maybe with more after it."""
    if scene.person is not None:
        await people.remember_shown(scene.session, scene.person.id, what, scene.now)
