"""Questions about the path as a whole: « et maintenant ? », « il me reste quoi ? »."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.journey import Journey, State
from handlers.forms import any_of, begun_by, folded, pattern, split
from handlers.path import progress
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before, signs
from handlers.typed import aside
from handlers.typed import path as typed_path
from knowledge import Step, parts


async def asked(scene: Scene, said: Said) -> list[Screen]:
    """Open what comes next, below the path or a step: « et maintenant ? »; or show its end.

    « Il me reste quoi ? » lists the steps, wherever it is asked.
    """
    words, below = scene.phrases.path, scene.before.startswith((signs.STEPS, signs.DAY))
    finished = below and said.asks_for(words.typed_finished(), "")
    if finished or said.asks_for(words.typed_left(), ""):
        return [await _remaining(scene)]
    if not below:
        wanted = said.asks_for(words.typed_next_step(), "")
        return [await progress.path(scene)] if wanted else []
    if not said.asks_for(words.typed_following(), ""):
        return []
    then = (await progress.journey(scene)).next
    shown = before.step_shown(scene)
    literal = said.asks_for(words.typed_next_page(), "")
    opened = shown and not shown.next and not shown.marked
    if shown and opened and then and (literal or then.step == shown.step):
        return [await behind(scene, shown.step)]
    return [await (progress.step(scene, then.step.id) if then else progress.path(scene))]


async def marked(scene: Scene, said: Said) -> list[Screen]:
    """Note what is told about the next step: « la suivante est faite aussi », « … aussi ».

    That may be the next action or the step after the one just told: if they differ, ask which.
    """
    act = await _told_of_next(scene, said)
    if act is None:
        return []
    steps = _following(scene, await progress.journey(scene))
    if len(steps) != 1:
        return [await progress.steps(scene, scene.phrases.path.which_step())]
    return [await progress.mark_all(scene, {steps.pop(): act}, [])]


async def _told_of_next(scene: Scene, said: Said) -> State | None:
    """Return the state that a message tells of the next step; None for none."""
    words, text = scene.phrases.path, aside.without_leads(scene.phrases, said.folded)
    way = begun_by(text, words.typed_next_page(), scene.phrases.lists.typed_following())
    if not way or parts.asks(said.text):
        return None
    rest = text.removeprefix(way).split()
    left = [word for word in rest if word not in split(words.typed_also())]
    as_before = rest and not left
    journey = await progress.journey(scene) if as_before else None
    act = state_just_told(scene, journey) if journey else _told(scene, left)
    return State(act) if act in {State.DOING, State.DONE, State.NOT_CONCERNED} else None


def _told(scene: Scene, left: Sequence[str]) -> str:
    """Return the state that words tell, after those that name a step, if they say nothing else."""
    words, said = scene.phrases.path, " ".join(left)
    told = typed_path.wish(scene.phrases, said, words.typed_numbered)
    around = any_of(words.typed_little(), scene.phrases.lists.typed_around())
    if said in folded(words.typed_good()):
        return State.DONE
    return told.act if around.issuperset(told.rest.split()) else ""


def state_just_told(scene: Scene, journey: Journey) -> State | None:
    """Return the state just given to a step, or that of the one shown; « to do » is none."""
    marked, shown = before.just_marked(scene), before.step_shown(scene)
    about = marked[-1] if marked else shown and shown.step
    view = journey.view(about.id) if about else None
    return view.state if view and view.state is not State.TODO else None


def _following(scene: Scene, known: Journey) -> set[Step]:
    """Return which steps may be next: the one after the step told, and the next action if shown.

    The page of a step does not show the next action.
    """
    just, shown = before.just_marked(scene), before.step_shown(scene)
    on_page = shown is not None and not shown.next
    about = shown.step if shown and on_page else just[-1] if just else None
    then = None if on_page or known.next is None else known.next.step
    return {step for step in (then, about and _left_behind(known, about)) if step}


async def numbered(scene: Scene, said: Said) -> Said:
    """Return a message with « la 5 » in place of « la suivante »: « la suivante est faite ».

    The path shows the next step without its number. Alone, or asked for, it is opened; its state
    is noted by `marked`, which asks when two steps may be meant.
    """
    words, shown = scene.phrases.path, before.step_shown(scene)
    opens = (words.typed_following(), words.typed_next_page(), words.typed_next_step())
    ways = rf"\b(?:{pattern(words.typed_next_one())})\b"
    if shown is None or not re.search(ways, said.folded) or parts.asks(said.text):
        return said
    if any(said.asks_for(one, words.typed_and()) for one in (*opens, words.typed_skip())):
        return said
    steps = _following(scene, await progress.journey(scene))
    if len(steps) != 1 or await _told_of_next(scene, said):
        return said
    the = split(words.typed_the())[0]
    return replace(said, text=re.sub(ways, f"{the} {steps.pop().number}", said.folded))


async def behind(scene: Scene, step: Step, above: str = "") -> Screen:
    """Open the first step left to do after another; the path when there is none."""
    then = _left_behind(await progress.journey(scene), step)
    return await (progress.step(scene, then.id, above) if then else progress.path(scene, above))


def _left_behind(known: Journey, step: Step) -> Step | None:
    """Return the first step left to do after another."""
    left = (view.step for view in known.concerned if view.state is not State.DONE)
    return next((each for each in left if each.number > step.number), None)


async def skipped(scene: Scene, step: Step) -> Screen:
    """Leave a step as it is, and open the one after it."""
    above = scene.phrases.path.skipped(number=str(step.number))
    return await behind(scene, step, above)


async def around(scene: Scene, said: Said, shown: before.StepShown | None) -> list[Screen]:
    """Go back from a step, or to the one before it; but first to a question left open."""
    words = scene.phrases.path
    if scene.left_open or (shown and shown.next):
        return []
    if said.is_one_of(words.back(), words.typed_back()):
        return [await progress.path(scene)]
    if shown is None or not said.is_one_of(words.typed_previous()):
        return []
    views = (await progress.journey(scene)).concerned
    former = [view.step for view in views if view.step.number < shown.step.number]
    return [await (progress.step(scene, former[-1].id) if former else progress.path(scene))]


async def _remaining(scene: Scene) -> Screen:
    """List the steps with their states; at the end of the path, show that it is finished."""
    left = (await progress.journey(scene)).next
    return await (progress.steps(scene) if left else progress.path(scene))
