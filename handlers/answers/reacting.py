"""Reactions to the last answer that add no word of their own: « pourquoi ? », « et donc ? ».

Searched for, they would find what is likeliest after that answer, which is another one.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.answers import aloud, answering
from handlers.forms import any_of, holds_any, pattern
from handlers.known import answer_to, answers
from handlers.profile import questions as profile_questions
from handlers.said import QUESTION_MARK, Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before, choices, numbering, signs, subject
from knowledge import Part, Smalltalk
from knowledge.matching.talk_kinds import DETAIL, OTHERWISE, UNCLEAR


async def asked(scene: Scene, said: Said) -> list[Screen]:
    """Show everything an answer says; when a conclusion is drawn from it, the answer again.

    The base may be sure of what is asked: « pourquoi ? », when another answer is all about it.
    When the last question had no answer, or one waits at the counter, the reaction may be to that.
    """
    words, known = scene.phrases.again, scene.base.entries.get(scene.before)
    reacts, concludes = _reacts(scene, said), _concludes(scene, said)
    if known is None or scene.unanswered or choices.waiting(scene).startswith(signs.COUNTER):
        return []
    if lost := _lost(scene, said):
        await subject.answered(scene, known.id)
        return [lost]
    if not (reacts or concludes):
        return []
    alone = _alone(scene, said)
    if alone and await answer_to(scene, alone) not in {"", known.id}:
        return []
    if concludes:
        shown = await answering.opened(scene, known.id)
        return [shown.below(words.concluded())]
    whole = await aloud.unfolded(scene, known, words.whole())
    return [whole or Screen(scene.phrases.smalltalk[DETAIL]())]


async def of_detail(scene: Scene, found: Sequence[Part]) -> list[Screen]:
    """Show all that the answer just before tells, to what the base hears as asking for more."""
    known, only = scene.base.entries.get(scene.before), found[0].outcome
    asks = len(found) == 1 and isinstance(only, Smalltalk) and only.kind == DETAIL
    if known is None or scene.unanswered or not asks:
        return []
    whole = await aloud.unfolded(scene, known, scene.phrases.again.whole())
    return [whole] if whole else []


async def below_list(scene: Scene, said: Said) -> list[Screen]:
    """Ask which answer is meant, when choices get a reaction meant for one answer."""
    _, question = before.listed(scene)
    if question is None:
        return []
    words = scene.phrases.again
    told = _reacts(scene, said) or said.asks_for(words.doubts(), words.around())
    told = told or (_concludes(scene, said) and not await answers(scene, said.text))
    return [numbering.which(scene)] if told else []


def _lost(scene: Scene, said: Said) -> Screen | None:
    """Ask what is unclear, or what is looked for, when nothing more is said: « ? », « hein ? ».

    A question that still waits may be the unclear one; but not when it asks who they are.
    """
    words = scene.phrases.again
    if said.asks_for(words.word_typed(), words.around()):
        return Screen(words.which_word())
    if not said.text.strip(f"{QUESTION_MARK} "):
        return Screen(scene.phrases.smalltalk[UNCLEAR]())
    waits = choices.waiting(scene)
    free = profile_questions.asked(waits) in {"", profile_questions.ROLE}
    lost = free and said.asks_for(words.lost_typed(), words.around())
    return Screen(scene.phrases.smalltalk[OTHERWISE]()) if lost else None


def _reacts(scene: Scene, said: Said) -> bool:
    """Tell whether a message asks for more: « c'est tout » takes leave, unless it has a « ? »."""
    words = scene.phrases.again
    asks = QUESTION_MARK in said.text and said.asks_for(words.reactions_asked(), words.around())
    return asks or said.asks_for(words.reactions(), words.around())


def _concludes(scene: Scene, said: Said) -> bool:
    """Tell whether a message draws a conclusion: « donc c'est obligatoire », « c'est non ? ».

    « C'est obligatoire ? » draws it from nothing: it is a question.
    """
    words = scene.phrases.again
    around = rf"(?:(?:{pattern(words.around(), scene.phrases.lists.typed_around())})\s)*"
    leads = rf"{around}(?:(?:{pattern(words.leads())})\s)"
    verdicts, conclusions = pattern(words.verdicts()), pattern(words.conclusions())
    if re.fullmatch(rf"{leads}+(?:{verdicts}|{conclusions})", said.folded):
        return True
    asks = QUESTION_MARK in said.text or holds_any(said.folded, scene.phrases.path.typed_or())
    return asks and re.fullmatch(rf"{around}(?:{verdicts})", said.folded) is not None


def _alone(scene: Scene, said: Said) -> str:
    """Return a message without what ties it to the answer: nothing is left of « et donc »."""
    text = said.text.replace(QUESTION_MARK, " ")
    around = said.around | any_of(scene.phrases.again.around())
    return replace(said, text=text, around=around).bare
