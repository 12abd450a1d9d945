"""Several steps told in one message: « j'ai déjà rpps et cps », « étapes 1 à 3 faites »."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.journey import Journey, LeftOut, State, StepView
from handlers.forms import folded, pattern, split
from handlers.typed import aside, excepted, figures
from handlers.typed import path as typed_path
from handlers.typed import profile as typed_profile
from knowledge import Base, Phrases, Step, parts
from knowledge.text import fold

LONGEST_UNKNOWN = 2
"""Words of what is told unknown among steps, at most: longer, the whole is another message."""

LEAST_LETTERS = 3
"""Letters of a word that stands for a step, at least."""

_CUT = re.compile(r"[,;+&/\n]+|\.\s")
_NUMBER = re.compile(r"\b\d{1,2}\b", re.ASCII)
_RANGE = re.compile(r"(\d{1,2})\s*[-\u2013\u2014]\s*(\d{1,2})", re.ASCII)


@dataclass(frozen=True)
class Told:
    """What a message tells of steps.

    Attributes:
        states: of the steps told, in the order they were.
        unknown: the pieces that stand for no step, as they are folded.
    """

    states: dict[Step, State]
    unknown: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many things were told."""
        return len(self.states) + len(self.unknown)


@dataclass(frozen=True)
class _Piece:
    """A piece of a message: the state that it tells, if any, and the steps or the words left."""

    act: str
    rest: str
    steps: tuple[Step, ...] | None


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
    if parts.asks(text) or excepted.is_either(phrases, text):
        return None
    if typed_profile.understood(phrases, text):  # « j'ai un secrétariat » is of oneself
        return None
    views = sorted(
        journey.steps, key=lambda view: (view.step != shown, not view.concerned, view.anothers)
    )
    said = excepted.neither(phrases, text)
    told, but = excepted.parted(phrases, cut(phrases, said))
    pieces = [_piece(phrases, journey, views, each) for each in told]
    acts = [piece.act for piece in pieces if piece.act]
    if again and not acts and set(split(phrases.path.typed_also())) & set(fold(said).split()):
        acts = [again]
    if not acts or (said != text and not excepted.NOT_DONE.issuperset(acts)):
        return None
    states, unknown, act = dict[Step, State](), list[str](), acts[0]
    for piece in pieces:
        act = piece.act or act
        states |= {step: State(act) for step in piece.steps or ()}
        unknown += [piece.rest] if piece.steps is None else []
    for each in but:
        left_out = _piece(phrases, journey, views, each)
        if left_out.steps is None:
            return None
        states = excepted.without(states, left_out.steps, left_out.rest)
    short = all(len(words.split()) <= LONGEST_UNKNOWN for words in unknown)
    return Told(states, tuple(unknown)) if states and short else None


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
    act, rest = (asked.act, asked.rest) if asked.act in {*State} else ("", said)
    if excepted.is_of_a_patient(phrases, said, marked=bool(act)):
        return _Piece(act or State.DONE, rest, None)
    have = re.match(rf"(?:{pattern(phrases.path.typed_have())})\b", rest)
    if have and act in {"", State.DONE}:
        act, rest = State.DONE, rest[have.end() :].strip()
        rest = re.sub(rf"^(?:(?:{pattern(phrases.path.typed_received())})\s)+", "", rest)
    known = _first(phrases, journey, rest)
    little = {*split(phrases.path.typed_little()), *split(phrases.path.typed_this())}
    named = [word for word in rest.split() if word not in little]
    if known is None and named and named[0] in split(phrases.path.typed_without()):
        lacking = _steps(views, named[1:])
        return _Piece(act, rest, None if lacking is None else ())
    return _Piece(act, rest, _steps(views, named) if known is None else known)


def _first(phrases: Phrases, journey: Journey, text: str) -> tuple[Step, ...] | None:
    """Read « les trois premières », « de 1 à 3 », « jusqu'à la 3 », « toutes les étapes »."""
    views, path = journey.concerned, phrases.path
    if text in folded(path.typed_all_steps()):
        return tuple(view.step for view in views)
    to, until, firsts = map(pattern, (path.typed_to(), path.typed_until(), path.typed_first()))
    steps, little = pattern(path.typed_steps()), pattern(path.typed_little())
    match = re.search(rf"\b([a-z0-9]+)\s(?:(?:{steps})\s)?(?:{firsts})\b", text)
    if match and (count := typed_path.count(phrases, match[1])):
        return tuple(view.step for view in views[:count])
    opens, ends = rf"(?:(\d{{1,2}})\s(?:{to})|(?:{until}))", rf"(?:(?:{little})\s)*(\d{{1,2}})"
    match = re.search(rf"\b{opens}\s{ends}$", text)
    if match is None:
        return None
    first, last = int(match[1] or 1), int(match[2])
    unsaid = [view for view in journey.steps if view.left_out is LeftOut.UNSAID]
    told = [one.step for one in [*views, *unsaid] if first <= one.step.number <= last]
    return tuple(sorted(told, key=lambda step: step.number))


def _steps(views: Sequence[StepView], words: Sequence[str]) -> tuple[Step, ...] | None:
    """Return the steps that words name, one behind the other; None when some name none."""
    found, at = list[Step](), 0
    while at < len(words):
        ends = range(len(words), at, -1)
        named = ((end, step) for end in ends if (step := _named(views, words[at:end])))
        end, step = next(named, (0, None))
        if step is None:
            return None
        found.append(step)
        at = end
    return tuple(found)


def _named(views: Sequence[StepView], words: Sequence[str]) -> Step | None:
    """Return the step of a number, or the first whose title holds the words."""
    if len(words) == 1 and words[0].isdigit():
        number = int(words[0])
        return next((view.step for view in views if view.step.number == number), None)
    if len("".join(words)) < LEAST_LETTERS or any(word.isdigit() for word in words):
        return None
    held = (view.step for view in views if set(words) <= set(fold(view.step.title).split()))
    return next(held, None)
