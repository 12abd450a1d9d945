"""An update is confirmed to Telegram only once handled; nothing is lost, nothing spins."""

import asyncio
import time
from collections.abc import Awaitable, Callable

import pytest
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramConflictError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetUpdates, TelegramMethod
from aiogram.types import Chat, Update

from bot.database.away import AwayError
from bot.database.engine import UNLOCKED_WITHIN
from bot.receiving import polling, retrying
from bot.receiving.polling import Polling
from bot.receiving.put_off import FORGOTTEN
from bot.receiving.silence import Silence
from tests.bot.telegram import Answer, Network, bot_on, refusal, says, unreadable

Process = Callable[[Update], Awaitable[None]]
OTHER = Chat(id=8, type="private")


class Queue(Network):
    """What Telegram keeps of a bot's updates: given until confirmed by a greater offset."""

    def __init__(self, *updates: Update) -> None:
        super().__init__()
        self.updates = list(updates)
        self.offsets: list[int | None] = []
        self.emptied = asyncio.Event()

    def usual(self, method: TelegramMethod[object]) -> object:
        """Give what is not confirmed; hold the request a little when there is nothing."""
        assert isinstance(method, GetUpdates)
        self.offsets.append(method.offset)
        self.updates = [one for one in self.updates if one.update_id >= (method.offset or 0)]
        return self._held()

    async def _held(self) -> list[Update]:
        if not self.updates:
            await asyncio.sleep(0.02)
            self.emptied.set()
        return self.updates[:100]


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "RETRY_PAUSES", (0.01, 0.02))
    monkeypatch.setattr(retrying, "FIRST_PAUSE", 0.01)


async def poll(
    network: Queue, process: Process, seconds: float | None = None, drain: float = 1
) -> None:
    """Poll for some seconds; without, until nothing is left to give."""
    stop = asyncio.Event()
    run = asyncio.create_task(
        Polling(bot_on(network), process, ["message"], Silence()).run(stop, drain)
    )
    if seconds is None:
        await asyncio.wait_for(network.emptied.wait(), 10)
    else:
        await asyncio.wait([run], timeout=seconds)
    stop.set()
    await asyncio.wait_for(run, 5)


async def test_updates_are_handled_then_confirmed() -> None:
    network, seen = Queue(says(3, "a"), says(4, "b"), says(9, "c")), list[int]()

    async def process(update: Update) -> None:
        seen.append(update.update_id)

    await poll(network, process)
    assert seen == [3, 4, 9]
    assert network.updates == []
    assert network.offsets[:2] == [None, 10]


async def test_an_update_being_handled_is_not_confirmed_and_not_given_twice() -> None:
    network, seen = Queue(says(3, "a"), says(4, "b")), list[int]()
    over = asyncio.Event()

    async def process(update: Update) -> None:
        seen.append(update.update_id)
        if update.update_id == 3:
            network.updates.append(says(5, "c"))
            await over.wait()

    async def later() -> None:
        await asyncio.sleep(0.6)
        assert seen == [3, 4, 5]
        assert [one.update_id for one in network.updates] == [3, 4, 5]
        over.set()

    releasing = asyncio.create_task(later())
    await poll(network, process, seconds=1)
    await releasing
    assert seen == [3, 4, 5]
    assert network.updates == []
    assert len(network.calls) < 40


async def test_a_slow_update_does_not_make_the_loop_spin() -> None:
    network = Queue(says(3, "a"))

    async def process(_: Update) -> None:
        await asyncio.sleep(1.2)

    await poll(network, process, seconds=1)
    assert len(network.calls) <= 6


async def test_what_holds_no_request_does_not_make_the_loop_spin() -> None:
    network = Queue()
    network.next = [lambda _: [] for _ in range(1000)]

    async def process(_: Update) -> None:
        return

    await poll(network, process, seconds=1)
    assert len(network.calls) <= 6


async def test_stopping_finishes_what_was_taken_and_confirms_it() -> None:
    network, finished = Queue(says(3, "a"), says(4, "b")), list[int]()

    async def process(update: Update) -> None:
        await asyncio.sleep(0.4)
        finished.append(update.update_id)

    await poll(network, process, seconds=0.1)
    assert finished == [3, 4]
    assert network.updates == []


@pytest.mark.alone
async def test_what_is_not_finished_in_time_is_left_to_telegram() -> None:
    network = Queue(says(3, "a"), says(4, "b"))

    async def process(update: Update) -> None:
        if update.update_id == 4:
            await asyncio.sleep(60)

    started = time.monotonic()
    await poll(network, process, seconds=0.1, drain=0.2)
    assert time.monotonic() - started < 2
    assert [one.update_id for one in network.updates] == [4]


async def test_what_is_older_and_not_finished_is_left_to_telegram_too() -> None:
    network = Queue(says(3, "a"), says(4, "b"))

    async def process(update: Update) -> None:
        if update.update_id == 3:
            await asyncio.sleep(60)

    await poll(network, process, seconds=0.1, drain=0.1)
    assert [one.update_id for one in network.updates] == [3, 4]


async def test_what_is_cut_has_ended_when_the_run_does() -> None:
    network, ended = Queue(says(3, "a")), asyncio.Event()

    async def process(_: Update) -> None:
        try:
            await asyncio.sleep(60)
        finally:
            await asyncio.sleep(0.02)  # what is not to be cut in the middle
            ended.set()

    await poll(network, process, seconds=0.1, drain=0.1)
    assert ended.is_set()


@pytest.mark.alone
async def test_stopping_waits_for_no_database_that_is_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(retrying, "FIRST_PAUSE", 60.0)
    network = Queue(says(3, "a"), says(4, "b"), says(5, "c", OTHER), says(6, "d"))
    tried = list[int]()

    async def process(update: Update) -> None:
        if update.update_id == 5:
            return
        await asyncio.sleep(0.2 if update.update_id == 3 else 0.4)  # the second fails at the end
        tried.append(update.update_id)
        raise AwayError

    started = time.monotonic()
    await poll(network, process, seconds=0.3, drain=4)
    assert time.monotonic() - started < 2
    assert tried == [3, 4, 6]
    assert [one.update_id for one in network.updates] == [3, 4, 5, 6]


async def test_what_comes_behind_what_is_left_to_telegram_is_left_to_it_too() -> None:
    network, handled = Queue(says(3, "a")), list[int]()

    async def process(update: Update) -> None:
        if update.update_id == 3:
            network.updates = [says(3, "a"), says(4, "b")]
            raise AwayError
        handled.append(update.update_id)

    await poll(network, process, seconds=0.5)
    assert handled == []
    assert [one.update_id for one in network.updates] == [3, 4]


@pytest.mark.alone
async def test_an_idle_bot_stops_at_once() -> None:
    class Held(Queue):
        async def _held(self) -> list[Update]:
            await asyncio.sleep(30)
            return []

    async def process(_: Update) -> None:
        return

    started = time.monotonic()
    await poll(Held(), process, seconds=0.1)
    assert time.monotonic() - started < 1


async def test_a_hundred_updates_run_side_by_side() -> None:
    network, together = Queue(*(says(one, "a") for one in range(1, 151))), list[int]()
    running = 0

    async def process(_: Update) -> None:
        nonlocal running
        running += 1
        together.append(running)
        await asyncio.sleep(0.05)
        running -= 1

    await poll(network, process, seconds=1)
    assert len(together) == 150
    assert max(together) == 100
    assert network.updates == []


AWAY = "away"
CONFLICT = "Conflict: terminated by other getUpdates request"


@pytest.mark.parametrize(
    "answer",
    [
        refusal(TelegramNetworkError, AWAY),
        refusal(TelegramRetryAfter, AWAY, retry_after=0),
        refusal(TelegramConflictError, CONFLICT),
    ],
)
async def test_a_failed_request_is_made_again(answer: Answer) -> None:
    network, seen = Queue(says(3, "a")), list[int]()
    network.next = [answer, answer]

    async def process(update: Update) -> None:
        seen.append(update.update_id)

    await poll(network, process)
    assert seen == [3]


async def test_what_fails_is_asked_again_less_and_less_often_or_when_telegram_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    network, pauses, really = Queue(), list[float](), asyncio.sleep
    failed = refusal(TelegramNetworkError, AWAY)
    network.next = [failed, failed, failed, refusal(TelegramRetryAfter, AWAY, retry_after=7)]

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)
        await really(0)

    async def process(_: Update) -> None:
        return

    monkeypatch.setattr(asyncio, "sleep", sleep)
    await poll(network, process, seconds=0.05)
    assert pauses[:4] == [0.01, 0.02, 0.02, 7]


async def test_a_pause_that_telegram_asks_for_is_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    network = Queue(says(3, "a"))
    network.next = [refusal(TelegramRetryAfter, AWAY, retry_after=0)]

    async def process(_: Update) -> None:
        return

    await poll(network, process)
    assert "TelegramRetryAfter" in caplog.text


async def test_another_poller_is_told_clearly(caplog: pytest.LogCaptureFixture) -> None:
    network = Queue()
    network.next = [refusal(TelegramConflictError, CONFLICT)]

    async def process(_: Update) -> None:
        return

    await poll(network, process)
    assert "Un autre programme" in caplog.text


async def test_a_revoked_token_ends_the_run() -> None:
    network = Queue()
    network.next = [refusal(TelegramUnauthorizedError, "Unauthorized")]

    async def process(_: Update) -> None:
        return

    run = Polling(bot_on(network), process, [], Silence()).run(asyncio.Event())
    with pytest.raises(TelegramUnauthorizedError):
        await asyncio.wait_for(run, 5)


@pytest.mark.parametrize(
    "error", [AwayError(), TelegramUnauthorizedError(GetUpdates(), "Unauthorized")], ids=type
)
async def test_an_update_waits_for_a_database_that_is_away_or_a_token_refused_once(
    error: Exception,
) -> None:
    network, tries = Queue(says(3, "a")), list[int]()

    async def process(update: Update) -> None:
        tries.append(update.update_id)
        if len(tries) < 3:
            raise error

    await poll(network, process)
    assert tries == [3, 3, 3]
    assert network.updates == []


async def test_an_update_that_waits_for_the_database_is_tried_before_its_wait_proves_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    network, pauses, really = Queue(says(3, "a")), list[float](), asyncio.sleep

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)
        await really(0)

    async def process(_: Update) -> None:
        if len(pauses) < 12:
            raise AwayError

    monkeypatch.setattr(asyncio, "sleep", sleep)
    await poll(network, process)
    longest = max(pauses)
    assert pauses[:3] == [0.01, 0.02, 0.04]
    assert longest == retrying.AGAIN_WITHIN
    assert longest + UNLOCKED_WITHIN < FORGOTTEN[0]


async def test_an_update_that_always_fails_does_not_poison_the_queue() -> None:
    network, seen = Queue(says(3, "a"), says(4, "b")), list[int]()

    async def process(update: Update) -> None:
        seen.append(update.update_id)
        raise ZeroDivisionError

    await poll(network, process)
    assert seen == [3, 4]
    assert network.updates == []


def batch_of(*raws: object) -> Answer:
    """Answer as aiogram reads a batch in which something cannot be read."""
    message = "Failed to deserialize object"

    def answer(_: TelegramMethod[object]) -> object:
        raise ClientDecodeError(message, ValueError(), {"ok": True, "result": [*raws]})

    return answer


async def test_an_update_that_cannot_be_read_is_passed_over() -> None:
    network, seen = Queue(says(4, "b")), list[int]()
    unreadable = {"update_id": 3, "message": {"nothing": "as expected"}}
    readable = says(4, "b").model_dump(mode="json", exclude_unset=True)
    network.next = [batch_of("?", {}, unreadable, readable)]

    async def process(update: Update) -> None:
        seen.append(update.update_id)

    await poll(network, process)
    assert seen == [4]
    assert network.updates == []


async def test_an_update_that_cannot_be_read_is_confirmed_even_alone() -> None:
    network = Queue(says(4, "b"))

    network.next = [batch_of({"update_id": 3, "message": {}})]

    async def process(_: Update) -> None:
        return

    await poll(network, process)
    assert network.offsets[0] == 4


async def test_what_was_confirmed_is_no_longer_remembered() -> None:
    network, stop = Queue(*(says(number, "x") for number in range(1, 401))), asyncio.Event()

    async def process(update: Update) -> None:
        if update.update_id == 400:
            stop.set()

    polls = Polling(bot_on(network), process, ["message"], Silence())
    await asyncio.wait_for(polls.run(stop), 10)
    assert len(polls._finished) <= polling.AT_MOST  # noqa: SLF001  all that it keeps


async def test_what_is_put_off_keeps_its_order_within_a_chat_and_holds_no_other() -> None:
    network, seen = (
        Queue(says(3, "a"), says(4, "b"), says(5, "c", OTHER)),
        list[int](),
    )
    left = {3: 4, 4: 1}
    """How often the database is still away for each: the second would be ready first."""

    async def process(update: Update) -> None:
        if left.get(update.update_id, 0):
            left[update.update_id] -= 1
            raise AwayError
        seen.append(update.update_id)

    await poll(network, process, seconds=0.5)
    assert seen == [5, 3, 4]
    assert network.updates == []


@pytest.mark.parametrize("answer", [unreadable, batch_of({}, "?"), lambda _: None, lambda _: {}])
async def test_what_is_no_batch_is_asked_again_after_a_pause_that_is_told(
    answer: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    network, seen = Queue(says(3, "a")), list[int]()
    network.next = [answer] * 3

    async def process(update: Update) -> None:
        seen.append(update.update_id)

    await poll(network, process)
    assert seen == [3]
    assert caplog.text.count("no updates") == 3


async def test_an_update_twice_in_one_batch_is_handled_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    network, seen = Queue(), list[int]()
    network.next = [lambda _: [says(3, "a"), says(3, "a")]]

    async def process(update: Update) -> None:
        seen.append(update.update_id)

    await poll(network, process)
    assert seen == [3]
    assert "ERROR" not in caplog.text
