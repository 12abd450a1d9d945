"""Who was erased stays erased: noted without their id, and gone again from a restored backup."""

import json
from datetime import date, datetime, timedelta
from functools import partial
from hashlib import blake2b

import pytest
from sqlalchemy import select, text

from bot import erasures
from bot.database.engine import Database
from bot.models import PersonRow
from bot.observability import logs
from bot.service_models import ErasureRow
from tests.bot.held import everything, held
from tests.bot.logged import written
from tests.bot.path import DOCTOR, SECRETARY, Memory

KEY = b"a key of this bot"


async def erase(memory: Memory, person_id: int = DOCTOR) -> bool:
    return await memory.do(partial(erasures.erase, person_id=person_id, key=KEY, now=memory.now))


async def test_an_erasure_is_noted_with_it_and_logged_after(
    memory: Memory, capsys: pytest.CaptureFixture[str]
) -> None:
    await everything(memory)
    logs.set_up(colours=False)
    assert await erase(memory)
    theirs = erasures.digest(DOCTOR, KEY)
    assert await memory.do(erasures.noted) == [(memory.now.date(), theirs)]
    (line,) = written(capsys)
    assert (line["event"], line["digest"]) == ("erased", theirs)
    assert not any((await held(memory.database, DOCTOR)).values())


async def test_an_erasure_that_is_undone_is_neither_noted_nor_logged(
    memory: Memory, capsys: pytest.CaptureFixture[str]
) -> None:
    await memory.meet(DOCTOR)
    async with memory.database.session() as session:
        await erasures.erase(session, DOCTOR, KEY, memory.now)
        await session.rollback()
    assert await memory.do(erasures.noted) == []
    assert "erased" not in capsys.readouterr().err
    async with memory.database.session() as session:
        assert await session.get(PersonRow, DOCTOR)


async def test_nobody_unknown_is_noted(memory: Memory) -> None:
    assert not await erase(memory, 404)
    assert await memory.do(erasures.noted) == []


async def test_someone_erased_twice_is_noted_once_on_the_last_day(memory: Memory) -> None:
    for days in (0, 3):
        later = Memory(memory.database, memory.now + timedelta(days=days))
        await later.meet(DOCTOR)
        await erase(later)
    assert [day for day, _ in await memory.do(erasures.noted)] == [date(2026, 11, 26)]


def test_a_digest_needs_the_key_and_hides_the_id() -> None:
    theirs = erasures.digest(DOCTOR, KEY)
    assert theirs == erasures.digest(DOCTOR, KEY)
    assert theirs != erasures.digest(DOCTOR, b"another key")
    assert theirs != erasures.digest(SECRETARY, KEY)
    assert erasures.DIGEST.fullmatch(theirs)


def test_digests_are_read_whatever_surrounds_them() -> None:
    one, two, three = (erasures.digest(number, KEY) for number in (1, 2, 3))
    lines = [
        json.dumps({"event": "erased", "digest": one}),
        f"bot-1  | 2026-11-25 erased digest=\x1b[35m{two}\x1b[0m",
        f"2026-11-25\t{three}\n",
        "",
        "0123456789abcdef0123456789abcdef0",
        "nothing",
    ]
    assert erasures.read(lines) == {one, two, three}


async def test_a_restored_backup_forgets_whom_it_must_again(memory: Memory, now: datetime) -> None:
    await everything(memory)
    people = [*range(1000, 3500, 7), DOCTOR]
    row = {"last_seen": now, "notice_at": now}
    async with memory.database.session() as session:
        for person in people[:-1]:
            session.add(PersonRow(id=person, **row))
    gone = frozenset(erasures.digest(person, KEY) for person in [*people[::2], 99])
    assert await erasures.erase_again(memory.database, gone, KEY, now) == len(people[::2])
    async with memory.database.session() as session:
        left = set(await session.scalars(select(PersonRow.id)))
    assert left == {SECRETARY, *people} - set(people[::2])
    assert len(await memory.do(erasures.noted)) == len(people[::2])
    assert await erasures.erase_again(memory.database, gone, KEY, now) == 0


async def test_with_another_key_nobody_is_recognised(memory: Memory, now: datetime) -> None:
    await memory.meet(DOCTOR)
    gone = frozenset({erasures.digest(DOCTOR, b"former token")})
    assert await erasures.erase_again(memory.database, gone, KEY, now) == 0


async def test_who_was_erased_before_digests_bore_a_mark_is_recognised(
    memory: Memory, now: datetime
) -> None:
    await memory.meet(DOCTOR)
    former = blake2b(str(DOCTOR).encode(), digest_size=16, key=KEY, person=b"erasures").hexdigest()
    assert erasures.foreign([former], KEY) == 1
    assert await erasures.erase_again(memory.database, frozenset({former}), KEY, now) == 1


def test_digests_made_with_another_key_are_told_from_ours() -> None:
    ours = [erasures.digest(number, KEY) for number in range(200)]
    theirs = [erasures.digest(number, b"another key") for number in range(200)]
    assert erasures.foreign([*ours, *theirs], KEY) == 200
    assert erasures.foreign(ours, KEY) == 0


async def test_the_note_holds_no_id(memory: Memory) -> None:
    await memory.meet(DOCTOR)
    await erase(memory)
    async with memory.database.session() as session:
        (row,) = await session.scalars(select(ErasureRow))
        assert set(vars(row)) - {"_sa_instance_state"} == {"digest", "day"}
        ids = await session.execute(text("SELECT count(*) FROM person"))
    assert ids.scalar() == 0


async def test_an_empty_database_has_nobody_to_erase(database: Database, now: datetime) -> None:
    assert await erasures.erase_again(database, frozenset({"0" * 32}), KEY, now) == 0
