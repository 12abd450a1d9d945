"""From the steps of the base, a profile and the marks, to a path."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date

from bot.journey import Journey, LeftOut, Mark, Member, State, StepView
from knowledge import Step

Concerned = Callable[[str], bool | None]
"""Tells whether a step's condition holds; None where it was never said."""

Anothers = Callable[[Step, Member | None], bool]
"""Tells whether a step is another member's to do, given the member charged with it, if any."""


def lay_out(  # noqa: PLR0913  what a path is made of
    steps: Iterable[Step],
    marks: Mapping[str, Mark],
    concerned: Concerned,
    today: date,
    *,
    shared: bool = False,
    only: str | None = None,
    duties: Mapping[str, Member] | None = None,
    anothers: Anothers = lambda *_: False,
    readers: Collection[str] = (),
) -> Journey:
    """Lay a path out.

    Args:
        steps: of the base, in order.
        marks: what was said of steps, by id; of steps no longer in the base too.
        concerned: tells whether a step's condition holds.
        today: the day it is for who looks.
        shared: it is a practice's.
        only: whose steps count (`step.who`); None for everybody's.
        duties: who does which step, where it is not who usually does.
        anothers: tells whether a step is for another member to do.
        readers: what who looks is, where a step is told otherwise to some.
    """
    known = {step.id: step for step in steps}
    stand = {
        step.id: _stands(step, marks.get(step.id), concerned, only) for step in known.values()
    }
    states = {step_id: state for step_id, (state, _) in stand.items()}
    behind = _behind(known, states)
    lacked = {one for one, state in states.items() if state in {State.TODO, State.DOING}} - behind

    def view(step: Step) -> StepView:
        mark, (state, left_out) = marks.get(step.id), stand[step.id]
        missing = (known[one] for one in step.requires if one in lacked)
        doer = (duties or {}).get(step.id)
        on, by = (mark.on, mark.by) if mark else (None, None)
        past = step.id in behind
        theirs = anothers(step, doer)
        todo = step.told(readers)
        return StepView(
            step, state, on, todo, tuple(missing), by, doer, left_out, behind=past, anothers=theirs
        )

    return Journey(tuple(map(view, known.values())), shared, bool(marks), today)


def _behind(known: Mapping[str, Step], states: Mapping[str, State]) -> set[str]:
    """Return the steps that nobody marked and that a done step requires, directly or not."""
    left = [
        one
        for step_id, state in states.items()
        if state is State.DONE
        for one in known[step_id].requires
    ]
    required: set[str] = set()
    while left:
        one = left.pop()
        if one not in required and states.get(one) in {State.TODO, State.DOING}:
            required.add(one)
            left += known[one].requires
    return {one for one in required if states[one] is State.TODO}


def _stands(
    step: Step, mark: Mark | None, concerned: Concerned, only: str | None
) -> tuple[State, LeftOut | None]:
    """Return where a step stands, and why it does not count when nobody said so.

    That is its mark if it has one; otherwise it is to do, unless somebody else does it or its
    condition does not hold.
    """
    if mark is not None:
        return mark.state, None
    if only not in {None, step.who}:
        return State.NOT_CONCERNED, LeftOut.ANOTHERS
    counts = step.when is None or concerned(step.when)
    if counts is None:
        return State.NOT_CONCERNED, LeftOut.UNSAID
    return State.TODO if counts else State.NOT_CONCERNED, None
