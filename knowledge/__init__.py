"""What we know, and how a question finds it: the door of the package."""

from knowledge.meaning import one_thread  # noqa: F401, I001  before whatever imports numpy

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Protocol

from knowledge import keeping
from knowledge.building import build_matcher, read_folder, vocabulary_of
from knowledge.content import BaseError
from knowledge.entries import Base, Entry, Problem, Step, Theme
from knowledge.matching.amending import amended
from knowledge.matching.matcher import Matcher
from knowledge.outcomes import (
    Answer,
    Candidate,
    Nothing,
    Outcome,
    Part,
    Profile,
    Refusal,
    Refused,
    Smalltalk,
    Suggestions,
    Unread,
)
from knowledge.phrases.reader import Html, Label, Phrase
from knowledge.phrases.table import Phrases
from knowledge.stamps import Stamps, stamps
from knowledge.uncollected import uncollected
from knowledge.version import fingerprint

__all__ = [
    "SHIPPED",
    "Answer",
    "Base",
    "BaseError",
    "Candidate",
    "Content",
    "Entry",
    "Html",
    "Knowledge",
    "Label",
    "Nothing",
    "Outcome",
    "Part",
    "Phrase",
    "Phrases",
    "Problem",
    "Profile",
    "Refusal",
    "Refused",
    "Smalltalk",
    "Step",
    "Suggestions",
    "Theme",
    "Unread",
    "load",
]

SHIPPED = Path(__file__).parent
"""The folder of the base that comes with the program."""


class Content(Protocol):
    """What a base says, whether or not it can be searched for answers."""

    @property
    def base(self) -> Base:
        """The answers, the steps, the themes."""

    @property
    def phrases(self) -> Phrases:
        """The bot's sentences."""


@dataclass(frozen=True)
class Knowledge:
    """A loaded base: its content, the bot's sentences, and the way to find an answer.

    Attributes:
        files: how its files looked just before they were read; nothing when there are none.
    """

    base: Base
    phrases: Phrases
    matcher: Matcher = field(compare=False, repr=False)
    files: Stamps = field(default=frozenset(), compare=False, repr=False)

    @cached_property
    def version(self) -> str:
        """A name for this base's content and sentences, in twelve digits."""
        return fingerprint(self.base, self.phrases)

    def find(
        self, text: str, after: str | None = None, profile: Profile | None = None
    ) -> tuple[Part, ...]:
        """Return what becomes of a message: one part per question recognised in it.

        Args:
            text: the message, as typed.
            after: id of the entry answered just before, when the message may follow it.
            profile: what is known of the person.
        """
        found = self.matcher.find(text, after, profile)
        meant = amended(text)
        if meant == text or any(isinstance(part.outcome, Refused) for part in found):
            return found
        return self.matcher.find(meant, after, profile)

    def may_be_kept(self, text: str) -> bool:
        """Tell whether a masked text without an answer may be kept, for those who write answers.

        Args:
            text: the words of a part of a message; a mere name may be left in them.
        """
        return keeping.may_be_kept(text, self.matcher.reader)


def load(folder: Path = SHIPPED, *, with_encoder: bool = True) -> Knowledge:
    """Load a base.

    Args:
        folder: where it is; what it lacks to match questions comes from the shipped base.
        with_encoder: compare meanings too, where the encoder is installed.

    Raises:
        BaseError: something must be mended; it holds every problem of every file.
    """
    with uncollected():
        files = stamps(folder)
        read, problems = read_folder(folder, SHIPPED, again=False)
        if problems or read.fitted is None:
            raise BaseError(problems)
        vocabulary = vocabulary_of(folder, SHIPPED)
        matcher = build_matcher(read, read.fitted, vocabulary, with_encoder=with_encoder)
    return Knowledge(read.base, read.phrases, matcher, files)
