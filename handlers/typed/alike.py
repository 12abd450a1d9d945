"""What is told of steps by a drawing, or by likeness: « 1 ✅ 2 ❌ », « pareil pour la 5 »."""

import re

from handlers.forms import MEANS, pattern, split
from handlers.typed import figures
from knowledge import Base, Phrases
from knowledge.text import fold

_VARIANTS = re.compile(
    "[\N{VARIATION SELECTOR-16}\N{EMOJI MODIFIER FITZPATRICK TYPE-1-2}-"
    "\N{EMOJI MODIFIER FITZPATRICK TYPE-6}]"
)
"""What only changes the colour of a drawing."""


def ticked(phrases: Phrases, base: Base, text: str) -> str:
    """Return a text where what ticks steps is in words: « 1 ✅ » is « 1 fait ».

    It is left as it is where more is said than which steps: « merci ✅ ».
    """
    drawn = dict(form.split(MEANS, 1) for form in split(phrases.path.typed_ticks()))
    if drawn.keys().isdisjoint(text):
        return text
    told = re.sub("|".join(drawn), lambda sign: f" {drawn[sign[0]]} ", _VARIANTS.sub("", text))
    bare = fold(re.sub("|".join(drawn), " ", _VARIANTS.sub("", text))).split()
    return told if bare and all(_names(phrases, base, word) for word in bare) else text


def also(phrases: Phrases, base: Base, text: str) -> str:
    """Say « la 5 aussi », folded, for « pareil pour la 5 »; « c'est pareil » names no step."""
    path, said = phrases.path, figures.in_figures(phrases, fold(text))
    likes, ands = pattern(path.typed_alike()), pattern(path.typed_and())
    named = re.sub(rf"^(?:(?:{ands})\s)?(?:{likes})\s|\s(?:{likes})$", "", said)
    words, little = named.split(), {*split(path.typed_little()), *split(path.typed_and())}
    if named == said or little.issuperset(words):
        return text
    if not all(_names(phrases, base, word) for word in words):
        return text
    return f"{named} {split(path.typed_also())[0]}"


def _names(phrases: Phrases, base: Base, word: str) -> bool:
    """Tell whether a folded word names a step, or stands around its name."""
    names = {name for step in base.steps.values() for name in fold(step.id).split()}
    known = names.union(split(phrases.path.typed_little()), split(phrases.path.typed_and()))
    return word in known or (word.isdecimal() and len(word) <= len("12"))
