"""Numbers of steps as they are said: « la quatre », « la première étape », « 8 ok 9 ok »."""

import re
from collections.abc import Collection
from itertools import pairwise

from bot.journey import State
from handlers.forms import pattern, split
from handlers.typed import path as typed_path
from knowledge import Phrases

_ORDINAL = re.compile(r"\b(\d{1,2})(?:e|eme|re|ere|er)\b")


def in_figures(phrases: Phrases, text: str, names: Collection[str] = ()) -> str:
    """Return folded words where what tells a step is in figures; « un » and « une » are articles.

    « Les deux » are so many. Steps told one behind the other are parted by « et »: « 8 ok 9 ok »,
    « cpe oui bal non ».

    Args:
        phrases: the words of the path.
        text: what is read.
        names: of steps, each one word.
    """
    ordinals = split(phrases.path.typed_ordinals())
    behind = ["", *text.split()]
    words = [
        word
        if before == phrases.lists.typed_those()
        else _figure(phrases, ordinals, _second(phrases, before, word))
        for before, word in pairwise(behind)
    ]
    said = _ORDINAL.sub(r"\1", " ".join(words))
    path = phrases.path
    states = [path.typed[state]() for state in (State.DONE, State.DOING, State.TODO)]
    states += [label() for label in (*path.typed_numbered.values(), *path.typed_each.values())]
    opened = rf"(?:(?:{pattern(path.typed_the())})\s)?"
    named = "|".join([r"\d{1,2}", *names, pattern(path.typed_rest())])
    also, one = split(path.typed_and())[0], rf"(?:{named})\s(?:{pattern(*states)})"
    said = re.sub(rf"\b({one})\s(?={opened}{one}\b)", rf"\1 {also} ", said)
    return _refused_apart(phrases, said)


def counts(phrases: Phrases, text: str) -> bool:
    """Tell whether folded words say how many steps there are: « j'ai fait 7 étapes »."""
    plural = [word for word in split(phrases.path.typed_steps()) if word != typed_path.STEP_WORD]
    before = re.search(rf"(\w+)\s(?:{'|'.join(plural)})\b", text)
    return before is not None and typed_path.count(phrases, before[1]) is not None


def _refused_apart(phrases: Phrases, text: str) -> str:
    """Part « pas la 4 » from the step told before it: « j'ai fait la 3 pas la 4 »."""
    without, little = (
        pattern(label()) for label in (phrases.path.typed_without, phrases.path.typed_little)
    )
    also = split(phrases.path.typed_and())[0]
    return re.sub(rf"(\d)\s(?=(?:{without})\s(?:(?:{little})\s)*\d)", rf"\1 {also} ", text)


def _second(phrases: Phrases, before: str, word: str) -> str:
    """Return « deuxième » for « la seconde », which is no time then."""
    the, seconds = split(phrases.path.typed_the())[0], split(phrases.lists.typed_second())
    return split(phrases.path.typed_ordinals())[1] if before == the and word in seconds else word


def _figure(phrases: Phrases, ordinals: list[str], word: str) -> str:
    """Return a word, in figures when it numbers a step."""
    if word in ordinals:
        return str(ordinals.index(word) + 1)
    number = typed_path.count(phrases, word)
    return word if number in {None, 1} else str(number)
