"""What is said beside a step that is told, and changes nothing: « finalement », « hier »."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.journey import State
from handlers.forms import folded, pattern, shortened, split
from handlers.typed import path as typed_path
from knowledge import Phrases, parts
from knowledge.text import fold, fold_all

LONGEST = 6
"""Words that tell when a step was done, at most: « il y a une quinzaine de jours »."""

TOLD = {State.DOING, State.DONE}
"""The states of which one may tell since when they are so."""

_WORD = re.compile(r"(?<![\w'’])\w+(?![\w'’])")
_CLAUSE = re.compile(r"[,;.]\s")


def without_leads(phrases: Phrases, text: str) -> str:
    """Return a folded text without what leads up to what is told: « finalement j'ai fini … »."""
    leads = _leads(phrases.path.typed_leads(), phrases.lists.typed_around())
    return leads.sub("", text).strip()


@lru_cache(maxsize=1)
def _leads(typed: str, around: str) -> re.Pattern[str]:
    """Return what leads up to something, at the beginning of a folded text."""
    leads = "|".join(sorted((*folded(typed), *split(around)), key=len, reverse=True))
    return re.compile(rf"^(?:(?:{leads})(?:\s|$))+")


def spelt(phrases: Phrases, text: str) -> str:
    """Return a text with what is typed in short of steps spelt out: « g fini la 8 »."""
    short = shortened(phrases.path.typed_short())
    words = {word: fold(word) for word in _WORD.findall(text)}
    if short.keys().isdisjoint(words.values()):
        return text
    return _WORD.sub(lambda word: short.get(words[word[0]], word[0]), text)


def without_past(phrases: Phrases, text: str) -> str:
    """Return a text without when it tells that a step was done or begun: « c'est fait hier ».

    It is left as it is where it asks, wishes a reminder, whose day is to come, where the day is
    not of what is done, « la 8 est faite, la 9 lundi », or may come: « la 8 commence lundi ».
    """
    said = f" {fold(text)} "
    wishes = any(f" {way} " in said for way in folded(phrases.reminders.typed_remind()))
    if wishes or parts.asks(text):
        return text
    words, around = text.split(), split(phrases.lists.typed_around())
    while len(words) > 1 and fold(words[-1]) in around:
        del words[-1]
    past, folded_words = _past(phrases, planned=_is_planned(phrases, words)), fold_all(words)
    for size in range(min(LONGEST, len(words) - 1), 0, -1):
        ended, begun = " ".join(words[:-size]), " ".join(words[size:])
        if past.fullmatch(_joined(folded_words[-size:])) and _tells(phrases, ended, -1):
            return ended
        if past.fullmatch(_joined(folded_words[:size])) and _tells(phrases, begun, 0):
            return begun
    return text


def _joined(words: Sequence[str]) -> str:
    """Return folded words put end to end, but for signs, of which nothing is left."""
    return " ".join(filter(None, words))


def _tells(phrases: Phrases, text: str, place: int) -> bool:
    """Tell whether the first or the last clause of a text tells a state done or begun."""
    clause = without_leads(phrases, fold(_CLAUSE.split(text)[place]))
    received, numbered = typed_path.tells_received(phrases, clause), phrases.path.typed_numbered
    return received or typed_path.wish(phrases, clause, numbered).act in TOLD


def _is_planned(phrases: Phrases, words: Sequence[str]) -> bool:
    """Tell whether words may say what is to be done: « commence », unlike « commencé »."""
    said = {word.casefold() for word in words}
    return not said.isdisjoint(split(phrases.path.typed_planned()))


def _past(phrases: Phrases, *, planned: bool) -> re.Pattern[str]:
    """Return a pattern for the moments of the past: « lundi dernier », « il y a 3 jours ».

    « Lundi », « le 15 mars » may be to come as well: they are none of what is `planned`.
    """
    dates, words = phrases.dates, phrases.dates.typed
    days, months, past = map(pattern, (dates.days(), dates.months(), phrases.path.typed_past()))
    units = "|".join(pattern(words[name]()) for name in ("days", "weeks", "months", "years"))
    count = rf"(?:\d+|{pattern(words['one']())}|{pattern(words['counts']())})"
    since = pattern(f"{words['ago']()}|{phrases.path.typed_since()}")
    before = pattern(words["before"]())
    day = rf"(?:(?:{days})\s)?\d{{1,2}}(?:er)?\s(?:{months})(?:\s20\d\d)?|(?:{days})"
    month = rf"(?:{pattern(words['start_of_month']())})\s(?:{months})?\s?(?:20\d\d)?"
    dated = rf"(?:(?:{before})\s)?(?:{day})|{month}"
    since_then = rf"(?:{since})\s(?:{count}\s(?:{units})|20\d\d|{past}|{dated})"
    sure = rf"(?:{past}|{since_then})(?:\s(?:{past}))?|(?:{dated})\s(?:{past})"
    return re.compile(sure if planned else rf"{sure}|{dated}")
