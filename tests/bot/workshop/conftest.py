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
def address(tmp_path: Path) -> str:
    """Give where its bot would keep what it could not answer; nothing is there yet."""
    return f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}"


@pytest.fixture
async def client(base: Path, address: str) -> AsyncIterator[Client]:
    """Open its workshop."""
    async with TestClient(TestServer(make_app(base, address))) as client:
        yield client
