"""A day, and nothing else, typed below the path: of which step it is to remind."""

from datetime import date

from bot.journey import State
from handlers.path import progress
from handlers.reminders import reminding
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before
from handlers.typed import date as typed_date


async def told(scene: Scene, said: Said) -> list[Screen]:
    """Remind of the only step just noted to be under way; of several, or none, ask of which.

    Below the page of a step not begun, a day is of none.
    """
    base = scene.knowledge.base
    shown = before.step_shown(scene.before, base)
    today = await scene.today()
    day = typed_date.read(scene.phrases, said.text, today)
    if not isinstance(day, date) or day <= today:
        return []
    if shown and not shown.next:
        return []
    marked, known = before.just_marked(scene.before, base), await progress.journey(scene)
    views = [view for step in marked if (view := known.view(step.id))]
    doing = [view.step for view in views if view.state is State.DOING]
    if len(doing) == 1:
        return await reminding.on_day(scene, doing[0], said.text)
    return [Screen(scene.phrases.reminders.which_step())]
