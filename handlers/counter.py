"""/ins: at the counter, one question at a time, to the status of a patient's identity."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.turn import Turn
from handlers import choices, dates, keyboards, lists, replying
from handlers.buttons import CounterStep, Open
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen, screen
from knowledge.counter import Counter, CounterEnd, CounterQuestion


def router() -> Router:
    """Return the router of /ins."""
    made = Router(name="counter")
    for observer in (made.message, made.edited_message):
        observer.register(begin, Command("ins", ignore_case=True))
    made.callback_query.register(go_on, CounterStep.filter())
    return made


async def begin(message: Message, scene: Scene) -> Turn:
    """Ask the first question."""
    return await replying.answer(scene, message, await at(scene, ""))


async def go_on(query: CallbackQuery, callback_data: CounterStep, scene: Scene) -> Turn:
    """Ask in place what a choice leads to, or tell where it ends."""
    return replying.in_place(query, await at(scene, callback_data.at))


async def at(scene: Scene, name: str) -> Screen:
    """Return a question or an end; the first question for a name that nothing has any more."""
    counter = scene.knowledge.base.counter
    if counter is None:
        words = scene.phrases.counter
        return screen([words.absent()], [[keyboards.all_themes(scene.phrases)]])
    if name in counter.ends:
        await choices.offer(scene, counter.ends[name].entries)
        return _end(scene, counter.ends[name])
    asked = counter.questions.get(name) or counter.questions[counter.first]
    await choices.offer_counter(scene, asked.id)
    return _question(scene, asked, counter)


async def typed(scene: Scene, said: Said) -> list[Screen]:
    """Go on by a number or by words, after the question that was asked just before."""
    counter, name = scene.knowledge.base.counter, scene.before.removeprefix(choices.COUNTER)
    asked = counter.questions.get(name) if counter else None
    if asked is None:
        return []
    labels = [label for label, _ in asked.choices]
    place = said.chooses(*([label] for label in labels))
    if place is None:
        little = scene.phrases.counter.typed_little().split(dates.SEPARATOR)
        place = said.hints_at(labels, little)
    return [] if place is None else [await at(scene, asked.choices[place][1])]


def _question(scene: Scene, asked: CounterQuestion, counter: Counter) -> Screen:
    words = scene.phrases.counter
    title = words.title() if asked.id == counter.first else ""
    rows = [
        [keyboards.button(words.choice(number=number, label=label), CounterStep(at=target))]
        for number, (label, target) in enumerate(asked.choices, 1)
    ]
    hint = words.typed() if scene.private else scene.phrases.lists.hint_group()
    return screen([title, asked.text, hint], rows)


def _end(scene: Scene, end: CounterEnd) -> Screen:
    words = scene.phrases.counter
    status = words.status(status=end.status) if end.status else ""
    read = lists.known(scene.knowledge.base, end.entries)
    rows = [
        [keyboards.button(words.choice(number=number, label=entry.title), Open(entry=entry.id))]
        for number, entry in enumerate(read, 1)
    ]
    again = keyboards.button(words.again(), CounterStep(at=""))
    hint = words.read() if scene.private else words.read_group()
    return screen([status, end.text, hint], [*rows, [again]])
