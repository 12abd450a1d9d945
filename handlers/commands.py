"""The command table, which the menus and /aide follow."""

from dataclasses import dataclass
from enum import StrEnum

from aiogram.types import BotCommand

from knowledge import Label, Phrases


class Place(StrEnum):
    """Where a command is offered."""

    PRIVATE = "private"
    EVERYWHERE = "everywhere"
    MAINTAINERS = "maintainers"
    """In private, to the maintainers only."""


@dataclass(frozen=True)
class Command:
    """A command; its description has the same name in the table [commands] of the phrases."""

    name: str
    place: Place

    def says(self, phrases: Phrases) -> str:
        """Return the description of the command."""
        label: Label = getattr(phrases.commands, self.name)
        return label()


HELP = "aide"
"""The command that lists the others."""

COMMANDS = (
    Command("start", Place.PRIVATE),
    Command("parcours", Place.PRIVATE),
    Command("profil", Place.PRIVATE),
    Command("rappels", Place.PRIVATE),
    Command("cabinet", Place.PRIVATE),
    Command(HELP, Place.EVERYWHERE),
    Command("ins", Place.EVERYWHERE),
    Command("patients", Place.EVERYWHERE),
    Command("themes", Place.EVERYWHERE),
    Command("recherche", Place.EVERYWHERE),
    Command("mesdonnees", Place.PRIVATE),
    Command("effacer", Place.PRIVATE),
    Command("confidentialite", Place.EVERYWHERE),
    Command("privacy", Place.EVERYWHERE),
    Command("mentions", Place.EVERYWHERE),
    Command("stats", Place.MAINTAINERS),
    Command("sans_reponse", Place.MAINTAINERS),
)


def offered(place: Place) -> list[Command]:
    """Return the commands offered in a place; maintainers also have everybody's."""
    seen = {
        Place.EVERYWHERE: {Place.EVERYWHERE},
        Place.PRIVATE: {Place.EVERYWHERE, Place.PRIVATE},
        Place.MAINTAINERS: set(Place),
    }[place]
    return [command for command in COMMANDS if command.place in seen]


def menu(place: Place, phrases: Phrases) -> list[BotCommand]:
    """Return the menu of a place, in Telegram's own type."""
    return [
        BotCommand(command=command.name, description=command.says(phrases))
        for command in offered(place)
    ]
