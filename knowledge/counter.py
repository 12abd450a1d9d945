"""The guide at the counter: questions asked one at a time, choices, ends."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class CounterChoice:
    """A choice: its label, the name of what it leads to, and other ways to say it."""

    label: str
    target: str
    typed: tuple[str, ...] = ()


@dataclass(frozen=True)
class CounterQuestion:
    """A question of `/ins`: its text (Telegram HTML), and its choices.

    Attributes:
        about: the entry that what is asked back is about: « et si elle est périmée ? ».
    """

    id: str
    text: str
    choices: tuple[CounterChoice, ...]
    about: str = ""
    help: str = ""
    """Telegram HTML: what to look at to answer; empty where the question says it."""


@dataclass(frozen=True)
class CounterEnd:
    """An end of `/ins`: the status of the identity, if known, and what to do.

    Attributes:
        then: the question to ask once that is done; empty when nothing is left to ask.
    """

    id: str
    status: str
    text: str
    """Telegram HTML."""
    entries: tuple[str, ...]
    then: str = ""


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
        return [choice.target for choice in question.choices] if question else []

    def at(self, way: str) -> CounterQuestion | CounterEnd | None:
        """Return what a way leads to: the numbers, from 1, of the choices made one by one.

        Returns:
            the first question for no choice at all; None when a choice does not exist.
        """
        name = self.first
        for number in way:
            targets = self.targets(name)
            if not number.isdecimal() or not 1 <= int(number) <= len(targets):
                return None
            name = targets[int(number) - 1]
        return self.questions.get(name) or self.ends.get(name)

    def labels(self, way: str) -> list[str]:
        """Return the labels of the choices that make a way."""
        made = []
        for at, number in enumerate(way):
            question = self.at(way[:at])
            if isinstance(question, CounterQuestion):
                made.append(question.choices[int(number) - 1].label)
        return made

    def way_to(self, name: str, way: str = "") -> str | None:
        """Return the shortest way to a question or an end, going on from another way."""
        ways = [way]
        for each in ways:
            reached = self.at(each)
            if reached is None:
                continue
            if reached.id == name:
                return each
            ways += [f"{each}{n}" for n in range(1, len(self.targets(reached.id)) + 1)]
        return None

    def way_from(self, here: str, name: str) -> str:
        """Return a way to what is named: back if it is there, else on, else any; or empty."""
        former = self.at(here[:-1])
        if here and former and former.id == name:
            return here[:-1]
        on = self.way_to(name, here)
        return (self.way_to(name) or "") if on is None else on
