"""The path in plain words, to be drawn or printed."""

from dataclasses import dataclass

from bot.journey import Journey, State, StepView
from handlers import dates
from handlers.path import path_screens, step_words
from knowledge import Knowledge, Phrases
from knowledge.markup import plain, typography


@dataclass(frozen=True)
class Line:
    """A step: its number, its words, and its state."""

    number: int
    title: str
    state: State
    said: str
    todo: str
    is_next: bool


@dataclass(frozen=True)
class Section:
    """A chapter and its steps that count."""

    name: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Sheet:
    """A whole path.

    Attributes:
        count: « 4 étapes sur 9 ».
        share: how much is done, from 0 to 1.
        following: what to do next, or that all is done.
        footer: who made it, and on which day.
    """

    title: str
    count: str
    share: float
    sections: tuple[Section, ...]
    following: str
    footer: str


def sheet(knowledge: Knowledge, journey: Journey) -> Sheet:
    """Put a path in words."""
    phrases, words = knowledge.phrases, knowledge.phrases.path
    following = journey.next
    told = _following(phrases, following) if following else words.sheet_finished()
    return Sheet(
        title=words.practice() if journey.shared else words.mine(),
        count=words.sheet_count(**path_screens.tally(phrases, journey)),
        share=journey.done / journey.total if journey.total else 0.0,
        sections=tuple(_sections(knowledge, journey)),
        following=typography(told),
        footer=words.sheet_footer(date=dates.numeric(phrases, journey.today)),
    )


def alternative(knowledge: Knowledge, journey: Journey) -> str:
    """Describe the picture in words, for those who do not see it."""
    drawn, words = sheet(knowledge, journey), knowledge.phrases.path
    parts = [
        words.picture_chapter(
            name=section.name,
            done=sum(line.state is State.DONE for line in section.lines),
            count=len(section.lines),
        )
        for section in drawn.sections
    ]
    return words.picture_caption(
        title=drawn.title, count=drawn.count, chapters=", ".join(parts), next=drawn.following
    )


def _following(phrases: Phrases, view: StepView) -> str:
    words = phrases.path
    if view.state is not State.DOING:
        return (words.sheet_behind if view.behind else words.sheet_next)(title=view.step.title)
    under_way = words.sheet_waiting if view.waits else words.sheet_under_way
    return under_way(title=view.step.title)


def _sections(knowledge: Knowledge, journey: Journey) -> list[Section]:
    following = journey.next
    found = []
    for chapter in knowledge.base.chapters.values():
        views = [view for view in journey.of_chapter(chapter.id) if view.concerned]
        lines = tuple(_line(knowledge, view, is_next=view == following) for view in views)
        name = path_screens.chapter_name(knowledge, chapter.id)
        found += [Section(name, typography(chapter.title), lines)] if lines else []
    return found


def _line(knowledge: Knowledge, view: StepView, *, is_next: bool) -> Line:
    step = view.step
    said = step_words.said(knowledge.phrases, view)
    todo = " ".join(plain(view.todo).split("\n"))
    return Line(step.number, typography(step.title), view.state, said, todo, is_next)
