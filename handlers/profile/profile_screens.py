"""What the profile looks like, and its questions: one tap each, every one of them optional."""

from aiogram.types import InlineKeyboardButton

from bot.profile import ROLES, SECRETARY, Fact, Profile
from handlers.buttons import AskProfile, Path, ShowProfile, TellProfile
from handlers.keyboards import Rows, button
from handlers.screens import Screen, screen
from handlers.shown.signs import PROFILE
from knowledge import Phrases

ROLE = "role"
QUESTIONS: tuple[str, ...] = (ROLE, *Fact)
YES, NO = "oui", "non"
SKIPPED = ""
"""The answer that leaves a question of the profile unsaid."""


def profile(phrases: Phrases, known: Profile, above: str = "") -> Screen:
    """Show what was said, and a button to change each answer; not what a role says by itself."""
    words = phrases.profile
    implied = Fact.SECRETARIAT if known.role == SECRETARY else ""
    shown = [each for each in QUESTIONS if each != implied or not is_unsaid(known, each)]
    lines = [
        words.line(name=words.names[each](), answer=said(phrases, known, each)) for each in shown
    ]
    rows: Rows = [
        [button(words.names[each](), AskProfile(question=each, first=False))] for each in shown
    ]
    rows.append([button(words.path(), Path(view="path"))])
    return screen([above or words.title(), "\n".join(lines), words.about(), words.hint()], rows)


def ask(
    phrases: Phrases, known: Profile, question: str, *, first: bool, above: str = ""
) -> Screen:
    """Ask a question; `first`: the questions come one after the other."""
    words = phrases.profile
    answers = choices(question)
    rows: Rows = [
        [_answer(phrases, question, number, answer, first=first)]
        for number, answer in enumerate(answers, 1)
    ]
    asked = words.asked(question=words.questions[question]())
    if not first:
        forget = TellProfile(question=question, answer=SKIPPED, first=False)
        label = words.pass_over() if is_unsaid(known, question) else words.forget()
        last = [button(label, forget), button(words.back(), ShowProfile())]
        return screen([above, asked, words.typed()], [*rows, last])
    skip = TellProfile(question=question, answer=SKIPPED, first=True)
    last = [button(words.skip(), skip), button(words.skip_all(), Path(view="path"))]
    intro = words.first() if question == ROLE else ""
    place = _place(phrases, known, question)
    return screen([above, intro, f"{place}\n{asked}", words.typed()], [*rows, last])


def asked(before: str) -> str:
    """Return the question of the profile that was shown just before; empty without any."""
    place = before.strip(PROFILE)
    known = place.isdecimal() and int(place) < len(QUESTIONS)
    return QUESTIONS[int(place)] if known else ""


def is_first(asked: str) -> bool:
    """Tell whether a question was asked at the first contact, where others follow."""
    return asked.endswith(PROFILE) and asked != PROFILE


def choices(question: str) -> tuple[str, ...]:
    """Return the answers that a question takes, in order."""
    return ROLES if question == ROLE else (YES, NO)


def questions(known: Profile) -> tuple[str, ...]:
    """Return the questions of the first contact: no other decides on a secretary's own steps.

    FINESS is asked even of roles that imply it: not all of them have one.
    """
    return (ROLE,) if known.role == SECRETARY else QUESTIONS


def unsaid(known: Profile, since: str = ROLE) -> tuple[str, ...]:
    """Return the questions of the first contact that have no answer, from one of them on."""
    asked = QUESTIONS[QUESTIONS.index(since) :]
    return tuple(each for each in asked if each in questions(known) and is_unsaid(known, each))


def is_unsaid(known: Profile, question: str) -> bool:
    """Tell whether nothing was said of a question."""
    return _answered(known, question) is None


def after(known: Profile, question: str) -> str | None:
    """Return the first question behind another that has no answer; None without any."""
    return next((each for each in unsaid(known, question) if each != question), None)


def said(phrases: Phrases, known: Profile, question: str) -> str:
    """Return an answer of the profile, in words."""
    words, value = phrases.profile, _answered(known, question)
    if isinstance(value, bool):
        return words.answers[YES if value else NO]()
    role = words.answers.get(value or "")
    return role() if role else words.unset()


def is_empty(known: Profile) -> bool:
    """Tell whether nothing was said."""
    return all(is_unsaid(known, each) for each in QUESTIONS)


def _answered(known: Profile, question: str) -> str | bool | None:
    """Return what was said of a question: a role, or yes or no; None where nothing was."""
    return {
        ROLE: known.role,
        Fact.FINESS: known.finess,
        Fact.SECRETARIAT: known.secretariat,
        Fact.SEGUR: known.segur,
    }[question]


def _answer(
    phrases: Phrases, question: str, number: int, answer: str, *, first: bool
) -> InlineKeyboardButton:
    words = phrases.profile
    label = words.choice(number=number, answer=words.answers[answer]())
    return button(label, TellProfile(question=question, answer=answer, first=first))


def _place(phrases: Phrases, known: Profile, question: str) -> str:
    asked = questions(known)
    number = asked.index(question) + 1 if question in asked else 1
    return phrases.profile.progress(number=number, count=len(asked))
