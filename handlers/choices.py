"""The last numbered list shown to a person, so that a number typed alone chooses from it.

It stands in the person's conversation row, in place of the entry last answered.
"""

import re
from collections.abc import Iterable

from bot import people
from handlers.buttons import code, named
from handlers.scene import Scene
from knowledge import Base

LIST = "~"
"""What a list begins with, in place of an entry's id: no id begins so."""

QUESTION = ":"
"""What stands between a list and the id of the question that it may answer."""

THEMES = "#"
"""The list of the themes."""

STEPS = "/"
"""The list of the steps of the path."""

PROFILE = "?"
"""What begins a question of the profile: then its name, and whether another follows."""

COUNTER = "!"
"""What begins a question asked at the counter: then its name."""

MAX_CHOICES = 8

_NUMBER = re.compile(r"\s*(\d{1,2})\s*[.)]?\s*")


async def offer(scene: Scene, entry_ids: Iterable[str], question: int | None = None) -> None:
    """Remember the entries listed, in order, and the question they may answer."""
    listed = LIST + "".join(map(code, list(entry_ids)[:MAX_CHOICES]))
    await _remember(scene, listed if question is None else f"{listed}{QUESTION}{question}")


async def offer_themes(scene: Scene) -> None:
    """Remember that the themes were listed."""
    await _remember(scene, THEMES)


async def offer_steps(scene: Scene) -> None:
    """Remember that the steps of the path were listed."""
    await _remember(scene, STEPS)


async def offer_answers(scene: Scene, question: str, *, first: bool) -> None:
    """Remember the question of the profile that was asked."""
    await _remember(scene, f"{PROFILE}{question}{PROFILE if first else ''}")


async def offer_counter(scene: Scene, question: str) -> None:
    """Remember the question asked at the counter."""
    await _remember(scene, f"{COUNTER}{question}")


async def answered(scene: Scene, entry_id: str) -> None:
    """Remember the entry answered: what follows may be about it."""
    await _remember(scene, entry_id)


async def before(scene: Scene) -> str:
    """Return the entry or the list shown just before; empty without one."""
    if scene.person is None:
        return ""
    return await people.last_entry(scene.session, scene.person.id, scene.now) or ""


def listed(before: str, base: Base) -> tuple[list[str], int | None]:
    """Return the entries that were listed just before, and the question they may answer."""
    if not before.startswith(LIST):
        return [], None
    entries, _, question = before.removeprefix(LIST).partition(QUESTION)
    return named(entries, base), int(question) if question else None


def subject(before: str, base: Base) -> str | None:
    """Return the entry that what follows may be about.

    The one answered; or of those offered for a question, and not chosen, the likeliest.
    """
    if before in base.entries:
        return before
    entries, question = listed(before, base)
    return entries[0] if entries and question is not None else None


def number(text: str) -> int | None:
    """Return the number that a message consists of, if it is one of a list's."""
    match = _NUMBER.fullmatch(text)
    return int(match[1]) if match else None


async def _remember(scene: Scene, what: str) -> None:
    if scene.person is not None:
        await people.remember_entry(scene.session, scene.person.id, what, scene.now)
