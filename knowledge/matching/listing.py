"""Messages that list three questions or more, and how many they announce."""

import re
from collections.abc import Sequence

from knowledge.parts import SHORTEST, asks
from knowledge.sentences import sentences

LEAST = 3
"""Fewest questions of a list: two are told apart by `knowledge.matching.halving`."""

_NUMBERS = {"trois": 3, "quatre": 4, "cinq": 5, "six": 6} | {str(n): n for n in range(3, 10)}
_ANNOUNCED = re.compile(
    r"(?:[^\s?]+\s+){0,8}?(trois|quatre|cinq|six|[3-9])\s+(?:petites\s+|autres\s+)?"
    r"(?:questions|choses|points)(?:\s+[^\W\d_]+){0,3}?\s*[:.!\n]\s*",
    re.IGNORECASE,
)
"""« Bonjour, j'ai trois questions : »: few words before, a stop behind."""
_ITEM = re.compile(r"(?:^|(?<=[\s,;.:?!]))(?:[1-9]\s?[).°]|[-•*])\s+")
_WHETHER = re.compile(r"(?:et\s+)?s(?:i\s|['\u2019]ils?\s)", re.IGNORECASE)
"""The start of an item that asks without a sign: « je voudrais savoir : - si une boîte
suffit »."""
_LAST_COMMA = re.compile(r",\s*\Z")
_STRONG = re.compile(r"\s*[;\n]\s*")
_BEGINS = re.compile(
    r"(?:(?:a|\xe0|de|par|pour|dans|avec|en|sur|c['’]?est|c)\s+)?"
    r"(?:quoi|koi|(?:la|les?)?quel(?:le)?s?|comment|coment|cmt|combien|cb|quand|pourquoi|pk|o\xf9|"
    r"qui|est[- ]ce|esk|[a-z]+-(?:t-)?(?:ils?|elles?|on|je))\b",
    re.IGNORECASE,
)
"""The start of a question, in words."""
_COLON, _SIGN, _BLANK, _TWO = ":", "?", "\n\n", 2
_COMMA = re.compile(r"\s*,\s*(?:(?:et|puis|enfin)\s+)*", re.IGNORECASE)
_AND = re.compile(r"[\s,]+et\s+(?:enfin\s+|puis\s+)?", re.IGNORECASE)
_JOINS = re.compile(rf"(?:{_AND.pattern}|\s*,\s*)(?={_BEGINS.pattern})", re.IGNORECASE)


def announced(message: str) -> int:
    """Return how many questions a message announces; 0 below three, or when it does not say."""
    found = _ANNOUNCED.match(message)
    return _NUMBERS[found[1].casefold()] if found else 0


def listed(message: str) -> list[str]:
    """Return the questions that a message lists, in order; none when there are fewer than three.

    They are its sentences that ask, its numbered items, or clauses that all ask. In an announced
    list, the clauses need no question word.
    """
    found = _ANNOUNCED.match(message)
    told = message[found.end() :] if found else message
    items = _items(told)
    of_items = sum(map(_asks_as_item, items)) > 1 or _are_named(told, items)
    ways = [asking(told), items if of_items else []]
    ways += [_clauses(told, _NUMBERS[found[1].casefold()] if found else 0), joined(told)]
    return next((way for way in ways if len(way) >= LEAST and all(map(_says, way))), [])


def _are_named(message: str, items: Sequence[str]) -> bool:
    """Tell whether items only name what a lead announces: « il me faut : - une carte - … »."""
    lead = _ITEM.split(message)[0].rstrip()
    return lead.endswith(_COLON) and not any(map(asks, items))


def _asks_as_item(item: str) -> bool:
    return asks(item) or bool(_WHETHER.match(item))


def _items(message: str) -> list[str]:
    """Return the numbered items of a message; a lead such as « je voudrais savoir : » is not one.

    Any other lead, « ma secrétaire est nouvelle », is kept with the first item.
    """
    lead, *items = _ITEM.split(message)
    items = [_without_closing(one) for one in items if one.strip()]
    if not items or not lead.strip() or asks(lead):
        return [one for one in (lead, *items) if one.strip()]
    leads = lead.rstrip().endswith(_COLON)
    return items if leads else [f"{lead.strip()} {items[0]}", *items[1:]]


def _without_closing(item: str) -> str:
    """Return an item without its final comma, and without a closing after a blank line."""
    said, _, below = item.partition(_BLANK)
    return _LAST_COMMA.sub("", item if asks(below) else said)


def two(message: str) -> list[str]:
    """Return the two questions of a message, each with its question mark, or joined; or none."""
    signed = [one for one in asking(message) if one.rstrip().endswith(_SIGN)]
    if len(signed) == len(asking(message)) == _TWO:
        return signed
    clauses = joined(message)
    return clauses if len(clauses) == _TWO and all(map(_says, clauses)) else []


def asking(message: str) -> list[str]:
    """Return the sentences that ask, each with what is told before it."""
    found, before = [], ""
    for sentence in sentences(message):
        before = f"{before} {sentence.strip()}".strip()
        if asks(sentence) and _says(sentence):
            found.append(before)
            before = ""
    return found


def _clauses(message: str, count: int) -> list[str]:
    """Return the clauses of a message: as many as it announces, or all of them if all ask."""
    for clauses in (_STRONG.split(message), _COMMA.split(message), _last_cut(message)):
        kept = [one.strip() for one in clauses if one.strip()]
        if len(kept) >= LEAST and (
            len(kept) == count if count else all(map(_asks_in_words, kept))
        ):
            return kept
    return []


def joined(message: str) -> list[str]:
    """Return clauses joined by « et » or a comma that all begin with a question word; or none."""
    return [one.strip() for one in _JOINS.split(message)] if _BEGINS.match(message) else []


def _last_cut(message: str) -> Sequence[str]:
    """Return the parts between commas, the last one cut at its « et »: « a, b et c »."""
    *first, last = _COMMA.split(message)
    return [*first, *_AND.split(last, maxsplit=1)]


def _asks_in_words(clause: str) -> bool:
    """Tell whether a clause asks by a word: the final « ? » belongs to the whole sentence."""
    return asks(clause.rstrip(" ?\u00a0\u202f"))


def _says(text: str) -> bool:
    """Tell whether a text has enough words to ask something."""
    return sum(any(map(str.isalnum, word)) for word in text.split()) >= SHORTEST
