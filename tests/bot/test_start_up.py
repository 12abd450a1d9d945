"""What prevents a start is said in one clear message, with an exit code that is not 0."""

import asyncio
import shutil
import socket
import sqlite3
from pathlib import Path

from knowledge import SHIPPED
from tests.bot.metrics import scrape
from tests.bot.process import START_WITHIN, TOKEN, ended, refusing_server, running
from tests.bot.unclaimed import free_port
from tests.knowledge import small


async def test_wrong_settings_are_all_told_at_once(tmp_path: Path) -> None:
    for words in ([], ["check-settings"], ["migrate"]):
        code, told = await ended(tmp_path, *words, mode="pulling", listen="ici", token="x")
        assert code == 2
        lines = told.splitlines()
        assert lines[0].startswith("Réglages à corriger")
        assert [one.split()[0] for one in lines[1:]] == ["BOT_LISTEN", "BOT_MODE", "BOT_TOKEN"]


async def test_right_settings_are_said_to_be_right(tmp_path: Path) -> None:
    assert await ended(tmp_path, "check-settings") == (0, "Réglages corrects.\n")
    assert not (tmp_path / "var").exists()


async def test_help_is_given_in_french(tmp_path: Path) -> None:
    code, told = await ended(tmp_path, "--help")
    assert code == 0
    assert "démarrer le bot" in told
    assert "mettre la base de données à jour" in told


async def test_migrate_makes_the_tables_and_is_fine_twice(tmp_path: Path) -> None:
    assert await ended(tmp_path, "migrate") == (0, "Base de données à jour.\n")
    assert await ended(tmp_path, "migrate") == (0, "Base de données à jour.\n")
    with sqlite3.connect(tmp_path / "var" / "pas-a-pas.db") as database:
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
    database.close()
    assert "question" in tables


async def test_a_broken_base_is_told_problem_by_problem(tmp_path: Path) -> None:
    base = tmp_path / "base"
    shutil.copytree(SHIPPED, base, ignore=shutil.ignore_patterns("*.py", "*.npz", "__pycache__"))
    one, two, *_ = sorted((base / "faq").glob("*/*.md"))
    one.write_text("Sans titre", encoding="utf-8")
    two.write_text("# Titre seul", encoding="utf-8")
    code, told = await ended(tmp_path, knowledge_dir=str(base))
    assert code == 1
    assert told.startswith("La base de connaissances est à corriger")
    assert f"{one.name}:1" in told
    assert two.name in told
    assert "Traceback" not in told
    assert not (tmp_path / "var").exists()


async def test_a_wrong_token_is_told(tmp_path: Path, small_base: str) -> None:
    async with refusing_server(401) as address:
        listen = f"127.0.0.1:{free_port()}"
        settings = {"api_url": address, "listen": listen, "knowledge_dir": small_base}
        code, told = await ended(tmp_path, token=TOKEN, **settings)
    assert code == 1
    assert (
        told == "Telegram ne reconnaît pas ce jeton : vérifiez BOT_TOKEN auprès de @BotFather.\n"
    )


async def test_an_unwritable_database_is_told(tmp_path: Path, small_base: str) -> None:
    url = "sqlite+aiosqlite:////proc/no/bot.db"
    code, told = await ended(tmp_path, database_url=url, knowledge_dir=small_base)
    assert code == 1
    assert len(told.splitlines()) == 1
    assert told.startswith("Base de données inutilisable")


async def test_an_unreachable_database_is_told_without_its_password(
    tmp_path: Path, small_base: str
) -> None:
    url = "postgresql+asyncpg://bot:s3cret@127.0.0.1:1/bot"
    code, told = await ended(tmp_path, database_url=url, knowledge_dir=small_base)
    assert code == 1
    assert len(told.splitlines()) == 1
    assert "s3cret" not in told


async def test_a_port_in_use_is_told_with_and_without_telegram(
    tmp_path: Path, small_base: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        listen = f"127.0.0.1:{taken.getsockname()[1]}"
        for settings in ({}, {"token": TOKEN, "api_url": "http://127.0.0.1:1"}):
            code, told = await ended(tmp_path, listen=listen, knowledge_dir=small_base, **settings)
            assert code == 1
            assert len(told.splitlines()) == 1
            assert f"{listen} est déjà utilisée" in told


async def test_without_a_token_the_chat_page_is_served(tmp_path: Path) -> None:
    measures = f"127.0.0.1:{free_port()}"
    async with running(tmp_path, metrics_listen=measures) as address:
        assert (await scrape(measures))["pas_a_pas_updates_in_hand"] == 0
        written = (tmp_path / "log.txt").read_text()
        assert f"Page de discussion : {address}" in written
    assert (tmp_path / "var" / "pas-a-pas.db").exists()
    assert "warning" not in (tmp_path / "log.txt").read_text().lower()


async def until(measures: str, name: str, wanted: float) -> None:
    """Wait until another process measures that."""
    while (await scrape(measures))[name] != wanted:  # noqa: ASYNC110  it calls nobody
        await asyncio.sleep(0.1)


async def test_a_running_bot_takes_up_what_changes_and_says_what_is_broken(
    tmp_path: Path,
) -> None:
    folder, measures = small.write(tmp_path / "base"), f"127.0.0.1:{free_port()}"
    path, log = folder / small.OTHER, tmp_path / "log.txt"
    settings = {"knowledge_dir": str(folder), "metrics_listen": measures}
    async with running(tmp_path, **settings), asyncio.timeout(START_WITHIN):
        assert (await scrape(measures))["pas_a_pas_knowledge_entries"] == 2
        path.write_text("# Sans réponse", encoding="utf-8")
        await until(measures, "pas_a_pas_knowledge_broken", 1)
        path.write_text(small.COLIS, encoding="utf-8")
        small.write_entry(folder, "carton", "Où ranger mes cartons ?", "ranger mes cartons")
        await until(measures, "pas_a_pas_knowledge_entries", 3)
        await until(measures, "pas_a_pas_knowledge_broken", 0)
    written = log.read_text()
    assert written.count("La base de connaissances a changé, et elle est à corriger") == 1
    assert f"{path}:1: " in written
