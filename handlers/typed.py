"""What is typed answers the screen just shown: each kind of screen knows its own words."""

from collections.abc import Awaitable, Callable

from bot.journey import State
from handlers import (
    acquainting,
    again,
    answering,
    before,
    choices,
    counter,
    dates,
    lists,
    person_data,
    progress,
    reminding,
    team,
    typed_path,
    typed_practice,
)
from handlers.before import StepShown
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from knowledge import parts


async def answer(scene: Scene, said: Said) -> list[Screen]:
    """Return what follows, by typing alone, the screen shown just before.

    Nothing when the text is neither a number of that screen nor the words of one of its choices.
    """
    named = typed_path.numbered(scene.phrases, said.text)
    if named and scene.private:
        return await _named(scene, named)
    reader = _READERS.get(scene.before[:1], _answered)
    return await reader(scene, said) or await _anywhere(scene, said)


async def _anywhere(scene: Scene, said: Said) -> list[Screen]:
    """Go back to the path, or note what is told of oneself, whatever was shown before."""
    if not scene.private:
        return []
    if said.says([scene.phrases.path.back()]) is not None:
        return [await progress.path(scene)]
    return await acquainting.corrected(scene, said)


def drawn(scene: Scene, said: Said) -> str:
    """Return how the path that was just shown is asked for, drawn or printed; empty if neither."""
    view = typed_path.view(scene.phrases, said) if scene.before.startswith(choices.STEPS) else ""
    return view if view in {typed_path.PICTURE, typed_path.PAGE} else ""


async def _named(scene: Scene, named: typed_path.Named) -> list[Screen]:
    """Open the step that is named, or do what is said of it.

    What is not understood of it leaves no other step to be marked by what is typed next.
    """
    step = next(
        (one for one in scene.knowledge.base.steps.values() if one.number == named.number), None
    )
    if named.act is None:
        if scene.before.startswith(choices.STEPS):
            await choices.close(scene)
        return []
    if step is None or named.act not in {*State, typed_path.BLOCKED}:
        return [await progress.numbered(scene, named.number)]
    if named.act == typed_path.BLOCKED:
        return [await progress.stuck(scene, step.id)]
    return [await progress.mark(scene, step.id, State(named.act), then_path=False)]


async def _entry(scene: Scene, said: Said) -> list[Screen]:
    """Open an entry of a list; « none » refuses those that may answer a question."""
    base = scene.knowledge.base
    offered, question = before.listed(scene.before, base)
    if question is not None and _refuses(scene, said.text):
        return [await answering.none_fits(scene, question, offered)]
    place = said.chooses(*([base.entries[entry].title] for entry in offered))
    return [] if place is None else [await answering.opened(scene, offered[place])]


def _refuses(scene: Scene, text: str) -> bool:
    """Tell whether a text says that nothing offered fits: longer, or asking, it is a question."""
    refusal = scene.phrases.suggestions.none_typed().casefold()
    short = len(text.split()) <= parts.BARE_WORDS
    return short and text.casefold().startswith(refusal) and not parts.asks(text)


async def _theme(scene: Scene, said: Said) -> list[Screen]:
    """Open the first page of a theme that was listed."""
    base, for_patients = scene.knowledge.base, scene.before == choices.FOR_PATIENTS
    listed = lists.listed_themes(base, for_patients=for_patients)
    place = said.chooses(*([theme.title] for theme in listed))
    if place is None:
        return []
    name = listed[place].id
    await choices.offer(scene, [entry.id for entry in lists.on_page(base, name, 1)])
    return [lists.theme_page(scene.knowledge, name, 1)]


async def _step(scene: Scene, said: Said) -> list[Screen]:
    """Open a step by its number; or do what is said of the one that is shown."""
    base = scene.knowledge.base
    numbered = (step for step in base.steps.values() if step.number == said.number)
    if chosen := next(numbered, None):
        return [await progress.step(scene, chosen.id)]
    marked = before.just_marked(scene.before, base)
    if marked and typed_path.undoes(scene.phrases, said, just_marked=True):
        return [await progress.mark(scene, marked.id, State.TODO, then_path=True)]
    shown = before.step_shown(scene.before, base)
    told = shown and (await _reminder(scene, said, shown) or await _marked(scene, said, shown))
    return told or await _around_path(scene, said, shown)


async def _around_path(scene: Scene, said: Said, shown: StepShown | None) -> list[Screen]:
    """Show what the other buttons of the path lead to, but for what is drawn."""
    words = scene.phrases.path
    if typed_path.view(scene.phrases, said) == typed_path.EVERY:
        return [await progress.steps(scene)]
    if said.says([words.profile()]) is not None:
        return [await acquainting.shown(scene)]
    if shown and shown.next and said.says([words.open_next()]) is not None:
        return [await progress.step(scene, shown.step.id)]
    return []


async def _reminder(scene: Scene, said: Said, shown: StepShown) -> list[Screen]:
    """Take, move or decline the reminder offered with a step; or ask for one."""
    phrases, words, step = scene.phrases, scene.phrases.reminders, shown.step
    if not shown.next and said.says([phrases.step.remind(), words.other_days()]) is not None:
        return [await reminding.put(scene, step.id, None)]
    if shown.day is None:
        return []
    label = words.on_day(day=dates.long(phrases, shown.day))
    if said.says([label, phrases.lists.typed_yes()]) is not None:
        return [await reminding.put(scene, step.id, shown.day)]
    if reminding.refuses(scene, said):
        return [await reminding.decline(scene, step.id)]
    return await reminding.on_day(scene, step, said.text)


async def _marked(scene: Scene, said: Said, shown: StepShown) -> list[Screen]:
    """Set the state of the step that is shown, or tell what blocks it, as its buttons do."""
    asked, step = typed_path.of_shown(scene.phrases, said), shown.step.id
    if not shown.next and typed_path.undoes(scene.phrases, said, just_marked=False):
        asked = State.TODO
    if not asked:
        return []
    if asked == typed_path.BLOCKED:
        return [await progress.stuck(scene, step)]
    then_path = shown.next and asked != State.DOING
    return [await progress.mark(scene, step, State(asked), then_path=then_path)]


async def _answered(scene: Scene, said: Said) -> list[Screen]:
    """Show again what is asked of an answer, or say how to vote on it.

    Which question it answers is not kept with who asked it.
    """
    words = scene.phrases.vote
    voted = [words.useful(), words.not_useful(), words.typed()]
    if scene.before not in scene.knowledge.base.entries:
        return []
    if said.says(voted) is None:
        return await again.asked(scene, said)
    return [Screen(words.how())]


async def _confirmed(scene: Scene, said: Said) -> list[Screen]:
    erasing = scene.before.startswith(choices.SURE + choices.ERASE)
    return await (person_data.typed if erasing else team.confirmed)(scene, said)


_READERS: dict[str, Callable[[Scene, Said], Awaitable[list[Screen]]]] = {
    choices.LIST: _entry,
    choices.THEMES: _theme,
    choices.STEPS: _step,
    choices.DAY: reminding.typed,
    choices.REMINDERS: reminding.listed,
    choices.PROFILE: acquainting.typed,
    choices.COUNTER: counter.typed,
    choices.INVITATION: team.invited,
    choices.PRACTICE: typed_practice.answer,
    choices.SURE: _confirmed,
}
"""By the sign that the screen shown is remembered by (`handlers.choices`)."""
