"""What a path looks like: each step with its state, overall progress, and what comes next."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from knowledge import Step


class State(StrEnum):
    """Where a step stands; a step that nobody has marked is to do."""

    TODO = "todo"
    DOING = "doing"
    DONE = "done"
    NOT_CONCERNED = "none"


class LeftOut(StrEnum):
    """Why a step that nobody marked does not count, other than that it does not concern them."""

    UNSAID = "unsaid"
    """Whether its condition holds was never said."""
    ANOTHERS = "anothers"
    """Somebody else does it, with whom the path is not shared."""


@dataclass(frozen=True)
class Member:
    """A member of a practice, as the others may know them: no name, no Telegram id.

    Attributes:
        number: given once in the life of the practice; what buttons carry.
        role: their profession class, None when unknown.
        owner: they invite and remove.
        joined_on: the day they came.
        me: it is the person who looks.
    """

    number: int
    role: str | None
    owner: bool
    joined_on: date
    me: bool


@dataclass(frozen=True)
class Mark:
    """What was said of a step: its state, since which day, and by which member, if still there."""

    state: State
    on: date
    by: Member | None = None


@dataclass(frozen=True)
class Former:
    """How a step stood before its mark: since `on`, with the `reminder` the mark cancelled."""

    state: State = State.TODO
    on: date | None = None
    reminder: date | None = None


@dataclass(frozen=True)
class StepView:
    """A step as someone stands on it.

    Attributes:
        on: the day it was marked; None when it is to do.
        todo: what to do, as it is told to who looks.
        missing: what it requires that is neither done, behind, nor without concern, in order.
        marked_by: who marked it; None alone, or when they have left.
        doer: who does it, where it is not who usually does (`step.who`).
        left_out: why it does not count although nobody said that it does not.
        behind: nobody marked it, but a step that requires it is done: it must be done too.
        anothers: the path is shared, and it is for another member than who looks to do.
    """

    step: Step
    state: State
    on: date | None
    todo: str
    missing: tuple[Step, ...]
    marked_by: Member | None = None
    doer: Member | None = None
    left_out: LeftOut | None = None
    behind: bool = False
    anothers: bool = False

    @property
    def concerned(self) -> bool:
        """Whether the step counts."""
        return self.state is not State.NOT_CONCERNED

    @property
    def open(self) -> bool:
        """Whether nothing it requires is missing."""
        return not self.missing

    @property
    def waits(self) -> bool:
        """Whether it is under way and only needs time."""
        return self.state is State.DOING and self.step.reminder_days is not None

    @property
    def begun(self) -> bool:
        """Whether it is under way and does not just need time: it is for the person to finish."""
        return self.state is State.DOING and not self.waits


@dataclass(frozen=True)
class Journey:
    """The path of a person, or of their practice.

    Attributes:
        steps: all of them in order, those of no concern too.
        shared: it is a practice's.
        started: some step was marked once.
        today: the day it is for who looks.
    """

    steps: tuple[StepView, ...]
    shared: bool
    started: bool
    today: date

    @cached_property
    def concerned(self) -> tuple[StepView, ...]:
        """The steps that count."""
        return tuple(view for view in self.steps if view.concerned)

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(view.state is State.DONE for view in self.steps)

    @property
    def total(self) -> int:
        """How many steps count."""
        return len(self.concerned)

    @property
    def complete(self) -> bool:
        """Whether every step that counts is done."""
        return 0 < self.total == self.done

    @property
    def next(self) -> StepView | None:
        """The one next action: the first open step to do.

        Rather one that is for who looks to do. Else one begun, else one behind that is only left
        to mark; one that waits last.
        """
        left = [view for view in self.concerned if view.open and view.state is not State.DONE]
        return min(left, key=_turn, default=None)

    @property
    def begun(self) -> tuple[StepView, ...]:
        """The steps begun that are not the next action."""
        following = self.next
        return tuple(view for view in self.concerned if view.begun and view is not following)

    @property
    def under_way(self) -> tuple[StepView, ...]:
        """The steps under way that are not the next action, even if they only need time."""
        doing = (view for view in self.concerned if view.state is State.DOING)
        return tuple(view for view in doing if view is not self.next)

    @property
    def partial(self) -> bool:
        """Whether some steps belong to somebody with whom the path is not shared."""
        return any(view.left_out is LeftOut.ANOTHERS for view in self.steps)

    def view(self, step_id: str) -> StepView | None:
        """Return a step as it stands."""
        return next((view for view in self.steps if view.step.id == step_id), None)

    def of_chapter(self, chapter_id: str) -> tuple[StepView, ...]:
        """Return the steps of a chapter."""
        return tuple(view for view in self.steps if view.step.chapter == chapter_id)

    def explained_by(self, entry_id: str) -> StepView | None:
        """Return the step that counts and that an entry explains, preferably one not done yet."""
        explained = [view for view in self.concerned if entry_id in view.step.entries]
        return min(explained, key=lambda view: view.state is State.DONE, default=None)

    def missing_for(self, entry_id: str) -> tuple[Step, ...]:
        """Return what must be done before what an entry explains, as far as the path tells."""
        view = self.explained_by(entry_id)
        known = self.started and view is not None and view.state is not State.DONE
        return view.missing if known and view else ()


def _turn(view: StepView) -> tuple[bool, ...]:
    """Return the sort key of the steps that can be done: the lowest is the next action."""
    return view.waits, view.behind, view.anothers, view.begun
