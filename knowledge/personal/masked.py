"""What masking gives: a text without personal data, and what is concluded of what was in it."""

from dataclasses import dataclass

from knowledge.personal.kinds import Kind

HARMLESS = frozenset({Kind.LINK, Kind.USERNAME})
_BARE_NUMBERS = frozenset({Kind.NUMBER, Kind.RPPS})


@dataclass(frozen=True)
class Masked:
    """A text in which nothing personal is left, and the kinds of what was there.

    Attributes:
        own: all of it is a professional's: « mon RPPS est … », « je suis le docteur … ».
    """

    text: str
    kinds: frozenset[Kind]
    own: bool = False

    @property
    def found(self) -> bool:
        """Tell whether anything was masked."""
        return bool(self.kinds)

    @property
    def patient(self) -> bool:
        """Tell whether a patient may be identified by what was found.

        Everything counts but a link or a Telegram username alone: those are the writer's own, or a
        site's. A professional's number or a doctor's name counts too, since a number or a name
        does not say whose it is.
        """
        return bool(self.kinds - HARMLESS)

    @property
    def secret(self) -> bool:
        """Tell whether a password or a code was found."""
        return Kind.SECRET in self.kinds

    @property
    def only_secret(self) -> bool:
        """Tell whether nothing else was found that may identify anybody."""
        return self.secret and self.kinds - HARMLESS == {Kind.SECRET}

    @property
    def bare_numbers(self) -> bool:
        """Tell whether all that was found is long numbers of which nothing says what they are."""
        return self.patient and self.kinds - HARMLESS <= _BARE_NUMBERS
