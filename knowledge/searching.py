"""Plain search: from words to the entries that hold them, for people who prefer to look."""

import math
from collections import defaultdict
from collections.abc import Sized
from functools import lru_cache

from knowledge.entries import Base, Entry
from knowledge.markup import plain
from knowledge.text import fold

_WEIGHTS = {"title": 4.0, "short": 2.0, "variants": 1.5, "detail": 1.0}
"""What a word is worth by where it appears; only their order matters."""

_ENOUGH = 0.45
"""Entries whose score is under this share of the best one are left out."""

_SHORTEST_ROOT = 4
_SHORTEST_BEGUN = 3
"""Fewest letters of an unfinished word from which the words it begins are looked for."""

_MOST_WORDS = 12
"""Most words of a query that are looked for: a pasted text costs no more than a sentence."""


def search(base: Base, query: str, limit: int, *, typing: bool = False) -> list[str]:
    """Return the ids of the entries that hold the words of a query, best first.

    A word also stands for the words that it begins (« cart » for « carte »), whatever the accents
    and case; the rarer it is in the base, the more it counts. Nothing is found when no entry holds
    a word, or when the only words held are common ones beside unknown ones: « capitale du Pérou ».

    Args:
        base: what is searched.
        query: the words.
        limit: how many ids are returned, at most.
        typing: the last word may be unfinished: « vit » for « vitale ».
    """
    texts = {entry.id: _fields(entry) for entry in base.entries.values()}
    wanted = list(dict.fromkeys(fold(query).split()))[:_MOST_WORDS]
    begun = wanted[-1] if typing and wanted and query[-1].isalnum() else ""
    held = {
        word: _places(word, texts, _SHORTEST_BEGUN if word == begun else _SHORTEST_ROOT)
        for word in wanted
    }
    if not all(held.values()) and not any(_tells(places, texts) for places in held.values()):
        return []
    scores: defaultdict[str, float] = defaultdict(float)
    for places in held.values():
        rarity = math.log(1 + len(texts) / (1 + len(places)))
        for entry_id, weight in places.items():
            scores[entry_id] += weight * rarity
    best = max(scores.values(), default=0)
    ranking = sorted(scores.items(), key=lambda one: -one[1])
    ranked = [entry_id for entry_id, score in ranking if score >= best * _ENOUGH]
    return ranked[:limit]


def _tells(places: Sized, texts: Sized) -> bool:
    """Tell whether a word is held by some entries, but at most half of them."""
    return 0 < len(places) <= len(texts) / 2


def _places(
    word: str, texts: dict[str, dict[str, frozenset[str]]], shortest: int
) -> dict[str, float]:
    """Return what a word is worth in each text that holds it; its root has so many letters."""
    found = {
        entry_id: [_WEIGHTS[name] for name, words in fields.items() if _in(word, words, shortest)]
        for entry_id, fields in texts.items()
    }
    return {entry_id: max(weights) for entry_id, weights in found.items() if weights}


def _in(word: str, words: frozenset[str], shortest: int) -> bool:
    if word in words:
        return True
    root = word.rstrip("sx")
    return len(root) >= shortest and any(other.startswith(root) for other in words)


def _fields(entry: Entry) -> dict[str, frozenset[str]]:
    return {
        "title": _held(entry.title),
        "short": _held(entry.short),
        "detail": _held(entry.detail).union(*map(_held, entry.by_role.values())),
        "variants": _held("").union(*map(_held, entry.variants)),
    }


@lru_cache(maxsize=100_000)
def _held(text: str) -> frozenset[str]:
    """Return the words of a text of the base, cached; never called on what people type."""
    return frozenset(fold(plain(text)).split())
