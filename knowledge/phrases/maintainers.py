"""The bot's words for maintainers."""

from dataclasses import dataclass
from typing import Annotated

from knowledge.phrases.named import each
from knowledge.phrases.reader import Label, Phrase


@dataclass(frozen=True)
class StatsPhrases:
    """/stats, and what a maintainer types instead of a command."""

    pointer: Phrase
    typed: Label
    writing: Phrase
    typed_writing: Label
    title: Annotated[Phrase, "date"]
    period: Annotated[Phrase, "days"]
    questions: Annotated[Phrase, "asked", "answer", "suggestions", "nothing"]
    share: Annotated[Phrase, "percent"]
    others: Annotated[Phrase, "opened", "smalltalk", "refused"]
    votes: Annotated[Phrase, "useful", "not_useful", "none"]
    people: Annotated[Phrase, "people", "steps"]
    served: Phrase
    disliked: Phrase
    entry: Annotated[Phrase, "number", "title", "count"]
    by_day: Phrase
    day: Annotated[Phrase, "day", "asked", "answer", "nothing"]
    reminders: Annotated[Phrase, "count"]
    note: Annotated[Phrase, "least"]
    caption: Annotated[Phrase, "days", "told"]
    busiest: Annotated[Phrase, "series", "day", "count"]
    quiet: Phrase
    picture_name: Label
    chart_title: Label
    chart_period: Annotated[Label, "days", "date"]
    outcome: Annotated[Label, "name", "count"]
    outcomes: Annotated[dict[str, Label], each("answer suggestions nothing refused")]


@dataclass(frozen=True)
class UnansweredPhrases:
    """/sans_reponse."""

    title: Annotated[Phrase, "days", "first", "last", "count"]
    group: Annotated[Phrase, "number", "count", "days"]
    near: Annotated[Phrase, "title", "percent"]
    was_near: Annotated[Phrase, "title"]
    nowhere: Phrase
    since: Annotated[Phrase, "title"]
    file: Annotated[Phrase, "path"]
    copy: Annotated[Label, "number"]
    previous: Label
    next: Label
    turn_hint: Phrase
    none: Annotated[Phrase, "days", "least"]
    rarer: Annotated[Phrase, "count"]
    note: Annotated[Phrase, "least"]
    little: Label
