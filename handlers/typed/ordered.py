"""Which step is ordered or received when none is named: « commandée le 12 », « reçue »."""

from collections.abc import Sequence

from bot.journey import Journey, State
from handlers.forms import holds_any
from handlers.said import Said
from handlers.scene import Scene
from handlers.shown import before
from handlers.typed import path as typed_path
from knowledge import Phrases, Step
from knowledge.text import fold


def is_told(phrases: Phrases, said: Said) -> bool:
    """Tell whether a text can only be about something that is ordered and arrives: a card."""
    path = phrases.path
    here = said.is_one_of(path.typed_here())
    return here or holds_any(said.words, path.typed_ordered())


def meant(scene: Scene, said: Said, journey: Journey, come: Step | None) -> Step | None:
    """Return the step whose state is told without a name; if it has `come`, one that can come.

    Otherwise the one shown or reminded of; or the one that can be ordered.
    """
    about = before.step_shown(scene)
    shown = before.reminded(scene) if about is None else about.step
    if (about is None or about.next) and is_told(scene.phrases, said):
        act = typed_path.wish(scene.phrases, said.folded).act
        return step(scene.phrases, journey, act) or come or shown
    return come or shown


def step(phrases: Phrases, journey: Journey, act: str) -> Step | None:
    """Return the step that is meant; None if it may be another.

    What has come is the only one under way. Otherwise it is the next one, or the only one left.
    """
    views = [view for view in journey.concerned if can_be(phrases, view.step)]
    doing = [view.step for view in views if view.state is State.DOING]
    if act == State.DONE and doing:
        return doing[0] if len(doing) == 1 else None
    left, then = [view.step for view in views if view.state is State.TODO], journey.next
    if then and then.step in left:
        return then.step
    return left[0] if len(left) == 1 else None


def leaves_open(phrases: Phrases, begun: Sequence[Step], said: Said) -> bool:
    """Tell whether what has come may be any of several cards under way."""
    cards, words = {fold(one.id) for one in begun if can_be(phrases, one)}, said.folded.split()
    return len(cards) > 1 and cards.isdisjoint(words) and not any(map(str.isdecimal, words))


def can_be(phrases: Phrases, one: Step) -> bool:
    """Tell whether a step is done by ordering what its title names."""
    return holds_any(fold(one.title), phrases.path.typed_orderable())
