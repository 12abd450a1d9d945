"""What a message tells of steps beside a reminder: « rappelle-moi la 2 demain et note la 1 »."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.journey import State
from handlers.forms import begun_by, ended_by, folded, holds_any, pattern, split
from handlers.typed import aside, excepted, name_and_state, step_numbers, unwanted
from handlers.typed import path as typed_path
from knowledge import Base, Phrases, parts
from knowledge.text import fold

MOST = 8
"""Commas and « et » of a message that tells both, at most: longer, it is another one."""


@dataclass(frozen=True)
class Both:
    """A message that does two things.

    Attributes:
        of_reminders: what it says of a reminder that is wished, or not wanted any more.
        of_steps: what it tells of the state of some steps.
    """

    of_reminders: str
    of_steps: str


def read(phrases: Phrases, base: Base, text: str) -> Both | None:
    """Part what is told of steps from the reminder wished before it, or cancelled beside it.

    « Rappelle-moi lundi, la 5 est en cours » names the step of the reminder: it is one act. What
    is told before a wish is read with it (`handlers.reminders.wished`), but for « note la 1 ».
    """
    words, parted = phrases.reminders, _parted(phrases, text)
    reminds = holds_any(fold(text), words.typed_remind(), words.typed_called())
    if not (parted and reminds) or len(parted) > MOST or parts.asks(text):
        return None
    for first, last in parted:
        clause, *others = clauses(phrases, last)
        if tells(phrases, base, clause) or _tells_together(phrases, [clause, *others]):
            told = Both(first, last)
            return told if _is_of_a_reminder(phrases, base, first) else None
        if _is_cancelled(phrases, last) or (wishes(phrases, last) and _notes(phrases, first)):
            return Both(last, first) if tells(phrases, base, first) else None
    return None


def _parted(phrases: Phrases, text: str) -> list[tuple[str, str]]:
    """Return every way to cut a message in two, at its commas and « et »."""
    cuts = [found.span() for found in between(phrases).finditer(text)]
    return [(text[:begin], text[end:]) for begin, end in cuts if text[:begin] and text[end:]]


def clauses(phrases: Phrases, text: str) -> list[str]:
    """Return a text cut at its commas and « et », each clause with what stands before it."""
    ends = [found.start() for found in between(phrases).finditer(text)]
    return [text[begin:end] for begin, end in pairwise([0, *ends, len(text)])]


def unread(phrases: Phrases, base: Base, text: str) -> list[str]:
    """Return the clauses that tell of no step and of no reminder."""
    return [
        clause
        for clause in clauses(phrases, text)
        if not (tells(phrases, base, clause) or wishes(phrases, clause))
        and not (_is_cancelled(phrases, clause) or step_numbers.read(phrases, clause).numbers)
    ]


def between(phrases: Phrases) -> re.Pattern[str]:
    """Return what may stand between two things told in one message: a comma, « et », « mais »."""
    ands = pattern(phrases.path.typed_and())
    return re.compile(rf"[\s,;.]+(?:{ands})\s+|[,;.]\s+", re.IGNORECASE)


def tells(phrases: Phrases, base: Base, clause: str) -> bool:
    """Tell whether a clause tells the state of a step: « note la 1 », unlike « la 9 à faire ».

    « Mais pas la 1 » is about the reminder; « la 1 sont faites » also about the step before.
    """
    if wishes(phrases, clause):
        return False
    if _notes(phrases, clause):
        return True
    numbers = step_numbers.read(phrases, clause).numbers
    said = aside.without_leads(phrases, fold(clause))
    if excepted.refuses(phrases, said) or (len(numbers) == 1 and _is_of_several(phrases, said)):
        return False
    named = step_numbers.one(phrases, clause)
    to_do = folded(phrases.path.typed[State.TODO]())[0]
    told = named is not None and named.act in {*State} and not ended_by(said, to_do)
    several = len(numbers) > 1 and holds_any(said, phrases.path.typed_state())
    received = typed_path.tells_received(phrases, clause) and _names(base, clause)
    return told or several or received or name_and_state.is_told(phrases, base, clause)


def _notes(phrases: Phrases, clause: str) -> bool:
    """Tell whether a clause is « note la 1 », of which it may not say the state."""
    begun = begun_by(fold(clause), phrases.path.typed_noting())
    return bool(begun and step_numbers.read(phrases, clause).numbers)


def _tells_together(phrases: Phrases, told: Sequence[str]) -> bool:
    """Tell whether « la 1 » and « la 4 sont faites » follow one another."""
    *bare, last = [step_numbers.read(phrases, clause) for clause in told]
    return (
        bool(bare and last.numbers)
        and _is_of_several(phrases, fold(last.rest))
        and all(one.numbers and not one.rest for one in bare)
    )


def _is_of_several(phrases: Phrases, said: str) -> bool:
    """Tell whether a folded clause tells of several steps: « la 4 sont faites »."""
    path = phrases.path
    return holds_any(said, path.typed_are()) or said.endswith(split(path.typed_plural()))


def _is_of_a_reminder(phrases: Phrases, base: Base, text: str) -> bool:
    """Tell whether a text wishes a reminder of a named step, or cancels a reminder."""
    if _is_cancelled(phrases, text):
        return True
    named = step_numbers.read(phrases, text).numbers or _names(base, text)
    return bool(named) and wishes(phrases, text)


def _names(base: Base, text: str) -> bool:
    """Tell whether a text holds the short name of a step: « cps »."""
    return holds_any(fold(text), *(fold(step.id) for step in base.steps.values()))


def wishes(phrases: Phrases, text: str) -> bool:
    """Tell whether a text asks to be reminded."""
    words, said = phrases.reminders, aside.without_leads(phrases, fold(text))
    return holds_any(said, words.typed_remind()) or bool(
        begun_by(said, words.typed_remind_first())
    )


def _is_cancelled(phrases: Phrases, text: str) -> bool:
    told = unwanted.read(phrases, text)
    return told is not None and told.spoken
