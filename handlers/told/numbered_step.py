"""Doing what is said about a step named by its number, below the path or far from it."""

from bot.journey import State
from handlers.forms import any_of, holds_any, split
from handlers.path import progress
from handlers.practice import team
from handlers.said import QUESTION_MARK, Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before, choices, signs
from handlers.told import doer, following, planned
from handlers.typed import figures, step_numbers
from handlers.typed import path as typed_path
from knowledge import Step, parts
from knowledge.text import fold

_OTHERS = {typed_path.BLOCKED, typed_path.UNFINISHED, typed_path.SKIPPED}
"""What may be said of a step, beside its state."""


_FAR = {State.DOING, State.DONE, State.NOT_CONCERNED, typed_path.BLOCKED}
"""What is done of a step far from the path: « pas la 4 » may refuse an answer."""


async def done(scene: Scene, said: Said, named: step_numbers.Named) -> list[Screen]:
    """Open the step that is named, or do what is said about it.

    What is not understood is reported, and leaves no other step to be marked by the next message;
    a question is searched for.
    """
    step = typed_path.of_number(scene.base, named.number)
    if step is None or named.act not in {None, *State, *_OTHERS}:
        told = await _shared(scene, said, named, step)
        return told or [await progress.numbered(scene, named.number)]
    if named.act:
        return [await _act(scene, step, named.act)]
    if named.is_asked or _is_about(scene, named):
        return [await progress.step(scene, step.id)]
    if told := await _shared(scene, said, named, step):
        return told
    return await _unclear(scene, said, step)


async def _act(scene: Scene, step: Step, act: str) -> Screen:
    """Set the state told for a step, tell what blocks it, or go on from it."""
    if act == typed_path.BLOCKED:
        return await progress.stuck(scene, step.id)
    if act == typed_path.SKIPPED:
        return await following.skipped(scene, step)
    if act == typed_path.UNFINISHED:
        view = (await progress.journey(scene)).view(step.id)
        act = State.DOING if view and view.state is State.DOING else State.TODO
    return await progress.mark(scene, step.id, State(act), then_path=False)


async def _unclear(scene: Scene, said: Said, step: Step) -> list[Screen]:
    """Say that the step is unchanged; if a day to come is named, offer a reminder."""
    if parts.asks(said.text) or len(said.text.split()) > step_numbers.LONGEST:
        if scene.before.startswith(signs.STEPS):
            await choices.close(scene)
        return []
    above = scene.phrases.path.not_understood(number=str(step.number))
    offered = await planned.of_step(scene, said.text, step)
    return offered or [await progress.step(scene, step.id, above)]


async def elsewhere(scene: Scene, said: Said) -> list[Screen]:
    """Do what is said of « la 4 » below the path or a step; elsewhere, only mark or show it.

    A screen with numbers keeps them; « non, pas la 2 » refuses an answer.
    """
    told = step_numbers.by_number(scene.phrases, said.text) or _by_place(scene, said)
    below = scene.before.startswith((signs.STEPS, signs.REMINDED))
    free = before.numbers_nothing(scene) or _is_of_no_answer(scene, told)
    if told and scene.before.startswith(signs.OF_REMINDERS):
        free = not before.numbers_else(scene, [told.number])
    marks = told and free and (told.act in _FAR or _skips(scene, told) or _undoes(scene, told))
    marks = marks or (told and (told.is_asked or (free and _asks_what(scene, told))))
    if told and free and not marks:
        return await _planned(scene, said, told)
    return await done(scene, said, told) if told and (below or marks) else []


def _is_of_no_answer(scene: Scene, told: step_numbers.Named | None) -> bool:
    """Tell whether « la 4 est faite » is told below a question of the profile: it chooses none."""
    asks = scene.before.startswith(signs.PROFILE)
    return asks and told is not None and holds_any(told.rest, scene.phrases.path.typed_state())


def _by_place(scene: Scene, said: Said) -> step_numbers.Named | None:
    """Read « la quatrième je suis bloqué » as about step 4; « la première fois » names no step."""
    figures_said = figures.in_figures(scene.phrases, said.folded)
    asked = f"{figures_said} {QUESTION_MARK if QUESTION_MARK in said.text else ''}"
    told = step_numbers.by_number(scene.phrases, asked) if figures_said != said.folded else None
    return told if told and (told.act or told.is_asked or _is_about(scene, told)) else None


async def _planned(scene: Scene, said: Said, told: step_numbers.Named) -> list[Screen]:
    """Note who does a step of a practice, or offer a reminder for the day it is planned."""
    step = typed_path.of_number(scene.base, told.number)
    shared = await _shared(scene, said, told, step) if await team.of(scene) else []
    if shared or step is None or not step_numbers.plans(scene.phrases, said.text):
        return shared
    return await planned.of_step(scene, said.text, step)


def _asks_what(scene: Scene, told: step_numbers.Named) -> bool:
    """Tell whether a text asks what a step is: « c'est quoi la 8 déjà ? »; not below a list."""
    asks = told.act == "" and holds_any(told.rest, scene.phrases.path.typed_what())
    return (asks or _is_about(scene, told)) and not (
        scene.before.startswith(signs.LIST) or scene.chosen_from
    )


def _is_about(scene: Scene, told: step_numbers.Named) -> bool:
    """Tell whether a text asks how to do a step: « comment faire la 7 »."""
    return not told.act and told.rest in any_of(scene.phrases.path.typed_asks_what())


def _undoes(scene: Scene, told: step_numbers.Named) -> bool:
    """Tell whether a text surely undoes a step: « la 6 n'est pas faite », unlike « pas la 6 »."""
    path, words = scene.phrases.path, {*told.rest.split()}
    to_do = fold(path.states[State.TODO]()).split()[-1]
    told_so = any(word.endswith(to_do) or word in split(path.typed_state()) for word in words)
    put_back = told.rest in any_of(path.typed_put_back())
    return told.act == State.TODO and (told_so or put_back)


def _skips(scene: Scene, told: step_numbers.Named) -> bool:
    """Tell whether a text skips a step, and not merely « plus tard »."""
    return told.act == typed_path.SKIPPED and told.rest in split(scene.phrases.path.typed_skip())


async def _shared(
    scene: Scene, said: Said, named: step_numbers.Named, step: Step | None
) -> list[Screen]:
    """Tell who noted a step, or note who does it: « qui a fait l'étape 4 », « la 5 c'est moi »."""
    rest = Said(f"{named.rest} {QUESTION_MARK if QUESTION_MARK in said.text else ''}")
    if step is None or not named.rest:
        return []
    if rest.asks_for(scene.phrases.practice.typed_who(), ""):
        return [await progress.step(scene, step.id)]
    if named.rest in split(scene.phrases.path.typed_also()) and (who := await _doer_shown(scene)):
        return [await team.assign(scene, step.id, who)]
    return await doer.answer(scene, rest, step.id)


async def _doer_shown(scene: Scene) -> int | None:
    """Return the member in charge of the step shown, if it is still to do."""
    shown = before.step_shown(scene)
    view = (await progress.journey(scene)).view(shown.step.id) if shown else None
    return view.doer.number if view and view.doer and view.state is State.TODO else None
