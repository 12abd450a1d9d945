"""What the tests of the bot share."""

import pytest

from tests.bot.failing import Broken
from tests.bot.telegram import Network
from tests.shipped import base, phrases


@pytest.fixture
def network() -> Network:
    """Stand for Telegram."""
    return Network()


@pytest.fixture(scope="session")
def broken() -> Broken:
    """Give the shipped base, which fails whatever it is asked."""
    return Broken(base(), phrases())
