"""The bot's words about what it does not read, match or keep."""

from dataclasses import dataclass
from typing import Annotated

from knowledge.phrases.named import each
from knowledge.phrases.reader import Label, Phrase


@dataclass(frozen=True)
class RefusedPhrases:
    """What is neither matched nor kept."""

    personal: Phrase
    own: Phrase
    number: Phrase
    secret: Phrase
    personal_group: Phrase
    emergency: Phrase
    distress: Phrase
    still_at_risk: Phrase
    relieved: Phrase
    typed_whom: Label
    typed_relieved: Label
    typed_risk_around: Label
    typed_calling: Label
    clinical: Phrase
    delete: Label
    delete_album: Label
    examples: Label
    deleted: Phrase
    too_old: Phrase
    kept: Phrase
    typed_delete: Label
    typed_sorry: Label
    typed_kept: Label
    typed_allowed: Label


@dataclass(frozen=True)
class MediaPhrases:
    """What is not text."""

    voice: Phrase
    place: Phrase
    played: Phrase
    other: Phrase
    caption: Phrase
    no_question: Phrase
    typed_saying: Label
    typed_pointing: Label


@dataclass(frozen=True)
class QuestionPhrases:
    """Messages that are no question for the base."""

    too_long: Annotated[Phrase, "length", "limit"]
    left_out: Annotated[Phrase, "text"]
    missed: Phrase
    no_list: Phrase
    not_listed: Annotated[Phrase, "first", "last"]
    only_listed: Annotated[Phrase, "first"]
    no_list_group: Phrase
    no_choice_group: Phrase
    empty: Phrase
    empty_group: Annotated[Phrase, "name"]
    nothing_waits: Phrase
    typed_to_nothing: Label
    typed_mended: Label
    retired: Phrase
    joined: Phrase
    corrected: Phrase
    forwarded: Phrase
    unknown_command: Annotated[Phrase, "command"]
    nearest_command: Annotated[Phrase, "command", "nearest"]
    typed_commands: dict[str, Label]
    typed_click: Label
    spoken: Annotated[dict[str, Label], each("question exclamation semicolon comma named")]
    stale_button: Phrase
    error: Annotated[Phrase, "reference"]
    unsent: Annotated[Phrase, "reference"]
    error_short: Annotated[Label, "reference"]
    done: Phrase
    hurried: Phrase
    hurried_short: Label
