"""Each update is measured by what became of it, and leaves one line, without a word of it."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import pytest
from aiogram.exceptions import TelegramForbiddenError, TelegramUnauthorizedError
from aiogram.types import Chat, Message, Update
from prometheus_client import generate_latest
from sqlalchemy import text

from bot.app import Application, build
from bot.database.away import AwayError
from bot.database.engine import Database
from bot.observability import logs
from bot.observability.metrics import Metrics
from bot.receiving import flooding, handling
from bot.receiving.handling import Outcome
from bot.receiving.watching import Watch
from bot.settings import Settings
from tests.bot.failing import Broken
from tests.bot.house import processor
from tests.bot.logged import written
from tests.bot.metrics import moved, value
from tests.bot.telegram import Network, bot_on, message, refusal, says, taps
from tests.journeys.conftest import OUTCOMES
from tests.journeys.conversation import Prepared, shipped

NIR = "1 85 05 78 006 084 91"
POISON = "zanzibarine"
CARD = "la carte vitale suffit ?"


@pytest.fixture(scope="module")
def base() -> Prepared:
    return shipped().preparing(OUTCOMES)


@pytest.fixture
async def application(
    settings: Settings, network: Network, base: Prepared, now: datetime
) -> AsyncIterator[Application]:
    made = build(settings, network, base, lambda: now)
    await made.bot.me()  # asked of Telegram once
    yield made
    await made.close()


@pytest.fixture
async def failing(
    settings: Settings, network: Network, base: Prepared, now: datetime
) -> AsyncIterator[Application]:
    made = build(settings, network, Broken(base.base, base.phrases), lambda: now)
    yield made
    await made.close()


async def process(application: Application, *updates: Update) -> dict[str, float]:
    """Handle updates one after the other; return how many ended how."""
    for update in updates:
        await application.processor.process(update)
    return moved(application.metrics, "updates_total")


async def test_an_update_is_counted_by_its_kind_and_what_became_of_it(
    application: Application,
) -> None:
    edited = Update(update_id=4, edited_message=message("bonjour", 1, edit_date=1))
    group = Chat(id=-100, type="supergroup")
    unknown = Update.model_validate({"update_id": 6, "telepathy": {}})
    updates = (says(1, "bonjour"), says(1, "bonjour"), taps(2, "x"), edited)
    assert await process(application, *updates, says(5, "rien", group), unknown) == {
        "message answered": 1,
        "message again": 1,
        "callback_query answered": 1,
        "edited_message answered": 1,
        "message silent": 1,
        "unknown unknown": 1,
    }
    assert value(application.metrics, "update_seconds_count") == 3


async def test_an_answer_that_cannot_be_sent_is_counted_as_such(
    application: Application, network: Network
) -> None:
    network.next = [refusal(TelegramForbiddenError, "bot was blocked by the user")]
    assert await process(application, says(1, "bonjour")) == {"message unsent": 1}
    sends = moved(application.metrics, "sends_total")
    assert sends == {"SendMessage blocked": 1}
    assert value(application.metrics, "update_seconds_count") == 0


async def test_an_error_is_counted_and_the_questions_it_undid_are_not(
    failing: Application,
) -> None:
    assert await process(failing, says(1, CARD)) == {"message failed": 1}
    assert moved(failing.metrics, "questions_total") == {}
    assert moved(failing.metrics, "sends_total") == {"SendMessage sent": 1}


async def test_an_error_that_no_handler_took_is_counted_too(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr(application.dispatcher, "feed_update", fails)
    assert await process(application, says(1, "bonjour")) == {"message failed": 1}


async def test_an_update_of_which_only_the_note_was_left_to_make_comes_again(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def is_away(*_: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as patched:
        patched.setattr("bot.processed.note_answered", is_away)
        with pytest.raises(AwayError):
            await process(application, says(1, "bonjour"))
    ended = await process(application, says(1, "bonjour"))
    assert ended == {"message away": 1, "message again": 1}


async def test_a_question_is_counted_once_with_the_time_to_match_it(
    application: Application, network: Network
) -> None:
    network.next = [refusal(TelegramForbiddenError, "blocked")]
    updates = [says(1, CARD), says(1, CARD), says(2, "quelle dose de paracétamol ?")]
    await process(
        application, *updates, says(3, "une carte"), says(4, "1"), says(5, "le chat dort ?")
    )
    assert moved(application.metrics, "questions_total") == {
        "answer": 1,
        "refused": 1,
        "suggestions": 1,
        "opened": 1,
        "nothing": 1,
    }
    assert value(application.metrics, "matching_seconds_count") == 4


async def test_a_question_run_again_after_its_commit_is_counted_once(
    application: Application, network: Network
) -> None:
    reached = asyncio.Event()

    async def hang(_: object) -> None:
        reached.set()
        await asyncio.Event().wait()

    network.next = [hang]
    dying = asyncio.create_task(application.processor.process(says(1, CARD)))
    await reached.wait()
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)
    ended = await process(application, says(1, CARD))
    assert ended == {"message cut": 1, "message answered": 1}
    assert moved(application.metrics, "questions_total") == {"answer": 1}


async def test_a_database_that_is_away_is_told_from_an_error(now: datetime) -> None:
    away, metrics, bot = (
        Database("postgresql+asyncpg://u:p@127.0.0.1:1/x"),
        Metrics(),
        bot_on(Network()),
    )
    dispatcher: Any = None
    made = processor(dispatcher, bot, away, now, watch=Watch(metrics))
    with pytest.raises(AwayError):
        await made.process(says(1, "bonjour"))
    assert moved(metrics, "updates_total") == {"message away": 1}
    await away.close()


async def test_what_waits_for_another_token_is_no_error(
    application: Application, network: Network
) -> None:
    network.next = [refusal(TelegramUnauthorizedError, "Unauthorized")]
    with pytest.raises(TelegramUnauthorizedError):
        await application.processor.process(says(1, CARD))
    assert moved(application.metrics, "updates_total") == {"message later": 1}


async def test_what_is_in_hand_is_seen_while_it_is(
    application: Application, network: Network
) -> None:
    reached, go_on = asyncio.Event(), asyncio.Event()

    async def wait(method: Any) -> object:  # noqa: ANN401  any method
        reached.set()
        await go_on.wait()
        return network.usual(method)

    network.next = [wait]
    metrics, process = application.metrics, application.processor.process
    tasks = [asyncio.create_task(process(says(number, "bonjour"))) for number in (1, 2, 3)]
    await reached.wait()
    assert value(metrics, "updates_in_hand") == 3
    assert value(metrics, "updates_waiting") == 2
    assert value(metrics, "chats_waiting") == 1
    assert value(metrics, "oldest_update_seconds") > 0  # type: ignore[operator]
    go_on.set()
    await asyncio.gather(*tasks)
    for name in ("updates_in_hand", "updates_waiting", "chats_waiting", "oldest_update_seconds"):
        assert value(metrics, name) == 0


async def test_an_answer_takes_from_its_arrival_to_its_sending() -> None:
    metrics, moments = Metrics(), iter([10.0, 10.25])
    watch = Watch(metrics, lambda: next(moments))
    with watch.over(says(1, "bonjour")) as one:
        one.sent = 1
    assert value(metrics, "update_seconds_sum") == 0.25


async def test_an_update_dropped_by_flood_control_is_counted_apart() -> None:
    metrics = Metrics()
    with Watch(metrics).over(says(1, "bonjour")):
        handling.current().noted = Outcome.DROPPED
    assert value(metrics, "flood_drops_total") == 1
    assert moved(metrics, "updates_total") == {"message dropped": 1}
    assert value(metrics, "update_seconds_count") == 0


async def test_what_is_too_much_of_one_person_is_dropped(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flooding, "ALLOWED", {Message: flooding.Allowance(1.5, 0.001)})
    ended = await process(application, *(says(number, "/aide") for number in (1, 2, 3)))
    assert ended == {"message answered": 1, "message dropped": 2}
    assert value(application.metrics, "flood_drops_total") == 2


async def test_an_update_leaves_one_line_without_a_word_of_it(
    application: Application, network: Network, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.set_up(colours=False)
    said = f"{CARD} {POISON} {NIR}"
    updates = [says(1, CARD), says(2, said), says(3, f"/recherche {POISON}"), taps(4, POISON)]
    updates += [says(5, POISON), says(5, POISON), says(6, f"/{POISON}")]
    updates.append(Update(update_id=7, edited_message=message(POISON, 1, edit_date=1)))
    updates.append(Update.model_validate({"update_id": 8, "telepathy": {"thought": POISON}}))
    await process(application, *updates)
    lines = written(capsys)
    assert [one["update_id"] for one in lines] == [1, 2, 3, 4, 5, 5, 6, 7, 8]
    assert [(one["handler"], one["outcome"]) for one in lines[:4]] == [
        ("ask", "answered"),
        ("refuse", "answered"),
        ("find", "answered"),
        ("stale", "answered"),
    ]
    for line in lines:
        assert (line["event"], line["level"], line["logger"]) == (
            "handled",
            "info",
            "bot.receiving.watching",
        )
        assert line["milliseconds"] >= 0
        known = {"event", "level", "logger", "timestamp", "update_id", "outcome", "milliseconds"}
        assert line.keys() - known <= {"handler", "reference"}
    poisoned = json.dumps(lines) + generate_latest(application.metrics.registry).decode()
    assert POISON not in poisoned
    assert "006 084" not in poisoned
    assert len(network.texts) == 7


async def test_an_error_leaves_its_own_line_besides(
    failing: Application, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.set_up(colours=False)
    await process(failing, says(1, f"{CARD} {POISON}"))
    lines = written(capsys)
    assert [one["level"] for one in lines] == ["error", "info"]
    assert lines[1]["outcome"] == "failed"
    assert POISON not in json.dumps(lines)


async def test_what_comes_again_leaves_no_line_yet(
    application: Application, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.set_up(colours=False)
    async with application.database.session() as session:
        await session.execute(text("DROP TABLE processed_update"))
    with pytest.raises(AwayError):
        await application.processor.process(says(1, POISON))
    assert written(capsys) == []


def test_every_outcome_starts_from_zero_for_what_people_do() -> None:
    metrics = Metrics()
    Watch(metrics)
    for outcome in Outcome:
        assert value(metrics, "updates_total", kind="message", outcome=outcome.value) == 0


def test_no_label_tells_who_speaks(application: Application) -> None:
    names = {
        label
        for family in application.metrics.registry.collect()
        for sample in family.samples
        for label in sample.labels
    }
    assert names <= {"kind", "outcome", "method", "result", "why", "fate", "le", "version"}
