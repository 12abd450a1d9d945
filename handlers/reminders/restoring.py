"""A reminder just cancelled, and wanted after all: « non remets le »."""

import re
from collections.abc import Sequence

from handlers.forms import any_of, pattern, without
from handlers.path import step_words
from handlers.reminders import reminded, reminding
from handlers.said import QUESTION_MARK, Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before, signs
from handlers.told import mistaken
from handlers.typed import aside
from knowledge import Step
from knowledge.text import fold


async def asked(scene: Scene, said: Said) -> list[Screen]:
    """Set again the reminders just cancelled, or those of them that are named.

    Each is on the day that it was, unless another is told of the only one that is meant.
    """
    gone = before.cancelled(scene)
    if not gone:
        return await _nothing_gone(scene, said)
    if mistaken.says_so(scene, said):
        return await _again(scene, [*gone])
    named = _named(scene, said)
    if named is None:
        return []
    day = await reminded.day(scene, named)
    told = without(named, fold(day))
    meant = [*await reminded.steps(scene, told)] if told else [*gone]
    if not meant or not {*meant} <= {*gone} or (day and len(meant) > 1):
        return []
    return await (reminding.on_day(scene, meant[0], day) if day else _again(scene, meant))


async def _nothing_gone(scene: Scene, said: Said) -> list[Screen]:
    """Say that no reminder was cancelled, to who wants one back below their list: « laisse »."""
    alone = {*_bare(scene, said).split()[:1]} & any_of(scene.phrases.reminders.typed_restore())
    count = scene.before.removeprefix(signs.REMINDERS)
    listed = scene.before.startswith(signs.REMINDERS) and count.isdecimal() and int(count) > 0
    if not (listed and alone and _named(scene, said) == ""):
        return []
    return [await reminding.waiting(scene, scene.phrases.reminders.none_cancelled())]


async def _again(scene: Scene, steps: Sequence[Step]) -> list[Screen]:
    """Set the reminders of some steps again, as they were; list all that wait."""
    gone = before.cancelled(scene)
    days = {step: gone[step] for step in steps}
    for step, day in days.items():
        await reminding.put(scene, step.id, day)
    return [await reminding.waiting(scene, step_words.with_reminders(scene.phrases, "", days))]


def _named(scene: Scene, said: Said) -> str | None:
    """Return the folded words that tell which is wanted again; None where none is.

    « Remets-le » tells none; « tu peux le remettre ? » asks for it, « remis ? » does not.
    """
    words, path = scene.phrases.reminders, scene.phrases.path
    bare = _bare(scene, said)
    please = re.match(rf"(?:{pattern(words.typed_please())})\s", bare)
    if QUESTION_MARK in said.text and not please:
        return None
    bare = bare[please.end() :] if please else bare
    if bare in any_of(words.typed_restore_alone()):
        return ""
    found = re.fullmatch(rf"(?:{pattern(words.typed_restore())})(?:\s(.*))?", bare)
    little = any_of(words.typed_remind_around(), words.typed_called(), words.typed_every())
    little |= any_of(path.typed_also(), path.typed_to(), scene.phrases.lists.typed_around())
    told = (found[1] or "").split() if found else []
    called = any_of(path.typed_the(), path.typed_those())
    if little.issuperset(told):
        return "" if found else None
    return " ".join(word for word in told if word not in little - called)


def _bare(scene: Scene, said: Said) -> str:
    """Return the folded words of a message without those that lead up to it: « non », « oups »."""
    path = scene.phrases.path
    before_it = pattern(path.typed_undo_before(), scene.phrases.lists.typed_around())
    text = re.sub(rf"^(?:(?:{before_it})\s)+", "", aside.without_leads(scene.phrases, said.folded))
    return re.sub(rf"\s(?:{pattern(path.typed_tails())})$", "", text)
