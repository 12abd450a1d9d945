"""The typed table of the bot's own sentences, read from `phrases.toml`.

A `Phrase` is a sentence of a message (Markdown, as in the answers), a `Label` plain text of a
button, a command or a page; `Annotated` names the holes that the program fills.
"""

from dataclasses import dataclass
from typing import Annotated

from knowledge.phrases.answers import (
    AgainPhrases,
    AnswerPhrases,
    AwaitedPhrases,
    HowMuchPhrases,
    MistakenPhrases,
    NothingPhrases,
    StandsPhrases,
    SuggestionPhrases,
    VotePhrases,
)
from knowledge.phrases.dates import DatePhrases
from knowledge.phrases.labels import BotPhrases, CommandPhrases, PagePhrases
from knowledge.phrases.lists import CounterPhrases, ListPhrases
from knowledge.phrases.maintainers import StatsPhrases, UnansweredPhrases
from knowledge.phrases.memory import DataPhrases, LegalPhrases, ReminderPhrases
from knowledge.phrases.path import PathPhrases
from knowledge.phrases.practice import PracticePhrases
from knowledge.phrases.profile import ProfilePhrases
from knowledge.phrases.reader import Label, Phrase
from knowledge.phrases.refusals import MediaPhrases, QuestionPhrases, RefusedPhrases
from knowledge.phrases.step import StepPhrases


@dataclass(frozen=True)
class StartPhrases:
    """First contact."""

    welcome: Phrase
    notice: Phrase
    group: Phrase
    path: Label
    themes: Label
    privacy: Label


@dataclass(frozen=True)
class HelpPhrases:
    """/aide, and what one may write."""

    intro: Phrase
    intro_group: Phrase
    line: Annotated[Phrase, "name", "says"]
    maintainers: Phrase
    examples: Phrase


@dataclass(frozen=True)
class ThemePhrases:
    """Browsing by theme."""

    menu: Phrase
    menu_group: Phrase
    patients: Phrase
    patients_hint: Phrase
    patients_group: Phrase
    theme: Annotated[Label, "number", "title", "count"]
    title: Annotated[Phrase, "title"]
    title_page: Annotated[Phrase, "title", "page", "pages"]
    previous: Label
    next: Label
    all: Label
    typed_all: Label
    typed_back: Label
    turn_hint: Phrase
    typed_next: Label
    typed_previous: Label
    typed_page: Label
    empty: Phrase


@dataclass(frozen=True)
class SearchPhrases:
    """/recherche."""

    how: Phrase
    how_group: Phrase
    one: Annotated[Phrase, "words"]
    several: Annotated[Phrase, "words", "count"]
    more: Annotated[Phrase, "words", "count"]
    none: Annotated[Phrase, "words"]


@dataclass(frozen=True)
class InlinePhrases:
    """Answers put in another chat: « @bot carte vitale »."""

    signed: Phrase
    open: Label
    ask: Label
    nothing: Label
    personal: Label
    urgent: Label
    clinical: Label


@dataclass(frozen=True)
class Phrases:
    """Every sentence of the bot, by screen."""

    bot: BotPhrases
    commands: CommandPhrases
    start: StartPhrases
    help: HelpPhrases
    answer: AnswerPhrases
    again: AgainPhrases
    how_much: HowMuchPhrases
    mistaken: MistakenPhrases
    vote: VotePhrases
    lists: ListPhrases
    suggestions: SuggestionPhrases
    nothing: NothingPhrases
    themes: ThemePhrases
    search: SearchPhrases
    counter: CounterPhrases
    inline: InlinePhrases
    dates: DatePhrases
    profile: ProfilePhrases
    path: PathPhrases
    step: StepPhrases
    stands: StandsPhrases
    reminders: ReminderPhrases
    awaited: AwaitedPhrases
    practice: PracticePhrases
    data: DataPhrases
    stats: StatsPhrases
    unanswered: UnansweredPhrases
    smalltalk: dict[str, Phrase]
    refused: RefusedPhrases
    media: MediaPhrases
    question: QuestionPhrases
    legal: LegalPhrases
    page: PagePhrases
