"""What a maintainer does by hand, as a command, in French."""

import json
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import func, select

from bot import erasures, keys, partings
from bot.database.engine import Database, DatabaseError
from bot.models import PersonRow
from bot.operations import upkeep
from bot.operations.upkeep import OtherTokenError, UnreadableError
from bot.settings import Settings
from tests.bot.process import TOKEN, ended

LONG_AGO = datetime.now(UTC) - timedelta(days=500)
RECENTLY = datetime.now(UTC) - timedelta(days=350)


def with_people(settings: Settings, *people: int, seen: datetime | None = None) -> None:
    """Let some people be known."""
    moment = seen or datetime.now(UTC)
    row = {"last_seen": moment, "notice_at": moment}
    told = {"warned_on": seen and (seen + partings.ERASED_AFTER).date()}

    async def add(database: Database) -> None:
        async with database.session() as session:
            session.add_all([PersonRow(id=person, **row, **told) for person in people])

    upkeep._on_database(settings, add)  # noqa: SLF001  its own way of opening it


def person(number: int, told: date | None, seen: datetime = LONG_AGO) -> PersonRow:
    """Return somebody who was last seen one day, and told on another that they will be erased."""
    days = {"last_seen": seen, "notice_at": seen}
    return PersonRow(id=number, warned_on=told, **days)


def count(settings: Settings) -> int | None:
    async def counted(database: Database) -> int | None:
        async with database.session() as session:
            return await session.scalar(select(func.count()).select_from(PersonRow))

    return upkeep._on_database(settings, counted)  # noqa: SLF001  likewise


def test_purging_says_what_was_removed(settings: Settings) -> None:
    assert upkeep.purge(settings) == "Rien à retirer."
    with_people(settings, 1, 2, seen=LONG_AGO)
    with_people(settings, 3)
    said = upkeep.purge(settings).splitlines()
    assert said == ["Retiré :", "  personnes effacées, sans nouvelles depuis 12 mois : 2"]
    assert count(settings) == 1


def test_purging_says_who_is_not_erased_before_being_told(settings: Settings) -> None:
    with_people(settings, 1, 2, seen=LONG_AGO)

    async def tell(database: Database) -> None:
        untold, late = None, datetime.now(UTC).date() - timedelta(days=3)
        async with database.session() as session:
            session.add_all([person(3, untold), person(4, late), person(5, untold, RECENTLY)])

    upkeep._on_database(settings, tell)  # noqa: SLF001  its own way of opening it
    removed, kept = upkeep.purge(settings).split("depuis 12 mois : 2\n")
    assert "effacées" in removed
    assert kept.startswith("Sans nouvelles depuis 12 mois, et pas encore effacées : 2.")
    assert upkeep.purge(settings).startswith(f"Rien à retirer.\n{kept}")
    assert count(settings) == 3


def test_erasures_are_listed_and_done_again_from_the_list(
    settings: Settings, tmp_path: Path
) -> None:
    assert upkeep.list_erasures(settings) == ""
    with_people(settings, 1, 2, seen=LONG_AGO)
    upkeep.purge(settings)
    listed = upkeep.list_erasures(settings)
    key = keys.erasure_key(settings)
    assert {line.split("\t")[1] for line in listed.splitlines()} == {
        erasures.digest(person, key) for person in (1, 2)
    }
    with_people(settings, 1, 2, 3)  # as a backup that is restored
    (tmp_path / "list").write_text(listed, encoding="utf-8")
    said = upkeep.erase_again(settings, [str(tmp_path / "list")])
    assert said == "Empreintes lues : 2. Personnes effacées de nouveau : 2."
    assert count(settings) == 1


def test_erasures_are_done_again_from_the_log(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_people(settings, 1, 2)
    digest = erasures.digest(2, keys.erasure_key(settings))
    line = json.dumps({"event": "erased", "digest": digest})
    monkeypatch.setattr("sys.stdin", StringIO(f"autre chose\n{line}\n{line}\n"))
    assert upkeep.erase_again(settings, ["-"]).endswith("effacées de nouveau : 1.")
    assert count(settings) == 1


def test_a_file_that_cannot_be_read_erases_nothing(settings: Settings) -> None:
    with pytest.raises(UnreadableError, match=r"Fichier illisible \(/no/where\)"):
        upkeep.erase_again(settings, ["/no/where"])


def test_erasures_noted_with_another_token_are_told_and_those_done_twice_are_not(
    settings: Settings, tmp_path: Path
) -> None:
    with_people(settings, 1, 2)
    former = settings.model_copy(update={"token": SecretStr("1:former")})
    theirs = [erasures.digest(number, keys.erasure_key(former)) for number in (1, 2, 3)]
    file = tmp_path / "list"
    file.write_text("\n".join(theirs), encoding="utf-8")
    with pytest.raises(OtherTokenError, match="aucune des 3 empreintes"):
        upkeep.erase_again(settings, [str(file)])
    assert count(settings) == 2
    ours = erasures.digest(2, keys.erasure_key(settings))
    file.write_text("\n".join([*theirs, ours]), encoding="utf-8")
    for erased in (1, 0):
        whole, part = upkeep.erase_again(settings, [str(file)]).splitlines()
        assert whole == f"Empreintes lues : 4. Personnes effacées de nouveau : {erased}."
        assert part.startswith("Dont 3 que le jeton présent")
    assert upkeep.erase_again(former, [str(file)]).startswith("Empreintes lues : 4. Personnes")
    assert count(settings) == 0
    file.write_text(ours, encoding="utf-8")
    assert upkeep.erase_again(settings, [str(file)]).endswith(
        "lues : 1. Personnes effacées de nouveau : 0."
    )


async def test_with_another_token_nothing_is_erased_again_and_the_command_fails(
    tmp_path: Path,
) -> None:
    (tmp_path / "list").write_text(erasures.digest(1, b"former"), encoding="utf-8")
    code, said = await ended(tmp_path, "erase-again", "list", token=TOKEN)
    assert code == 1
    assert said.startswith("Le jeton présent (BOT_TOKEN) ne reconnaît aucune")
    (tmp_path / "list").write_text("rien", encoding="utf-8")
    code, said = await ended(tmp_path, "erase-again", "list", token=TOKEN)
    assert (code, said) == (0, "Empreintes lues : 0. Personnes effacées de nouveau : 0.\n")


def test_a_database_that_cannot_be_used_is_told(bare_environment: Path) -> None:
    assert bare_environment
    with pytest.raises(DatabaseError, match="inutilisable"):
        upkeep.purge(Settings(database_url="sqlite+aiosqlite:////proc/nowhere/bot.db"))


async def test_the_commands_speak_french(tmp_path: Path) -> None:
    assert await ended(tmp_path, "purge", token=TOKEN) == (0, "Rien à retirer.\n")
    code, said = await ended(tmp_path, "erase-again", "absent", token=TOKEN)
    assert (code, said) == (1, "Fichier illisible (absent) : il n'existe pas.\n")


def test_the_key_goes_with_the_token(settings: Settings) -> None:
    other = settings.model_copy(update={"token": None})
    assert keys.erasure_key(settings) == keys.erasure_key(other)
    assert keys.erasure_key(settings) != keys.question_key(settings)
