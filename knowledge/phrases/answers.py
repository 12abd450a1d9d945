"""The bot's words around an answer: repeats, votes; and where there is none."""

from dataclasses import dataclass
from typing import Annotated

from knowledge.phrases.named import ROLES
from knowledge.phrases.reader import Label, Phrase


@dataclass(frozen=True)
class AnswerPhrases:
    """An entry, as it is read."""

    title: Annotated[Phrase, "title"]
    to_say: Phrase
    detail: Phrase
    role: Annotated[dict[str, Phrase], ROLES]
    for_roles: Annotated[Phrase, "roles"]
    in_general: Phrase
    copy: Phrase
    copy_for: Annotated[Phrase, "name"]
    source_verified: Annotated[Phrase, "source", "date"]
    source_dated: Annotated[Phrase, "source", "date"]
    source_to_verify: Annotated[Phrase, "source"]
    source_undated: Annotated[Phrase, "source"]
    copy_button: Label
    copy_button_for: Annotated[Label, "name"]
    related: Annotated[Label, "title"]
    related_whole: Phrase
    related_line: Annotated[Phrase, "title"]
    back: Annotated[Label, "theme"]
    gone: Phrase


@dataclass(frozen=True)
class AgainPhrases:
    """What is asked again of the answer just before; the ways to ask it, folded."""

    around: Label
    links: Label
    where: Label
    answer: Label
    contacts: Label
    doubts: Label
    mistakes: Label
    detail: Label
    contact: Annotated[Phrase, "contact"]
    link: Annotated[Phrase, "title"]
    several: Annotated[Phrase, "title"]
    none: Annotated[Phrase, "title"]
    sources: Annotated[Phrase, "title"]
    doubted: Phrase
    keep: Phrase
    keep_typed: Label
    mistake: Phrase
    copied: Label
    alone: Phrase
    same: Phrase
    same_of_patients: Phrase
    reactions: Label
    reactions_asked: Label
    leads: Label
    verdicts: Label
    conclusions: Label
    whole: Phrase
    concluded: Phrase
    word_typed: Label
    which_word: Phrase
    lost_typed: Label


@dataclass(frozen=True)
class HowMuchPhrases:
    """How long it takes and what it costs; the ways to ask it, and the words that tell it."""

    time: Label
    long: Label
    time_told: Label
    time_titled: Label
    time_unknown: Annotated[Phrase, "title"]
    price: Label
    price_told: Label
    price_unknown: Annotated[Phrase, "title"]


@dataclass(frozen=True)
class MistakenPhrases:
    """Somebody says that what they just answered was a mistake; the ways to say it, folded."""

    refused: Phrase
    doubted: Phrase
    doubts: Label
    typed: Label
    role: Label
    around: Label
    cancels: Label
    step: Phrase
    path: Phrase


@dataclass(frozen=True)
class VotePhrases:
    """What people think of an answer."""

    useful: Label
    not_useful: Label
    thanks: Phrase
    sorry: Phrase
    sorry_others: Phrase
    sorry_contact: Annotated[Phrase, "contact"]
    unknown: Phrase
    typed: Label
    how: Phrase


@dataclass(frozen=True)
class SuggestionPhrases:
    """Several entries may answer."""

    intro: Phrase
    intro_part: Annotated[Phrase, "text"]
    untold: Annotated[Phrase, "detail"]
    untold_part: Annotated[Phrase, "text", "detail"]
    none: Label
    none_typed: Label
    none_whole: Label


@dataclass(frozen=True)
class NothingPhrases:
    """The base has no answer."""

    unknown: Phrase
    unknown_detail: Annotated[Phrase, "detail"]
    unknown_detail_part: Annotated[Phrase, "text", "detail"]
    unknown_acronym: Phrase
    acronym_typed: Label
    english: Label
    unknown_part: Annotated[Phrase, "text"]
    none_of_these: Phrase
    contact: Annotated[Phrase, "contact"]
    anyone: Phrase
    outside: Phrase
    themes: Phrase
    pointing: Label
    about: Label
    words: dict[str, Label]
    hints: dict[str, Label]
    of: dict[str, Phrase]
    within: dict[str, Label]


@dataclass(frozen=True)
class AwaitedPhrases:
    """Being told when an answer is added."""

    offer: Label
    hint: Annotated[Phrase, "theme"]
    noted: Annotated[Phrase, "theme"]
    already: Annotated[Phrase, "theme"]
    too_many: Annotated[Phrase, "count"]
    gone: Phrase
    stop: Label
    stop_one: Annotated[Label, "theme"]
    stopped: Annotated[Phrase, "theme"]
    stopped_all: Phrase
    none: Phrase
    title: Phrase
    line: Annotated[Phrase, "theme"]
    stop_hint: Phrase
    how: Phrase
    typed: Label
    typed_stop: Label
    typed_stop_one: Label
    typed_stop_little: Label
    theme: Annotated[Phrase, "theme"]
    also: Label
    told_one: Annotated[Phrase, "themes"]
    told_several: Annotated[Phrase, "themes"]
    told_end: Phrase


@dataclass(frozen=True)
class StandsPhrases:
    """What is missing first, above an answer."""

    missing: Annotated[Phrase, "titles"]
    step: Annotated[Label, "number", "title"]
    also: Label
