"""People who say what they are unasked: it is understood, and noted only if they wish.

A question beside it is answered; « ça me concerne ? » is answered by the path.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from handlers.answers import answering
from handlers.forms import begun_by, ended_by, holds_any, split
from handlers.known import answers
from handlers.path import progress
from handlers.profile import acquainting, noting
from handlers.profile import questions as profile_questions
from handlers.profile.questions import ROLE
from handlers.reminders import reminding
from handlers.said import QUESTION_MARK, Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import signs
from handlers.typed import aside
from handlers.typed import profile as typed_profile
from knowledge import Part, Phrases, Smalltalk, parts
from knowledge.matching.talk_kinds import TRADE
from knowledge.text import fold

WITHOUT_ORDER = "sans_ordre"
REGISTERING = "rpps-inscription"
"""The entry for people who say that their profession has no Ordre."""

LEADING = 2
"""Pieces before a question that may tell a profession: « bonjour, kiné à Brest, … »."""


@dataclass(frozen=True)
class Told:
    """The profession that somebody says they have.

    Attributes:
        role: the class of their profession.
        begun: said as « je suis … »; else it is a name of a profession, no more.
        concerned: they ask whether all this is for them.
        facts: what else they say of where they work, by question of the profile.
    """

    role: str
    begun: bool
    concerned: bool
    facts: Mapping[str, str] = field(default_factory=dict)


def told(phrases: Phrases, text: str) -> Told | None:
    """Read « infirmière libérale », « je suis psychologue, ça me concerne ? »."""
    words = phrases.profile
    said = fold(text)
    asked = _concerns(phrases, text)
    if not asked and (QUESTION_MARK in text or parts.asks(text)):
        return None
    said = said.partition(f" {asked}")[0] if asked else said
    begun = holds_any(said, words.typed_i_am())
    if typed_profile.is_theirs(phrases, said):
        return None
    if role := typed_profile.role_of(phrases, said):
        return Told(role, begun, bool(asked))
    facts = {**typed_profile.understood(phrases, said)} if begun else {}
    role = facts.pop(ROLE, "")
    return Told(role, begun, bool(asked), facts) if role else None


def _concerns(phrases: Phrases, text: str) -> str:
    """Return the words that end a text by « ça me concerne », maybe « par tout ça »."""
    words, said = phrases.profile, fold(text)
    by = ended_by(said, words.typed_concerned_by())
    return ended_by(said.removesuffix(f" {by}"), words.typed_concerned())


async def answer(scene: Scene, said: Said) -> list[Screen]:
    """Offer to note the profession that is told; or show what is noted, when that is asked.

    A bare name of a profession, below an answer, asks what the answer changes for it, if the base
    knows.
    """
    words = scene.phrases.profile
    if role := noting.wanted(scene, said):
        return [await acquainting.tell(scene, ROLE, role, first=False)]
    if _asks_what_is_noted(scene, said):
        return [await _noted(scene)]
    if said.asks_for(words.typed_no_order(), ""):
        return await _without_order(scene)
    known = told(scene.phrases, said.text)
    if known is None or await _is_aside(scene, said, known):
        return []
    if known.role == scene.role:
        return [await progress.path(scene)] if known.concerned else []
    return [
        await noting.asked(scene, {ROLE: known.role, **known.facts}, concerned=known.concerned)
    ]


def _asks_what_is_noted(scene: Scene, said: Said) -> bool:
    """Tell whether one asks what is noted: « c'est noté ? », « vous n'avez rien noté ? »."""
    words = scene.phrases.profile
    asking = QUESTION_MARK in said.text or begun_by(said.folded, words.typed_asks_noted())
    asks = said.asks_for(words.typed_is_noted(), "") and bool(asking)
    return asks or said.asks_for(words.typed_what_noted(), words.typed_what_around())


async def _is_aside(scene: Scene, said: Said, known: Told) -> bool:
    """Tell whether a bare profession follows up an answer, or is something that the base knows.

    « et la secrétaire », below what was shown, is somebody else.
    """
    if known.begun or known.concerned:
        return False
    if scene.before and (scene.role or typed_profile.is_of_other(scene.phrases, said.text)):
        return True
    looked_for = scene.before or not _is_plain(scene, said.text)
    return bool(looked_for) and await answers(scene, said.text)


async def _noted(scene: Scene) -> Screen:
    """Show what is noted: reminders below a reminder, the path below a step, else the profile."""
    if scene.before.startswith(signs.OF_REMINDERS):
        return await reminding.waiting(scene)
    shown = scene.before.startswith(signs.STEPS)
    return await (progress.path if shown else acquainting.shown)(scene)


def _is_plain(scene: Scene, text: str) -> bool:
    return bool(typed_profile.role_of(scene.phrases, text, loosely=False))


async def confirmed(scene: Scene, said: Said) -> list[Screen]:
    """Note the profession or not, as was typed right after the offer."""
    words, lists = scene.phrases.profile, scene.phrases.lists
    told = noting.told_at(scene.before.partition(signs.QUESTION)[2])
    if not told:
        return []
    if said.asks_for(words.typed_is_noted(), ""):
        return [await noting.asked(scene, told)]
    yes = [*noting.ways(words), lists.typed_yes()]
    match said.says(yes, [words.typed_keep_unsaid(), lists.typed_no()], [words.path()]):
        case 0:
            return [await acquainting.tell_all(scene, told)]
        case 1:
            return [Screen(words.kept_unsaid())]
        case 2:
            return [await progress.path(scene)]
    return []


async def of_trade(scene: Scene, said: Said, found: Sequence[Part]) -> list[Screen]:
    """Note a profession told with more words, below the first question; otherwise offer to.

    « je suis généraliste installée depuis un an »: the base finds nothing else in it.
    """
    only = found[0].outcome if len(found) == 1 else None
    talks_of_it = isinstance(only, Smalltalk) and only.kind == TRADE
    role = typed_profile.begun_with(scene.phrases, said.text) if talks_of_it else ""
    if not (role and scene.private):
        return []
    if role == scene.role:
        words = scene.phrases.profile
        return [Screen(words.noted_already(answer=words.answers[role]()))]
    if profile_questions.asked(scene.before) == ROLE:
        first = profile_questions.is_first(scene.before)
        return [await acquainting.tell(scene, ROLE, role, first=first)]
    return [await noting.asked(scene, {ROLE: role})]


async def below(scene: Scene, text: str, shown: Screen) -> Screen:
    """Offer, below an answer, to note the profession told before the question."""
    if not scene.private or scene.role is not None:
        return shown
    between = rf"[,;:.!\n]|\b{split(scene.phrases.path.typed_and())[0]}\b"
    firsts = re.split(between, text, maxsplit=LEADING)[:-1]
    read = ((first, told(scene.phrases, first)) for first in firsts)
    of_oneself = (
        one
        for first, one in read
        if one and (one.begun or not typed_profile.is_of_other(scene.phrases, first))
    )
    known = next(of_oneself, None)
    role = known.role if known else _begun(scene.phrases, text)
    return await noting.offered(scene, shown, role) if role else shown


def _begun(phrases: Phrases, text: str) -> str:
    """Return the profession that a statement begins with: « je suis dentiste, sans cabinet »."""
    said = aside.without_leads(phrases, fold(text))
    opens = begun_by(said, phrases.profile.typed_i_am(), phrases.profile.typed_as())
    return typed_profile.begun_with(phrases, said) if opens and QUESTION_MARK not in text else ""


async def _without_order(scene: Scene) -> list[Screen]:
    if REGISTERING not in scene.base.entries:
        return []
    shown = await answering.opened(scene, REGISTERING)
    return [shown if scene.role else await noting.offered(scene, shown, WITHOUT_ORDER)]
