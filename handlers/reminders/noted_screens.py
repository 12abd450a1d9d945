"""What says that reminders are noted: one, several for one day, each for its own."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.profile import Profile
from bot.reminders import Reminder
from handlers import dates
from handlers.buttons import Reminders, ShowStep
from handlers.keyboards import Rows, button
from handlers.path import step_words
from handlers.reminders.reminder_screens import title_of
from handlers.screens import Screen, screen
from knowledge import Html, Knowledge


def put(
    knowledge: Knowledge,
    reminder: Reminder,
    known: Profile,
    today: date,
    former: date | None = None,
) -> Screen:
    """Say that a reminder is noted; `former` is the day it was on before."""
    phrases, words = knowledge.phrases, knowledge.phrases.reminders
    day, where = dates.coming(phrases, reminder.day, today), words.zones[known.zone]()
    title = title_of(knowledge, reminder.step_id)
    told = words.set(day=day, title=title, zone=where)
    if former and former != reminder.day:
        then = dates.coming(phrases, former, today)
        told = words.set_instead(day=day, former=then, title=title, zone=where)
    step = ShowStep(step=reminder.step_id)
    every = button(words.back(), Reminders(act="show", step=""))
    rows: Rows = [[button(phrases.step.back(), step), every]]
    return screen([told], rows)


def put_all(
    knowledge: Knowledge,
    made: Sequence[Reminder],
    known: Profile,
    today: date,
    former: Mapping[str, date],
) -> Screen:
    """Say that reminders are noted for one day; `former` gives their days before, by step."""
    phrases, words = knowledge.phrases, knowledge.phrases.reminders
    day = dates.coming(phrases, made[0].day, today)
    where = words.zones[known.zone]()
    titles = step_words.listed(phrases, [_named(knowledge, one) for one in made])
    back = [button(words.back(), Reminders(act="show", step=""))]
    told = words.set_several(day=day, titles=titles, zone=where)
    return screen([told, *_moved(knowledge, made, today, former)], [back])


def put_each(
    knowledge: Knowledge,
    made: Sequence[Reminder],
    known: Profile,
    today: date,
    former: Mapping[str, date],
) -> str:
    """Say, above the list of them, that reminders are noted, each for its day."""
    words = knowledge.phrases.reminders
    told = words.set_each(count=len(made), zone=words.zones[known.zone]())
    return "\n".join([told, *_moved(knowledge, made, today, former)])


def _moved(
    knowledge: Knowledge, made: Sequence[Reminder], today: date, former: Mapping[str, date]
) -> list[Html]:
    """Say of which reminders the day was another one."""
    words = knowledge.phrases
    return [
        words.reminders.moved(
            title=_named(knowledge, one), former=dates.coming(words, then, today)
        )
        for one in made
        if (then := former.get(one.step_id)) and then != one.day
    ]


def _named(knowledge: Knowledge, reminder: Reminder) -> str:
    """Return the title and the number of the step of a reminder."""
    step = knowledge.base.steps[reminder.step_id]
    return knowledge.phrases.step.requires_step(title=step.title, number=step.number)
