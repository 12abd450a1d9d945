"""A profession told before a question: noted when the person wishes, by a tap or « note-le »."""

from dataclasses import replace

from bot.profile import ROLES
from handlers import keyboards
from handlers.buttons import TellProfile
from handlers.profile.questions import ROLE
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen, screen
from handlers.shown import choices, signs
from knowledge.phrases.profile import ProfilePhrases


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
