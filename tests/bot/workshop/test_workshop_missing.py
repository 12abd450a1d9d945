"""What the bot could not answer is shown in the workshop, grouped, with what is near."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from aiohttp.test_utils import TestClient, TestServer

from bot import questions
from bot.database.engine import Database
from bot.operations.migrating import migrate
from bot.unanswered import LEAST
from bot.workshop.server import make_app
from knowledge.markup import typography
from knowledge.wording import wording
from tests.knowledge import small

SAID = wording()["workshop"]


async def asked(address: str, *texts: str) -> None:
    """Let each question be asked in vain, a day of its own each."""
    await migrate(address)
    database, now = Database(address), datetime.now(UTC)
    async with database.session() as session:
        for key, text in enumerate(texts):
            day = now - timedelta(days=key)
            kept: dict[str, Any] = {"outcome": "nothing", "entry_id": "colis", "text": text}
            await questions.record(session, key, now=day, **kept)
    await database.close()


async def shown(base: Path, address: str, expected: int = 200) -> dict[str, Any]:
    async with TestClient(TestServer(make_app(base, address))) as client:
        response = await client.get("/api/unanswered")
        assert response.status == expected, await response.text()
        told: dict[str, Any] = await response.json()
        return told


async def test_what_was_asked_on_several_days_is_shown_with_what_is_near(
    base: Path, address: str
) -> None:
    text = "renvoyer un colis abîmé au fournisseur"
    await asked(address, *[text] * LEAST, "imprimante en panne")
    told = await shown(base, address)
    (group,) = told["groups"]
    assert group["text"] == text
    assert group["asked"] == typography(SAID["missing_asked"].format(count=LEAST, days=LEAST))
    assert {one["path"] for one in group["nearest"]} <= {small.ENTRY, small.OTHER}
    assert told["rarer"].endswith("1")
    assert "imprimante" not in str(told)


async def test_what_has_an_answer_since_is_told(base: Path, address: str) -> None:
    await asked(address, *["où en est mon paquet ?"] * LEAST)
    (group,) = (await shown(base, address))["groups"]
    assert group["since"] == SAID["missing_since"]
    assert group["nearest"][0]["path"] == small.OTHER


async def test_what_the_wall_would_refuse_now_is_not_shown(base: Path, address: str) -> None:
    await asked(address, *["le colis de Mme Dupont, 06 12 34 56 78"] * LEAST)
    told = await shown(base, address)
    assert told["groups"] == []
    assert "Dupont" not in str(told)


async def test_without_a_database_nothing_is_made(base: Path, address: str) -> None:
    told = await shown(base, address, 404)
    assert told["error"] == typography(SAID["no_database"])
    assert list(base.parent.iterdir()) == [base]


async def test_a_database_without_its_tables_is_told(
    base: Path, address: str, tmp_path: Path
) -> None:
    (tmp_path / "bot.db").touch()
    told = await shown(base, address, 503)
    assert told["error"] == typography(SAID["unread_database"])
