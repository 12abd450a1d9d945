"""Moving a reminder called by its day: « change jeudi par vendredi », « celui de lundi au 12 »."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from handlers.forms import any_of, holds_any, pattern, split
from handlers.reminders import each_day, moving_together, reminding
from handlers.said import QUESTION_MARK, Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import signs
from handlers.typed import aside
from handlers.typed import date as typed_date
from knowledge import Phrases, Step, parts
from knowledge.text import fold


async def asked(scene: Scene, said: Said) -> list[Screen]:
    """Move the only reminder of a day to another; where none or several are of it, list them.

    It is only heard below reminders, or where one is called so.
    """
    words = scene.phrases.reminders
    below = scene.before.startswith(signs.OF_REMINDERS)
    if not (below or holds_any(said.folded, words.typed_reminder())):
        return []
    if QUESTION_MARK in said.text or parts.asks(said.text):
        return []
    days = await moving_together.waiting(scene)
    today = await scene.today()
    for told, then in _two_days(scene, said):
        day = typed_date.read(scene.phrases, told, today)
        if _may_be_a_place(scene, told):
            continue
        if not isinstance(day, date) or typed_date.read(scene.phrases, then, today) is None:
            continue
        of_it = _of_day(scene.phrases, days, told, day)
        if len(of_it) == 1:
            return await reminding.on_day(scene, of_it[0], then)
        return [await reminding.waiting(scene, words.which_move())] if days else []
    return []


def _may_be_a_place(scene: Scene, told: str) -> bool:
    """Tell whether « le 2 », below the list of the reminders, may be a place in it."""
    return scene.before.startswith(signs.REMINDERS) and bool(re.fullmatch(r"\w+ \d+", told))


def _of_day(phrases: Phrases, days: moving_together.Days, told: str, day: date) -> Sequence[Step]:
    """Return the steps whose reminder is on a day; or, of a weekday, on any such one."""
    exactly = [step for step, one in days.items() if one == day]
    if exactly or fold(told) not in any_of(phrases.dates.days()):
        return exactly
    return [step for step, one in days.items() if one.weekday() == day.weekday()]


def _two_days(scene: Scene, said: Said) -> Iterator[tuple[str, str]]:
    """Yield what may be the day of a reminder, and the one that replaces it, in a message."""
    phrases, words = scene.phrases, scene.phrases.reminders
    text = aside.without_leads(phrases, fold(each_day.in_words(scene, said.text)))
    text = re.sub(rf"^(?:{pattern(words.typed_please())})\s", "", text)
    of = pattern(phrases.dates.typed["of"]())
    moves = rf"(?:{pattern(words.typed_move(), words.typed_replace())})\s(?:(?:{of})\s)?"
    called = pattern(words.typed_reminder(), words.typed_called(), words.typed_that_of())
    that_of = rf"(?:(?:{called})\s(?:(?:{of})\s)?)"
    by, instead = pattern(words.typed_replaced_by()), pattern(words.typed_in_place_of())
    for shape in (
        rf"{moves}{that_of}?(?P<told>.+?)\s(?:{by})\s(?P<then>.+)",
        rf"{that_of}(?P<told>.+?)\s(?:{by})\s(?P<then>.+)",
        rf"(?:{moves})?(?P<then>.+?)\s(?:{instead})\s{that_of}?(?P<told>.+)",
    ):
        if found := re.fullmatch(shape, text):
            yield _on(phrases, found["told"]), _on(phrases, found["then"])


def _on(phrases: Phrases, day: str) -> str:
    """Return « le 4 » for a day told by its number alone, « celui du 4 »."""
    first = split(phrases.dates.typed["of"]())[0]
    before_it = split(phrases.dates.typed["before"]())[1]
    bare = day.removeprefix(f"{first} ")
    return f"{before_it} {bare}" if re.match(r"\d{1,2}(\s\D|$)", bare) else bare
