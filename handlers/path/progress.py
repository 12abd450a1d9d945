"""From what a person has done to the screens that show it; marks are noted here."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from bot import marks, reminders
from bot.journey import Former, Journey, State, StepView
from bot.marks import Marked
from handlers.path import path_screens, step_screens, step_words
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before, choices
from handlers.typed import path as typed_path
from knowledge import Step


async def journey(scene: Scene) -> Journey:
    """Return where the person stands."""
    base = scene.base
    return await marks.journey(scene.session, base, scene.person_id, scene.now)


async def path(scene: Scene, above: str = "") -> Screen:
    """Show the path."""
    known = await journey(scene)
    await _offer(scene, known)
    return path_screens.path(scene.knowledge, known, above)


async def steps(scene: Scene, above: str = "") -> Screen:
    """List the steps."""
    await choices.offer_steps(scene)
    return path_screens.steps(scene.knowledge, await journey(scene), above)


async def step(scene: Scene, step_id: str, above: str = "", offered: date | None = None) -> Screen:
    """Show a step, and the day `offered` for a reminder, if any; the path if the step is gone."""
    known = await journey(scene)
    view = known.view(step_id)
    if view is None:
        return await path(scene, scene.phrases.step.gone())
    await choices.offer_step(scene, step_id, offered)
    return step_screens.step(scene.knowledge, known, view, above, offered)


async def numbered(scene: Scene, number: int) -> Screen:
    """Show the step that has a number; if there is none, the list of steps."""
    chosen = typed_path.of_number(scene.base, number)
    if chosen is None:
        return await steps(scene, scene.phrases.path.unknown())
    return await step(scene, chosen.id)


async def stuck(scene: Scene, step_id: str) -> Screen:
    """Show what usually blocks a step."""
    view = (await journey(scene)).view(step_id)
    if view is None:
        return await path(scene, scene.phrases.step.gone())
    entries = [entry for _, entry in step_screens.causes(view.step) if entry]
    await choices.offer(scene, entries)
    return step_screens.stuck(scene.knowledge, view)


async def mark(
    scene: Scene, step_id: str, state: State, *, then_path: bool, back: bool = False
) -> Screen:
    """Set the state of a step, or put it `back`; then show the path or the step."""
    marked = await _set(scene, step_id, state, back=back)
    view = marked.journey.view(step_id) if marked else None
    if marked is None or view is None:
        return await path(scene, scene.phrases.step.gone())
    if view.state is not state:  # unmarked, and left out by the profile
        await choices.offer_step(scene, step_id)
        above = scene.phrases.step.unmarked(title=view.step.title) if marked.changed else ""
        return step_screens.step(scene.knowledge, marked.journey, view, above)
    above = scene.phrases.step.noted[state](title=view.step.title)
    above = step_words.with_reminders(scene.phrases, above, {view.step: marked.reminder})
    return await _after(scene, marked, view, above, then_path=then_path)


async def mark_all(
    scene: Scene,
    states: Mapping[Step, State],
    unknown: Sequence[str],
    back: Collection[Step] = (),
) -> Screen:
    """Set the states of several steps, then show the path: what was noted, and what was not.

    Only steps that changed are stored as just marked, for « annuler » to undo; all of them when
    none changed, since the message may have come twice. A step put `back` cannot be undone again:
    cancelling twice is cancelling once.
    """
    first, *_ = states
    if len(states) == 1 and not unknown:
        then_path = states[first] is not State.DOING
        put = first in back
        return await mark(scene, first.id, states[first], then_path=then_path, back=put)
    those = [
        (step_told, marked)
        for step_told, state in states.items()
        if (marked := await _set(scene, step_told.id, state, back=step_told in back))
    ]
    celebrate = any(marked.celebrate for _, marked in those)
    some = any(marked.changed for _, marked in those)
    was = {each.id: marked.was for each, marked in those if marked.changed or not some}
    known = await journey(scene)
    above = step_words.noted_all(scene.phrases, states, unknown)
    again = {each: marked.reminder for each, marked in those}
    above = step_words.with_reminders(scene.phrases, above, again)
    shown = path_screens.celebration if celebrate else path_screens.path
    await _offer(scene, known, was)
    return shown(scene.knowledge, known, above)


async def put_back(
    scene: Scene,
    steps: Sequence[Step],
    told: Mapping[Step, State] = MappingProxyType({}),
    *,
    then_path: bool = True,
) -> Screen:
    """Put steps just marked back as they stood, and set the states told for others.

    What another member has marked since stays. When nothing changes, ask what is meant.
    """
    known = await journey(scene)
    was = before.formerly(scene)
    views = [view for one in steps if (view := known.view(one.id))]
    mine = [view for view in views if view.marked_by is None or view.marked_by.me]
    states = {view.step: was.get(view.step, Former()).state for view in mine}
    back = {view.step: states[view.step] for view in mine if view.state != states[view.step]}
    words = scene.phrases.mistaken
    if not (back or told):
        only = steps[0].id if len(steps) == 1 else ""
        return await (step(scene, only, words.step()) if only else path(scene, words.path()))
    one = steps[0].id
    shown = await (
        mark_all(scene, {**told, **back}, [], back)
        if then_path
        else mark(scene, one, back[steps[0]], then_path=False, back=True)
    )
    await choices.offer_redone(scene, {view.step.id: view.state for view in mine})
    return shown


async def _set(scene: Scene, step_id: str, state: State, *, back: bool) -> Marked | None:
    """Set the state of a step; when it is the one it had before a mark just made, restore that.

    When a message says the same again, or comes twice, what was known of the former state is kept.
    """
    just = before.formerly(scene)
    was = next((was for each, was in just.items() if each.id == step_id), None)
    stood = was if was and was.state is state else None
    whose = scene.session, scene.base, scene.person_id
    marked = await marks.mark(*whose, step_id, state, scene.now, stood, scene.said_at)
    if marked and back:
        return replace(marked, was=Former(state, stood.on if stood else None))
    return replace(marked, was=was) if marked and was and not marked.changed else marked


async def _after(
    scene: Scene, marked: Marked, view: StepView, above: str, *, then_path: bool
) -> Screen:
    """Show what follows a mark: the end of the path, the path, or the step."""
    known = marked.journey
    if marked.celebrate:
        await choices.offer_steps(scene, marked={view.step.id: marked.was})
        return path_screens.celebration(scene.knowledge, known, above)
    if then_path:
        await _offer(scene, known, {view.step.id: marked.was})
        return path_screens.path(scene.knowledge, known, above)
    offered = await _offered(scene, known, view)
    await choices.offer_step(scene, view.step.id, offered, marked.was)
    return step_screens.step(scene.knowledge, known, view, above, offered)


async def _offer(
    scene: Scene, known: Journey, marked: Mapping[str, Former] = MappingProxyType({})
) -> None:
    """Store the path shown: its steps, the next one, how those just marked stood."""
    await choices.offer_steps(scene, known.next.step.id if known.next else "", marked)


async def _offered(scene: Scene, known: Journey, view: StepView) -> date | None:
    """Return the day for which to offer a reminder, if the step takes time and has none."""
    delay = view.step.reminder_days
    if view.state is not State.DOING or delay is None:
        return None
    waiting: Sequence[reminders.Reminder] = await reminders.of(scene.session, scene.person_id)
    if any(one.step_id == view.step.id for one in waiting):
        return None
    return reminders.days_offered(delay, known.today)[0]
