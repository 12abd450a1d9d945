"""The name of a step with its state: « en cours cpe », « j'ai mon rpps depuis 10 ans »."""

import re
from operator import or_

from bot.journey import State
from handlers.forms import folded, holds_any, pattern, split
from handlers.typed import aside, ordered
from handlers.typed import piece as typed_piece
from knowledge import Base, Phrases, Step, parts
from knowledge.text import fold

ALREADY = "deja"
"""The word of « j'ai déjà la CPS », unlike « j'ai une CPS », which may begin a question."""


INFINITIVE = "er"
"""The end of the short name of a step that is what one does: « consulter »."""


def is_told(phrases: Phrases, base: Base, text: str) -> bool:
    """Tell whether each piece of a message is so: then it is about steps, wherever typed."""
    unled = (aside.without_leads(phrases, one) for one in typed_piece.cut(phrases, text))
    pieces = [one for one in unled if one]
    told = [_is_told(phrases, base, one, alone=len(pieces) == 1) for one in pieces]
    names = (_is_name(phrases, base, one, verbs=True) for one in pieces)
    return any(told) and not parts.asks(text) and all(map(or_, told, names))


def _is_told(phrases: Phrases, base: Base, text: str, *, alone: bool) -> bool:
    """Tell whether a piece is a name and a state.

    « Consulter ok » may be of what was just answered; « cps ok » is of what one has. « J'ai déjà
    la cps », which stands `alone`, begins no question; nor « j'ai reçu ma cps », of a card.
    """
    since = rf"\s(?:{pattern(phrases.path.typed_since())})\s"
    said, *dated = re.split(since, text, maxsplit=1)
    said = re.sub(rf"\s(?:{pattern(phrases.path.typed_also())})$", "", said)
    names = _without(said, phrases.path.typed_bare())
    things = _without(said, phrases.path.typed_bare_things())
    having = rf"(?:{pattern(phrases.path.typed_have())})\s"
    have = re.match(having, said)
    if alone and have and (dated or ALREADY in said.split()):
        things.append(said[have.end() :])
    received = re.match(rf"{having}(?:(?:{pattern(phrases.path.typed_received())})\s)+", said)
    if received:
        card = named(phrases, base, said[received.end() :])
        return card is not None and ordered.can_be(phrases, card)
    return any(_is_name(phrases, base, one, verbs=True) for one in names) or any(
        _is_name(phrases, base, one) for one in things
    )


def names_numbers(phrases: Phrases, text: str) -> bool:
    """Tell whether numbers can only be of steps: « 7 à 10 faites », « 8 en cours ».

    « 8 fait », without agreement, may be about something else.
    """
    path, words = phrases.path, fold(text).split()
    around = {form for label in (path.typed_and, path.typed_to) for form in split(label())}
    others = [word for word in words if not word.isdecimal() and word not in around]
    if parts.asks(text) or len(others) == len(words):
        return False
    states = {*split(path.typed_state())}
    every = words[0] in split(path.typed_all_steps()) and not states.isdisjoint(words)
    agree = len(others) == 1 and others[0] in states and others[0].endswith(aside.AGREES)
    agree = agree or " ".join(others) == split(path.typed[State.DOING]())[0]
    return agree or (every and holds_any(" ".join(words), path.typed_except()))


def _without(said: str, ways: str) -> list[str]:
    """Return a folded text without each of some forms at its start or end."""
    parted, forms = f" {said} ", [f" {way} " for way in folded(ways)]
    left = (parted.removeprefix(form).removesuffix(form) for form in forms)
    return [one for one in left if one != parted]


def _is_name(phrases: Phrases, base: Base, text: str, *, verbs: bool = False) -> bool:
    """Tell whether folded words are the short name of a step, maybe with words of its title."""
    known = named(phrases, base, text)
    return known is not None and (verbs or not known.id.endswith(INFINITIVE))


def named(phrases: Phrases, base: Base, text: str) -> Step | None:
    """Return the step of which folded words are the short name, with words of its title."""
    words = [word for word in text.split() if word not in split(phrases.path.typed_little())]
    said = f" {' '.join(words)} "
    known = (
        one
        for one in base.steps.values()
        if f" {fold(one.id)} " in said and {*words} <= {*fold(f"{one.title} {one.id}").split()}
    )
    return next(known, None)
