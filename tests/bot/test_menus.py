"""Menus and descriptions are set for every place; a refusal stops nothing."""

from aiogram.exceptions import TelegramServerError
from aiogram.methods import (
    SetMyCommands,
    SetMyDescription,
    SetMyShortDescription,
)
from aiogram.types import BotCommand

from bot.sending import menus
from bot.sending.menus import Menus
from tests.bot.telegram import Network, bot_on, refusal, unreadable

START, HELP, STATS = (
    BotCommand(command=name, description=name) for name in ("start", "aide", "stats")
)
MENUS = Menus([START, HELP], [HELP], [START, HELP, STATS], "Ce que je fais", "Je réponds")


async def test_every_place_and_language_gets_its_menu() -> None:
    network = Network()
    await menus.set_up(bot_on(network), MENUS, frozenset({7}))
    commands = [one for one in network.calls if isinstance(one, SetMyCommands)]
    told = {
        f"{one.scope.type.value} {one.language_code}": [c.command for c in one.commands]
        for one in commands
        if one.scope
    }
    for language in (None, "fr"):
        assert told[f"default {language}"] == ["start", "aide"]
        assert told[f"all_private_chats {language}"] == ["start", "aide"]
        assert told[f"all_group_chats {language}"] == ["aide"]
        assert told[f"chat {language}"] == ["start", "aide", "stats"]


async def test_the_descriptions_are_set() -> None:
    network = Network()
    await menus.set_up(bot_on(network), MENUS, ())
    long = [one.description for one in network.calls if isinstance(one, SetMyDescription)]
    short = [
        one.short_description for one in network.calls if isinstance(one, SetMyShortDescription)
    ]
    assert (long, short) == (["Ce que je fais"] * 2, ["Je réponds"] * 2)


async def test_a_server_that_refuses_one_gets_the_others() -> None:
    network = Network()
    network.next = [refusal(TelegramServerError, "Method not implemented")] * 3
    await menus.set_up(bot_on(network), MENUS, ())
    assert len(network.calls) == len(menus.calls(MENUS, ()))


async def test_an_answer_that_cannot_be_read_keeps_no_other_from_being_set() -> None:
    network = Network()
    network.next = [unreadable]
    await menus.set_up(bot_on(network), MENUS, ())
    assert len(network.calls) == len(menus.calls(MENUS, ()))
