"""What the bot does when spoken to: one router a file, in the order they are tried."""

from aiogram import Router

from handlers import browse, errors, guide, inline, media, presence, question, start
from handlers.addressed import Addressed, MaybeCommand
from handlers.answers import awaiting, votes
from handlers.commands import COMMANDS
from handlers.counter import command as counter
from handlers.maintainers import command as maintainers
from handlers.path import command as path
from handlers.practice import command as practice
from handlers.privacy import legal, person_data, personal
from handlers.profile import command as profile
from handlers.reminders import command as reminders
from handlers.staging import in_scene

__all__ = ["COMMANDS", "routers"]


def routers() -> tuple[Router, ...]:
    """Return new routers, in the order they are tried.

    First the wall: personal data goes no further. Then the commands and the buttons, each known by
    its name; what holds no text; last, free text, which takes everything, and the last net.
    """
    asked = Router(name="asked")
    for observer in (asked.message, asked.edited_message):
        observer.filter(Addressed())
    asked.include_routers(
        in_scene(personal.router()),
        _named(),
        in_scene(media.router()),
        in_scene(inline.router()),
        in_scene(question.router()),
    )
    return asked, presence.router(), errors.router()


def _named() -> Router:
    """Return what is known by its name, in one router that free text passes by."""
    named = Router(name="named")
    for observer in (named.message, named.edited_message):
        observer.filter(MaybeCommand())
    named.include_routers(
        in_scene(start.router(), shows_notice=True, closes=True),
        in_scene(guide.router(), closes=True),
        in_scene(legal.router(), closes=True),
        in_scene(path.router(), closes=True),
        in_scene(profile.router(), closes=True),
        in_scene(reminders.router(), closes=True),
        in_scene(awaiting.router(), closes=True),
        in_scene(practice.router(), closes=True),
        in_scene(person_data.router(), closes=True),
        in_scene(browse.router(), closes=True),
        in_scene(counter.router(), closes=True),
        in_scene(votes.router()),
        in_scene(maintainers.router(), closes=True),
    )
    return named
