"""A social security number given in every way there is, then looked for everywhere."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.database.engine import Database
from knowledge.personal.mask import mask
from tests.bot.metrics import scrape
from tests.bot.unclaimed import free_port
from tests.proofs.bots import Nursery
from tests.proofs.poison import DIGITS, SPELLINGS, everywhere, found, unreadable
from tests.proofs.telegram_server import TOKEN, telegram

FIRST = 20_000
PLACES = 250
"""Updates in which the number is; some fields of a message hold no text."""

AS_TEXT = 'SELECT t::text FROM "{}" AS t'
TABLES = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"


@pytest.mark.parametrize("spelled", SPELLINGS)
def test_the_number_is_found_however_it_is_written(spelled: str) -> None:
    assert found(spelled)
    assert found(f"avant{spelled}après")
    assert found(json.dumps({"text": spelled}))
    assert found(f"on en lit encore {spelled[:-3]}")
    assert not found(mask(spelled).text)


def test_other_numbers_are_not_taken_for_it() -> None:
    assert not found(f"{DIGITS[::-1]} 2026-11-25T20:44:20 {FIRST}")


def test_the_number_is_really_given() -> None:
    assert sum(found(json.dumps(content)) for _, content in everywhere(FIRST)) >= PLACES


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    """Return what each file of a folder holds, the database's own as text."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.name, path.read_bytes().decode(errors="ignore")


async def _rows(address: str) -> Iterator[tuple[str, str]]:
    """Return each row of each table of PostgreSQL, as text."""
    database = Database(address)
    async with database.session() as session:
        tables = list(await session.scalars(text(TABLES)))
        rows = [
            (table, str(row))
            for table in tables
            for row in await session.scalars(text(AS_TEXT.format(table)))
        ]
    await database.close()
    return iter(rows)


async def test_a_number_given_in_every_way_is_found_nowhere(
    empty_url: str, engine_name: str, nursery: Nursery, small_base: str, tmp_path: Path
) -> None:
    folder = tmp_path / "bot"
    listen, measures = (f"127.0.0.1:{free_port()}" for _ in range(2))
    async with telegram() as server:
        settings = {"token": TOKEN, "api_url": server.address, "listen": listen}
        settings |= {"mode": "polling" if engine_name == "sqlite" else "webhook"}
        settings |= {"webhook_url": f"http://{listen}", "webhook_secret": "a-Secret_1"}
        settings |= {"database_url": empty_url, "knowledge_dir": small_base}
        settings |= {"metrics_listen": measures}
        bot = nursery.start(folder, ["loud"], ["failing"], **settings)
        passed_over = await server.push(0, **unreadable(FIRST))
        for person, content in everywhere(FIRST + 1):
            await server.push(person, **content)
        await server.until(lambda: server.pending.keys() <= {passed_over})
        written = [*_files(tmp_path), *((name, name) for name in await scrape(measures))]
        await bot.stop()
        told = [(call.method, str(call.fields)) for call in server.calls]
    written += _files(tmp_path)
    written += await _rows(empty_url) if engine_name == "postgresql" else []
    assert {name for name, held in (*told, *written) if found(held)} == set()
