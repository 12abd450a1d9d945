"""What the tests of the bot share."""

from collections.abc import AsyncIterator, Callable
from datetime import datetime

import pytest

from bot.app import Application, build
from bot.settings import Settings
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


@pytest.fixture
def clock(now: datetime) -> Callable[[], datetime]:
    """Give a clock that stands still; a test may replace it by its own."""
    return lambda: now


@pytest.fixture
async def application(
    settings: Settings, network: Network, broken: Broken, clock: Callable[[], datetime]
) -> AsyncIterator[Application]:
    """Put the bot together on a base that fails whatever it is asked."""
    made = build(settings, network, broken, clock)
    yield made
    await made.close()
