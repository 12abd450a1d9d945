"""Several steps told in one message: « j'ai déjà rpps et cps », « étapes 1 à 3 faites »."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.journey import Journey, State, StepView
from handlers.forms import folded, pattern, split
from handlers.typed import aside, excepted, figures, naming
from handlers.typed import path as typed_path
from handlers.typed import profile as typed_profile
from knowledge import Base, Phrases, Step, parts
from knowledge.text import fold

LONGEST_UNKNOWN = 2
"""Words of what is told unknown among steps, at most: longer, the whole is another message."""

_CUT = re.compile(r"[,;+&/\n]+|\.\s")
_NUMBER = re.compile(r"\b\d{1,2}\b", re.ASCII)
_RANGE = re.compile(r"(\d{1,2})\s*[-\u2013\u2014]\s*(\d{1,2})", re.ASCII)


@dataclass(frozen=True)
class Told:
    """What a message tells of steps.

    Attributes:
        states: of the steps told, in the order they were.
        unknown: the pieces that stand for no step, as they are folded.
        answered: whether a state is only told by « oui » or « non »: « la 10 oui, la 11 non ».
    """

    states: dict[Step, State]
    unknown: tuple[str, ...]
    answered: bool

    @property
    def count(self) -> int:
        """How many things were told."""
        return len(self.states) + len(self.unknown)


@dataclass(frozen=True)
class _Piece:
    """A piece of a message: the state that it tells, if any, and the steps or the words left.

    Attributes:
        refuses: whether it is « pas la 8 ».
        answers: whether it is « la 8 oui ».
    """

    act: str
    rest: str
    steps: tuple[Step, ...] | None
    refuses: bool = False
    answers: bool = False


def read(
    phrases: Phrases,
    journey: Journey,
    text: str,
    shown: Step | None = None,
    again: State | None = None,
) -> Told | None:
    """Read which steps a message tells the state of.

    Args:
        phrases: the words of the path.
        journey: where the person stands.
        text: what was typed.
        shown: the step that words which several titles hold stand for: « ma carte ».
        again: the state just told, which « la 2 aussi » tells again.

    Returns:
        None when it asks, tells no state, names no step, or says more than that.
    """
    of_oneself = typed_profile.understood(phrases, text)  # « j'ai un secrétariat »
    if of_oneself or parts.asks(text) or excepted.is_either(phrases, text):
        return None
    views = sorted(journey.steps, key=lambda view: _rank(view, shown, _NUMBER.findall(text)))
    said = excepted.neither(phrases, text)
    told, but = excepted.parted(phrases, cut(phrases, said))
    if any(excepted.takes_back(phrases, each) for each in told[1:]):
        return None
    pieces = [_piece(phrases, journey, views, each) for each in told]
    acts = _acts(pieces, alone=said == text)
    if again and not acts and set(split(phrases.path.typed_also())) & set(fold(said).split()):
        acts = [again]
    if not acts or (said != text and not excepted.NOT_DONE.issuperset(acts)):
        return None
    states, unknown = _noted(pieces, acts[0], alone=said == text)
    for each in but:
        left_out = _piece(phrases, journey, views, each)
        if left_out.steps is None:
            return None
        states = excepted.without(states, left_out.steps, left_out.rest)
    short = all(len(words.split()) <= LONGEST_UNKNOWN for words in unknown)
    answered = any(piece.answers for piece in pieces)
    if answered and (len(states) == 1 or fold(text).split()[0] in split(phrases.lists.typed_no())):
        return None
    return Told(states, tuple(unknown), answered) if states and short else None


def _rank(view: StepView, shown: Step | None, numbers: Sequence[str]) -> tuple[bool, ...]:
    """Return how far a step is from what words may mean: « étape 6, carte commandée »."""
    numbered = str(view.step.number) in numbers
    return not numbered, view.step != shown, not view.concerned, view.anothers


def _acts(pieces: Sequence[_Piece], *, alone: bool) -> list[str]:
    """Return the states that pieces tell, but for those that are told of one step `alone`.

    « Pas la 8 », among other steps, tells nothing of these; behind « ni », it does.
    """
    acts = [piece.act for piece in pieces if piece.act and not (alone and piece.refuses)]
    refused = [piece.act for piece in pieces if piece.refuses]
    return acts or (refused if len(refused) == len(pieces) else [])


def _noted(
    pieces: Sequence[_Piece], act: str, *, alone: bool
) -> tuple[dict[Step, State], list[str]]:
    """Return the states that pieces tell, each or after one another, and what names no step."""
    states, unknown = dict[Step, State](), list[str]()
    for piece in pieces:
        of_it = alone and piece.refuses
        act = act if of_it else piece.act or act
        states |= {step: State(piece.act if of_it else act) for step in piece.steps or ()}
        unknown += [piece.rest] if piece.steps is None else []
    return states, unknown


def is_everything(phrases: Phrases, text: str) -> bool:
    """Tell whether a message says to have everything, not which steps are done."""
    around = frozenset(split(phrases.lists.typed_around()))
    words = [word for word in fold(text).split() if word not in around]
    return not parts.asks(text) and " ".join(words) in folded(phrases.path.typed_everything())


def is_bare(phrases: Phrases, base: Base, text: str) -> bool:
    """Tell whether a message is a step's name and its state, no more: « en cours cpe »."""
    said, little = f" {fold(text)} ", split(phrases.path.typed_little())
    for form in folded(phrases.path.typed_bare()):
        if said.startswith(f" {form} ") or said.endswith(f" {form} "):
            rest = said.replace(f" {form} ", " ").split()
            named = " ".join(word for word in rest if word not in little)
            if named in map(fold, base.steps):
                return not parts.asks(text)
    return False


def cut(phrases: Phrases, text: str) -> list[str]:
    """Cut a message at its commas and « et »; return the pieces folded."""
    text = _RANGE.sub(rf"\1 {split(phrases.path.typed_to())[0]} \2", text)
    ands = pattern(phrases.path.typed_and())
    pieces = (
        one.strip()
        for piece in _CUT.split(text)
        for one in re.split(rf"\b(?:{ands})\b", figures.in_figures(phrases, fold(piece)))
    )
    return [piece for piece in pieces if piece]


def _piece(phrases: Phrases, journey: Journey, views: Sequence[StepView], text: str) -> _Piece:
    """Read a piece; what is told not to be, « mais pas la cps », tells nothing."""
    text = excepted.whoever_did(phrases, excepted.registered(phrases, text))
    since = rf"\s(?:{pattern(phrases.path.typed_since())})\s.*"
    said = aside.without_leads(phrases, re.sub(since, "", text))
    numbers = _NUMBER.search(said)  # only of a number is « pas encore » told, far from any step
    asked = typed_path.wish(phrases, said, phrases.path.typed_numbered if numbers else None)
    answered = typed_path.wish(phrases, said, phrases.path.typed_each) if numbers else asked
    answers = not asked.act and answered.act in {*State}
    asked = answered if answers else asked
    act, rest = (asked.act, asked.rest) if asked.act in {*State} else ("", said)
    if excepted.is_of_a_patient(phrases, said, marked=bool(act)):
        return _Piece(act or State.DONE, rest, None)
    have = re.match(rf"(?:{pattern(phrases.path.typed_have())})\b", rest)
    if have and act in {"", State.DONE}:
        act, rest = State.DONE, rest[have.end() :].strip()
        rest = re.sub(rf"^(?:(?:{pattern(phrases.path.typed_received())})\s)+", "", rest)
    known = naming.first(phrases, journey, rest)
    little = {*split(phrases.path.typed_little()), *split(phrases.path.typed_this())}
    named = [word for word in rest.split() if word not in little]
    if known is None and named and named[0] in split(phrases.path.typed_without()):
        lacking = naming.steps(views, named[1:])
        return _Piece(act, rest, None if lacking is None else ())
    steps = naming.steps(views, named) if known is None else known
    return _Piece(act, rest, steps, excepted.refuses(phrases, said), answers)
