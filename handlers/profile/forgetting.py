"""What somebody no longer wants noted of who they are: « enlève mon métier », « non » below it."""

import re

from handlers.forms import any_of, begun_by, pattern
from handlers.profile import acquainting
from handlers.profile import questions as profile_questions
from handlers.profile.questions import QUESTIONS, ROLE, SKIPPED
from handlers.said import QUESTION_MARK, Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import signs
from handlers.typed import aside


async def asked(scene: Scene, said: Said) -> list[Screen]:
    """Forget the profession, or the whole profile, where that is asked; steps stay as they are."""
    words = scene.phrases.profile
    meant = _meant(scene, said)
    if not meant:
        return []
    known = await acquainting.of(scene)
    noted = [each for each in meant if not profile_questions.is_unsaid(known, each)]
    if not noted:
        return [await acquainting.shown(scene, words.nothing_to_forget())]
    return [await acquainting.tell_all(scene, dict.fromkeys(noted, SKIPPED), words.forgotten())]


async def refused(scene: Scene, said: Said) -> list[Screen]:
    """Ask what is to be changed, of who says no right below the profile: « non », « retire ça ».

    What was noted last does not stand there: nothing is undone unasked.
    """
    words, lists = scene.phrases.profile, scene.phrases.lists
    if scene.before != signs.PROFILE:
        return []
    unled = aside.without_leads(scene.phrases, said.bare or said.words)
    refuses = [lists.typed_no(), words.typed_refused(), scene.phrases.mistaken.cancels()]
    if not (said.is_one_of(*refuses) or unled in any_of(*refuses)):
        return []
    return [await acquainting.shown(scene, words.what_to_change())]


def _meant(scene: Scene, said: Said) -> tuple[str, ...]:
    """Return the questions of the profile whose answers are to be forgotten; none for no wish."""
    phrases, words = scene.phrases, scene.phrases.profile
    little = pattern(words.typed_forget_around())
    text = aside.without_leads(phrases, said.folded)
    please = pattern(phrases.reminders.typed_please())
    asks = QUESTION_MARK in said.text
    if asks and not begun_by(text, words.typed_may_you()):
        return ()
    shape = (
        rf"(?:(?:{please})\s)?(?:{pattern(words.typed_forget())})\s"
        rf"(?:(?P<role>{pattern(words.typed_my_role())})|{pattern(words.typed_my_profile())})"
        rf"(?:\s(?:{little}))*"
    )
    found = re.fullmatch(shape, text)
    if found is None:
        return ()
    return (ROLE,) if found["role"] else QUESTIONS
