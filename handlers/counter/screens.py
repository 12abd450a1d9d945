"""What a question at the counter looks like, and an end."""

from aiogram.types import InlineKeyboardButton

from handlers import keyboards
from handlers.answers import lists
from handlers.buttons import CounterStep, CounterWay, Open
from handlers.scene import Scene
from handlers.screens import Screen, screen
from knowledge.counter import CounterEnd, CounterQuestion


def to(label: str, name: str) -> InlineKeyboardButton:
    """Return the button that leads to a question or an end; without a name, to the beginning."""
    return keyboards.button(label, CounterStep(at=name))


def by(label: str, name: str, way: str) -> InlineKeyboardButton:
    """Return the button that leads to a question or an end, and carries the way to it."""
    return keyboards.button(label, CounterWay(at=name, way=way))


def question(
    scene: Scene, asked: CounterQuestion, way: str, back: list[InlineKeyboardButton], above: str
) -> Screen:
    """Ask the question that a way leads to, below what is said above it."""
    words = scene.phrases.counter
    title = "" if back else words.title()
    rows = [
        [by(words.choice(number=number, label=choice.label), choice.target, f"{way}{number}")]
        for number, choice in enumerate(asked.choices, 1)
    ]
    hint = words.typed() if back else words.typed_first()
    shown_hint = hint if scene.private else scene.phrases.lists.hint_group()
    return screen([above, title, asked.text, shown_hint], [*rows, back])


def end(scene: Scene, reached: CounterEnd, back: list[InlineKeyboardButton]) -> Screen:
    """Show the status, what to do, and what to read about it."""
    words = scene.phrases.counter
    status = words.status(status=reached.status) if reached.status else ""
    read = lists.known(scene.base, reached.entries)
    rows = [
        [keyboards.button(words.choice(number=number, label=entry.title), Open(entry=entry.id))]
        for number, entry in enumerate(read, 1)
    ]
    hint = words.read() if scene.private else words.read_group()
    then = words.then() if reached.then and scene.private else ""
    return screen([status, reached.text, then, hint], [*rows, [*back, to(words.again(), "")]])
