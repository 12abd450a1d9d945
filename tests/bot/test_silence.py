"""A Telegram that does not answer who polls it is seen from outside."""

import asyncio
from typing import Any

import pytest
from aiogram.exceptions import TelegramConflictError, TelegramNetworkError
from aiogram.methods import TelegramMethod
from aiogram.types import Update

from bot.app import build
from bot.receiving import polling
from bot.receiving.polling import Polling
from bot.receiving.silence import LASTS, Silence
from bot.settings import Settings
from tests.bot.elapsed import Elapsed
from tests.bot.metrics import value
from tests.bot.telegram import Network, bot_on, refusal
from tests.journeys.conversation import shipped


@pytest.fixture
def clock() -> Elapsed:
    return Elapsed()


@pytest.fixture
def silence(clock: Elapsed) -> Silence:
    return Silence(clock)


def test_who_does_not_poll_hears_no_silence(silence: Silence, clock: Elapsed) -> None:
    clock.now += 10 * LASTS
    assert silence.seconds() == 0
    silence.broken()
    silence.over()
    clock.now += 10 * LASTS
    assert not silence.lasts()


@pytest.mark.parametrize("error", [TelegramNetworkError, TelegramConflictError])
async def test_it_lasts_until_telegram_answers(
    silence: Silence, clock: Elapsed, error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "RETRY_PAUSES", (0.001, 0.001))
    network, stop = Network(), asyncio.Event()
    seen = list[bool]()

    def refused(method: TelegramMethod[Any]) -> object:
        clock.now += 0.6 * LASTS
        seen.append(silence.lasts())
        return refusal(error, "away")(method)

    def answered(_: TelegramMethod[Any]) -> object:
        seen.append(silence.lasts())
        return []

    def last(_: TelegramMethod[Any]) -> object:
        seen.append(silence.lasts())
        stop.set()
        return []

    network.next = [refused, refused, answered, last]

    async def process(_: Update) -> None:
        return

    await asyncio.wait_for(Polling(bot_on(network), process, [], silence).run(stop), 5)
    assert seen == [False, True, True, False]
    clock.now += 10 * LASTS
    assert not silence.lasts()


async def test_while_it_lasts_the_bot_is_not_able_and_its_measure_says_so(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = build(settings, Network(), shipped())
    made.silence.broken()
    assert made.is_able()
    monkeypatch.setattr("bot.receiving.silence.LASTS", -1)
    assert not made.is_able()
    assert (value(made.metrics, "telegram_silent_seconds") or 0) > 0
    await made.close()
