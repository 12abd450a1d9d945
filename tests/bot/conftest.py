"""What the tests of the memory share."""

from datetime import datetime

import pytest

from bot.database import Database
from tests.bot.path import Memory


@pytest.fixture
def memory(database: Database, now: datetime) -> Memory:
    """Give a database at a moment."""
    return Memory(database, now)
