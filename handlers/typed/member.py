"""Which member of a practice typed words mean: « la secrétaire », « membre 2 »."""

import re
from collections.abc import Sequence

from bot.journey import Member
from handlers.forms import any_of, begun_by, ended_by, folded, pattern, split
from handlers.practice import members
from handlers.profile.questions import ROLE
from handlers.said import QUESTION_MARK, Said
from handlers.typed import profile as typed_profile
from knowledge import Phrases
from knowledge.text import fold

SHORTEST = 3
"""Letters of a name, at least."""


def to_remove(phrases: Phrases, said: Said, those: Sequence[Member]) -> list[Member] | None:
    """Return the other members who may be meant by « retirer … », « … est partie ».

    Returns:
        None when nobody is to be removed, or when no member could be called so.
    """
    words, others = phrases.practice, [one for one in those if not one.me]
    text = fold(said.text.replace(QUESTION_MARK, " "))
    rest = _behind(text, words.typed_remove())
    if rest is None:
        rest = _before(text, words.typed_gone())
    if rest is None:
        return None
    if rest in {"", *split(words.typed_someone())}:
        return others
    return named(phrases, rest, others)


def named(phrases: Phrases, text: str, those: Sequence[Member]) -> list[Member] | None:
    """Return the members that folded words may mean: by number, or by profession.

    Returns:
        None when the words are neither a number nor a profession.
    """
    called = members.each_called(phrases, those)
    whole = [one for one in those if folded(called[one.number]) == (text,)]
    little = any_of(phrases.practice.typed_of_member())
    rest = [word for word in text.split() if word not in little]
    if len(rest) == 1 and rest[0].isdecimal():
        return [one for one in those if str(one.number) == rest[0]]
    role = typed_profile.understood(phrases, " ".join(rest)).get(ROLE)
    if not role:
        return whole or None
    return whole or [one for one in those if one.role == role]


def who_does(phrases: Phrases, text: str, those: Sequence[Member]) -> list[Member]:
    """Return who may be meant by « ma secrétaire s'en charge », « c'est à elle de le faire ».

    « Le docteur et moi », folded, means all of them.
    """
    told, ands = charged(phrases, text), pattern(phrases.path.typed_and())
    me = any_of(phrases.practice.typed_me())
    pieces = re.split(rf"\s(?:{ands})\s", text if told is None else told)
    found = list[Member]()
    for piece in pieces:
        mine = [one for one in those if one.me] if len(pieces) > 1 and piece in me else []
        found += mine or named(phrases, piece, those) or []
    return list(dict.fromkeys(found))


def is_told(phrases: Phrases, text: str) -> bool:
    """Tell whether folded words put a profession in charge: « ma secrétaire le fera »."""
    told = charged(phrases, text)
    return bool(told and typed_profile.understood(phrases, told).get(ROLE))


def is_by_name(phrases: Phrases, text: str) -> bool:
    """Tell whether folded words put someone in charge by name: « c'est Betty qui s'en occupe »."""
    told = _before(text, phrases.practice.typed_does()) or ""
    name = told.removeprefix(f"{split(phrases.path.typed_it_is())[0]} ")
    path, lists = phrases.path, phrases.lists
    little = any_of(path.typed_doubt(), path.typed_who(), lists.typed_around())
    return len(name) >= SHORTEST and " " not in name and name not in little


def charged(phrases: Phrases, text: str) -> str | None:
    """Return the folded words for whoever is put in charge; None when nobody is."""
    does = phrases.practice.typed_does()
    behind = _before(text, does)
    begun = _behind(text if behind is None else behind, does)
    return behind if begun is None else begun


def _behind(text: str, ways: str) -> str | None:
    """Return what follows some words; None when the text does not begin with them."""
    way = begun_by(text, ways)
    return text.removeprefix(way).strip() if way else None


def _before(text: str, ways: str) -> str | None:
    """Return what precedes some words; None when the text does not end with them."""
    way = ended_by(text, ways)
    return text.removesuffix(way).strip() if way else None
