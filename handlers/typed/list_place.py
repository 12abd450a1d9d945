"""A place in a list, in words: « la deuxième », « le 2 svp », « la dernière »."""

import re
from collections.abc import Sequence

from handlers.forms import any_of, folded, holds_any, split, words_of
from handlers.said import LAST
from handlers.scene import Scene
from handlers.shown import signs
from handlers.typed import date
from knowledge import Phrases
from knowledge.matching.amending import amended
from knowledge.text import fold

_CLAUSE = re.compile(r"[,;.]")
_NUMBERED = re.compile(r"(\d{1,2})([a-z]*)")


def read(scene: Scene, text: str) -> int | None:
    """Return the place, from 1, that a whole message names, `LAST` for the last; or None.

    Words around it add nothing: « je prends la 2 »; in « non, pas la 2, la 3 », the last one is
    meant. « Une » is an article, and numbers beyond the named places are none: « le 15 ». Where a
    day may be told, « le 2 » is one, except below the list of all steps; at the counter, « deux »
    says how many identities there are.
    """
    phrases, words = scene.phrases, scene.phrases.lists
    ways = [words.typed_around(), words.typed_place_around()]
    listed = scene.chosen_from or scene.before.startswith(signs.LIST)
    around = words_of(*ways, *([words.typed_place_also()] if listed else []))
    told = fold(amended(text)).split()
    said = [word for word in told if word not in around]
    dated = scene.before.startswith(signs.OF_STEPS) and scene.before != signs.STEPS
    if len(said) != 1 or (dated and _is_a_day(scene, told)):
        return None
    counts = (
        [] if scene.before.startswith(signs.COUNTER) else split(phrases.dates.typed["counts"]())
    )
    return place(phrases, said[0], counts)


def several(phrases: Phrases, text: str, count: int) -> list[int]:
    """Return the places, from 1, of several choices, among so many, that a message names.

    « La 1 et la 3 », « les deux » of two, « toutes »; nothing when one is not in the list, nor for
    a single one, which is a place. In « la 1 oui, la 2 non », only the first.
    """
    words, clauses = phrases.lists, [one for one in _CLAUSE.split(text) if one.strip()]
    wanted = [clause for clause in clauses if not _refuses(phrases, clause)]
    refused, text = len(wanted) < len(clauses), " ".join(wanted)
    those = words.typed_those()
    forms = (words.typed_around(), words.typed_place_around(), words.typed_place_also())
    around = any_of(*forms, those)
    told = fold(text).split()
    said = [word for word in told if word not in around]
    if said in [[way] for way in folded(words.typed_all())]:
        return list(range(1, count + 1))
    counts = split(phrases.dates.typed["counts"]())
    read = [place(phrases, word, counts) for word in said]
    places = [count if one == LAST else one for one in read]
    if those in told and places == [count]:
        return list(range(1, count + 1))
    known = [place for place in places if place is not None and 1 <= place <= count]
    alone = len(known) == 1 and not refused
    return [] if alone or len(known) < len(places) else list(dict.fromkeys(known))


def _refuses(phrases: Phrases, clause: str) -> bool:
    """Tell whether a clause refuses a choice: « la 2 non », « pas la 2 », unlike « non »."""
    words = fold(clause).split()
    without = any_of(phrases.path.typed_without())
    return len(words) > 1 and (words[-1] in split(phrases.lists.typed_no()) or words[0] in without)


def _is_a_day(scene: Scene, told: list[str]) -> bool:
    """Tell whether folded words are a day: « le 2 », unlike « la 2 »."""
    text = " ".join(told)
    feminine = holds_any(text, scene.phrases.path.typed_the())
    return not feminine and date.read(scene.phrases, text, scene.now.date()) is not None


def place(phrases: Phrases, word: str, counts: Sequence[str] = ()) -> int | None:
    """Read « première », « 2e », or one of the counts from two: « deux »."""
    words = phrases.lists
    if word in folded(words.typed_last()):
        return LAST
    if word in folded(words.typed_first()):
        return 1
    if word in folded(words.typed_second()):
        return 2
    named = folded(words.typed_places())
    number = _NUMBERED.fullmatch(word)
    if number and number[2] in {"", *folded(words.typed_place_ends())}:
        return int(number[1]) if 1 <= int(number[1]) <= len(named) + 1 else None
    places = next((forms for forms in (named, counts) if word in forms), None)
    return places.index(word) + 2 if places else None
