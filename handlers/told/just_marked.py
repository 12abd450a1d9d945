"""What is told about the steps just marked: it was a mistake, or « elles sont en cours »."""

import re
from collections.abc import Mapping, Sequence

from bot.journey import Journey, State
from handlers.forms import any_of, pattern
from handlers.path import progress
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before
from handlers.told import shown_state
from handlers.typed import aside, excepted
from handlers.typed import path as typed_path
from knowledge import Phrases, Step


async def corrected(scene: Scene, said: Said, marked: Sequence[Step]) -> Screen | None:
    """Undo what was just marked, or set the state told for it: « non, elle est en cours »."""
    phrases = scene.phrases
    if excepted.denies(phrases, said.words):
        states: Mapping[Step, State] = dict.fromkeys(marked, State.TODO)
    elif not typed_path.undoes(phrases, said, just_marked=len(marked)):
        states = await _states(scene, said, marked)
    elif typed_path.tells_to_do(phrases, said):
        states = dict.fromkeys(marked, State.TODO)
    else:
        return await progress.put_back(scene, marked)
    return await progress.mark_all(scene, states, []) if states else None


async def redone(scene: Scene, said: Said) -> list[Screen]:
    """Set again the states just undone, which are so after all: « non remets la »."""
    states, path = before.undone(scene), scene.phrases.path
    done = {*states.values()} == {State.DONE}
    forms = any_of(path.typed_redo(), *([path.typed_redo_done()] if done else []))
    if not states or not typed_path.behind(scene.phrases, said, forms):
        return []
    return [await progress.mark_all(scene, states, [])]


async def _states(scene: Scene, said: Said, marked: Sequence[Step]) -> Mapping[Step, State]:
    """Return the states that a text gives to what was just marked."""
    asked, phrases = shown_state.asked(scene, said), scene.phrases
    ways = pattern(phrases.path.typed_correcting(), phrases.path.typed_instead())
    corrects = re.match(rf"(?:{ways})\s", said.words) is not None
    about = corrects or (said.dated and asked == State.DONE)
    if about and asked in {*State}:
        return dict.fromkeys(marked, State(asked))
    return _all_of_them(phrases, await progress.journey(scene), said, marked)


def _all_of_them(
    phrases: Phrases, journey: Journey, said: Said, marked: Sequence[Step]
) -> Mapping[Step, State]:
    """Return the state that a text gives to each of several steps just marked; or none."""
    text = aside.without_leads(phrases, said.words)
    bare = _without_them(phrases, text, len(marked))
    if len(marked) <= 1 or bare == text:
        return {}
    wish = typed_path.wish(phrases, bare, phrases.path.typed_numbered)
    if wish.rest or wish.act not in {*State, typed_path.UNFINISHED}:
        return {}
    views = (view for step in marked if (view := journey.view(step.id)))
    if wish.act == typed_path.UNFINISHED:
        doing = State.DOING
        return {one.step: doing if one.state is doing else State.TODO for one in views}
    return {view.step: State(wish.act) for view in views}


def _without_them(phrases: Phrases, text: str, count: int) -> str:
    """Return a folded text without the words for so many steps: « elles », « les deux »."""
    those = phrases.lists.typed_those()
    so_many = (
        match[0]
        for match in re.finditer(rf"\b(?:{those})\s(\w+)", text)
        if typed_path.count(phrases, match[1]) == count
    )
    them = "|".join([pattern(phrases.path.typed_them()), *so_many])
    return re.sub(rf"^(?:{them})\s|\s(?:{them})$", "", text).strip()


async def concerns_again(scene: Scene, said: Said) -> list[Screen]:
    """Restore the only step just said not to concern them: « si, elle me concerne ».

    Or the one shown, when its page says that it does not concern them.
    """
    phrases = scene.phrases
    shown, marked = before.step_shown(scene), before.just_marked(scene)
    about = marked or ([shown.step] if shown and not shown.next else [])
    concerns = typed_path.behind(phrases, said, any_of(phrases.path.typed_concerns()))
    if len(about) != 1 or not concerns:
        return []
    view = (await progress.journey(scene)).view(about[0].id)
    if view is None or view.state is not State.NOT_CONCERNED:
        return []
    if before.formerly(scene):
        return [await progress.put_back(scene, about, then_path=False)]
    return [await progress.mark(scene, about[0].id, State.TODO, then_path=False)]
