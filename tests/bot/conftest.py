"""What the tests of the bot share."""

from datetime import datetime

import pytest

from bot.database.engine import Database
from tests.bot.path import Memory
from tests.bot.telegram import Network


@pytest.fixture
def memory(database: Database, now: datetime) -> Memory:
    """Give a database at a moment."""
    return Memory(database, now)


@pytest.fixture
def network() -> Network:
    """Stand for Telegram."""
    return Network()
