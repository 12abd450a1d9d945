"""A question behind what is told of a step: « la 4 est faite et c'est quoi la 5 ? »."""

from dataclasses import dataclass

from handlers.forms import begun_by, holds_any
from handlers.typed import beside_reminder, step_numbers
from knowledge import Phrases, parts
from knowledge.text import fold

SHORTEST = 3
"""Fewest words of a question that is not about a step: « non ? » asks what was just told."""

LONGEST = 8
"""Words that ask about a step, at most, without its number: longer, they may ask anything."""


@dataclass(frozen=True)
class Clauses:
    """A message that tells something, then asks something.

    Attributes:
        told: what it tells, of a step or of a reminder.
        asked: the question behind it, as it was typed.
        number: that of the step that is asked about; None for any other question.
    """

    told: str
    asked: str
    number: int | None


def read(phrases: Phrases, text: str) -> list[Clauses]:
    """Return every way to part a message in what it tells and what it asks, the first first.

    Nothing in one with more commas than a message that tells two things has.
    """
    cuts = [found.span() for found in beside_reminder.between(phrases).finditer(text)]
    if len(cuts) > beside_reminder.MOST:
        return []
    parted = ((text[:begin].strip(), text[end:].strip()) for begin, end in cuts)
    return [
        Clauses(first, last, number)
        for first, last in parted
        if first and last and _is_told(phrases, first)
        if (number := _step_asked(phrases, last)) or _is_a_question(phrases, last)
    ]


def _is_told(phrases: Phrases, text: str) -> bool:
    """Tell whether a clause asks nothing, and supposes nothing: « si la 4 est faite »."""
    supposes = begun_by(fold(text), phrases.path.typed_supposing())
    return not supposes and not parts.asks(text)


def _step_asked(phrases: Phrases, text: str) -> int | None:
    """Return the number of the step that a clause asks about: « c'est quoi la 5 ».

    « Et la 5 ? », « la 5 aussi ? », « la 5 est faite ? » may ask whether what is told is so.
    """
    path, those = phrases.path, step_numbers.read(phrases, text)
    said = fold(those.rest)
    asks = parts.asks(those.rest) or holds_any(said, path.typed_what())
    doubts = holds_any(said, path.typed_also(), path.typed_state(), path.typed_good())
    doubts = doubts and not holds_any(said, path.typed_asks_what())
    few = 0 < len(said.split()) <= LONGEST
    named = those.numbers if asks and few and not doubts else ()
    return named[0] if len(named) == 1 else None


def _is_a_question(phrases: Phrases, text: str) -> bool:
    """Tell whether a clause asks about no step: its numbers would be of those told before it."""
    numbers = step_numbers.read(phrases, text).numbers
    return parts.asks(text) and not numbers and len(text.split()) >= SHORTEST
