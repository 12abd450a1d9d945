"""« oui » where nothing was asked: it is said that nothing waits."""

from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import numbering, signs


async def told(scene: Scene, said: Said) -> list[Screen]:
    """Say that nothing is done, to who says yes, « note-le » or « j'y pense » to no question.

    Of a list, yes chooses nothing: its numbers are told. « J'y pense » is heard, unless it comes
    some time behind what was answered: it may be a call for help.
    """
    phrases = scene.phrases
    if scene.before.startswith(signs.LIST) and said.is_one_of(phrases.lists.typed_yes()):
        return [numbering.which(scene)]
    yes = [phrases.lists.typed_yes(), phrases.profile.typed_note_it()]
    answered = scene.before not in {"", signs.AT_RISK} and not scene.unanswered
    if answered and scene.just_said is None:
        yes.append(phrases.question.typed_to_nothing())
    asks = scene.before.startswith(signs.ASKING)
    heard = not asks and said.is_one_of(*yes)
    return [Screen(phrases.question.nothing_waits())] if heard else []
