"""The questions of the profile: the answers that each takes, and which are left to ask."""

from bot.profile import ROLES, SECRETARY, Fact, Profile
from handlers.shown.signs import PROFILE

ROLE = "role"
QUESTIONS: tuple[str, ...] = (ROLE, *Fact)
YES, NO = "oui", "non"
SKIPPED = ""
"""The answer that leaves a question of the profile open."""


def choices(question: str) -> tuple[str, ...]:
    """Return the answers that a question takes, in order."""
    return ROLES if question == ROLE else (YES, NO)


def questions(known: Profile) -> tuple[str, ...]:
    """Return the questions of the first contact: a secretary's steps depend on no other.

    FINESS is asked even of roles that imply it: not everybody in them has one.
    """
    return (ROLE,) if known.role == SECRETARY else QUESTIONS


def unsaid(known: Profile, since: str) -> tuple[str, ...]:
    """Return the unanswered questions of the first contact, from a given one on."""
    asked = QUESTIONS[QUESTIONS.index(since) :]
    return tuple(each for each in asked if each in questions(known) and is_unsaid(known, each))


def is_unsaid(known: Profile, question: str) -> bool:
    """Tell whether a question is unanswered."""
    return answer_to(known, question) is None


def after(known: Profile, question: str) -> str | None:
    """Return the next unanswered question after another; None without any."""
    return next((each for each in unsaid(known, question) if each != question), None)


def previous(known: Profile, question: str) -> str | None:
    """Return the question of the first contact before another; None before the first."""
    asked = questions(known)
    place = asked.index(question) if question in asked else 0
    return asked[place - 1] if place else None


def is_empty(known: Profile) -> bool:
    """Tell whether no question was answered."""
    return all(is_unsaid(known, each) for each in QUESTIONS)


def asked(before: str) -> str:
    """Return the question of the profile that was just shown; empty without any."""
    place = before.strip(PROFILE)
    known = place.isdecimal() and int(place) < len(QUESTIONS)
    return QUESTIONS[int(place)] if known else ""


def is_first(asked: str) -> bool:
    """Tell whether a question was asked as one of a series, at the first contact."""
    return asked.endswith(PROFILE) and asked != PROFILE


def answer_to(known: Profile, question: str) -> str | bool | None:
    """Return the answer to a question: a role, yes or no; None when unanswered."""
    return {
        ROLE: known.role,
        Fact.FINESS: known.finess,
        Fact.SECRETARIAT: known.secretariat,
        Fact.SEGUR: known.segur,
    }[question]
