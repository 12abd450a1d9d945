"""Nothing is kept longer than is said: removed some at a time, by one replica a day."""

import asyncio
import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Table, func, select, text
from sqlalchemy import update as changing

from bot import awaited, erasures, jobs, partings
from bot.database.engine import Database
from bot.models import PersonRow
from bot.observability import logs
from bot.observability.metrics import Metrics
from bot.operations import daily, retention
from bot.operations.daily import Daily
from bot.operations.retention import Kind, purge
from bot.people import day
from bot.process.meanwhile import meanwhile
from bot.tables import metadata
from tests.bot.logged import written
from tests.bot.metrics import moved, value
from tests.bot.path import COLLEAGUE, DOCTOR, SECRETARY, Memory
from tests.bot.sending import Clock, always

KEY = b"a key of this bot"
TABLES: dict[str, Table] = dict(metadata().tables)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
RARE = "bergamotte"


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "PAUSE", 0)


async def write(database: Database, table: str, *rows: dict[str, object]) -> None:
    async with database.session() as session:
        await session.execute(TABLES[table].insert(), list(rows))


async def count(database: Database, table: str) -> int:
    async with database.session() as session:
        return await session.scalar(select(func.count()).select_from(TABLES[table])) or 0


def update(number: int, at: datetime) -> dict[str, object]:
    return {"update_id": number, "at": at, "answered": True}


def reply(number: int, at: datetime) -> dict[str, object]:
    return {"chat_id": DOCTOR, "message_id": number, "part": 0, "reply_id": 1, "at": at}


def question(number: int, at: datetime) -> dict[str, object]:
    row = {"id": number, "at": day(at), "outcome": "nothing", "text": RARE}
    return row | {"entry_id": None, "score": None, "vote": None}


def erasure(number: int, at: datetime) -> dict[str, object]:
    return {"digest": f"{number:032x}", "day": at.date()}


def person(number: int, at: datetime) -> dict[str, object]:
    seen = {"last_seen": day(at), "notice_at": day(at)}
    told = day(at) + partings.ERASED_AFTER - partings.TOLD_BEFORE
    return {"id": number, "warned_on": told.date(), **seen}


async def tell(memory: Memory, person_id: int, at: datetime) -> None:
    """Let somebody have been told then that they will be erased."""
    told = changing(PersonRow).filter_by(id=person_id).values(warned_on=at.date())
    async with memory.database.session() as session:
        await session.execute(told)


Row = Callable[[int, datetime], dict[str, object]]


@pytest.mark.parametrize(
    ("table", "of_kind"),
    {
        "processed_update": (Kind.UPDATES, update, timedelta(hours=48)),
        "reply": (Kind.REPLIES, reply, timedelta(hours=48)),
        "question": (Kind.QUESTIONS, question, timedelta(days=365)),
        "person": (Kind.PEOPLE, person, timedelta(days=365)),
        "erasure": (Kind.ERASURES, erasure, timedelta(days=36)),
    }.items(),
)
async def test_each_kind_goes_when_it_was_kept_long_enough(
    database: Database, now: datetime, table: str, of_kind: tuple[Kind, Row, timedelta]
) -> None:
    kind, row, kept = of_kind
    almost, enough = now - kept + DAY, now - kept
    old = [row(number, enough) for number in range(1, 8)]
    await write(database, table, *old, row(8, almost), row(9, now))
    removed = await purge(database, KEY, now)
    assert removed[kind] == 7
    assert await count(database, table) == 2
    assert (await purge(database, KEY, now))[kind] == 0


async def test_the_last_answer_goes_after_a_day(memory: Memory) -> None:
    now = memory.now
    await memory.meet(DOCTOR, SECRETARY)
    rows = [
        {"person_id": DOCTOR, "entry_id": "cps", "at": now - DAY},
        {"person_id": SECRETARY, "entry_id": "cps", "at": now - DAY + HOUR},
    ]
    await write(memory.database, "conversation", *rows)
    assert (await purge(memory.database, KEY, now))[Kind.CONVERSATIONS] == 1
    assert await count(memory.database, "conversation") == 1


async def test_invitations_go_when_they_have_expired(memory: Memory) -> None:
    await memory.meet(DOCTOR)
    await memory.invite(DOCTOR)
    assert (await purge(memory.database, KEY, memory.now))[Kind.INVITATIONS] == 0
    later = memory.now + timedelta(days=7)
    assert (await purge(memory.database, KEY, later))[Kind.INVITATIONS] == 1
    assert await count(memory.database, "invitation") == 0
    assert await count(memory.database, "practice") == 1


async def test_nobody_waits_for_an_answer_for_more_than_a_year(memory: Memory) -> None:
    await memory.meet(DOCTOR)
    asked = datetime(2026, 11, 30, 23, tzinfo=UTC)
    await memory.do(lambda session: awaited.ask(session, DOCTOR, "ins", (), asked))
    almost, enough = (datetime(2027, *day, 23, tzinfo=UTC) for day in ((10, 31), (11, 1)))
    assert (await purge(memory.database, KEY, almost))[Kind.AWAITED] == 0
    assert (await purge(memory.database, KEY, enough))[Kind.AWAITED] == 1
    assert await count(memory.database, "awaited") == 0


async def test_the_text_of_a_question_goes_first(database: Database, now: datetime) -> None:
    ages = (0, 89, 90, 91, 364)
    rows = [question(age + 1, now - timedelta(days=age)) for age in ages]
    await write(database, "question", *rows)
    assert (await purge(database, KEY, now))[Kind.TEXTS] == 3
    async with database.session() as session:
        kept = select(TABLES["question"].c["id"]).where(TABLES["question"].c["text"].is_not(None))
        assert set(await session.scalars(kept)) == {1, 90}
    assert await count(database, "question") == 5


async def test_whoever_stays_away_is_erased_as_they_would_themselves(memory: Memory) -> None:
    await memory.practice(DOCTOR, SECRETARY)
    await memory.mark(DOCTOR, "rpps")
    later = Memory(memory.database, memory.now + timedelta(days=365))
    await later.meet(SECRETARY, COLLEAGUE)
    assert (await purge(memory.database, KEY, later.now))[Kind.PEOPLE] == 0
    await tell(memory, DOCTOR, later.now - partings.TOLD_BEFORE)
    assert (await purge(memory.database, KEY, later.now))[Kind.PEOPLE] == 1
    noted = await memory.do(erasures.noted)
    assert noted == [(later.now.date(), erasures.digest(DOCTOR, KEY))]
    assert (await later.journey(SECRETARY)).done == 1
    async with memory.database.session() as session:
        assert set(await session.scalars(select(PersonRow.id))) == {SECRETARY, COLLEAGUE}


@pytest.mark.parametrize("days", [366, 395, 500, 800])
async def test_nobody_is_erased_before_a_month_after_the_notice(memory: Memory, days: int) -> None:
    await memory.meet(DOCTOR)
    back = Memory(memory.database, memory.now + timedelta(days=days))  # the bot was stopped
    noon = back.now.replace(hour=11)
    assert (await purge(memory.database, KEY, noon))[Kind.PEOPLE] == 0
    parting = await back.do(partial(partings.take, now=noon))
    assert parting
    assert parting.erased_on == noon.date() + timedelta(days=30)
    almost = noon + timedelta(days=29)
    assert (await purge(memory.database, KEY, almost))[Kind.PEOPLE] == 0
    assert (await purge(memory.database, KEY, almost + DAY))[Kind.PEOPLE] == 1


async def test_more_than_one_batch_is_removed(
    database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "BATCH", 10)
    rows = [update(number, now - 3 * DAY) for number in range(95)]
    await write(database, "processed_update", *rows)
    assert (await purge(database, KEY, now))[Kind.UPDATES] == 95


async def test_others_are_served_meanwhile(
    database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "BATCH", 10)
    rows = [update(number, now - 3 * DAY) for number in range(500)]
    await write(database, "processed_update", *rows)
    purging = asyncio.create_task(purge(database, KEY, now))
    left = []
    while not purging.done():
        left.append(await count(database, "processed_update"))
    assert len(set(left)) > 5
    await purging


def holds(folder: Path, word: str) -> bool:
    """Tell whether any file of a folder holds a word."""
    return any(word.encode() in file.read_bytes() for file in folder.iterdir())


async def test_what_was_deleted_is_in_no_file_of_sqlite(
    tmp_path: Path, sqlite_file: Path, now: datetime
) -> None:
    shutil.copy(sqlite_file, tmp_path / "bot.db")
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}")
    rows = [question(number, now - timedelta(days=91)) for number in range(1, 200)]
    await write(database, "question", *rows)
    assert holds(tmp_path, RARE)
    await purge(database, KEY, now)
    assert not holds(tmp_path, RARE)
    await database.close()


@pytest.fixture
def clock(now: datetime) -> Clock:
    return Clock(now)


async def test_one_replica_a_day_does_it_and_says_what_it_removed(
    database: Database, database_url: str, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    await write(database, "processed_update", update(1, clock.now - 3 * DAY))
    others = [Database(database_url) for _ in range(4)]
    metrics = Metrics()
    metrics.retention_ran.set(0)
    replicas = [Daily(one, KEY, clock, metrics, always) for one in others]
    logs.set_up(colours=False)
    done = await asyncio.gather(*(one.purge_if_due() for one in replicas))
    assert sum(done) == 1
    (line,) = written(capsys)
    assert line["event"] == "retention"
    assert {kind.value: line[kind.value] for kind in Kind} == {
        kind.value: int(kind is Kind.UPDATES) for kind in Kind
    }
    assert moved(metrics, "removals_total") == {"updates": 1}
    assert value(metrics, "retention_last_run_timestamp_seconds")
    clock.now += timedelta(hours=23)
    assert not await replicas[0].purge_if_due()
    clock.now += timedelta(hours=1)
    assert await replicas[0].purge_if_due()
    for one in others:
        await one.close()


async def test_when_whoever_does_it_dies_another_does_it_an_hour_later(
    database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def die(*_: object) -> None:
        raise ConnectionError

    one = Daily(database, KEY, clock, Metrics(), always)
    monkeypatch.setattr(daily, "purge", die)
    with pytest.raises(ConnectionError):
        await one.purge_if_due()
    monkeypatch.undo()
    clock.now += timedelta(minutes=59)
    assert not await one.purge_if_due()
    clock.now += timedelta(minutes=1)
    assert await one.purge_if_due()


async def test_a_clock_that_was_far_ahead_does_not_stop_it(
    database: Database, clock: Clock
) -> None:
    async with database.session() as session:
        await jobs.put_off(session, jobs.RETENTION, clock.now + timedelta(days=300))
    assert await Daily(database, KEY, clock, Metrics(), always).purge_if_due()


async def test_it_is_done_as_soon_as_the_bot_runs_and_goes_on_after_a_failure(
    database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await write(database, "processed_update", update(1, clock.now - 3 * DAY))
    monkeypatch.setattr(daily, "LOOK_EVERY", 0.01)
    async with database.session() as session:
        await session.execute(text("ALTER TABLE job RENAME TO away"))
    stop = asyncio.Event()
    async with meanwhile(Daily(database, KEY, clock, Metrics(), always).run, stop):
        await asyncio.sleep(0.1)
        async with database.session() as session:
            await session.execute(text("ALTER TABLE away RENAME TO job"))
        async with asyncio.timeout(10):
            while await count(database, "processed_update"):  # noqa: ASYNC110  the database says
                await asyncio.sleep(0.01)
        stop.set()


async def test_between_two_looks_at_whether_it_is_due_a_pause_is_made(
    database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop, pauses = asyncio.Event(), list[float]()

    async def rest(seconds: float, stop: asyncio.Event) -> None:
        pauses.append(seconds)
        if len(pauses) == 2:
            stop.set()

    monkeypatch.setattr(daily, "rest", rest)
    async with asyncio.timeout(10):
        await Daily(database, KEY, clock, Metrics(), always).run(stop)
    assert pauses == [daily.LOOK_EVERY] * 2


def test_retention_of_every_table_is_decided() -> None:
    path = {"step", "practice", "member", "practice_step", "duty", "reminder", "tiding"}
    lasting = {*path, "job", "known_entry"}
    removed = re.findall(r"(\w+)Row\b", Path(retention.__file__).read_text(encoding="utf-8"))
    named = {re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower() for name in removed}
    assert named | lasting == set(TABLES)
