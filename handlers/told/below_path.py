"""What is typed below the path, one of its steps or a reminder: it does what their buttons do."""

from bot.journey import State
from handlers import dates
from handlers.forms import holds_any
from handlers.path import progress
from handlers.profile import acquainting
from handlers.reminders import answered as reminder
from handlers.reminders import reminding
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before, signs
from handlers.told import doer, following, just_marked, planned, shown_state
from handlers.typed import aside, figures, name_and_state, ordered, step_names, step_numbers
from handlers.typed import path as typed_path
from handlers.typed import several as typed_several
from knowledge import Step


async def several(scene: Scene, said: Said) -> list[Screen]:
    """Note the steps that a message names; a single one only where the path or a step is shown.

    Elsewhere, a screen with numbers keeps them: « la 8 et la 9 » are of its list.
    """
    shown, base = scene.before.startswith((signs.STEPS, signs.REMINDED)), scene.base
    words = scene.phrases.path
    names = holds_any(said.folded, words.typed_steps(), words.typed_chapter())
    numbers = step_numbers.read(scene.phrases, said.text).numbers
    names = names or (len(numbers) > 1 and not before.numbers_else(scene, numbers, said.folded))
    received = typed_path.tells_received(scene.phrases, said.text)
    free = not before.numbers_else(scene, numbers or (1,), said.folded)
    plain = name_and_state.is_told(scene.phrases, base, said.text)
    plain = plain or (free and name_and_state.names_numbers(scene.phrases, said.text))
    if not (shown or names or received or plain) or _undoes(scene, said):
        return []
    if shown and figures.is_everything(scene.phrases, said.text):
        return [await progress.path(scene, scene.phrases.path.everything())]
    journey = await progress.journey(scene)
    again = following.state_just_told(scene, journey)
    begun = [view.step for view in journey.steps if view.state is State.DOING]
    come = begun[0] if received and begun and not shown else None
    step = ordered.meant(scene, said, journey, come)
    told = typed_several.read(scene.phrases, journey, said.text, step, again)
    if told is None and shown and step_names.is_chapter_alone(scene.phrases, journey, said.text):
        return [await progress.steps(scene, scene.phrases.path.which_step())]
    of_begun = told is not None and set(begun).issuperset(told.states)
    if of_begun and received and not shown and ordered.leaves_open(scene.phrases, begun, said):
        return [await progress.steps(scene, scene.phrases.path.which_ordered())]
    foreign = not (shown or names or plain or of_begun)
    named = step_numbers.numbered(scene.phrases, said.text)
    known = told and told.count == 1 and named and named.act is not None
    if told is None or foreign or known or (told.answered and not shown):
        return []
    return [await progress.mark_all(scene, told.states, told.unknown)]


async def shown_before(scene: Scene, said: Said) -> list[Screen]:
    """Open a step by its number; or do what is said about the one shown."""
    if told := await just_marked.redone(scene, said) or await doer.by_number(scene, said):
        return told
    if told := await opened(scene, said) or await just_marked.concerns_again(scene, said):
        return told
    if told := await following.marked(scene, said):
        return told
    marked = before.just_marked(scene)
    if marked and (corrected := await just_marked.corrected(scene, said, marked)):
        return [corrected]
    shown = before.step_shown(scene)
    told = await _reminder(scene, said, shown) if shown else []
    told = told or (await shown_state.marked(scene, said, shown) if shown else [])
    told = told or await _around_path(scene, said, shown)
    told = told or (await doer.answer(scene, said, shown.step.id) if shown else [])
    on = shown.step if shown and shown.day else None
    told = told or (await reminder.vague(scene, on, said) if on else [])
    return told or await planned.day_alone(scene, said)


def _undoes(scene: Scene, said: Said) -> bool:
    """Tell whether a text undoes what was just marked, even all of it: « tout »."""
    marked = before.just_marked(scene)
    return bool(marked) and typed_path.undoes(scene.phrases, said, just_marked=len(marked))


async def opened(scene: Scene, said: Said) -> list[Screen]:
    """Open the step when only its number is typed: « 8 », « la 8 »."""
    step = numbered(scene, said)
    return [await progress.step(scene, step.id)] if step else []


def numbered(scene: Scene, said: Said) -> Step | None:
    """Return the step when only its number is typed."""
    unled = aside.without_leads(scene.phrases, said.words)
    named = step_numbers.read(scene.phrases, unled)
    numbers = named.numbers if not named.rest else ()
    told = {*numbers} if len(numbers) == 1 else {said.number, said.place}
    return next((one for one in scene.base.steps.values() if one.number in told), None)


async def _around_path(scene: Scene, said: Said, shown: before.StepShown | None) -> list[Screen]:
    """Show what the other buttons of the path lead to, except the drawn path."""
    words = scene.phrases.path
    if typed_path.view(scene.phrases, said) == typed_path.EVERY:
        return [await progress.steps(scene)]
    if said.is_one_of(words.profile()):
        return [await acquainting.shown(scene)]
    if told := await following.around(scene, said, shown):
        return told
    if shown and shown.next and said.is_one_of(words.open_next()):
        return [await progress.step(scene, shown.step.id)]
    return []


async def _reminder(scene: Scene, said: Said, shown: before.StepShown) -> list[Screen]:
    """Accept, move or decline the reminder offered with a step; or ask for one."""
    phrases, words, step = scene.phrases, scene.phrases.reminders, shown.step
    if not shown.next and said.is_one_of(phrases.step.remind(), words.other_days()):
        return [await reminding.put(scene, step.id, None)]
    if shown.next or (shown.day is None and not await shown_state.under_way(scene, step)):
        return []
    label = words.on_day(day=dates.long(phrases, shown.day)) if shown.day else words.other_days()
    yes = [phrases.lists.typed_yes(), *([words.typed_yes()] if shown.day else [])]
    if said.is_one_of(label, *yes):
        return [await reminding.put(scene, step.id, shown.day)]
    if reminder.refuses(scene, said):
        return [await reminding.decline(scene, step.id)]
    return await reminding.on_day(scene, step, said.text)
