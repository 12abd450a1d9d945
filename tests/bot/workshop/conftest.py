"""What the tests of the workshop share: a base to write in, and its workshop."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.workshop.server import make_app
from tests.bot.workshop.page import Client
from tests.knowledge import small


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Write the small base."""
    return small.write(tmp_path / "base")


@pytest.fixture
async def client(base: Path) -> AsyncIterator[Client]:
    """Open its workshop."""
    async with TestClient(TestServer(make_app(base))) as client:
        yield client
