"""What reminders look like: the list, the days to choose from, the time zones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from aiogram.types import InlineKeyboardButton

from bot.journey import State
from bot.profile import Profile
from bot.reminders import Reminder
from bot.zones import ZONES
from handlers import dates
from handlers.buttons import Mark, Remind, Reminders, Zone
from handlers.keyboards import Rows, button
from handlers.screens import Screen, screen
from knowledge import Html, Knowledge, Phrases, Step

ZONES_A_ROW = 2


@dataclass(frozen=True)
class Listed:
    """What a person is, or could be, reminded of.

    Attributes:
        reminders: those that wait, by day.
        unreminded: the steps under way of which nothing reminds.
    """

    reminders: Sequence[Reminder]
    unreminded: Sequence[Step] = ()


def waiting(
    knowledge: Knowledge, listed: Listed, known: Profile, today: date, above: str = ""
) -> Screen:
    """List the reminders, each with its « cancel »; then the steps that could have one."""
    those, steps = listed.reminders, listed.unreminded
    phrases, words = knowledge.phrases, knowledge.phrases.reminders
    zone_row = [button(words.zone(zone=words.zones[known.zone]()), Zone(zone=""))]
    asked = [[button(words.under_way_step(title=one.title), _asked(one.id))] for one in steps]
    how = [words.under_way(step=steps[0].id)] if steps else []
    if not those:
        none = words.none_yet() if steps else words.none()
        return screen([above, none, *how], [*asked, zone_row])
    lines = [
        words.line(
            number=n, day=dates.coming(phrases, one.day, today), title=_title(knowledge, one)
        )
        for n, one in enumerate(those, 1)
    ]
    rows: Rows = [row for one in those for row in _of(knowledge, one)]
    if len(those) > 1:
        rows.append([button(words.cancel_all(), Reminders(act="stop", step=""))])
    blocks = [above, words.title(), "\n".join(lines), words.typed_help(), *how]
    return screen(blocks, [*rows, *asked, zone_row])


def days(knowledge: Knowledge, step_id: str, offered: Iterable[date], above: str = "") -> Screen:
    """Ask for the day of a step's reminder."""
    phrases, words = knowledge.phrases, knowledge.phrases.reminders
    line, choice = phrases.lists.line, phrases.lists.choice
    days = [(n, day, dates.long(phrases, day)) for n, day in enumerate(offered, 1)]
    lines = "\n".join(line(number=n, title=said) for n, _, said in days)
    rows: Rows = [
        [button(choice(number=n, title=said), Remind(step=step_id, day=day.isoformat()))]
        for n, day, said in days
    ]
    no = [button(words.no(), Reminders(act="decline", step=step_id))]
    title = words.choose(title=knowledge.base.steps[step_id].title)
    hint = day_hint(phrases, step_id, days[0][1])
    return screen([above, title, lines, f"{words.days_hint()} {hint}"], [*rows, no])


def day_hint(phrases: Phrases, step_id: str, day: date) -> Html:
    """Show how to write the day of a reminder, with an example for the same step."""
    return phrases.reminders.day_hint(step=step_id, day=f"{day:%d/%m}")


def sent(knowledge: Knowledge, step_id: str) -> Screen:
    """Return the screen of the reminder itself."""
    words = knowledge.phrases.reminders
    done = Mark(step=step_id, state=State.DONE, then="path")
    rows: Rows = [
        [
            button(words.sent_done(), done),
            button(words.sent_later(), _asked(step_id)),
        ],
        [button(words.sent_stop(), Reminders(act="stop", step=step_id))],
    ]
    return screen([words.sent(title=title_of(knowledge, step_id))], rows)


def zones(phrases: Phrases) -> Screen:
    """Ask in which time zone the person is."""
    words = phrases.reminders
    buttons = [button(words.zones[zone](), Zone(zone=zone)) for zone in ZONES]
    rows = [buttons[at : at + ZONES_A_ROW] for at in range(0, len(buttons), ZONES_A_ROW)]
    back = [button(words.back(), Reminders(act="show", step=""))]
    return screen([words.zone_choose()], [*rows, back])


def title_of(knowledge: Knowledge, step_id: str) -> str:
    """Return the title of a step; its id when it is no longer in the path."""
    known = knowledge.base.steps.get(step_id)
    return known.title if known else step_id


def _title(knowledge: Knowledge, reminder: Reminder) -> str:
    return title_of(knowledge, reminder.step_id)


def _asked(step_id: str) -> Remind:
    """Return what a button sends to be asked for the day of a step."""
    return Remind(step=step_id, day="")


def _of(knowledge: Knowledge, reminder: Reminder) -> Rows:
    """Return the buttons of a reminder: another day, or none."""
    title = _title(knowledge, reminder)
    moved = button(knowledge.phrases.reminders.move(title=title), _asked(reminder.step_id))
    return [[moved], [_cancel(knowledge, reminder)]]


def _cancel(knowledge: Knowledge, reminder: Reminder) -> InlineKeyboardButton:
    phrases = knowledge.phrases
    day = dates.numeric(phrases, reminder.day)
    label = phrases.reminders.cancel(day=day, title=_title(knowledge, reminder))
    return button(label, Reminders(act="cancel", step=reminder.step_id))
