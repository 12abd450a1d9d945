"""What is told of oneself unasked: noted when the person wishes, by a tap or by words."""

from collections.abc import Mapping
from dataclasses import replace

from bot.profile import ROLES, Fact
from handlers import keyboards
from handlers.buttons import Path, TellProfile
from handlers.keyboards import Rows
from handlers.profile.questions import NO, ROLE, YES
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen, screen
from handlers.shown import choices, signs
from knowledge.phrases.profile import ProfilePhrases

WAYS = ("", YES, NO)
"""What is told of a fact: nothing, yes or no; stored by its place here."""


async def asked(scene: Scene, told: Mapping[str, str], *, concerned: bool = False) -> Screen:
    """Ask whether to note a profession, and the facts told beside it.

    Args:
        scene: where it was told.
        told: the answers to questions of the profile, that of the profession among them.
        concerned: they ask whether all this is for them.
    """
    words, place = scene.phrases.profile, _place(told)
    await choices.offer_sure(scene, signs.NOTE, place)
    rows: Rows = [
        [
            keyboards.button(
                words.note_it(), TellProfile(question=signs.NOTE, answer=place, first=False)
            )
        ],
        [keyboards.button(words.path(), Path(view="path"))],
    ]
    about = words.offer_concerned() if concerned else words.offer_about()
    return screen([words.offer_note(answer=_answers(words, told)), about], rows)


def _answers(words: ProfilePhrases, told: Mapping[str, str]) -> str:
    """Return the answers in words: « médecin ; Secrétariat : oui »."""
    facts = (
        words.fact_told(name=words.names[fact](), answer=words.answers[told[fact]]())
        for fact in Fact
        if fact in told
    )
    return words.facts_between().join([words.answers[told[ROLE]](), *facts])


def _place(told: Mapping[str, str]) -> str:
    """Return a profession and facts as digits, which `told_at` reads."""
    facts = (WAYS.index(told.get(fact, "")) for fact in Fact)
    return "".join(map(str, (ROLES.index(told[ROLE]), *facts)))


def told_at(place: str) -> dict[str, str]:
    """Return what was offered to be noted, from its digits; empty for none."""
    role, facts = role_at(place[:1]), place[1:]
    known = len(facts) == len(Fact) and {*facts} <= {*map(str, range(len(WAYS)))}
    if not (role and known):
        return {}
    said = {fact.value: WAYS[int(way)] for fact, way in zip(Fact, facts, strict=True)}
    return {ROLE: role, **{fact: way for fact, way in said.items() if way}}


async def offered(scene: Scene, shown: Screen, role: str) -> Screen:
    """Add the button that notes a profession to a screen, before the votes; it can be typed."""
    await choices.remember_beside(scene, signs.NOTES, str(ROLES.index(role)))
    words = scene.phrases.profile
    tap = TellProfile(question=ROLE, answer=role, first=False)
    note = keyboards.button(_label(words, role), tap)
    told_below = words.not_noted(answer=words.answers[role]())
    made = screen([shown.text, told_below], keyboards.before_votes(shown.markup, [note]))
    return replace(made, kept=shown.kept)


def wanted(scene: Scene, said: Said) -> str:
    """Return the profession to note, when that was typed below the button; empty for none.

    A mere « oui » answers no question here.
    """
    words, role = scene.phrases.profile, role_at(scene.offered_role)
    return role if role and said.is_one_of(_label(words, role), *ways(words)) else ""


def ways(words: ProfilePhrases) -> list[str]:
    """Return the ways to ask for what is offered to be noted."""
    return [words.note_it(), words.typed_note_it()]


def role_at(place: str) -> str:
    """Return the profession at a stored place; empty for none."""
    return ROLES[int(place)] if place.isdecimal() and int(place) < len(ROLES) else ""


def _label(words: ProfilePhrases, role: str) -> str:
    return words.note_as(answer=words.answers[role]())
