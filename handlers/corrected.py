"""What a corrected or forwarded message may not do: answer a screen."""

from collections.abc import Iterator

from aiogram.types import Message

from bot.journey import State
from handlers import replying
from handlers.counter import several as counter_several
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.typed import aside, step_numbers
from handlers.typed import date as typed_date
from handlers.typed import path as typed_path
from handlers.typed import profile as typed_profile
from knowledge import Base, Label, Nothing, Part, Phrases, Smalltalk, parts
from knowledge.text import fold


def is_as_typed(scene: Scene, message: Message) -> bool:
    """Tell whether a message may answer a screen: not corrected nor, in private, forwarded.

    A corrected message answered the screen of its time; a forwarded one was typed by somebody
    else.
    """
    return message.edit_date is None and not (scene.private and message.forward_origin)


async def told(scene: Scene, message: Message, said: Said) -> list[Screen]:
    """Say that nothing is done about what would answer a screen; a question gets no such reply.

    A correction never replaces a reply that says something was done. The reply to a question is
    replaced, by what the corrected words find; unless they tell the state of a step, which answers
    nothing.
    """
    if not (scene.private and would_answer(scene, said)):
        return []
    if message.edit_date is None:
        return [Screen(scene.phrases.question.forwarded())]
    was_asked = await replying.replies_to(scene, message)
    if was_asked and not tells_of_steps(scene.phrases, said.text):
        return []
    return [Screen(scene.phrases.question.corrected())]


def would_answer(scene: Scene, said: Said) -> bool:
    """Tell whether a text would answer some screen: a number, yes, no, the words of a button."""
    phrases, base = scene.phrases, scene.base
    return (
        said.is_a_place
        or tells_of_steps(phrases, said.text)
        or typed_date.read(phrases, said.text, scene.now.date()) is not None
        or bool(typed_profile.understood(phrases, said.words))
        or said.is_one_of(*_ways(phrases, base))
        or _answers_several(phrases, base, said)
    )


def _answers_several(phrases: Phrases, base: Base, said: Said) -> bool:
    """Tell whether a text answers several screens in a row: « une identité, passeport »."""
    ways = list(_ways(phrases, base))
    told = counter_several.pieces(phrases.counter, said)
    return len(told) > 1 and all(one.is_one_of(*ways) for one in told)


def tells_of_steps(phrases: Phrases, text: str) -> bool:
    """Tell whether a text is about numbered steps: « étape 5 faite », « j'ai fait la 5 »."""
    if step_numbers.numbered(phrases, text) is not None:
        return True
    told = step_numbers.by_number(phrases, text)
    several = typed_path.wish(phrases, aside.without_leads(phrases, fold(text))).act in {*State}
    return (told is not None and bool(told.act)) or (
        several and len(step_numbers.read(phrases, text).numbers) > 1
    )


async def is_no_question(scene: Scene, message: Message, found: Part) -> bool:
    """Tell whether a corrected message answered a screen before, and asks nothing now.

    The reply to an answer is not remembered, unlike the reply to a question: that is how we know.
    """
    if message.edit_date is None or not scene.private or parts.asks(found.text):
        return False
    unknown = isinstance(found.outcome, Nothing | Smalltalk)
    return unknown and not await replying.replies_to(scene, message)


def _ways(phrases: Phrases, base: Base) -> Iterator[str]:
    """Yield the words that answer one screen or another."""
    yield from (label() for label in _labels(phrases))
    if base.counter:
        for asked in base.counter.questions.values():
            yield from (way for each in asked.choices for way in (each.label, *each.typed))


def _labels(phrases: Phrases) -> Iterator[Label]:
    """Yield the labels and the words that answer one screen or another."""
    path, step, data, practice = phrases.path, phrases.step, phrases.data, phrases.practice
    yield from (phrases.lists.typed_yes, phrases.lists.typed_no)
    yield from (
        *path.typed.values(),
        path.typed_undo,
        *step.mark.values(),
        step.blocked,
        step.remind,
    )
    yield from (phrases.reminders.no, phrases.reminders.other_days)
    yield from (phrases.awaited.offer, phrases.awaited.typed, phrases.awaited.typed_stop)
    yield from (data.erase_yes, data.erase_no, practice.typed_sure, practice.cancel)
    yield from practice.sure.values()
    yield from (practice.join, practice.typed_join, practice.decline, practice.typed_decline)
    yield from (practice.invite, practice.typed_invite, practice.leave, practice.typed_leave)
    yield from (practice.dissolve, practice.typed_dissolve, practice.path, practice.back)
    yield from (*phrases.profile.answers.values(), phrases.profile.skip, phrases.profile.skip_all)
    counter = phrases.counter
    yield from (counter.typed_yes, counter.typed_no, counter.typed_again, counter.typed_back)
    yield from (phrases.profile.typed_skip, phrases.profile.typed_unsaid)
