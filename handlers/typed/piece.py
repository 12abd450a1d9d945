"""A piece of a message about steps: « la 8 est faite », « pas la 9 », « le reste »."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from bot.journey import Journey, State, StepView
from handlers.forms import any_of, holds_any, pattern, split
from handlers.typed import aside, excepted, figures, step_names
from handlers.typed import path as typed_path
from handlers.typed.path import Wish
from knowledge import Phrases, Step
from knowledge.text import fold

NUMBER = re.compile(r"\b\d{1,2}\b", re.ASCII)
"""The number of a step."""

_BEGUN = (State.DOING, State.DONE)
"""What may be told of a name as of a number: « bal en attente », « cps bouclée »."""

_CUT = re.compile(r"[,;+&/\n]+|\.\s")
_RANGE = re.compile(r"(\d{1,2})\s*[-\u2013\u2014]\s*(\d{1,2})", re.ASCII)


@dataclass(frozen=True)
class Piece:
    """The state that a piece tells, if any, and the steps that it names or the words left.

    Attributes:
        steps: none where the state is told alone, « c'est fait »; None where words name no step.
        refuses: whether it is « pas la 8 ».
        answers: whether it is « la 8 oui ».
        unfinished: whether it is « la 8 pas finie »: what is under way stays so.
        whole: whether it names all the steps.
        others: whether it names the steps that are left: « le reste ».
        lacks: the steps named that it says are lacking: « pas la messagerie ».
    """

    act: str
    rest: str
    steps: tuple[Step, ...] | None
    refuses: bool = False
    answers: bool = False
    unfinished: bool = False
    whole: bool = False
    others: bool = False
    lacks: tuple[Step, ...] = ()

    @property
    def is_alone(self) -> bool:
        """Whether it tells a state and names no step: « c'est fait »."""
        return bool(self.act) and self.steps == ()

    def told(self, view: StepView, state: State) -> State | None:
        """Return the state that a step is told to have; None if the step is not meant.

        Neither « tout est en cours » nor « le reste n'est pas fait » is about what is done.
        """
        if self.unfinished and view.state is State.DOING:
            return State.DOING
        all_of_them = not self.whole or state is State.DONE
        if all_of_them or (state is State.TODO and not self.others):
            return state
        left = {State.TODO} if state is State.TODO else {*State} - {State.DONE}
        return state if view.state in left else None


def names(journey: Journey) -> frozenset[str]:
    """Return the one-word short names of steps: « cpe »."""
    ids = (fold(view.step.id) for view in journey.steps)
    return frozenset(name for name in ids if " " not in name)


def cut(phrases: Phrases, text: str, known: Collection[str] = ()) -> list[str]:
    """Cut a message at its commas and « et », or before a name; return the pieces, folded."""
    to = split(phrases.path.typed_to())[0]
    text = _RANGE.sub(lambda found: f"{found[1]} {to} {found[2]}", text)
    ands = pattern(phrases.path.typed_and())
    pieces = (
        one.strip()
        for piece in _CUT.split(text)
        for one in re.split(rf"\b(?:{ands})\b", figures.in_figures(phrases, fold(piece), known))
    )
    return [piece for piece in pieces if piece]


def read(phrases: Phrases, journey: Journey, views: Sequence[StepView], text: str) -> Piece:
    """Read a piece; what is said not to be so, « mais pas la cps », tells nothing."""
    text = excepted.whoever_did(phrases, excepted.registered(phrases, text))
    text = re.sub(rf"\s(?:{pattern(phrases.path.typed_also())})$", "", text)
    since = rf"\s(?:{pattern(phrases.path.typed_since())})\s.*"
    said = aside.without_leads(phrases, re.sub(since, "", text))
    asked, answers = _told(phrases, said, names(journey))
    unfinished = asked.act == typed_path.UNFINISHED
    act, rest = State.TODO if unfinished else asked.act, asked.rest
    if excepted.is_of_a_patient(phrases, said, marked=bool(act)):
        return Piece(act or State.DONE, rest, None)
    have = re.match(rf"(?:{pattern(phrases.path.typed_have())})\b", rest)
    if have and act in {"", State.DONE}:
        act, rest = State.DONE, rest[have.end() :].strip()
        rest = re.sub(rf"^(?:(?:{pattern(phrases.path.typed_received())})\s)+", "", rest)
    little = any_of(phrases.path.typed_little(), phrases.path.typed_this())
    named = [word for word in rest.split() if word not in little]
    kind = Piece(act, rest, None, answers=answers, unfinished=unfinished)
    if (known := step_names.first(phrases, journey, rest)) is not None:
        chapter = step_names.names_chapter(phrases, rest)
        whole = chapter or rest in split(phrases.path.typed_all_steps())
        denied = whole and holds_any(said, phrases.path.typed_without())
        others = denied or rest in split(phrases.path.typed_rest())
        return replace(kind, steps=known, whole=whole or others, others=others)
    if named and named[0] in split(phrases.path.typed_without()):
        lacking = step_names.steps(views, named[1:])
        return replace(kind, steps=() if lacking else None, lacks=lacking or ())
    steps = step_names.steps(views, named)
    return replace(kind, steps=steps, refuses=excepted.refuses(phrases, said))


def _told(phrases: Phrases, text: str, known: frozenset[str]) -> tuple[Wish, bool]:
    """Return the state that a folded piece tells, and whether only by « oui » or « non ».

    Far from any step, « pas encore » is only understood of a number or « le reste »; « oui »,
    « non » or « en attente », also of a name.
    """
    path = phrases.path
    others = holds_any(text, path.typed_rest())
    alone = text in split(path.typed_numbered[typed_path.UNFINISHED]())
    numbered = others or alone or NUMBER.search(text) is not None
    named = numbered or not known.isdisjoint(text.split())
    more = {act: path.typed_numbered[act] for act in (path.typed_numbered if numbered else _BEGUN)}
    asked = typed_path.wish(phrases, text, more if named else None)
    if not named:
        return (asked if asked.act in {*State} else Wish("", text)), False
    if asked.act in {*State, typed_path.UNFINISHED}:
        return asked, False
    answered = typed_path.wish(phrases, text, path.typed_each)
    told = not asked.act and answered.act in {*State}
    yes_or_no = {split(label())[0] for label in path.typed_each.values()}
    bare = told and not yes_or_no.isdisjoint(text.split())
    return (answered if told else Wish("", text)), bare
