"""The bot's words about what is chosen by number: lists of entries, questions of /ins."""

from dataclasses import dataclass
from typing import Annotated

from knowledge.phrases.reader import Label, Phrase


@dataclass(frozen=True)
class ListPhrases:
    """A numbered list of entries, and its buttons."""

    line: Annotated[Phrase, "number", "title"]
    choice: Annotated[Label, "number", "title"]
    hint: Phrase
    hint_group: Phrase
    typed_yes: Label
    typed_no: Label
    typed_around: Label
    typed_short: Label
    typed_first: Label
    typed_second: Label
    typed_places: Label
    typed_place_ends: Label
    typed_last: Label
    typed_place_around: Label
    typed_place_also: Label
    typed_following: Label
    typed_other: Label
    typed_again: Label
    again: Phrase
    which: Annotated[Phrase, "last"]
    which_one: Phrase
    typed_those: Label
    typed_all: Label
    aloud: Phrase
    where_to_tap: Phrase
    typed_where_to_tap: Label
    how_to_note: Phrase
    typed_how_to_note: Label
    typed_tapping: Label
    typed_blind: Label
    typed_choosing: Label
    typed_others: Label


@dataclass(frozen=True)
class CounterPhrases:
    """/ins: one question at a time, at the counter."""

    title: Phrase
    typed: Phrase
    typed_little: Label
    choice: Annotated[Label, "number", "label"]
    status: Annotated[Phrase, "status"]
    read: Phrase
    read_group: Phrase
    again: Label
    left: Phrase
    resume: Label
    absent: Phrase
    typed_first: Phrase
    back: Label
    which: Phrase
    later: Phrase
    resumed: Annotated[Phrase, "made"]
    made_between: Label
    usage: Phrase
    typed_usage: Label
    typed_resume: Label
    typed_yes: Label
    typed_no: Label
    typed_unsure: Label
    typed_lost: Label
    typed_done: Label
    typed_again: Label
    typed_open: Label
    typed_next: Label
    typed_back: Label
    typed_around: Label
    typed_alone: Label
    typed_deciding: Label
    typed_then: Label
    typed_now: Label
    done: Phrase
    then: Phrase
