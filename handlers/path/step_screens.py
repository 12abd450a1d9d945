"""What a step of the path looks like: what to do, who does it, what blocks it."""

import re
from datetime import date

from aiogram.types import InlineKeyboardButton

from bot.journey import Journey, LeftOut, State, StepView
from handlers import dates
from handlers.answers import answer_screens
from handlers.buttons import (
    AskProfile,
    Mark,
    Open,
    Remind,
    Reminders,
    ShowDoers,
    ShowStep,
    Stuck,
)
from handlers.keyboards import Rows, button
from handlers.path import path_screens, step_words
from handlers.screens import Screen, screen
from knowledge import Content, Html, Knowledge, Phrases, Step

SEE = re.compile(r'\s*<a href="([a-z0-9-]+)">[^<]*</a>')
"""The link to an entry that ends each cause; official addresses have a scheme."""

BULLET = "• "
MARKS = (State.DONE, State.DOING, State.TODO, State.NOT_CONCERNED)


def step(
    knowledge: Content,
    journey: Journey,
    view: StepView,
    above: str = "",
    offered: date | None = None,
) -> Screen:
    """Show a step; `offered` is the day offered for a reminder."""
    phrases, known = knowledge.phrases, view.step
    words = phrases.step
    offer = dates.long(phrases, offered) if offered else ""
    blocks = [
        above,
        words.title(number=known.number, title=known.title),
        "\n".join(_standing(phrases, journey, view)),
        view.todo,
        words.duration(duration=known.duration) if known.duration else "",
        f"{phrases.path.at_hand()}\n{known.at_hand}" if known.at_hand else "",
        phrases.reminders.offer(day=offer) if offered else "",
    ]
    return screen(blocks, _rows(knowledge, journey, view, offered))


def causes(known: Step) -> list[tuple[Html, str]]:
    """Return what blocks a step, each with the entry that tells more, or an empty id."""
    found = []
    for line in known.stuck.splitlines():
        see = SEE.search(line)
        text = SEE.sub("", line).removeprefix(BULLET).strip()
        found.append((Html(text), see[1] if see else ""))
    return found


def stuck(knowledge: Knowledge, view: StepView) -> Screen:
    """Show what usually blocks a step, then who can help.

    Only causes that have something to read are numbered, since a number may be typed.
    """
    phrases, known = knowledge.phrases, view.step
    words, entries = phrases.step, knowledge.base.entries
    told = list[str]()
    rows = list[list[InlineKeyboardButton]]()
    for text, entry in causes(known):
        number = len(rows) + 1
        told.append(f"{number}. {text}" if entry in entries else f"{BULLET}{text}")
        if entry in entries:
            label = words.cause(number=number, title=entries[entry].title)
            rows.append([button(label, Open(entry=entry))])
    back = [button(words.back(), ShowStep(step=known.id)), path_screens.back(phrases)]
    blocks = [
        words.stuck_title(number=known.number, title=known.title),
        "\n\n".join(told),
        words.stuck_hint() if rows else "",
        words.contact(contact=answer_screens.contact_of(knowledge, _theme(knowledge, known))),
    ]
    return screen(blocks, [*rows, back])


def reminder_rows(phrases: Phrases, step_id: str, day: date) -> Rows:
    """Return the buttons that accept or decline a reminder."""
    words = phrases.reminders
    on_day = Remind(step=step_id, day=day.isoformat())
    return [
        [button(words.on_day(day=dates.long(phrases, day)), on_day)],
        [
            button(words.other_days(), Remind(step=step_id, day="")),
            button(words.no(), Reminders(act="decline", step=step_id)),
        ],
    ]


def _standing(phrases: Phrases, journey: Journey, view: StepView) -> list[str]:
    """Return the lines on where a step stands, what it requires, and who does it."""
    words = phrases.step
    lines: list[str] = [_state(phrases, journey, view)]
    if view.missing and view.state is not State.DONE:
        titles = [
            words.requires_step(title=step.title, number=step.number) for step in view.missing
        ]
        lines.append(words.requires(titles=step_words.listed(phrases, titles)))
    if view.doer or journey.shared:
        lines.append(step_words.whose(phrases, view))
    return lines


def _state(phrases: Phrases, journey: Journey, view: StepView) -> str:
    words = phrases.step
    if view.left_out is LeftOut.UNSAID:
        unsaid = words.unsaid_shared if journey.shared else words.unsaid
        return unsaid(condition=step_words.condition(phrases, view.step))
    if view.left_out is LeftOut.ANOTHERS:
        return step_words.whose(phrases, view)
    return words.state(said=step_words.noted(phrases, view))


def _rows(knowledge: Content, journey: Journey, view: StepView, offered: date | None) -> Rows:
    """Return the buttons below a step."""
    phrases, known = knowledge.phrases, view.step
    words, entries = phrases.step, knowledge.base.entries
    marks = [
        button(words.mark[state](), Mark(step=known.id, state=state, then="step"))
        for state in _changes(view)
    ]
    help_ = [button(words.blocked(), Stuck(step=known.id))]
    if journey.shared:
        help_.append(button(words.change_doer(), ShowDoers(step=known.id)))
    if view.state is State.DOING and not offered:
        help_.append(button(words.remind(), Remind(step=known.id, day="")))
    explained = [
        [button(words.explained(title=entries[entry].title), Open(entry=entry))]
        for entry in known.entries
        if entry in entries
    ]
    reminding = reminder_rows(phrases, known.id, offered) if offered else []
    return [
        *reminding,
        _telling(phrases, journey, view),
        *path_screens.links(known),
        marks[:2],
        marks[2:],
        help_,
        *explained,
        [path_screens.back(phrases)],
    ]


def _changes(view: StepView) -> list[State]:
    """Return the states that a step may be given: one that nobody marked cannot be unmarked."""
    unmarked = {State.TODO} if view.on is None else set()
    stands = set() if view.left_out else {view.state}
    return [state for state in MARKS if state not in unmarked | stands]


def _telling(phrases: Phrases, journey: Journey, view: StepView) -> list[InlineKeyboardButton]:
    """Return the button that asks what a step depends on; none if they cannot say."""
    if view.left_out is not LeftOut.UNSAID or journey.shared or view.step.when is None:
        return []
    name = phrases.profile.names[view.step.when]()
    asked = AskProfile(question=view.step.when, first=False)
    return [button(phrases.step.tell(name=name), asked)]


def _theme(knowledge: Knowledge, known: Step) -> str | None:
    entries = knowledge.base.entries
    return next((entries[one].theme for one in known.entries if one in entries), None)
