"""A message as it is read: spelt out, without its politeness, who did what it tells, or when."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from handlers.forms import any_of, holds_any, joined, shortened
from handlers.said import QUESTION_MARK, Said
from handlers.scene import Scene
from handlers.typed import alike, aside, excepted, secretary_card
from knowledge import Phrases, parts
from knowledge.text import fold, fold_all

LONGEST = 9
"""Words that only ask politely, at most: « je vous serais reconnaissante de bien vouloir »."""


def said(scene: Scene, message: Said) -> Said:
    """Return a message with only what it tells left in it; most are as they are typed."""
    phrases, base = scene.phrases, scene.knowledge.base
    bluntly = _bluntly(phrases, message.text)
    ticked = alike.also(phrases, base, alike.ticked(phrases, base, bluntly))
    spelt = aside.just_done(phrases, aside.spelt(phrases, ticked))
    did = aside.without_tail(phrases, excepted.without_doer(phrases, spelt))
    undated = aside.without_past(phrases, did)
    text = secretary_card.as_step(scene, undated)
    if text == message.text:
        return message
    return replace(message, text=text, dated=undated != did)


def _bluntly(phrases: Phrases, text: str) -> str:
    """Return a text without the words that only ask politely, nor then its question mark.

    « Pourriez-vous me dire si la 4 est faite ? » is still a question.
    """
    path, words = phrases.path, text.split()
    opens, ends = shortened(path.typed_polite()), any_of(path.typed_polite_behind())
    said, meant = fold_all(words), ""
    asked_if = any_of(path.typed_asking_if())
    while not _first(said, asked_if) and (size := _first(said, opens)):
        meant = opens[joined(said[:size])]
        said = said[size:]
    words = words[len(words) - len(said) :]
    asks = len(words) < len(text.split())
    while size := _last(said, ends):
        said, words = said[:-size], words[:-size]
    if size := _first(said, asked_if):
        return f"{' '.join(words[size:])} {QUESTION_MARK}"
    told = " ".join([*meant.split(), *words])
    if not words or told == " ".join(text.split()):
        return text
    bare = told.replace(QUESTION_MARK, "").strip()
    indirect = holds_any(fold(bare), path.typed_indirect())
    return bare if asks and not indirect and not parts.asks(bare) else told


def _first(said: Sequence[str], forms: Collection[str]) -> int:
    """Return how many of the first folded words are one of some forms, the most; 0 for none."""
    sizes = range(min(LONGEST, len(said) - 1), 0, -1)
    return next((size for size in sizes if joined(said[:size]) in forms), 0)


def _last(said: Sequence[str], forms: Collection[str]) -> int:
    sizes = range(min(LONGEST, len(said) - 1), 0, -1)
    return next((size for size in sizes if joined(said[-size:]) in forms), 0)
