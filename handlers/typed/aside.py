"""Words beside what is told of a step, which change nothing: « finalement », « hier »."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.journey import State
from handlers.forms import any_of, folded, holds_any, joined, pattern, shortened, split
from handlers.typed import excepted
from handlers.typed import path as typed_path
from knowledge import Phrases, parts
from knowledge.text import fold, fold_all

LONGEST = 6
"""Words that tell when a step was done, at most: « il y a une quinzaine de jours »."""

AGREES = ("e", "es")
"""Ends of what agrees with a step told before: « commandée », « faites », but not « fini »."""

MOST_TAIL = 3
"""Words that add nothing at the end, at most: « avec mon logiciel »."""

PERCENT = "%"

TOLD = {State.DOING, State.DONE}
"""The states of which one may tell since when they are so."""

_TWICE = re.compile(r"([b-df-hj-np-tv-z])\1")
_WORD = re.compile(r"(?<![\w'’])\w+(?![\w'’])")
_CLAUSE = re.compile(r"[,;.]\s")


def without_leads(phrases: Phrases, text: str) -> str:
    """Return a folded text without the words that lead up to it: « finalement j'ai fini … »."""
    leads = pattern(phrases.path.typed_leads(), phrases.lists.typed_around())
    return re.sub(rf"^(?:(?:{leads})(?:\s|$))+", "", text).strip()


def spelt(phrases: Phrases, text: str) -> str:
    """Return a text with abbreviations about steps spelt out: « g fini la 8 », « faitte »."""
    short, states = shortened(phrases.path.typed_short()), phrases.path.typed_state()
    doubled, known = _doubled(states), split(states)
    found = _WORD.findall(text)
    words = {
        word: short.get(said) or (said not in known and doubled.get(_single(said))) or word
        for word, said in zip(found, fold_all(found), strict=True)
    }
    return _WORD.sub(lambda word: words[word[0]], text)


@lru_cache(maxsize=1)
def _doubled(states: str) -> dict[str, str]:
    """Return the states by how they are written without double consonants: « comence »."""
    return {_single(state): state for state in split(states)}


def _single(word: str) -> str:
    """Return a folded word with each double consonant written once: « faitte », « finni »."""
    return _TWICE.sub(r"\1", word)


def just_done(phrases: Phrases, text: str) -> str:
    """Return « j'ai fini la 4 », folded, for « je viens de finir la 4 »."""
    path = phrases.path
    done, have = shortened(path.typed_just_done()), split(path.typed_have())[0].replace(" ", "'")
    told = re.sub(
        rf"\b(?:{pattern(path.typed_just())})\s({'|'.join(done)})\b",
        lambda just: f"{have} {done[just[1]]}",
        said := fold(text),
    )
    return text if told == said or parts.asks(text) else told


def without_tail(phrases: Phrases, text: str) -> str:
    """Return a text without idle words after the state it tells: « en cours du coup »."""
    words, tails = text.split(), folded(phrases.path.typed_tails())
    for size in range(min(MOST_TAIL, len(words) - 1), 0, -1):
        told = " ".join(words[:-size])
        ends = fold(" ".join(words[-size:])) in tails and not parts.asks(text)
        if ends and _told(phrases, told, -1):
            return without_tail(phrases, told)
    return text


def without_past(phrases: Phrases, text: str) -> str:
    """Return a text without the moment at which a step was done or begun: « c'est fait hier ».

    It is unchanged when it asks something or wishes a reminder, whose day is to come; when the day
    is not that of what is done, « la 8 est faite, la 9 lundi »; or when it may be to come: « la 8
    commence lundi ». Nor is « à 80 % » a day.
    """
    wishes = holds_any(fold(text), phrases.reminders.typed_remind())
    if wishes or PERCENT in text or parts.asks(text):
        return text
    words, around = text.split(), split(phrases.lists.typed_around())
    while len(words) > 1 and fold(words[-1]) in around:
        del words[-1]
    planned = _is_planned(phrases, words)
    past, folded_words = _past(phrases, planned=planned), fold_all(words)
    for size in range(min(LONGEST, len(words) - 1), 0, -1):
        ended, begun = " ".join(words[:-size]), " ".join(words[size:])
        last = joined(folded_words[-size:])
        dated = past.fullmatch(last) or (not planned and _is_the_day(phrases, ended, last))
        if dated and _tells(phrases, ended, -1):
            return ended
        if past.fullmatch(joined(folded_words[:size])) and _tells(phrases, begun, 0):
            return begun
    return text


def _is_the_day(phrases: Phrases, told: str, last: str) -> bool:
    """Tell whether the last words are a day: « commandée le 12 », unlike « fini le 8 ».

    A participle that agrees with the step before it is followed by no other step.
    """
    typed, first = phrases.dates.typed, folded(phrases.dates.first_of_month())
    before = any_of(typed["before"]()) - any_of(typed["before_no_day"]())
    way, _, number = last.partition(" ")
    agrees = told.casefold().endswith(AGREES)
    numbers = number in first or re.fullmatch(r"\d{1,2}", number) is not None
    return agrees and way in before and numbers


def _tells(phrases: Phrases, text: str, place: int) -> bool:
    """Tell whether the first or the last clause of a text tells a state done or begun."""
    return _told(phrases, text, place) in TOLD


def _told(phrases: Phrases, text: str, place: int) -> str:
    """Return what the first or the last clause tells, and maybe who did it; or nothing."""
    clause = without_leads(phrases, fold(_CLAUSE.split(text)[place]))
    if typed_path.tells_received(phrases, clause):
        return State.DONE
    did = excepted.whoever_did(phrases, clause)
    return typed_path.wish(phrases, did, phrases.path.typed_numbered).act


def _is_planned(phrases: Phrases, words: Sequence[str]) -> bool:
    """Tell whether words may announce something to do: « commence », unlike « commencé »."""
    said = {word.casefold() for word in words}
    return not said.isdisjoint(split(phrases.path.typed_planned()))


def _past(phrases: Phrases, *, planned: bool) -> re.Pattern[str]:
    """Return a pattern for moments in the past: « lundi dernier », « il y a 3 jours ».

    « Lundi », « le 15 mars » may also be to come: with `planned`, they are not matched.
    """
    dates, words = phrases.dates, phrases.dates.typed
    days, months, past = map(pattern, (dates.days(), dates.months(), phrases.path.typed_past()))
    units = pattern(*(words[name]() for name in ("days", "weeks", "months", "years")))
    count = rf"(?:\d+|{pattern(words['one'](), words['counts']())})"
    since = pattern(words["ago"](), phrases.path.typed_since())
    before = pattern(words["before"]())
    number = rf"(?:\d{{1,2}}|{pattern(dates.first_of_month())})"
    day = rf"(?:(?:{days})\s)?{number}\s(?:{months})(?:\s20\d\d)?|(?:{days})"
    month = rf"(?:{pattern(words['start_of_month']())})\s(?:{months})?\s?(?:20\d\d)?"
    dated = rf"(?:(?:{before})\s)?(?:{day})|{month}"
    since_then = rf"(?:{since})\s(?:{count}\s(?:{units})|20\d\d|{past}|{dated})"
    sure = rf"(?:{past}|{since_then})(?:\s(?:{past}))?|(?:{dated})\s(?:{past})"
    return re.compile(sure if planned else rf"{sure}|{dated}")
