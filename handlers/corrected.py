"""What a corrected message may not do: answer a screen, which only a new message does."""

from collections.abc import Iterator

from handlers.said import Said
from handlers.scene import Scene
from handlers.typed import date as typed_date
from handlers.typed import number
from handlers.typed import profile as typed_profile
from knowledge import Base, Label, Phrases


def would_answer(scene: Scene, said: Said) -> bool:
    """Tell whether a text is a number, yes, no, or the words of a button: of whatever screen."""
    phrases, base = scene.phrases, scene.knowledge.base
    return (
        said.number is not None
        or number.numbered(phrases, said.text) is not None
        or typed_date.read(phrases, said.text, scene.now.date()) is not None
        or bool(typed_profile.understood(phrases, said.words))
        or said.says(_ways(phrases, base)) is not None
    )


def _ways(phrases: Phrases, base: Base) -> Iterator[str]:
    """Yield the words that answer one screen or another."""
    yield from (label() for label in _labels(phrases))
    if base.counter:
        for asked in base.counter.questions.values():
            yield from (way for each in asked.choices for way in (each.label, *each.typed))


def _labels(phrases: Phrases) -> Iterator[Label]:
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
    yield from (data.erase_yes, data.erase_no, practice.sure, practice.cancel)
    yield from (practice.join, practice.typed_join, practice.decline, practice.typed_decline)
    yield from (practice.invite, practice.typed_invite, practice.leave, practice.typed_leave)
    yield from (practice.dissolve, practice.typed_dissolve, practice.path, practice.back)
    yield from (*phrases.profile.answers.values(), phrases.profile.skip, phrases.profile.skip_all)
    counter = phrases.counter
    yield from (counter.typed_yes, counter.typed_no, counter.typed_again, counter.typed_back)
    yield phrases.profile.typed_skip
