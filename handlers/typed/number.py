"""A step named by its number, and what is said of it: « étape 4 finie », « la 4 aussi »."""

from dataclasses import dataclass

from bot.journey import State
from handlers.forms import any_of, folded, holds_any, split
from handlers.said import Said
from handlers.typed import aside
from handlers.typed.path import STEP_WORD, Wish, count, wish
from knowledge import Phrases, parts
from knowledge.text import fold

LONGEST = 8
"""Words of what names a step and is not understood, at most: longer, it is another message."""

LONGEST_TOLD = 11
"""Words of what names a step by « la 4 », without the word, at most."""


@dataclass(frozen=True)
class Named:
    """A step that is named by its number, which no step may have.

    Attributes:
        act: what is asked of it, as in `path.Wish`; None when that is not understood.
        rest: what is said of it, folded: « c est moi » in « la 5 c'est moi ».
        is_asked: whether its state is asked about, not told: « la 4 est faite ? ».
    """

    number: int
    act: str | None
    rest: str
    is_asked: bool = False


def plans(phrases: Phrases, text: str) -> bool:
    """Tell whether a text that asks nothing says what is to be done: « je commence la 8 »."""
    planned = holds_any(fold(text), phrases.path.typed_planned())
    return planned and not parts.asks(text)


def numbered(phrases: Phrases, text: str) -> Named | None:
    """Read « étape 4 », « je suis à l'étape quatre », « étape 12 en cours », « l'étape n° 4 ? ».

    Returns:
        None when no step is named by its number.
    """
    words = fold(text).split()
    at = words.index(STEP_WORD) + 1 if STEP_WORD in words else len(words)
    signs = split(phrases.path.typed_number())
    place = next((at + n for n, word in enumerate(words[at:]) if word not in signs), len(words))
    number = count(phrases, words[place]) if place < len(words) else None
    if number is None:
        return None
    return _named(phrases, number, words[: at - 1], words[place + 1 :], asks=parts.asks(text))


def by_number(phrases: Phrases, text: str) -> Named | None:
    """Read « la 4 est faite », « n° 5 en cours », « la douze c'est moi », « qui a fait la 4 ? ».

    Returns:
        None when no step, or several, are named so, or nothing else is said; or at length, or
        where something is told before: « pas fait, mais la 7 oui ».
    """
    words = aside.without_leads(phrases, fold(text)).split()
    opens = split(phrases.path.typed_the())
    numbers = {
        at: number
        for at, word in enumerate(words)
        if at and words[at - 1] in opens and (number := count(phrases, word))
    }
    if len(numbers) != 1 or len(words) > LONGEST_TOLD:
        return None
    ((at, number),) = numbers.items()
    if holds_any(" ".join(words[1 : at - 1]), phrases.path.typed_and()):
        return None
    named = _named(phrases, number, words[: at - 1], words[at + 1 :], asks=parts.asks(text))
    return named if named.rest else None


def _named(
    phrases: Phrases, number: int, before: list[str], after: list[str], *, asks: bool
) -> Named:
    """Read what is said before and after the words that name a step."""
    words, little = phrases.path, split(phrases.path.typed_little())
    while before and before[-1] in little:
        before = before[:-1]
    told, rest = [*before, *after], " ".join([*before, *after])
    also = split(words.typed_also())
    around = any_of(words.typed_around(), phrases.lists.typed_around())
    before_it = around | any_of(words.typed_undo_before(), words.typed_this())
    dated = any_of(words.typed_past())
    good = [word for word in after if word not in also and word not in dated]
    if " ".join(good) in folded(words.typed_good()) and before_it.issuperset(before):
        return Named(number, None if asks else State.DONE, rest, is_asked=asks)
    goes = any_of(words.typed_instead(), words.typed_going())
    if around.issuperset(told) or rest in goes:
        return Named(number, "", rest)
    bare = Said(rest, any_of(phrases.lists.typed_around())).bare
    wishes = (
        wish(phrases, " ".join(each), words.typed_numbered)
        for each in ([*before, *good], told, bare.split())
    )
    asked = next((one for one in wishes if one.act), Wish("", rest))
    if holds_any(asked.rest, words.typed_has()):
        before_it |= any_of(words.typed_has(), words.typed_doers())
    known = asked.act and before_it.issuperset(asked.rest.split())
    if known and asks:
        return Named(number, None, rest, is_asked=asked.act in {*State})
    opens = not asked.act and before_it.issuperset(told)
    return Named(number, asked.act if known or opens else None, rest)
