"""Who writes: a name makes a person, always the same one."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from aiogram.types import Chat, User

NAME_CHARACTERS = 32
_FIRST_ID = 100_000_000
_IDS = 1_900_000_000
"""The lowest id of a person, and how many ids there are: they look like Telegram's."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who talks to the bot in a private chat."""

    id: int
    name: str
    language: str = "fr"

    @property
    def user(self) -> User:
        """The person as the bot sees who wrote."""
        return User(id=self.id, is_bot=False, first_name=self.name, language_code=self.language)

    @property
    def chat(self) -> Chat:
        """The private chat, which has the person's id."""
        return Chat(id=self.id, type="private", first_name=self.name)


def person_named(name: str) -> Person:
    """Make the person of a name; accents and capitals do not make another one.

    Raises:
        ValueError: for a name that is empty, too long or has no letter.
    """
    name = " ".join(name.split())
    folded = _folded(name)
    if not folded or len(name) > NAME_CHARACTERS or not name.isprintable():
        message = f"a name has 1 to {NAME_CHARACTERS} characters, with letters or digits"
        raise ValueError(message)
    digest = hashlib.sha256(folded.encode()).digest()
    number = _FIRST_ID + int.from_bytes(digest[:8], "big") % _IDS
    return Person(number, name[0].upper() + name[1:])


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[\W_]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip(
        "-"
    )
