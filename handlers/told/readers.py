"""Which reader a typed message is given to, in which order: each kind of screen has its own."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace

from handlers.answers import (
    again,
    aloud,
    at_risk,
    awaiting,
    how_much,
    listed,
    pages,
    reacting,
    searched,
)
from handlers.counter import answered as counter
from handlers.practice import answered as practice
from handlers.practice import sharing, team
from handlers.privacy import legal, person_data, personal
from handlers.profile import answered as profile
from handlers.profile import forgetting, introducing
from handlers.reminders import answered as reminder
from handlers.reminders import below_reminder, each_day, restoring, unreminding, wished
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import choices, signs
from handlers.told import (
    below_path,
    beside_question,
    beside_reminder,
    doer,
    doubted,
    explained,
    following,
    for_me,
    instead,
    mistaken,
    named_screens,
    numbered_step,
    planned,
    unclear,
    who_does,
    yes_to_nothing,
)
from handlers.typed import plainly, step_numbers

Reader = Callable[[Scene, Said], Awaitable[list[Screen]]]


async def answer(scene: Scene, said: Said) -> list[Screen]:
    """Return what a typed message does on the screen shown just before.

    Nothing when it is neither a number of that screen nor the words of one of its choices.
    """
    said = plainly.said(scene, await following.numbered(scene, said))
    below_list = scene.chosen_from or scene.before.startswith(signs.LIST)
    of_list = said.place is not None and below_list
    if scene.private and not of_list and (told := await _told_by(_FIRST, scene, said)):
        return told
    named = step_numbers.numbered(scene.phrases, said.text)
    if named and scene.private:
        return await numbered_step.done(scene, said, named)
    below = [_READERS.get(scene.before[:1], _answered), _left_open, listed.by_words]
    return await _told_by(
        [*below, *(_ANYWHERE if scene.private else [unclear.in_group])], scene, said
    )


async def _told_by(readers: Iterable[Reader], scene: Scene, said: Said) -> list[Screen]:
    """Return what the first reader that understands a message makes of it."""
    for reader in readers:
        if told := await reader(scene, said):
            return told
    return []


async def _left_open(scene: Scene, said: Said) -> list[Screen]:
    """Answer our question that still waits below what was shown since.

    A number belongs only to the last list.
    """
    waits = choices.waiting(scene)
    if not waits or said.is_a_place:
        return []
    asked = replace(scene, before=waits, left_open="")
    if waits.startswith(signs.COUNTER):
        return await counter.left_open(asked, said)
    return await profile.left_open(asked, said)


async def _answered(scene: Scene, said: Said) -> list[Screen]:
    """Give what is asked of an answer, mark its step, or say how to vote on it."""
    known = scene.before in scene.base.entries
    return await _told_by(_BELOW_ANSWER if known else [], scene, said)


async def _voted(scene: Scene, said: Said) -> list[Screen]:
    """Say how to vote: the question behind an answer is not stored with the person."""
    words = scene.phrases.vote
    voted = said.is_one_of(words.useful(), words.not_useful(), words.typed())
    return [Screen(words.how())] if voted else []


async def _back(scene: Scene, said: Said) -> list[Screen]:
    """Go back from an answer to its theme; but first to a question left open."""
    if choices.waiting(scene):
        return []
    return await pages.back(scene, said, scene.base.entries[scene.before])


async def _warned(scene: Scene, said: Said) -> list[Screen]:
    """Answer below the wall, which has no list: a number is for the question that still waits."""
    if not said.is_a_place:
        return await personal.typed(scene, said)
    reader = _READERS.get(scene.left_open[:1])
    if reader is None:
        return []
    return await reader(replace(scene, before=scene.left_open, left_open=""), said)


async def _confirmed(scene: Scene, said: Said) -> list[Screen]:
    if scene.before.startswith(signs.SURE + signs.NOTE):
        return await introducing.confirmed(scene, said)
    erasing = scene.before.startswith(signs.SURE + signs.ERASE)
    return await (person_data.typed if erasing else team.confirmed)(scene, said)


_FIRST: tuple[Reader, ...] = (
    aloud.how_to_choose,
    doer.did,
    who_does.asked,
    reminder.how,
    for_me.asked,
    instead.told,
    beside_reminder.asked,
    beside_question.asked,
    restoring.asked,
    unreminding.asked,
    each_day.asked,
    wished.asked,
    awaiting.typed,
    planned.of_shown,
    doer.refused,
    sharing.told,
    below_path.several,
    doer.of_several,
    numbered_step.elsewhere,
)
"""What understands a message by its own words, before what the screen shown makes of them."""

_BELOW_ANSWER: tuple[Reader, ...] = (
    listed.another,
    _voted,
    how_much.asked,
    again.asked,
    explained.told,
    reacting.asked,
    _back,
)
"""What is asked or told of the answer shown."""

_ANYWHERE: tuple[Reader, ...] = (
    named_screens.by_name,
    following.asked,
    how_much.asked,
    again.mistaken,
    forgetting.asked,
    forgetting.refused,
    legal.asked,
    person_data.wished,
    profile.corrected,
    introducing.answer,
    doubted.told,
    mistaken.told,
    yes_to_nothing.told,
    unclear.told,
)
"""What is tried last, whatever is shown: a screen that is named, what is told of oneself."""

_READERS: dict[str, Reader] = {
    signs.LIST: listed.entry,
    signs.THEMES: listed.theme,
    signs.STEPS: below_path.shown_before,
    signs.DAY: below_reminder.below_days,
    signs.REMINDED: below_reminder.reminded,
    signs.REMINDERS: reminder.listed,
    signs.PROFILE: profile.typed,
    signs.COUNTER: counter.typed,
    signs.AWAITED: awaiting.typed_below,
    signs.INVITATION: team.invited,
    signs.PRACTICE: practice.answer,
    signs.SURE: _confirmed,
    signs.WARNED: _warned,
    signs.AT_RISK: at_risk.typed,
    signs.DATA: legal.typed,
    signs.SEARCH: searched.typed,
}
"""By the sign that the screen shown is remembered by (`handlers.shown.choices`)."""
