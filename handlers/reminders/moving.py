"""A reminder that is moved in words: « décale mon rappel au 17 », « repousse la 8 d'un mois »."""

import re
from datetime import date, timedelta

from bot import profile, reminders
from handlers.forms import any_of, holds_any, pattern, split, without
from handlers.reminders import reminding
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before, signs
from handlers.typed import date as typed_date
from handlers.typed import reminded, those
from knowledge.text import fold


async def asked(scene: Scene, said: Said, text: str) -> list[Screen]:
    """Move the reminder of a step, or the only one; or list them.

    Args:
        scene: what surrounds the message.
        said: the message.
        text: folded, between spaces.
    """
    words = scene.phrases.reminders
    moves = not set(text.split()).isdisjoint(split(words.typed_move()))
    below = scene.before.startswith((signs.DAY, signs.REMINDERS))
    called = holds_any(text, split(words.typed_reminder()))
    if not moves or not (called or below):
        return []
    steps, waiting = scene.knowledge.base.steps, await reminders.of(scene.session, scene.person_id)
    days = {steps[one.step_id]: one.day for one in waiting if one.step_id in steps}
    later, delay = await _delay(scene, text)
    day = later or await reminded.day(scene, those.read(scene.phrases, said.text).rest)
    if not day or not days:
        return []
    named = await reminded.step(scene, without(text, fold(day)))
    just = None if called else before.days_shown(scene.before, scene.knowledge.base)
    named = just.step if just and not named and just.step in days else named
    if named is None and (not called or len(days) > 1):
        return [await reminding.waiting(scene)] if called else []
    step = named or next(iter(days))
    if later:
        day = f"{days[step] + delay:%d/%m/%Y}" if step in days else ""
    return await reminding.on_day(scene, step, day)


async def _delay(scene: Scene, text: str) -> tuple[str, timedelta]:
    """Return the words of a delay that ends a folded text, and how long it is; none without any.

    « De 3 jours » counts from the day that was set, « dans 3 jours » from today.
    """
    phrases, typed = scene.phrases, scene.phrases.dates.typed
    found = re.search(rf"\s(?:{pattern(typed['of']())})\s(\S+\s\S+)\s*$", text)
    today = (await profile.of(scene.session, scene.person_id)).today(scene.now)
    within = f"{split(typed['within']())[0]} {found[1]}" if found else ""
    day = typed_date.read(phrases, within, today)
    if found is None or not isinstance(day, date):
        return "", timedelta(0)
    earlier = not any_of(phrases.reminders.typed_earlier()).isdisjoint(text.split())
    return found[1], today - day if earlier else day - today
