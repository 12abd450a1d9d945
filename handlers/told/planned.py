"""A day to come, told for a step: « je ferai la 5 lundi », « prévu pour le 15 », « lundi »."""

from datetime import date

from bot import profile
from bot.journey import State
from handlers.forms import any_of, holds_any, without
from handlers.path import progress
from handlers.reminders import reminded, reminding
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before
from handlers.typed import date as typed_date
from knowledge import Step, parts
from knowledge.text import fold


async def of_step(scene: Scene, text: str, step: Step) -> list[Screen]:
    """Offer a reminder of a step on the day to come that a text names; nothing without a day.

    Nor for a step that is done.
    """
    told, path = fold(text), scene.phrases.path
    if holds_any(told, path.typed_state()) and not holds_any(told, path.typed_planned()):
        return []
    said = await reminded.day(scene, text)
    known = await profile.of(scene.session, scene.person_id)
    day = typed_date.read(scene.phrases, said, known.today(scene.said_at)) if said else None
    if not isinstance(day, date) or reminding.out_of_reach(scene, day, known.zone):
        return []
    view = (await progress.journey(scene)).view(step.id)
    if view is None or view.state is State.DONE:
        return []
    above = path.planned(number=str(step.number))
    return [await progress.step(scene, step.id, above, day)]


async def of_shown(scene: Scene, said: Said) -> list[Screen]:
    """Do the same for the step shown, when a text only says when it is to be done."""
    path, phrases = scene.phrases.path, scene.phrases
    about = before.about(scene)
    told = holds_any(said.folded, path.typed_planned())
    if about is None or not told or parts.asks(said.text):
        return []
    day = fold(await reminded.day(scene, said.text))
    if not day:
        return []
    told_of_it = path.typed_state(), path.typed_doubt(), path.typed_this(), path.typed_little()
    around = any_of(path.typed_planned(), *told_of_it, phrases.lists.typed_around())
    words = without(said.folded, day).split()
    return await of_step(scene, said.text, about) if around.issuperset(words) else []


async def day_alone(scene: Scene, said: Said) -> list[Screen]:
    """Remind of the only step just noted as under way; if there are several or none, ask.

    Below the page of a step not begun, a bare day is about nothing.
    """
    shown = before.step_shown(scene)
    today = await scene.today()
    day = typed_date.read(scene.phrases, said.text, today)
    if not isinstance(day, date) or day <= today or (shown and not shown.next):
        return []
    marked, known = before.just_marked(scene), await progress.journey(scene)
    views = [view for step in marked if (view := known.view(step.id))]
    doing = [view.step for view in views if view.state is State.DOING]
    if len(doing) == 1:
        return await reminding.on_day(scene, doing[0], said.text)
    return [Screen(scene.phrases.reminders.which_step())]
