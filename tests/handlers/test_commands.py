"""The command table, the menus, /aide and the README say the same."""

import re
from pathlib import Path

from handlers import COMMANDS, guide, routers
from handlers.commands import Place, menu, offered
from knowledge import Knowledge

ROOT = Path(__file__).parents[2]
NAMES = {command.name for command in COMMANDS}


def test_every_command_has_its_words_and_no_words_are_left_over(shipped: Knowledge) -> None:
    assert vars(shipped.phrases.commands).keys() == NAMES


def test_every_command_of_a_menu_is_in_the_help_of_its_place(shipped: Knowledge) -> None:
    for place in Place:
        told = guide.helping(shipped.phrases, place).text
        for command in menu(place, shipped.phrases):
            says = command.description[:1].lower() + command.description[1:]
            assert f"/{command.command}\u00a0: {says}" in told.replace("&amp;", "&")


def test_every_command_is_offered_to_maintainers() -> None:
    assert offered(Place.MAINTAINERS) == list(COMMANDS)


def test_every_command_is_handled_by_name() -> None:
    known = set()
    for router in (one for top in routers() for one in top.chain_tail):
        for handler in router.message.handlers:
            for each in handler.filters or []:
                known |= set(getattr(each.callback, "commands", ()))
    assert {str(name) for name in known} - {"help"} == NAMES


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`/([a-z_]+)", readme)) >= NAMES


def test_menus_are_within_what_telegram_accepts(shipped: Knowledge) -> None:
    for place in Place:
        commands = menu(place, shipped.phrases)
        assert 0 < len(commands) <= 100
        for command in commands:
            assert re.fullmatch(r"[a-z0-9_]{1,32}", command.command)
            assert 1 <= len(command.description) <= 256


def test_what_the_bot_says_of_itself_is_within_what_telegram_accepts(shipped: Knowledge) -> None:
    words = shipped.phrases.bot
    assert len(words.description()) <= 512
    assert len(words.short_description()) <= 120
    for needed in ("non officiel", "N’envoyez jamais de données de patients"):
        assert needed in words.description()


def test_routers_are_new_each_time() -> None:
    assert not set(map(id, routers())) & set(map(id, routers()))
