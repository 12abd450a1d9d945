"""What the path looks like: where a person stands, and the one next action."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from bot.journey import Journey, State, StepView
from handlers import dates
from handlers.buttons import Mark, Path, ShowProfile, ShowStep, Stuck
from handlers.keyboards import Rows, button, link
from handlers.path import step_words
from handlers.screens import Screen, screen
from knowledge import Html, Knowledge, Phrases, Step

INDENT = "\u2003"
STEPS_A_ROW = 3


def path(knowledge: Knowledge, journey: Journey, above: str = "") -> Screen:
    """Show the whole path, chapter by chapter, and the one next action."""
    phrases, following = knowledge.phrases, journey.next
    blocks = [above, title(phrases, journey), chapters(knowledge, journey)]
    ask = phrases.path.ask_invitation() if journey.partial else ""
    if following:
        begun = _begun(phrases, journey.under_way, following)
        blocks += [begun, *next_action(knowledge, following), ask]
        numbers = step_rows(phrases, journey.under_way)
        return screen(blocks, [*_next_rows(phrases, following), *numbers, *_rows(phrases)])
    return screen([*blocks, phrases.path.finished(), ask], _rows(phrases))


def celebration(knowledge: Knowledge, journey: Journey, above: str = "") -> Screen:
    """Show the path whose last step has just been done."""
    phrases = knowledge.phrases
    blocks = [above, phrases.path.celebrated()]
    return screen([*blocks, title(phrases, journey), chapters(knowledge, journey)], _rows(phrases))


def steps(knowledge: Knowledge, journey: Journey, above: str = "") -> Screen:
    """List every step, with its number and its state."""
    phrases, words = knowledge.phrases, knowledge.phrases.path
    blocks = [
        "\n".join([words.chapter_title(name=chapter_name(knowledge, chapter)), *lines])
        for chapter in knowledge.base.chapters
        if (views := journey.of_chapter(chapter))
        and (lines := [step_words.line(phrases, one, shared=journey.shared) for one in views])
    ]
    rows = step_rows(phrases, journey.steps)
    drawn, printed = Path(view="picture"), Path(view="page")
    rows.append([button(words.as_picture(), drawn), button(words.as_page(), printed)])
    shown = [above or words.steps_title(), *blocks, f"{words.steps_hint()} {words.legend()}"]
    return screen(shown, [*rows, [back(phrases)]])


def step_rows(phrases: Phrases, views: Sequence[StepView]) -> Rows:
    """Return the buttons that open steps, by their number."""
    label = phrases.path.step_number
    numbers = [
        button(label(number=view.step.number), ShowStep(step=view.step.id)) for view in views
    ]
    return [numbers[at : at + STEPS_A_ROW] for at in range(0, len(numbers), STEPS_A_ROW)]


def title(phrases: Phrases, journey: Journey) -> str:
    """Say how many steps are done, in words only: it may be read aloud."""
    words = phrases.path
    whose = words.practice() if journey.shared else words.mine()
    return words.title(whose=whose, **tally(phrases, journey))


def tally(phrases: Phrases, journey: Journey) -> dict[str, object]:
    """Return the values that fill « done of count »."""
    words = phrases.path
    counted = words.steps_many if journey.done > 1 else words.steps_one
    return {"done": counted(count=journey.done), "count": journey.total}


def chapters(knowledge: Knowledge, journey: Journey) -> str:
    """Say how much is done in each chapter, and list the steps under way."""
    lines: list[str] = []
    for chapter in knowledge.base.chapters:
        views = [view for view in journey.of_chapter(chapter) if view.concerned]
        lines += [chapter_line(knowledge, chapter, views)] if views else []
        lines += [
            INDENT + step_words.line(knowledge.phrases, view)
            for view in views
            if view.state is State.DOING
        ]
    return "\n".join(lines)


def chapter_line(knowledge: Knowledge, chapter: str, views: Sequence[StepView]) -> Html:
    """Say how much is done in a chapter."""
    words, name = knowledge.phrases.path, chapter_name(knowledge, chapter)
    done = sum(view.state is State.DONE for view in views)
    if done == len(views):
        return words.chapter_done(name=name)
    return words.chapter(name=name, done=done, count=len(views))


def chapter_name(knowledge: Knowledge, chapter: str) -> str:
    """Return the short name of a chapter."""
    short = knowledge.phrases.path.chapters.get(chapter)
    return short() if short else knowledge.base.chapters[chapter].title


def next_action(knowledge: Knowledge, view: StepView) -> list[str]:
    """Say what to do next: who does it if not the reader, how long it takes, what to have."""
    words, step = knowledge.phrases.path, view.step
    heading: str = (words.behind if view.behind else words.next_is)(title=step.title)
    if view.state is State.DOING and view.on:
        date = dates.numeric(knowledge.phrases, view.on)
        under_way = words.waiting if view.waits else words.under_way
        heading = under_way(title=step.title, date=date)
    lasts = [words.next_duration(duration=step.duration)] if step.duration else []
    at_hand = f"{words.at_hand()}\n{step.at_hand}" if step.at_hand else ""
    whose = [step_words.whose(knowledge.phrases, view)] if view.anothers else []
    return ["\n".join([heading, *whose, view.todo, *lasts]), at_hand]


def links(step: Step) -> Rows:
    """Return the official links of a step, as buttons."""
    return [[link(each)] for each in step.links]


def back(phrases: Phrases) -> InlineKeyboardButton:
    """Return the button to the path."""
    return button(phrases.path.back(), Path(view="path"))


def answer_button(phrases: Phrases, view: StepView) -> InlineKeyboardButton:
    """Return the button, under an answer, to the step that it explains."""
    state = phrases.path.states[view.state]()
    label = phrases.path.answer_button(number=view.step.number, said=state)
    return button(label, ShowStep(step=view.step.id, below=True))


def _begun(phrases: Phrases, views: Sequence[StepView], following: StepView) -> str:
    """Say which steps were begun, and whether the next action skips one; empty without any."""
    words = phrases.step
    titles = [
        words.requires_step(title=view.step.title, number=view.step.number) for view in views
    ]
    if not titles:
        return ""
    past = following.state is State.TODO and any(
        view.step.number < following.step.number for view in views
    )
    told = phrases.path.begun_meanwhile if past else phrases.path.begun
    return told(titles=step_words.listed(phrases, titles))


def _next_rows(phrases: Phrases, view: StepView) -> Rows:
    words, step = phrases.path, view.step.id
    marks = [button(words.to_mark(), Mark(step=step, state=State.DONE, then="path"))]
    if view.state is State.TODO:
        marks.append(button(words.to_start(), Mark(step=step, state=State.DOING, then="step")))
    opened = button(words.open_next(), ShowStep(step=step))
    blocked = button(words.blocked(), Stuck(step=step))
    return [*links(view.step)[:1], marks, [opened, blocked]]


def _rows(phrases: Phrases) -> Rows:
    words = phrases.path
    every = Path(view="steps")
    profile = ShowProfile()
    return [[button(words.all_steps(), every), button(words.profile(), profile)]]
