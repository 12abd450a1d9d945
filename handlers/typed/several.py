"""Several steps in one message: « j'ai déjà rpps et cps », « étapes 1 à 3 faites »."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.journey import Journey, State, StepView
from handlers.forms import any_of, holds_any, split
from handlers.typed import excepted, figures, step_names, step_numbers
from handlers.typed import piece as typed_piece
from handlers.typed import profile as typed_profile
from handlers.typed.piece import Piece
from knowledge import Phrases, Step, parts
from knowledge.text import fold

LONGEST_UNKNOWN = 2
"""Words of what is told unknown among steps, at most: longer, the whole is another message."""


@dataclass(frozen=True)
class Told:
    """What a message tells about steps.

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


def read(
    phrases: Phrases,
    journey: Journey,
    text: str,
    shown: Step | None = None,
    again: State | None = None,
) -> Told | None:
    """Read the steps whose state a message tells; None when it says more, or asks.

    Words that several titles hold, « ma carte », mean the step `shown`; « la 2 aussi » tells
    `again` the state just told.
    """
    of_oneself = typed_profile.understood(phrases, text)  # « j'ai un secrétariat »
    unclear = excepted.is_either(phrases, text) or figures.counts(phrases, fold(text))
    if of_oneself or unclear or parts.asks(text):
        return None
    views = _likeliest_first(journey, shown, text)
    text = _told_behind(phrases, text)
    said = excepted.neither(phrases, text)
    told, but = excepted.parted(
        phrases, typed_piece.cut(phrases, said, typed_piece.names(journey))
    )
    apart = any(excepted.takes_back(phrases, each) for each in told[1:])
    apart = apart or any(_tells_who(phrases, each) for each in told)
    if apart or step_names.has_chapter_and_number(phrases, told):
        return None
    pieces = [typed_piece.read(phrases, journey, views, each) for each in told]
    unknown = [each for each, piece in zip(told, pieces, strict=True) if piece.steps is None]
    if any(excepted.objects(phrases, said, each) for each in unknown):
        return None
    also = holds_any(fold(said), phrases.path.typed_also())
    if shown and _is_of_shown(pieces, also=also):
        pieces[0] = replace(pieces[0], steps=(shown,), unfinished=pieces[0].act == State.TODO)
    acts = _acts(pieces, alone=said == text)
    acts = [again] if again and also and not acts else acts
    if not acts or (said != text and not excepted.NOT_DONE.issuperset(acts)):
        return None
    states = _noted(pieces, journey, acts[0], alone=said == text) or {}
    left_out = [typed_piece.read(phrases, journey, views, each) for each in but]
    if any(piece.steps is None for piece in left_out):
        return None
    return _told(phrases, text, pieces, _less(states, pieces, left_out))


def _less(
    states: dict[Step, State], pieces: Sequence[Piece], left_out: Sequence[Piece]
) -> dict[Step, State]:
    """Return the states without those of the steps that are lacking, or left out."""
    if any(len(piece.steps or ()) > 1 for piece in pieces):
        for piece in pieces:
            states = excepted.without(states, piece.lacks, piece.rest) if piece.lacks else states
    for piece in left_out:
        states = excepted.without(states, piece.steps or (), piece.rest)
    return states


def _tells_who(phrases: Phrases, piece: str) -> bool:
    """Tell whether a folded piece says who does a step, not its state: « la 5 c'est elle »."""
    words, named = phrases.practice, step_numbers.read(phrases, piece)
    return bool(named.numbers) and named.rest in any_of(words.typed_me(), words.typed_the_other())


def _told_behind(phrases: Phrases, text: str) -> str:
    """Return what is told after « j'ai avancé ce week-end : », which tells nothing itself."""
    before, colon, behind = text.partition(":")
    said, path = fold(before), phrases.path
    tells = holds_any(said, path.typed_steps(), path.typed_state())
    tells = tells or bool(typed_piece.NUMBER.search(before))
    return text if not colon or tells or len(said.split()) <= LONGEST_UNKNOWN else behind


def _told(
    phrases: Phrases, text: str, pieces: Sequence[Piece], states: dict[Step, State]
) -> Told | None:
    """Return what a message tells, and what names no step; None when that is long.

    « La 4 oui », alone, or « non la 2 et la 4 oui », leaves open what is told.
    """
    unknown = tuple(piece.rest for piece in pieces if piece.steps is None)
    short = all(len(words.split()) <= LONGEST_UNKNOWN for words in unknown)
    answered = any(piece.answers for piece in pieces)
    denies = fold(text).split()[:1] in [[way] for way in split(phrases.lists.typed_no())]
    if not states or not short or (answered and (denies or len(states) == 1)):
        return None
    return Told(states, unknown, answered)


def _is_of_shown(pieces: Sequence[Piece], *, also: bool) -> bool:
    """Tell whether a state told first is about the step shown: « c'est fait, la 7 aussi ».

    « C'est fait : la 7 et la 8 » is not.
    """
    others = (piece.act for piece in pieces[1:] if piece.steps and piece.act)
    return (
        bool(pieces)
        and pieces[0].is_alone
        and (also or any(each != pieces[0].act for each in others))
    )


def _likeliest_first(journey: Journey, shown: Step | None, text: str) -> list[StepView]:
    """Return the steps in the order in which words that several titles hold may mean them."""
    numbers = typed_piece.NUMBER.findall(text)
    return sorted(journey.steps, key=lambda view: _rank(view, shown, numbers))


def _rank(view: StepView, shown: Step | None, numbers: Sequence[str]) -> tuple[bool, ...]:
    """Return how unlikely words are to mean a step: « étape 6, carte commandée »."""
    numbered = str(view.step.number) in numbers
    done = view.state is State.DONE
    return not numbered, view.step != shown, not view.concerned, done, view.anothers


def _acts(pieces: Sequence[Piece], *, alone: bool) -> list[str]:
    """Return the states that pieces tell, except those told of one step `alone`.

    « Pas la 8 », among other steps, tells nothing about these; after « ni », it does.
    """
    acts = [piece.act for piece in pieces if piece.act and not (alone and piece.refuses)]
    refused = [piece.act for piece in pieces if piece.refuses]
    return acts or (refused if len(refused) == len(pieces) else [])


def _noted(
    pieces: Sequence[Piece], journey: Journey, act: str, *, alone: bool
) -> dict[Step, State] | None:
    """Return the states that pieces tell, each or one after another; None if two contradict.

    What is told of the other steps, « le reste », does not apply to those told beside it.
    """
    told, others, last = dict[Step, State](), dict[Step, State](), tuple[Step, ...]()
    before, unfinished = "", next((piece.unfinished for piece in pieces if piece.act), False)
    for piece in pieces:
        of_it = alone and piece.refuses
        state = State(piece.act if of_it else piece.act or act)
        if piece.is_alone and last and state != act:
            if {state, act} != {State.TODO, State.DOING}:
                return None
            told |= dict.fromkeys(last, State.DOING)
        last = (*(() if before and piece.act else last), *(piece.steps or ())) or last
        act, before = act if of_it else state, piece.act
        unfinished = piece.unfinished if piece.act else unfinished
        for step, view in _views(journey, piece):
            if of_step := replace(piece, unfinished=unfinished).told(view, state):
                (others if piece.whole else told)[step] = of_step
    return others | told


def _views(journey: Journey, piece: Piece) -> Iterator[tuple[Step, StepView]]:
    """Yield the steps of a piece, as they stand."""
    for step in piece.steps or ():
        if view := journey.view(step.id):
            yield step, view
