"""What becomes of a question: small types, to be handled with `match` and `assert_never`."""

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True)
class Profile:
    """What is known of the person who asks; everything is optional.

    Attributes:
        role: `medecin`, `pharmacien`, `autre_ordre`, `sans_ordre`, `biologie_radiologie` or
            `secretaire`; None when unknown.
    """

    role: str | None = None


class Refusal(StrEnum):
    """Why a message is neither matched nor kept."""

    PERSONAL = "personal"
    """It holds an identifier or a patient's name."""
    EMERGENCY = "urgence"
    """Someone's life is at risk."""
    DISTRESS = "detresse"
    """Someone thinks of dying."""
    CLINICAL = "clinique"
    """It asks for a medical opinion."""


AT_RISK = frozenset({Refusal.EMERGENCY, Refusal.DISTRESS})
"""Refusals that mean a life at risk."""


@dataclass(frozen=True)
class Candidate:
    """An entry that may answer.

    Attributes:
        id: the entry.
        score: probability in [0, 1] that this entry answers the question.
        signals: what each signal said of it, for people who want to know why.
        nearest: the way of asking of this entry that is nearest to the question.
    """

    id: str
    score: float
    signals: dict[str, float] = field(default_factory=dict, compare=False, repr=False)
    nearest: str = field(default="", compare=False)


@dataclass(frozen=True)
class Answer:
    """One entry answers; `candidates` begins with it, followed by its runners-up."""

    candidates: tuple[Candidate, ...]

    @property
    def id(self) -> str:
        """The entry that answers."""
        return self.candidates[0].id


@dataclass(frozen=True)
class Suggestions:
    """Two to four entries may answer: the person chooses. Or one does, but for a detail.

    Attributes:
        missing: the detail that the question asks for and no entry offered tells (« le prix »);
            empty when there is none.
    """

    candidates: tuple[Candidate, ...]
    missing: str = ""


@dataclass(frozen=True)
class Nothing:
    """The base has no answer; `candidates` are the nearest entries, at most four, not answers.

    Attributes:
        themes: ids of the nearest themes, best first, at most three; may be empty.
        missing: what the question asks for and the nearest entry does not tell, or empty.
    """

    candidates: tuple[Candidate, ...]
    themes: tuple[str, ...] = ()
    missing: str = ""


@dataclass(frozen=True)
class Smalltalk:
    """Not a question: hello, thanks, who are you… `kind` names the reply in `phrases.toml`."""

    kind: str


@dataclass(frozen=True)
class Refused:
    """The message must be neither matched nor kept."""

    reason: Refusal


@dataclass(frozen=True)
class Unread:
    """Questions of a message that were not searched for; without text, it is unknown which."""


Outcome = Answer | Suggestions | Nothing | Smalltalk | Refused | Unread


@dataclass(frozen=True)
class Part:
    """One question recognised in a message, and what becomes of it.

    Attributes:
        text: the words of the message it stands for.
        outcome: what becomes of it.
        after: it was read both alone and as a follow-up of the entry before.
    """

    text: str
    outcome: Outcome
    after: bool = False
