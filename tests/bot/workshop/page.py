"""What the workshop's page does before anything else: it is given a token, and says it."""

import re

from aiohttp import web
from aiohttp.test_utils import TestClient

Client = TestClient[web.Request, web.Application]


async def token(client: Client) -> str:
    """Return the token that orders are to bear."""
    found = re.search(r'data-token="([^"]+)"', await (await client.get("/")).text())
    assert found
    return found[1]
