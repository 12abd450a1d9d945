"""What is asked at the counter, one question at a time: questions, choices, ends."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class CounterQuestion:
    """A question of `/ins`: its text (Telegram HTML), and where each choice leads."""

    id: str
    text: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CounterEnd:
    """Where a path of `/ins` ends: the status of the identity, if it is known, and what to do."""

    id: str
    status: str
    text: str
    """Telegram HTML."""
    entries: tuple[str, ...]


@dataclass(frozen=True)
class Counter:
    """The questions asked one by one at the counter (`comptoir.toml`)."""

    first: str
    questions: dict[str, CounterQuestion]
    ends: dict[str, CounterEnd]
    path: Path = field(compare=False)

    def __contains__(self, name: str) -> bool:
        return name in self.questions or name in self.ends

    def targets(self, name: str) -> list[str]:
        """Return where the choices of a question lead; an end leads nowhere."""
        question = self.questions.get(name)
        return [target for _, target in question.choices] if question else []
