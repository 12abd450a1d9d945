"""What the tests of the path share: people who act on the steps of the shipped base."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from bot import invitations, marks, people
from bot.database.engine import Database
from bot.invitations import Joined
from bot.journey import Journey, State
from bot.marks import Marked
from tests.shipped import base

Result = TypeVar("Result")

DOCTOR, SECRETARY, COLLEAGUE = 5, 6, 7


@dataclass(frozen=True)
class Memory:
    """A database, at a moment: each call is a transaction of its own."""

    database: Database
    now: datetime

    async def do(self, work: Callable[[AsyncSession], Awaitable[Result]]) -> Result:
        async with self.database.session() as session:
            return await work(session)

    async def meet(self, *person_ids: int) -> None:
        for person_id in person_ids:
            await self.do(partial(people.meet, person_id=person_id, now=self.now))

    async def mark(self, person_id: int, step_id: str, state: State = State.DONE) -> Marked:
        marked = await self.do(
            lambda session: marks.mark(session, base(), person_id, step_id, state, self.now)
        )
        assert marked is not None
        return marked

    async def journey(self, person_id: int) -> Journey:
        return await self.do(lambda session: marks.journey(session, base(), person_id, self.now))

    async def invite(self, person_id: int, key: int = 1) -> str:
        token = await self.do(
            lambda session: invitations.invite(session, person_id, key, self.now)
        )
        assert token is not None
        return token

    async def join(self, person_id: int, token: str) -> Joined:
        asked = invitations.id_of(token)
        return await self.do(lambda session: invitations.join(session, person_id, asked, self.now))

    async def practice(self, owner: int, *others: int) -> None:
        """Found a practice, and let others in."""
        await self.meet(owner, *others)
        for key, other in enumerate(others):
            assert await self.join(other, await self.invite(owner, key)) is Joined.JOINED
        if not others:
            await self.invite(owner)


async def at_once(works: Iterable[Awaitable[Result]]) -> list[Result]:
    """Do everything at once."""
    return await asyncio.gather(*works)
