"""Which step a reminder is of, where none is named: the one just noted, shown or explained."""

from bot import people
from bot.journey import State
from handlers.path import progress
from handlers.scene import Scene
from handlers.shown import before
from knowledge import Step


async def just_noted(scene: Scene) -> Step | None:
    """Return the only step that was just noted, unless it is done: there is nothing to remind."""
    base, person = scene.knowledge.base, scene.person_id
    shown = await people.last_entry(scene.session, person, scene.now) or ""
    page = before.step_shown(shown, base)
    marked = [page.step] if page and page.marked else before.just_marked(shown, base)
    views = [view for step in marked if (view := (await progress.journey(scene)).view(step.id))]
    left = [view.step for view in views if view.state is not State.DONE]
    return left[0] if len(left) == 1 else None


def shown(scene: Scene) -> Step | None:
    """Return the step that is shown, or the only one that the answer just before explains."""
    base = scene.knowledge.base
    if shown := before.step_shown(scene.before, base):
        return shown.step
    explained = base.steps_explained_by(scene.before)
    return explained[0] if len(explained) == 1 else None
