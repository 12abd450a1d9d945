"""A base that fails, for what becomes of errors."""

from dataclasses import dataclass, field

from knowledge import Knowledge, Part, Profile
from knowledge.matching.matcher import Matcher


@dataclass(frozen=True)
class Broken(Knowledge):
    """A base that fails whatever it is asked."""

    matcher: Matcher = field(init=False, compare=False, repr=False)

    def find(
        self, text: str, after: str | None = None, profile: Profile | None = None
    ) -> tuple[Part, ...]:
        """Fail."""
        raise ZeroDivisionError(text, after, profile)
