"""What the tests of the bot share."""

import pytest

from knowledge import SHIPPED, Phrases
from knowledge.phrases.reader import read_table
from tests.bot.failing import Broken
from tests.bot.path import base
from tests.bot.telegram import Network
from tests.knowledge import small


@pytest.fixture
def network() -> Network:
    """Stand for Telegram."""
    return Network()


@pytest.fixture(scope="session")
def small_base(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write the small base, read in a moment by a bot that is asked nothing; return its folder."""
    return str(small.write(tmp_path_factory.mktemp("base")))


@pytest.fixture(scope="session")
def broken() -> Broken:
    """Give the shipped base, which fails whatever it is asked."""
    phrases, _ = read_table(SHIPPED / "phrases.toml", Phrases)
    return Broken(base(), phrases)
