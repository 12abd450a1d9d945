"""Sending reminders: once each, whatever Telegram, the network or the process does."""

import asyncio
from datetime import timedelta

import pytest
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod
from aiohttp import ClientConnectorError
from aiohttp.client_reqrep import ConnectionKey
from sqlalchemy import text

from bot import people, reminders
from bot.process.meanwhile import meanwhile
from bot.reminding import ANSWERED_WITHIN, BETWEEN, PAUSE, Fate
from bot.sending.network import LONGEST_PAUSE
from tests.bot.path import DOCTOR, SECRETARY, Memory
from tests.bot.reminded import DAY, DUE, remind, waiting
from tests.bot.sending import Sender, speaking
from tests.bot.telegram import Answer, refusal, unreadable


@pytest.fixture
async def sender(memory: Memory) -> Sender:
    """Give a sender, with a reminder that is due."""
    await remind(memory)
    return Sender(memory)


async def test_a_reminder_is_sent_once(sender: Sender) -> None:
    assert await sender.send() < 1
    assert await sender.send() == PAUSE
    assert sender.sent == ["cpe"]
    async with sender.memory.database.session() as session:
        rows = await session.execute(text("SELECT count(*) FROM reminder"))
    assert rows.scalar() == 0


async def test_two_replicas_send_it_once(sender: Sender) -> None:
    others = [Sender(sender.memory, sender.network) for _ in range(10)]
    await asyncio.gather(*(one.send() for one in others))
    assert sender.sent == ["cpe"]


async def test_a_process_that_dies_while_sending_sends_it_at_most_once(sender: Sender) -> None:
    reached = asyncio.Event()

    async def hang(_: object) -> None:
        reached.set()
        await asyncio.Event().wait()

    sender.network.next = [hang]
    dying = asyncio.create_task(sender.send())
    await reached.wait()
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)
    sender.clock.now += timedelta(days=2)
    assert await sender.send() == PAUSE
    assert sender.sent == ["cpe"]


async def test_someone_who_blocked_the_bot_gets_no_other(sender: Sender) -> None:
    async with sender.memory.database.session() as session:
        await reminders.put(session, DOCTOR, "bal", DAY, sender.memory.now)
    sender.network.next = [refusal(TelegramForbiddenError, "bot was blocked by the user")]
    await sender.send()
    assert await waiting(sender.memory) == ()
    assert await sender.send() == PAUSE
    assert sender.reminding.fates == {Fate.BLOCKED: 1}


async def shown(memory: Memory, before: timedelta = timedelta(0)) -> str | None:
    """Return what the doctor was last shown."""
    async with memory.database.session() as session:
        return await people.last_shown(session, DOCTOR, DUE + before)


async def was_asked(sender: Sender) -> None:
    """Let another reminder have asked the doctor something, for the day."""
    async with sender.memory.database.session() as session:
        now = sender.clock.now
        await people.remember_shown(session, DOCTOR, "asked", now, ANSWERED_WITHIN)


async def test_what_is_typed_for_the_day_answers_the_reminder(sender: Sender) -> None:
    await was_asked(sender)
    await sender.send()
    assert await shown(sender.memory, timedelta(hours=11)) == "screen of cpe"
    assert await shown(sender.memory, timedelta(hours=13)) is None


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        (refusal(TelegramServerError, "Bad Gateway"), None),
        (refusal(TelegramRetryAfter, "later", retry_after=30), "asked"),
        (refusal(TelegramForbiddenError, "bot was blocked by the user"), "asked"),
    ],
)
async def test_nothing_answers_a_reminder_that_may_not_have_come(
    sender: Sender, answer: Answer, left: str | None
) -> None:
    await was_asked(sender)
    sender.network.next = [answer]
    await sender.send()
    assert await shown(sender.memory) == left


PERHAPS = [
    refusal(TelegramServerError, "Bad Gateway"),
    refusal(TelegramNetworkError, "time-out"),
    unreadable,
]


def unreached(method: TelegramMethod[object]) -> object:
    key = ConnectionKey("api.telegram.org", 443, True, True, None, None, None)  # noqa: FBT003  aiohttp's
    raise TelegramNetworkError(method, "down") from ClientConnectorError(key, OSError("down"))


UNAUTHORIZED = refusal(TelegramUnauthorizedError, "Unauthorized")


@pytest.mark.parametrize("answer", [UNAUTHORIZED, unreached])
async def test_what_was_surely_not_sent_is_sent_later(sender: Sender, answer: Answer) -> None:
    sender.network.next = [answer]
    wait = await sender.send()
    assert wait >= PAUSE
    assert await sender.send() == PAUSE
    sender.clock.now += timedelta(seconds=wait)
    await sender.send()
    assert sender.sent == ["cpe", "cpe"]
    assert sender.reminding.fates == {Fate.LATER: 1, Fate.SENT: 1}


@pytest.mark.parametrize("seconds", [30, LONGEST_PAUSE])
async def test_a_pause_that_telegram_asks_for_is_made_by_all_replicas(
    sender: Sender, seconds: int
) -> None:
    await remind(sender.memory, SECRETARY)
    sender.network.next = [refusal(TelegramRetryAfter, "later", retry_after=seconds)]
    other = Sender(sender.memory, sender.network, sender.clock)
    assert await sender.send() > seconds
    assert seconds - 5 < await other.send() < seconds
    assert sender.sent == ["cpe"]
    sender.clock.now += timedelta(seconds=seconds + 1)
    await other.send()
    await sender.send()
    assert len(sender.sent) == 3
    assert sender.reminding.fates == {Fate.SLOWER: 1, Fate.SENT: 1}


@pytest.mark.parametrize("answer", PERHAPS)
async def test_what_was_perhaps_sent_is_not_sent_again(sender: Sender, answer: Answer) -> None:
    sender.network.next = [answer]
    await sender.send()
    sender.clock.now += timedelta(hours=1)
    assert await sender.send() == PAUSE
    assert len(sender.sent) == 1


async def test_a_reminder_refused_for_its_form_is_sent_in_plain_words(sender: Sender) -> None:
    sender.network.next = [refusal(TelegramBadRequest, "Bad Request: can't parse entities: <b>")]
    await sender.send()
    assert sender.sent == ["cpe", "cpe"]
    assert getattr(sender.network.calls[-1], "parse_mode", "") is None
    assert sender.reminding.fates == {Fate.SENT: 1}


async def test_a_reminder_refused_in_plain_words_is_lost(sender: Sender) -> None:
    sender.network.next = [refusal(TelegramBadRequest, "Bad Request: no")] * 9
    await sender.send()
    sender.clock.now += timedelta(hours=1)
    assert await sender.send() == PAUSE
    assert len(sender.sent) == 2
    assert sender.reminding.fates == {Fate.LOST: 1}


async def test_while_telegram_fails_one_reminder_is_lost_and_no_other(sender: Sender) -> None:
    await remind(sender.memory, SECRETARY)
    down = refusal(TelegramServerError, "Bad Gateway")
    sender.network.next = [down, down, down]
    assert [await sender.send() for _ in range(3)] == [PAUSE, PAUSE, PAUSE]
    assert len(sender.sent) == 1
    await sender.send()
    assert len(sender.sent) == 2
    assert sender.reminding.fates == {Fate.LOST: 1, Fate.SENT: 1}


@pytest.mark.parametrize("reason", ["chat not found", "PEER_ID_INVALID", "user is deactivated"])
async def test_a_chat_that_is_gone_gets_nothing_more(sender: Sender, reason: str) -> None:
    sender.network.next = [refusal(TelegramBadRequest, f"Bad Request: {reason}")]
    await sender.send()
    assert sender.reminding.fates == {Fate.BLOCKED: 1}
    assert len(sender.network.calls) == 1


async def test_a_reminder_refused_without_a_word_is_lost(sender: Sender) -> None:
    sender.network.next = [refusal(TelegramBadRequest, None)] * 2
    await sender.send()
    assert sender.reminding.fates == {Fate.LOST: 1}


async def test_a_reminder_of_a_step_that_is_gone_is_forgotten(sender: Sender) -> None:
    reminding = speaking(sender.network, sender.memory.database, sender.clock, lambda _: None)
    await reminding.send_one()
    assert reminding.fates == {Fate.FORGOTTEN: 1}
    assert await waiting(sender.memory) == ()
    assert sender.sent == []


async def test_reminders_are_sent_until_the_bot_stops(sender: Sender) -> None:
    await remind(sender.memory, SECRETARY)
    stop, both = asyncio.Event(), asyncio.Event()

    def second(method: TelegramMethod[object]) -> object:
        both.set()
        return sender.network.usual(method)

    sender.network.next = [sender.network.usual, second]
    async with meanwhile(sender.reminding.run, stop):
        await both.wait()
        stop.set()
    assert len(sender.sent) == 2
    assert sender.reminding.fates == {Fate.SENT: 2}


async def rests(sender: Sender, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Run until the longest pause; return every pause that was made."""
    stop, made = asyncio.Event(), list[float]()

    async def rest(seconds: float, stop: asyncio.Event) -> None:
        made.append(seconds)
        if seconds == PAUSE:
            stop.set()

    monkeypatch.setattr("bot.reminding.rest", rest)
    async with asyncio.timeout(10):
        await sender.reminding.run(stop)
    return made


async def test_a_pause_is_made_after_each_message_and_a_longer_one_when_nothing_is_due(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await rests(sender, monkeypatch))[0] == BETWEEN
    assert sender.sent == ["cpe"]


async def test_while_the_database_is_away_it_is_asked_seldom_and_that_is_told(
    sender: Sender, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with sender.memory.database.engine.begin() as connection:
        await connection.execute(text("ALTER TABLE reminder RENAME TO away"))
    assert await rests(sender, monkeypatch) == [PAUSE]
    assert "reminders wait for the database" in caplog.text


async def test_a_database_that_is_away_stops_nothing(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.reminding.PAUSE", 0.01)
    async with sender.memory.database.engine.begin() as connection:
        await connection.execute(text("ALTER TABLE reminder RENAME TO away"))
    stop, reached = asyncio.Event(), asyncio.Event()

    def arrived(method: TelegramMethod[object]) -> object:
        reached.set()
        return sender.network.usual(method)

    sender.network.next = [arrived]
    async with meanwhile(sender.reminding.run, stop):
        await asyncio.sleep(0.05)
        async with sender.memory.database.engine.begin() as connection:
            await connection.execute(text("ALTER TABLE away RENAME TO reminder"))
        await reached.wait()
        stop.set()
    assert sender.sent == ["cpe"]
