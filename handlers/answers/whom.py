"""Whom to call when the base has no answer: found by the subject that a question names."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from handlers.answers import answer_screens
from handlers.forms import KEPT, any_of, begun_by, folded
from handlers.keyboards import all_themes
from handlers.scene import Scene
from handlers.screens import Screen, screen
from knowledge import Html, Knowledge, Label, Nothing, Part, Phrases
from knowledge.matching.talk_kinds import LANGUAGE
from knowledge.parts import asks
from knowledge.text import fold

NEAR = 0.05
"""Probability of the nearest entry from which its theme is taken for that of the question."""
FOREIGN_WORDS = 2
"""Words of another language that make a message count as written in it."""
WHOLE = 4
"""Fewest words of a question that stands by itself."""
SHORTEST_PLURAL = 4
"""Fewest letters of a word whose final « s » makes no difference."""

_ACRONYM = re.compile(r"(?:\s[a-z]{1,3})?\s[a-z]{2,5}")
"""A folded word that may be an acronym, with its article."""


def nothing(scene: Scene, text: str, found: Nothing, intro: Html, *, after: bool) -> Screen:
    """Say that nothing answers a question, and who may; nobody when it is out of our field.

    To a question in English, say which language to write in. `after` an entry, the theme of that
    entry counts as the nearest.
    """
    words = scene.phrases.nothing
    if len(any_of(words.english()).intersection(fold(text).split())) >= FOREIGN_WORDS:
        return screen([scene.phrases.smalltalk[LANGUAGE]()])
    if _ACRONYM.fullmatch(_told_apart(words.acronym_typed(), fold(text))):
        return screen([words.unknown_acronym()], [[all_themes(scene.phrases)]])
    if named := subject(scene.phrases, text):
        themes = list(dict.fromkeys([*_theme(scene, named), *found.themes]))
        return answer_screens.nothing(
            scene.knowledge, themes, intro, contact(scene.knowledge, named)
        )
    if near := [*found.themes] if after else _nearest(scene, found):
        return answer_screens.nothing(scene.knowledge, near, intro)
    if _holds(words.about(), _spaced(fold(text))):
        return answer_screens.nothing(scene.knowledge, found.themes, intro, words.anyone())
    return screen([intro, words.outside()], [[all_themes(scene.phrases)]])


def is_another(phrases: Phrases, part: Part) -> bool:
    """Tell whether a complete question has no answer: « comment faire un arrêt de travail ? ».

    « Êtes-vous sûr de cette réponse ? » is about the last answer.
    """
    if part.after or not isinstance(part.outcome, Nothing) or not asks(part.text):
        return False
    words = fold(part.text).split()
    return len(words) >= WHOLE and any_of(phrases.nothing.pointing()).isdisjoint(words)


def _told_apart(ways: str, said: str) -> str:
    """Return the words whose meaning is asked; empty when it is not asked."""
    way = begun_by(said, ways)
    return said[len(way) :] if way else ""


def subject(phrases: Phrases, text: str) -> str:
    """Return the subject that a text names, or else the one it hints at; empty for neither."""
    said = _spaced(fold(text))
    words = phrases.nothing
    return _longest(words.words, said) or _longest(words.hints, said)


def contact(knowledge: Knowledge, named: str) -> Html:
    """Return who can help on a subject: its own contact, or that of its theme."""
    own = knowledge.phrases.nothing.of.get(named)
    return own() if own else answer_screens.contact_of(knowledge, named)


def _theme(scene: Scene, named: str) -> list[str]:
    """Return the theme of a subject: itself when it is a theme, or the one it belongs to."""
    within = scene.phrases.nothing.within.get(named)
    theme = within() if within else named
    return [theme] if theme in scene.base.themes else []


def _nearest(scene: Scene, found: Nothing) -> list[str]:
    """Return the theme of the nearest entry, if near enough and not for patients."""
    near = [one.id for one in found.candidates[:1] if one.score >= NEAR]
    entries, themes = scene.base.entries, scene.base.themes
    names = [entries[one].theme for one in near if one in entries]
    return [name for name in names if not themes[name].of_patients]


def _longest(table: Mapping[str, Label], said: str) -> str:
    """Return the subject whose longest form a text holds; empty when it holds none."""
    held = {name: _holds(label(), said) for name, label in table.items()}
    best = max(held, key=lambda name: held[name], default="")
    return best if held.get(best) else ""


def _holds(ways: str, said: str) -> int:
    """Return the length of the longest form that a text holds; 0 when it holds none."""
    return max((length for way, length in _all_spaced(ways) if way in said), default=0)


@lru_cache(maxsize=KEPT)
def _all_spaced(ways: str) -> Sequence[tuple[str, int]]:
    """Return each form as it is looked for, with its length."""
    return [(_spaced(way), len(way)) for way in folded(ways)]


def _spaced(words: str) -> str:
    """Return folded words between spaces, plurals reduced to singulars."""
    return f" {' '.join(_one(word) for word in words.split())} "


def _one(word: str) -> str:
    return word.removesuffix("s") if len(word) > SHORTEST_PLURAL else word
