"""From what says that a reminder is not wanted any more to its being cancelled."""

from collections.abc import Sequence
from dataclasses import replace

from bot import reminders
from bot.reminders import Reminder
from handlers.forms import holds_any
from handlers.reminders import reminding
from handlers.said import LAST, Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before, signs
from handlers.typed import date as typed_date
from handlers.typed import list_place, reminded, unwanted
from handlers.typed.unwanted import Unwanted


async def asked(scene: Scene, said: Said) -> list[Screen]:
    """Cancel the reminders that are not wanted any more, or say that there are none of them."""
    told = unwanted.read(scene.phrases, said.text)
    below = scene.before.startswith(signs.OF_REMINDERS)
    if told is None or not (told.spoken or (below and told.named)):
        return []
    those = await reminders.of(scene.session, scene.person_id)
    if several := _several(scene, said, told, those):
        return [await _cancelled(scene, several)]
    if told.number is not None and not told.refused:
        return [await _numbered(scene, told.number if told.number != LAST else len(those))]
    if _only_numbers(scene, said, told, those):
        return [await reminding.waiting(scene, scene.phrases.reminders.which_cancel())]
    if not told.named:
        return [await (_every(scene, those) if told.every else _one(scene, those))]
    meant = await _meant(scene, those, told)
    return [] if meant is None else [await _cancelled(scene, meant)]


def _several(
    scene: Scene, said: Said, told: Unwanted, those: Sequence[Reminder]
) -> list[Reminder]:
    """Return the reminders called by their places in the list shown: « annule 1 et 2 ».

    « La 8 et la 9 » are steps.
    """
    steps = holds_any(said.folded, scene.phrases.path.typed_the())
    if steps or told.refused or not scene.before.startswith(signs.REMINDERS):
        return []
    places = list_place.several(scene.phrases, told.named, len(those))
    return [those[place - 1] for place in places] if len(places) > 1 else []


def _only_numbers(scene: Scene, said: Said, told: Unwanted, those: Sequence[Reminder]) -> bool:
    """Tell whether only numbers are told, of which it is not clear what they number."""
    listed = replace(scene, before=signs.REMINDERS)
    return len(_several(listed, said, told, those)) > 1


async def _numbered(scene: Scene, number: int) -> Screen:
    """Cancel a reminder of the list that was just shown; show it first otherwise."""
    if scene.before.startswith(signs.REMINDERS):
        return await reminding.cancel_numbered(scene, number)
    return await reminding.waiting(scene)


async def _cancelled(scene: Scene, meant: Sequence[Reminder]) -> Screen:
    """Cancel some reminders, or say that there is none of them; list those that are left."""
    for one in meant:
        await reminders.cancel(scene.session, scene.person_id, one.step_id)
    words = scene.phrases.reminders
    done = words.cancelled() if len(meant) == 1 else words.cancelled_several()
    return await reminding.waiting(scene, done if meant else words.none_of_it())


async def _meant(
    scene: Scene, those: Sequence[Reminder], told: Unwanted
) -> Sequence[Reminder] | None:
    """Return the reminders that are told; None when no step and no day is named.

    « Pas lundi », below a reminder, moves it; « pas la 8 » is of it only where there is one.
    """
    if steps := await reminded.steps(scene, told.named):
        named = {step.id for step in steps}
        meant = [one for one in those if one.step_id in named]
        return None if told.refused and not meant else meant
    if told.refused:
        return None
    today = await scene.today()
    day = typed_date.read(scene.phrases, told.named, today)
    return [one for one in those if one.day == day] if day else None


async def _every(scene: Scene, those: Sequence[Reminder]) -> Screen:
    return await (reminding.stop(scene) if those else reminding.waiting(scene))


async def _one(scene: Scene, those: Sequence[Reminder]) -> Screen:
    """Cancel the reminder just set, decline the one just offered, or cancel the only one."""
    days, shown = before.days_shown(scene), before.step_shown(scene)
    if days and await reminding.day_of(scene, days.step.id):
        return await reminding.cancel(scene, days.step.id)
    offered = days.step if days else shown.step if shown and shown.day else None
    if offered:
        return await reminding.decline(scene, offered.id)
    return await (reminding.cancel_only(scene) if those else reminding.waiting(scene))
