"""What was found is not looked for again, and nothing that people typed is kept."""

import pytest

from knowledge.matching import remembered
from knowledge.matching.remembered import Remembered
from knowledge.outcomes import Answer, Candidate, Part, Profile


class Finder:
    """Finds the same for everything, and counts."""

    def __init__(self, parts: int = 1) -> None:
        self.asked: list[tuple[str, str | None, str | None]] = []
        self._parts = parts

    def find(self, text: str, after: str | None, profile: Profile | None) -> tuple[Part, ...]:
        """Return one part or more."""
        self.asked.append((text, after, profile.role if profile else None))
        found = Answer(tuple(Candidate(f"e{n}", 1 / (n + 1), {"words": 1.0}) for n in range(9)))
        return (Part(text, found, after=after is not None),) * self._parts


def test_the_same_message_is_read_once() -> None:
    finder = Finder()
    memory = Remembered(finder.find)
    first = memory.find("ma carte", None, None)
    again = memory.find("ma carte", None, None)
    assert len(finder.asked) == 1
    assert again[0].text == "ma carte"
    assert isinstance(first[0].outcome, Answer)
    assert isinstance(again[0].outcome, Answer)
    assert again[0].outcome.candidates == first[0].outcome.candidates[:4]


def test_another_message_entry_before_or_role_is_read_by_itself() -> None:
    finder = Finder()
    memory = Remembered(finder.find)
    told = [
        ("ma carte", None, None),
        ("ma carte ?", None, None),
        ("ma carte", "cps-obtenir", None),
        ("ma carte", None, Profile("secretaire")),
    ]
    for one in told * 2:
        assert memory.find(*one)[0].after == (one[1] is not None)
    assert len(finder.asked) == len(told)


def test_two_questions_are_not_remembered() -> None:
    finder = Finder(parts=2)
    memory = Remembered(finder.find)
    memory.find("et la carte ?", None, None)
    memory.find("et la carte ?", None, None)
    assert len(finder.asked) == 2


def test_the_oldest_is_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 2)
    finder = Finder()
    memory = Remembered(finder.find)
    for text in ("a", "b", "a", "c", "a", "b"):
        memory.find(text, None, None)
    assert [text for text, _, _ in finder.asked] == ["a", "b", "c", "b"]


def test_no_word_that_people_typed_is_kept() -> None:
    typed = "une phrase que personne d'autre ne dit"
    memory = Remembered(Finder().find)
    memory.find(typed, None, None)
    kept = [*memory._known, *memory._known.values()]  # noqa: SLF001 - all that it keeps
    assert kept
    assert "phrase" not in repr(kept)
