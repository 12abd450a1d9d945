"""What is told beside steps: « toutes sauf la 4 », « ma secrétaire a fait la 4 et la 5 »."""

import re
from collections.abc import Mapping, Sequence

from bot.journey import State
from handlers.forms import any_of, holds_any, pattern, split
from handlers.said import QUESTION_MARK
from knowledge import Phrases, Step, parts
from knowledge.text import fold

NOT_DONE = {State.TODO, State.NOT_CONCERNED}
"""What « non plus » can go on with."""


def parted(phrases: Phrases, pieces: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part folded pieces at « sauf »: what is told, and the steps that it is not told of.

    « Au moins la 3 », « plus ou moins faite » except none.
    """
    no_but = rf"\b(?:{pattern(phrases.path.typed_no_except())})\b"
    but = rf"\b(?:{pattern(phrases.path.typed_except())})\b"
    for at, piece in enumerate(pieces):
        first, *others = [piece] if re.search(no_but, piece) else re.split(but, piece, maxsplit=1)
        if others:
            told, left_out = [*pieces[:at], first], [*others, *pieces[at + 1 :]]
            return [one.strip() for one in told if one.strip()], [one.strip() for one in left_out]
    return list(pieces), []


def without(states: Mapping[Step, State], steps: Sequence[Step], named: str) -> dict[Step, State]:
    """Return the states without those of some steps, and of all whose titles hold the last word.

    « Sauf la messagerie » names the first of two: neither is told to be done.
    """
    word = named.split()[-1:]
    held = [step for step in states if not word or word[0] in fold(step.title).split()]
    return {step: told for step, told in states.items() if step not in {*steps, *held}}


def whoever_did(phrases: Phrases, text: str) -> str:
    """Return a folded text from « fait » or « commandé » on: it holds whoever did it."""
    doers, has = pattern(phrases.path.typed_doers()), pattern(phrases.path.typed_has())
    told = phrases.path.typed
    done = pattern(told[State.DONE](), told[State.DOING]())
    return re.sub(rf"^(?:(?:{doers})\s)+(?:{has})\s(?=(?:{done})\b)", "", text)


def without_doer(phrases: Phrases, text: str) -> str:
    """Return a folded message without the person who did a step: whoever it was, it is done.

    « C'est ma secrétaire qui a fait la 4 », « la 4 a été faite par mon associé ».
    """
    path, said = phrases.path, fold(text)
    doers, has, done = map(pattern, (path.typed_doers(), path.typed_has(), path.typed_did()))
    by, it_is, who = map(pattern, (path.typed_by(), path.typed_it_is(), path.typed_who()))
    one = rf"(?:{it_is})\s(?:(?:{doers})\s)+(?:{who})\s(?:(?:l|les)\s)?(?:{has})\s(?={done})"
    told = re.sub(rf"(?<!\S)(?:{one})", "", said)
    told = re.sub(rf"\b({done})\s(?:{by})\s(?:{doers})(?:\s(?:{doers}))*$", r"\1", told)
    return text if told == said or QUESTION_MARK in text else told


def asks(phrases: Phrases, text: str) -> bool:
    """Tell whether a text asks; « c'est ma secrétaire qui fait la 4 » does not."""
    path = phrases.path
    doers = pattern(path.typed_doers(), phrases.practice.typed_of_member())
    it_is, who = pattern(path.typed_it_is()), pattern(path.typed_who())
    told = re.sub(rf"\b(?:{it_is})\s(?:(?:{doers}|\d+)\s)+(?:{who})\b", "", said := fold(text))
    return QUESTION_MARK in text or parts.asks(text if told == said else told)


def tells_done(phrases: Phrases, text: str) -> bool:
    """Tell whether a text says that somebody did something: « ma secrétaire a fait la 5 »."""
    has, did = pattern(phrases.path.typed_has()), pattern(phrases.path.typed_did())
    return re.search(rf"\b(?:{has})\s(?:{did})\b", fold(text)) is not None


def registered(phrases: Phrases, text: str) -> str:
    """Return « j'ai inscrit » for « je suis inscrite »: it names a step that is done."""
    path = phrases.path
    am, words = pattern(path.typed_am()), path.typed_registered()
    have = f"{split(path.typed_have())[0]} {split(words)[0]}"
    return re.sub(rf"^(?:{am})\s(?:{pattern(words)})\b", have, text)


def is_of_a_patient(phrases: Phrases, text: str, *, marked: bool) -> bool:
    """Tell whether a folded piece is about a patient, or something of theirs.

    « J'ai un patient », « j'ai reçu la carte d'un patient », « j'ai fait une consultation »: no
    step is done. It is `marked` when it holds the name of a state: « j'ai fait l'identité ».
    """
    path = phrases.path
    theirs, one = path.typed_of_patients(), pattern(phrases.dates.typed["one"]())
    received = holds_any(text, path.typed_received())
    any_of_them = re.search(rf"\b(?:{one})\s(?:{pattern(theirs)})\b", text) is not None
    had = not marked and re.match(rf"(?:{pattern(path.typed_have())})\b", text) is not None
    return (received or any_of_them or had) and holds_any(text, theirs)


def is_either(phrases: Phrases, text: str) -> bool:
    """Tell whether a text leaves open which of two numbers it means: « la 5 ou la 6 ».

    « Pas la 8 la 7 » may put the 7 in place of the 8.
    """
    path, said = phrases.path, fold(text)
    either, little, without = map(
        pattern, (path.typed_or(), path.typed_little(), path.typed_without())
    )
    one = rf"(?:(?:{little})\s)*\d{{1,2}}"
    apart = re.search(
        rf"\b(?:{without})\s{one}\s(?!(?:{pattern(path.typed_and())})\b){one}$", said
    )
    return apart is not None or re.search(rf"\d\s(?:{either})\s{one}", said) is not None


def neither(phrases: Phrases, text: str) -> str:
    """Return a text with « aussi » for « non plus », and « et la 9 » for « ni la 9 ».

    Only after something not done: « j'ai fait la 8, la 9 non plus » contradicts itself.
    """
    ways, also = pattern(phrases.path.typed_neither()), split(phrases.path.typed_also())[0]
    nor, little = pattern(phrases.path.typed_nor()), pattern(phrases.path.typed_little())
    together = f"{split(phrases.path.typed_and())[0]} "
    also_not = rf"\b(?:{nor})\s(?=(?:(?:{little})\s)?\d)"
    text = re.sub(also_not, together, text, flags=re.IGNORECASE)
    return re.sub(rf"\b(?:{ways})\b", also, text, flags=re.IGNORECASE)


def refuses(phrases: Phrases, text: str) -> bool:
    """Tell whether a folded piece is « pas la 8 », which may set step 8 against another."""
    path = phrases.path
    without, little = pattern(path.typed_without()), pattern(path.typed_little())
    return re.fullmatch(rf"(?:{without})\s(?:(?:{little})\s)*\d{{1,2}}", text) is not None


def objects(phrases: Phrases, text: str, piece: str) -> bool:
    """Tell whether a folded piece qualifies what a text tells: « faite, mais mal faite »."""
    but = pattern(phrases.profile.typed_but())
    return re.search(rf"\b(?:{but})\s{re.escape(piece)}\b", fold(text)) is not None


def takes_back(phrases: Phrases, text: str) -> bool:
    """Tell whether a folded piece corrects the one before: « la 7 est faite, non la 8 »."""
    correcting = pattern(phrases.path.typed_correcting())
    behind = re.match(rf"(?:{correcting})(?:\s|$)", text)
    return behind is not None and not refuses(phrases, text[behind.end() :])


def denies(phrases: Phrases, text: str) -> bool:
    """Tell whether a folded text only says that something is not done: « elle l'a pas reçue ».

    Whoever has not done it, it is not. A step that is named, or anything else, is read elsewhere.
    """
    path, words = phrases.path, text.split()
    not_done = [any_of(path.typed_without()), any_of(path.typed_did()), any_of(path.typed_has())]
    little = any_of(path.typed_doers(), path.typed_undo_before(), path.typed_not_around())
    said = little.union(*not_done)
    return said.issuperset(words) and not any(one.isdisjoint(words) for one in not_done)
