"""Which step a reminder is for when no word names it: by number, just noted, or shown."""

from dataclasses import replace

from bot import people
from bot.journey import State
from handlers.forms import without
from handlers.path import progress
from handlers.scene import Scene
from handlers.shown import before
from handlers.typed import path as typed_path
from knowledge import Step
from knowledge.text import fold


async def just_noted(scene: Scene) -> Step | None:
    """Return the only step just noted, unless it is done: nothing is left to remind of."""
    shown = await people.last_shown(scene.session, scene.person_id, scene.now) or ""
    marked = before.formerly(replace(scene, before=shown))
    views = [view for step in marked if (view := (await progress.journey(scene)).view(step.id))]
    left = [view.step for view in views if view.state is not State.DONE]
    return left[0] if len(left) == 1 else None


def shown(scene: Scene) -> Step | None:
    """Return the step shown, or the only one that the last answer explains."""
    if shown := before.step_shown(scene):
        return shown.step
    explained = scene.base.steps_explained_by(scene.before)
    return explained[0] if len(explained) == 1 else None


def day_asked(scene: Scene) -> Step | None:
    """Return the step whose reminder came, or for which a day was asked.

    « Ils s'en occupent, rappelle-moi jeudi » answers that; « c'est fait » would not.
    """
    days = before.days_shown(scene)
    return days.step if days and days.today else before.reminded(scene)


def numbered(scene: Scene, after: str, day: str) -> Step | None:
    """Return the step of a bare number before a day: « rappel 9 demain », unlike « demain 9 ».

    Below the list of reminders, the number may be a place in it.
    """
    number = without(after, fold(day)).strip()
    if not (day and number.isdecimal() and after.strip().startswith(number)):
        return None
    of_list = before.numbers_else(scene, [int(number)])
    return None if of_list else typed_path.of_number(scene.base, int(number))
