"""The questions that the bot could not answer, grouped, read from its database."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import web
from sqlalchemy import make_url

from bot import unanswered
from bot.chat_page.views import View
from bot.database.engine import UNREACHABLE, Database
from bot.unanswered import Group, Unanswered
from bot.workshop.answers import refused, said
from bot.workshop.asking import nearest
from bot.workshop.bench import Bench
from handlers.forms import split
from knowledge import Answer, Knowledge, Refused
from knowledge.markup import typography

SHOWN = 40
"""Groups shown, the most asked first: the others come once these have an answer."""


class Missing:
    """What was asked in vain on several days; the database is only read."""

    def __init__(self, bench: Bench, database_url: str) -> None:
        self._bench = bench
        self._address = database_url

    def routes(self) -> list[web.RouteDef]:
        """List the addresses."""
        return [web.get("/api/unanswered", self.unanswered)]

    async def unanswered(self, _request: web.Request) -> web.Response:
        """List the groups, each with what the base would answer now.

        Raises:
            HTTPNotFound: there is no database.
            HTTPServiceUnavailable: it cannot be read.
        """
        if not _exists(self._address):
            raise refused(web.HTTPNotFound, "no_database")
        known = await self._bench.loaded()
        try:
            found = await _read(self._address, known)
        except UNREACHABLE:
            raise refused(web.HTTPServiceUnavailable, "unread_database") from None
        rows = await asyncio.to_thread(_rows, known, found)
        rarer = said("missing_rarer", count=found.rarer) if found.rarer else ""
        about = said("missing_about" if rows else "missing_none", least=unanswered.LEAST)
        return web.json_response({"groups": rows, "about": about, "rarer": rarer})


async def _read(address: str, known: Knowledge) -> Unanswered:
    little = split(known.phrases.unanswered.little())
    database = Database(address)
    try:
        async with database.session() as session:
            asked = await unanswered.lately(session, datetime.now(UTC))
    finally:
        await database.close()
    return await asyncio.to_thread(unanswered.grouped, asked, little)


def _exists(address: str) -> bool:
    """Tell whether a database may be there: reading must not create a file."""
    url = make_url(address)
    return url.get_backend_name() != "sqlite" or Path(url.database or "").is_file()


def _rows(known: Knowledge, found: Unanswered) -> list[View]:
    rows = (_row(known, group) for group in found.groups[:SHOWN])
    return [row for row in rows if row]


def _row(known: Knowledge, group: Group) -> View | None:
    """Describe a group; None for one that would now be masked, by rules added since."""
    part = known.find(group.text)[0]
    if isinstance(part.outcome, Refused):
        return None
    since = isinstance(part.outcome, Answer)
    return {
        "text": group.text,
        "shown": typography(group.text),
        "asked": said("missing_asked", count=group.count, days=group.days),
        "since": said("missing_since") if since else "",
        "nearest": nearest(known, part),
    }
