"""What the profile and its questions look like: one tap each, all of them optional."""

from aiogram.types import InlineKeyboardButton

from bot.profile import SECRETARY, Fact, Profile
from handlers.buttons import AskProfile, Path, ShowProfile, TellProfile
from handlers.keyboards import Rows, button
from handlers.profile.questions import (
    NO,
    QUESTIONS,
    SKIPPED,
    YES,
    answer_to,
    choices,
    is_unsaid,
    previous,
    questions,
)
from handlers.screens import Screen, screen
from knowledge import Phrases


def profile(phrases: Phrases, known: Profile, above: str = "") -> Screen:
    """Show what was told, with a button to change each answer; not what the role implies."""
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
    """Ask a question; `first`: it is one of a series."""
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
    place, before = _place(phrases, known, question), previous(known, question)
    if before is None:
        return screen([above, words.first(), f"{place}\n{asked}", words.typed()], [*rows, last])
    back = button(phrases.counter.back(), AskProfile(question=before, first=True))
    hint = phrases.counter.typed()
    return screen([above, f"{place}\n{asked}", hint], [*rows, last, [back]])


def said(phrases: Phrases, known: Profile, question: str) -> str:
    """Return an answer of the profile, in words."""
    words, value = phrases.profile, answer_to(known, question)
    if isinstance(value, bool):
        return words.answers[YES if value else NO]()
    role = words.answers.get(value or "")
    return role() if role else words.unset()


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
