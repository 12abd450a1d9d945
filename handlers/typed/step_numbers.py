"""Steps named by number, and what is said of them: « étape 4 finie », « la 8 et la 9 »."""

import re
from dataclasses import dataclass
from itertools import zip_longest

from bot.journey import State
from handlers.forms import any_of, folded, holds_any, split
from handlers.said import Said
from handlers.typed import aside
from handlers.typed.path import STEP_WORD, Wish, count, count_unless_article, wish
from knowledge import Phrases, parts
from knowledge.text import fold, fold_all

PLURAL = "s"
"""The end of what announces several: « les étapes »."""

_MARKS = re.compile(r"([,;+&])")
_RANGE = re.compile(r"(\d)\s*[-\u2013\u2014]\s*(\d)", re.ASCII)

LONGEST = 8
"""Words of what names a step and is not understood, at most: longer, it is another message."""

LONGEST_TOLD = 11
"""Words of what names a step by « la 4 », without the word, at most."""


@dataclass(frozen=True)
class Named:
    """A step named by its number; there may be no such step.

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
    """Tell whether a text that asks nothing announces something to do: « je commence la 8 »."""
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


def one(phrases: Phrases, text: str) -> Named | None:
    """Read the only step that is named by its number, with or without « étape »."""
    return numbered(phrases, text) or by_number(phrases, text)


def _named(
    phrases: Phrases, number: int, before: list[str], after: list[str], *, asks: bool
) -> Named:
    """Read what is said before and after the words that name a step."""
    words, little = phrases.path, split(phrases.path.typed_little())
    who, whole = phrases.practice, " ".join([*before, *after])
    if whole in any_of(who.typed_me(), who.typed_not_me(), who.typed_the_other()):
        return Named(number, None, whole)  # « c'est moi la 7 »
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


@dataclass(frozen=True)
class Those:
    """The numbers that name steps in a text, in order, and the text without them."""

    numbers: tuple[int, ...]
    rest: str


def read(phrases: Phrases, text: str) -> Those:
    """Read the numbers after « la » or « les étapes », whether or not such steps exist.

    « Le 8 » is a day, « dans 8 jours » a time; so are « la 8 au 15 », « la 8 à 15 heures ». « Les
    deux cartes » are not steps.
    """
    opens, to = any_of(phrases.path.typed_those()), split(phrases.path.typed_to())
    numbers, rest, held, joined = list[int](), list[str](), list[str](), ""
    opened = several = False
    words = _words(text, to[0])
    for word, said, then in zip_longest(words, fold_all(words), words[1:], fillvalue=""):
        how_many = not said.isdecimal() and held and fold(held[-1]) == phrases.lists.typed_those()
        called = bool(held) and fold(held[-1]) in split(phrases.path.typed_the())
        of_step = count if called else count_unless_article  # « la une »
        number = of_step(phrases, said) if opened and not how_many else None
        a_day = joined in to and _is_a_time(phrases, then)
        a_day = a_day or (joined in to[1:] and not several)
        if number is not None and not a_day:
            first = numbers[-1] + 1 if numbers and joined in to else number
            numbers += [*range(first, number), number]
            held, joined = [], ""
        elif said and opens.issuperset(said.split()):
            held, opened = [*held, word], True
            several = several or said.endswith(PLURAL)
        elif opened and numbers and (not said or said in [*to, *split(phrases.path.typed_and())]):
            held, joined = [*held, word], said
        else:
            rest, held, joined, opened = [*rest, *held, word], [], "", False
    return Those(tuple(dict.fromkeys(numbers)), " ".join([*rest, *held]))


def _is_a_time(phrases: Phrases, word: str) -> bool:
    """Tell whether a word makes the number before it a day or an hour: « mars », « h »."""
    return fold(word) in folded(phrases.dates.months(), phrases.dates.typed["hour"]())


def _words(text: str, to: str) -> list[str]:
    """Return the words and signs of a text: « 8-10 » is read as « 8 à 10 »."""
    parted = _RANGE.sub(lambda found: f"{found[1]} {to} {found[2]}", text)
    return _MARKS.sub(lambda found: f" {found[1]} ", parted).split()
