"""A step in words: its mark, its state, and the condition under which it counts."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.journey import LeftOut, State, StepView
from handlers import dates
from handlers.practice import members
from knowledge import Html, Phrases, Step


def line(phrases: Phrases, view: StepView, *, shared: bool = False) -> Html:
    """Write a step on one line, with its state in words; on a `shared` path, who does it too."""
    about = {"number": view.step.number, "title": view.step.title}
    state = noted(phrases, view)
    to_do = view.state is State.TODO and view.left_out is None
    if shared and (to_do or (view.doer and view.state is State.DOING)):
        told = phrases.step.doing_it if view.doer else phrases.step.usually
        state = told(said=state, who=_who(phrases, view))
    return phrases.path.step_line(said=state, **about)


def said(phrases: Phrases, view: StepView) -> str:
    """Return the state of a step in words: its day, who does it, its condition."""
    match view.left_out:
        case LeftOut.UNSAID:
            return condition(phrases, view.step)
        case LeftOut.ANOTHERS:
            return phrases.path.others[view.step.who]()
    dated = phrases.path.states_on.get(view.state)
    if dated and view.on:
        return dated(date=dates.numeric(phrases, view.on))
    return phrases.path.states[view.state]()


def noted(phrases: Phrases, view: StepView) -> str:
    """Return the state of a step in words, and the member who noted it."""
    state, words = said(phrases, view), phrases.step
    if view.marked_by is None:
        return state
    if view.marked_by.me:
        return f"{state}, {words.marked_by_you()}"
    return f"{state}, {words.marked_by(who=members.called(phrases, view.marked_by))}"


def noted_all(phrases: Phrases, states: Mapping[Step, State], unknown: Sequence[str]) -> str:
    """Say which steps were noted, how to undo that, and what was not understood."""
    words, blocks = phrases.step, list[str]()
    for state in dict.fromkeys(states.values()):
        titles = [
            words.requires_step(title=step.title, number=step.number)
            for step, each in states.items()
            if each is state
        ]
        blocks.append(words.noted_several[state](titles=listed(phrases, titles)))
    blocks += [phrases.path.not_read(text=text) for text in unknown]
    told = [str(step.number) for step, state in states.items() if state is not State.TODO]
    return "\n".join([*blocks, *([phrases.path.put_back(numbers=" ".join(told))] if told else [])])


def with_reminders(phrases: Phrases, above: str, days: Mapping[Step, date | None]) -> str:
    """Say, below what was noted, for which steps a reminder was set again."""
    again = [
        phrases.reminders.again(title=step.title, day=dates.long(phrases, day))
        for step, day in days.items()
        if day
    ]
    return "\n".join([above, *again])


def whose(phrases: Phrases, view: StepView) -> str:
    """Say which member is in charge of a step, or else who usually does it."""
    words, who = phrases.step, _who(phrases, view)
    return (words.usual if view.doer is None else words.doer)(who=who)


def _who(phrases: Phrases, view: StepView) -> str:
    """Return the member in charge of a step, or else who usually does it."""
    if view.doer is None:
        return phrases.step.who[view.step.who]()
    return members.as_me(phrases, view.doer, members.called(phrases, view.doer))


def condition(phrases: Phrases, step: Step) -> str:
    """Say under which condition a step counts; empty when there is none."""
    known = phrases.path.conditions.get(step.when or "")
    return known() if known else ""


def missing_first(phrases: Phrases, missing: Sequence[Step]) -> str:
    """Say, above an answer, what must be done first; empty when nothing is missing."""
    words = phrases.stands
    titles = [words.step(number=step.number, title=step.title) for step in missing]
    return words.missing(titles=listed(phrases, titles)) if titles else ""


def listed(phrases: Phrases, names: Sequence[str]) -> str:
    """Join names as a sentence does: « a, b et c »."""
    *first, last = names
    return f"{', '.join(first)}{phrases.stands.also()}{last}" if first else last
