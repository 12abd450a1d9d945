"""A reminder of a step that is asked for in words: « rappelle-moi demain de commander la CPE »."""

from bot import profile
from handlers import reminding
from handlers.forms import folded, split
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.typed import date as typed_date
from knowledge import Base, Step
from knowledge.text import fold

MOST_WORDS = 4
"""Words of a day, at most: « le 15 décembre 2026 »."""

SHORTEST = 5
"""Letters of a word that names a step by the only title which holds it, at least."""


async def asked(scene: Scene, said: Said) -> list[Screen]:
    """Set the reminder of the step that is named, or ask for its day; nothing of no step.

    « Rappelez-moi comment commander la CPE » asks for no reminder: no day, and not « de ».
    """
    words, text = scene.phrases.reminders, f" {fold(said.text)} "
    opening = next((way for way in folded(words.typed_remind()) if f" {way} " in text), "")
    step = _named(scene.knowledge.base, text) if opening else None
    if step is None:
        return []
    day = await _day(scene, said.text)
    after = text.partition(f" {opening} ")[2].split()
    if not day and after[:1] not in [[way] for way in split(words.typed_remind_of())]:
        return []
    told = await reminding.on_day(scene, step, day) if day else []
    return told or [await reminding.put(scene, step.id, None)]


def _named(base: Base, text: str) -> Step | None:
    """Return the only step that a folded text names, by its short name or a word of its title."""
    said = set(text.split())
    by_name = [step for step in base.steps.values() if f" {fold(step.id)} " in text]
    telling = {word for word in said if len(word) >= SHORTEST}
    titled = [step for step in base.steps.values() if telling & set(fold(step.title).split())]
    named = by_name or titled
    return named[0] if len(named) == 1 else None


async def _day(scene: Scene, text: str) -> str:
    """Return the words of a text that are a day, as many as can be; empty without any."""
    today = (await profile.of(scene.session, scene.person_id)).today(scene.now)
    words = [word.strip(",;.!?") for word in text.split()]
    for size in range(MOST_WORDS, 0, -1):
        for at in range(len(words) - size + 1):
            day = " ".join(words[at : at + size])
            if typed_date.read(scene.phrases, day, today) is not None:
                return day
    return ""
