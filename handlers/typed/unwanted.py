"""Which reminders are no longer wanted: « annule le rappel de la 8 »."""

import re
from dataclasses import dataclass

from handlers.forms import any_of, holds_any, pattern
from handlers.said import QUESTION_MARK
from handlers.typed import aside, list_place
from handlers.typed import path as typed_path
from handlers.typed.step_numbers import PLURAL
from knowledge import Phrases
from knowledge.text import fold


@dataclass(frozen=True)
class Unwanted:
    """What a message says is no longer wanted.

    Attributes:
        named: the folded words that name a step or a day; empty without any.
        number: of the list of the reminders, or `LAST`.
        every: whether all the reminders are meant, where none is named.
        spoken: whether they are called reminders: else « annule la 8 » is only said below them.
        refused: whether it is « pas la 8 », which may be of something else.
    """

    named: str
    number: int | None
    every: bool
    spoken: bool
    refused: bool


def read(phrases: Phrases, message: str) -> Unwanted | None:
    """Read « je ne veux plus du rappel de la 8 », « ne me rappelez plus la 3 », « annule la 8 ».

    Returns:
        None when nothing is cancelled, when it is only asked how, or when another is wished too.
    """
    words = phrases.reminders
    said = aside.without_leads(phrases, fold(message))
    text = re.sub(rf"^(?:{pattern(words.typed_please())})\s", "", said)
    if QUESTION_MARK in message and text == said:
        return None
    little = pattern(phrases.path.typed_little(), words.typed_remind_around())
    every = rf"(?P<every>(?:(?:{pattern(words.typed_every())}|{little})\s)*?)"
    below = f"(?P<refused>{pattern(words.typed_remind_not())})|{pattern(words.typed_cancel())}"
    called = rf"(?P<called>{pattern(words.typed_called())})"
    shapes = (
        rf"(?:{pattern(words.typed_unwanted())})\s{every}{called}\b(?P<named>.*)",
        rf"(?:{pattern(words.typed_unreminded())})(?P<every>)(?P<called>)(?P<named>\s.*)?",
        rf"(?:{below})(?P<every>)(?P<called>)\s(?P<named>.*)",
    )
    found = [(shape, match) for shape in shapes if (match := re.fullmatch(shape, text))]
    return _unwanted(phrases, *found[0], shapes) if found else None


def without(phrases: Phrases, text: str) -> str:
    """Return a folded text without a reminder cancelled at its end: « … et annule … »."""
    words, ands = text.split(), any_of(phrases.path.typed_and())
    for at in range(1, len(words)):
        told = read(phrases, " ".join(words[at:])) if words[at - 1] in ands else None
        if told and told.spoken and told.named:
            return " ".join(words[: at - 1])
    return text


def _unwanted(
    phrases: Phrases, shape: str, match: re.Match[str], shapes: tuple[str, ...]
) -> Unwanted | None:
    """Return what a matched text no longer wants; None when it is about no reminder."""
    words, named = phrases.reminders, (match["named"] or "").strip()
    nth = re.fullmatch(rf"(?:(?:{pattern(words.typed_nth())})\s)?(\w+)", named)
    number = list_place.place(phrases, nth[1]) if nth else None
    those, _, rest = named.partition(" ")
    so_many = those == phrases.lists.typed_those() and typed_path.count(phrases, rest) is not None
    if so_many or holds_any(named, words.typed_remind()):
        return None
    little = phrases.path.typed_little(), phrases.lists.typed_around()
    around = any_of(*little, words.typed_remind_around(), words.typed_every())
    several = {*match["every"].split()} & any_of(words.typed_every())
    return Unwanted(
        named=" ".join(word for word in named.split() if word not in around),
        number=number,
        every=bool(several) or match["called"].endswith(PLURAL) or shape == shapes[1],
        spoken=shape != shapes[-1],
        refused=bool(match.groupdict().get("refused")),
    )
