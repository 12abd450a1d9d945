"""Numbers of steps in words: « la quatre », « la première étape », « 8 ok 9 ok »."""

import re
from collections.abc import Collection
from functools import lru_cache
from itertools import pairwise

from bot.journey import State
from handlers.forms import KEPT, any_of, folded, pattern, places, split
from handlers.typed import path as typed_path
from knowledge import Phrases, parts
from knowledge.text import fold


def in_figures(phrases: Phrases, text: str, names: Collection[str] = ()) -> str:
    """Return folded words with numbers of steps in figures; « un », « une » are articles.

    « Les deux » is a count. Steps that follow one another are joined by « et »: « 8 ok 9 ok »,
    « la 3 pas la 4 »; so are one-word names, « cpe oui bal non ».
    """
    path, those = phrases.path, phrases.lists.typed_those()
    numbered = [
        word if before == those else _figure(phrases, before, word)
        for before, word in pairwise(["", *text.split()])
    ]
    ordinal = rf"\b(\d{{1,2}})(?:{pattern(phrases.lists.typed_place_ends())})\b"
    said = re.sub(ordinal, r"\1", " ".join(numbered))
    states = [path.typed[state] for state in (State.DONE, State.DOING, State.TODO)]
    states += [*path.typed_numbered.values(), *path.typed_each.values()]
    behind = _behind(
        frozenset(names), path.typed_the(), path.typed_rest(), *(state() for state in states)
    )
    apart = f" {split(path.typed_and())[0]} "
    said = behind.sub(lambda found: f"{found[1]}{apart}", said)
    without, little = pattern(path.typed_without()), pattern(path.typed_little())
    return re.sub(rf"(?<=\d)\s(?=(?:{without})\s(?:(?:{little})\s)*\d)", apart, said)


@lru_cache(maxsize=KEPT)
def _behind(names: Collection[str], the: str, rest: str, *states: str) -> re.Pattern[str]:
    """Return a pattern for a step and its state, before another one with its own."""
    opened, named = rf"(?:(?:{pattern(the)})\s)?", "|".join([r"\d{1,2}", *names, pattern(rest)])
    one = rf"(?:{named})\s(?:{pattern(*states)})"
    return re.compile(rf"\b({one})\s(?={opened}{one}\b)")


def counts(phrases: Phrases, text: str) -> bool:
    """Tell whether folded words say how many steps there are: « j'ai fait 7 étapes »."""
    plural = [word for word in split(phrases.path.typed_steps()) if word != typed_path.STEP_WORD]
    before = re.search(rf"(\w+)\s(?:{'|'.join(plural)})\b", text)
    return before is not None and typed_path.count(phrases, before[1]) is not None


def _figure(phrases: Phrases, before: str, word: str) -> str:
    """Return a word in figures if it numbers a step: « la une »; « la seconde » is no time."""
    place = places(phrases.path.typed_ordinals()).get(word)
    if place is None and word in split(phrases.lists.typed_second()):
        place = 1 if before == split(phrases.path.typed_the())[0] else None
    if place is not None:
        return str(place + 1)
    numbers = before in split(phrases.path.typed_the())
    count = typed_path.count if numbers else typed_path.count_unless_article
    number = count(phrases, word)
    return word if number is None else str(number)


def is_everything(phrases: Phrases, text: str) -> bool:
    """Tell whether a message says « everything », or how much, and not which steps are done."""
    around = any_of(phrases.lists.typed_around())
    said = " ".join(word for word in fold(text).split() if word not in around)
    everything = said in folded(phrases.path.typed_everything())
    done = typed_path.wish(phrases, said).act == State.DONE
    return not parts.asks(text) and (everything or (done and counts(phrases, said)))
