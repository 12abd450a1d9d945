"""Numbers of steps as they are said: « la quatre », « la première étape », « 8 ok 9 ok »."""

import re

from bot.journey import State
from handlers.forms import folded, split
from handlers.typed import path as typed_path
from knowledge import Phrases

_ORDINAL = re.compile(r"\b(\d{1,2})(?:e|eme|re|ere|er)\b")


def in_figures(phrases: Phrases, text: str) -> str:
    """Return folded words where what tells a step is in figures; « un » and « une » are articles.

    Steps told one behind the other are parted by « et »: « 8 ok 9 ok ».
    """
    ordinals = split(phrases.path.typed_ordinals())
    words = [_figure(phrases, ordinals, word) for word in text.split()]
    said = _ORDINAL.sub(r"\1", " ".join(words))
    forms = folded(*(phrases.path.typed[state]() for state in (State.DONE, State.DOING)))
    told = "|".join(sorted(forms, key=len, reverse=True))
    one = rf"\d{{1,2}}\s(?:{told})"
    also = split(phrases.path.typed_and())[0]
    return re.sub(rf"\b({one})\s(?={one}\b)", rf"\1 {also} ", said)


def _figure(phrases: Phrases, ordinals: list[str], word: str) -> str:
    """Return a word, in figures when it numbers a step."""
    if word in ordinals:
        return str(ordinals.index(word) + 1)
    number = typed_path.count(phrases, word)
    return word if number in {None, 1} else str(number)
