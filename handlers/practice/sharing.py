"""The practice, mentioned away from its screen: leaving it, who left, who sees what one asks."""

from handlers.forms import begun_by, ended_by, holds_any, split
from handlers.known import answers
from handlers.practice import answered, team
from handlers.said import QUESTION_MARK, Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import signs
from knowledge import parts

LONGEST = 10
"""Most words of something said about a practice."""

TO_WHOM = 2
"""Words of « à Inès »."""

NAMED = 2
"""Words of « enlève Karim »: we know nobody's name."""


async def told(scene: Scene, said: Said) -> list[Screen]:
    """Do or answer what is said about the practice; nothing when its screen is shown."""
    text = said.folded
    if len(text.split()) > LONGEST:
        return []
    if _sees(scene, text):
        return [Screen(scene.phrases.practice.unseen())]
    if about := await _about(scene, said, text):
        return about
    if text in split(scene.phrases.practice.typed_am_i()):
        return [await team.shown(scene)]
    if scene.before[:1] in answered.SIGNS:
        return []
    return await _left(scene, said) or await _gone(scene, said, text)


async def _about(scene: Scene, said: Said, text: str) -> list[Screen]:
    """Explain how one joins, how a practice passes on, what remains for those without Telegram.

    « Donner la main à ma secrétaire pour l'INS » says what for: the base may answer it.
    """
    words = scene.phrases.practice
    below = scene.before.startswith(signs.PRACTICE)
    if below and said.asks_for(words.typed_joining(), scene.phrases.again.around()):
        return [await team.shown(scene, words.how_to_join())]
    if begun := begun_by(text, words.typed_hand_over()):
        more = len(text.removeprefix(begun).split()) > TO_WHOM
        return [] if more and await answers(scene, said.text) else [Screen(words.hand_over())]
    without = ended_by(text, words.typed_no_telegram())
    return [Screen(words.no_telegram())] if without and QUESTION_MARK not in said.text else []


def _sees(scene: Scene, text: str) -> bool:
    """Tell whether it is asked if the others see one's questions: « ils voient mes questions »."""
    words = scene.phrases.practice
    ends = ended_by(text, words.typed_my_words())
    sees = holds_any(text, words.typed_see())
    others = holds_any(text, words.typed_seen_by(), words.typed_he())
    return bool(ends) and sees and not others


async def _left(scene: Scene, said: Said) -> list[Screen]:
    """Ask a second time before leaving or dissolving the practice; alone, explain sharing.

    « Annule l'invitation » says what to cancel; a mere « annule » does not.
    """
    words = scene.phrases.practice
    leave = [words.leave(), words.typed_leave_elsewhere()]
    revokes = said.is_one_of(words.typed_revoke())
    if revokes and len(said.words.split()) > 1:
        return await answered.answer(scene, said)
    place = said.says(leave, [words.dissolve(), words.typed_dissolve()])
    if place is None:
        return []
    mine = await team.of(scene)
    if mine is None or (place and not mine.owner):
        return [await team.shown(scene, words.owner_only() if mine else "")]
    return [await team.act(scene, "dissolve" if place else "leave", "")]


async def _gone(scene: Scene, said: Said, text: str) -> list[Screen]:
    """Ask whom to remove, or say where that is done, when somebody left or must be removed."""
    words = scene.phrases.practice
    patient = holds_any(text, words.typed_seen_by())
    asks = parts.asks(said.text)
    left = ended_by(text, words.typed_left_work())
    gone = bool(left) and not patient and not asks
    removed = begun_by(text, words.typed_remove()) not in {"", text}
    named = len(said.text.split()) == NAMED and said.text.split()[1].istitle()
    if not gone and not removed:
        return []
    mine = await team.of(scene)
    if mine and (shown := await answered.removed(scene, said, mine, named=gone or named)):
        return shown
    return [Screen(words.gone())] if gone else []
