"""Flood control: one notice to who sends too much, nothing felt by the others, bounded memory."""

import asyncio
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count

import pytest
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import CallbackQuery, Chat, InlineQuery, Message, Update, User

from bot.app import Application
from bot.receiving import flooding
from bot.receiving.flooding import CROWD, WAITING, Flood, Verdict
from bot.receiving.polling import AT_MOST
from tests.bot.telegram import AT, PRIVATE, Network, refusal

NUMBERS = count(1)
GROUP = Chat(id=-100, type="supergroup")
SECOND = timedelta(seconds=1)
NAME = "pas_bot"


def user(number: int) -> User:
    return User(id=number, is_bot=False, first_name="Alice")


def writes(
    person: int = 5, at: datetime = AT, chat: Chat | None = None, text: str = "?"
) -> Update:
    number = next(NUMBERS)
    place = chat or Chat(id=person, type="private")
    sent = Message(message_id=number, date=at, chat=place, from_user=user(person), text=text)
    return Update(update_id=number, message=sent)


def taps(person: int = 5) -> Update:
    number = next(NUMBERS)
    shown = Message(message_id=7, date=AT - timedelta(days=1), chat=PRIVATE, text="x")
    query = CallbackQuery(
        id="q", from_user=user(person), chat_instance="c", message=shown, data="x"
    )
    return Update(update_id=number, callback_query=query)


def searches(person: int = 5) -> Update:
    query = InlineQuery(id="i", from_user=user(person), query="carte", offset="")
    return Update(update_id=next(NUMBERS), inline_query=query)


def test_fifty_at_once_then_one_a_second() -> None:
    flood = Flood()
    at_once = [flood.judge(writes(), AT) for _ in range(60)]
    assert at_once == [Verdict.PASSED] * 50 + [Verdict.TOLD] + [Verdict.DROPPED] * 9
    later = AT + 3 * SECOND
    after = [flood.judge(writes(at=later), later) for _ in range(4)]
    assert after == [Verdict.PASSED] * 3 + [Verdict.DROPPED]
    assert flood.verdicts == {Verdict.PASSED: 53, Verdict.TOLD: 1, Verdict.DROPPED: 10}


def test_an_episode_is_told_once_and_the_next_again() -> None:
    flood = Flood()
    told = 0
    for tick in range(600):
        now = AT + tick * SECOND / 20
        told += flood.judge(writes(at=now), now) is Verdict.TOLD
    assert told == 1
    later = AT + timedelta(minutes=5)
    verdicts = [flood.judge(writes(at=later), later) for _ in range(51)]
    assert verdicts[-1] is Verdict.TOLD


def test_an_episode_ends_for_who_goes_on_calmly() -> None:
    flood = Flood()
    for _ in range(60):
        flood.judge(writes(), AT)
    for seconds in range(2, 204, 2):
        calm = AT + seconds * SECOND
        assert flood.judge(writes(at=calm), calm) is Verdict.PASSED
    again = AT + timedelta(minutes=4)
    assert [flood.judge(writes(at=again), again) for _ in range(51)][-1] is Verdict.TOLD


def test_others_are_not_concerned() -> None:
    flood = Flood()
    for _ in range(200):
        flood.judge(writes(5), AT)
    assert flood.judge(writes(6), AT) is Verdict.PASSED
    assert flood.judge(taps(5), AT) is Verdict.PASSED


def test_taps_and_searches_have_more_of_their_own() -> None:
    flood = Flood()
    for kind in (taps, searches):
        verdicts = [flood.judge(kind(), AT) for _ in range(151)]
        assert verdicts == [Verdict.PASSED] * 150 + [Verdict.TOLD]


def test_what_waited_for_us_is_no_flood() -> None:
    flood, old = Flood(), AT - timedelta(minutes=2)
    assert {flood.judge(writes(at=old), AT) for _ in range(100)} == {Verdict.PASSED}
    sent = Message(message_id=1, date=old, chat=PRIVATE, from_user=user(5), text="x")
    fresh = sent.model_copy(update={"edit_date": int(AT.timestamp())})
    edits = [
        flood.judge(Update(update_id=next(NUMBERS), edited_message=fresh), AT) for _ in range(51)
    ]
    assert edits[-1] is Verdict.TOLD
    assert len(flood) == 1
    late = sent.model_copy(update={"edit_date": int(old.timestamp())})
    waited = [
        flood.judge(Update(update_id=next(NUMBERS), edited_message=late), AT) for _ in range(51)
    ]
    assert {*waited} == {Verdict.PASSED}


def test_an_update_given_again_is_not_counted_again() -> None:
    flood = Flood()
    same = [writes() for _ in range(40)]
    verdicts = {flood.judge(update, AT) for _ in range(10) for update in same}
    assert verdicts == {Verdict.PASSED}


def test_too_many_that_wait_are_left_aside() -> None:
    flood = Flood()
    assert flood.judge(writes(), AT, WAITING - 1) is Verdict.PASSED
    assert flood.judge(writes(), AT, WAITING) is Verdict.TOLD
    assert flood.judge(writes(), AT, WAITING) is Verdict.DROPPED


def test_in_a_crowd_who_has_none_waiting_still_has_a_place() -> None:
    flood = Flood()
    assert flood.judge(writes(5), AT, WAITING, theirs=1) is Verdict.TOLD
    assert flood.judge(writes(6), AT, WAITING, theirs=0) is Verdict.PASSED
    assert flood.judge(writes(7), AT, CROWD - 1, theirs=0) is Verdict.PASSED
    assert flood.judge(writes(8), AT, CROWD, theirs=0) is Verdict.TOLD
    assert CROWD < AT_MOST


def test_anonymous_administrators_of_a_group_are_counted_by_group() -> None:
    flood, shared = Flood(), user(1087968824)
    for group, expected in ((-1, Verdict.TOLD), (-2, Verdict.PASSED)):
        chat = Chat(id=group, type="supergroup")
        for number in range(51 if expected is Verdict.TOLD else 1):
            sent = Message(
                message_id=number, date=AT, chat=chat, sender_chat=chat, from_user=shared, text="x"
            )
            verdict = flood.judge(Update(update_id=next(NUMBERS), message=sent), AT)
        assert verdict is expected


def test_what_people_do_not_write_always_passes() -> None:
    flood = Flood()
    strange = Update.model_validate({"update_id": 1, "telepathy": {}})
    assert {flood.judge(strange, AT) for _ in range(200)} == {Verdict.PASSED}
    assert len(flood) == 0


@pytest.mark.parametrize("jump", [timedelta(hours=-1), timedelta(hours=1)])
def test_a_clock_that_jumps_shuts_nobody_out(jump: timedelta) -> None:
    flood = Flood()
    for _ in range(60):
        flood.judge(writes(), AT)
    then = AT + jump
    assert flood.judge(writes(at=then), then) is Verdict.PASSED


def test_memory_is_bounded_whoever_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert flooding.KNOWN <= 10_000
    monkeypatch.setattr(flooding, "KNOWN", 300)
    flood = Flood()
    for person in range(1000):
        flood.judge(writes(person), AT)
    assert len(flood) == 300
    calm = AT + timedelta(minutes=2)
    flood.judge(writes(1, at=calm), calm)
    assert len(flood) == 1


def test_who_writes_no_more_is_forgotten() -> None:
    flood, most = Flood(), 0
    for number in range(2000):
        now = AT + number * SECOND / 2
        flood.judge(writes(number, at=now), now)
        most = max(most, len(flood))
    assert most <= 102


@pytest.fixture
def engine_name() -> str:
    """Run on SQLite: the database is not asked."""
    return "sqlite"


@pytest.fixture
def clock() -> Callable[[], datetime]:
    return lambda: AT


@pytest.fixture
def handled(application: Application, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note which updates are handled."""
    handled = list[int]()
    process = application.processor._process  # noqa: SLF001  what is counted

    async def counting(update: Update, waited: float) -> None:
        handled.append(update.update_id)
        await process(update, waited)

    monkeypatch.setattr(application.processor, "_process", counting)
    return handled


@pytest.mark.alone
async def test_two_hundred_messages_get_one_notice_and_ask_the_database_nothing_more(
    application: Application, network: Network, handled: list[int]
) -> None:
    floods = [writes(5, text="/aide") for _ in range(200)]
    others = [writes(person, text="/aide") for person in (6, 7, 8)]
    started = time.monotonic()
    await asyncio.gather(*(application.processor.process(one) for one in [*floods, *others]))
    assert time.monotonic() - started < 30
    assert len(handled) == 50 + 3
    notices = [one for one in network.calls if _is_notice(one)]
    assert len(notices) == 1
    sent = [one.chat_id for one in network.calls if isinstance(one, SendMessage)]
    assert {6, 7, 8} <= set(sent)


def _is_notice(method: object) -> bool:
    return isinstance(method, SendMessage) and "plus vite que je ne réponds" in str(method.text)


async def test_a_tap_too_many_is_still_answered(
    application: Application, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    allowed = {CallbackQuery: flooding.Allowance(1, 0.001)}
    monkeypatch.setattr(flooding, "ALLOWED", allowed)
    for _ in range(3):
        await application.processor.process(taps())
    first, second = network.calls[-2:]
    assert isinstance(first, AnswerCallbackQuery)
    assert isinstance(second, AnswerCallbackQuery)
    assert "trop de boutons" in str(first.text)
    assert second.text is None


async def test_a_group_is_told_nothing_and_a_search_neither(
    application: Application, network: Network
) -> None:
    for _ in range(60):
        await application.processor.process(writes(5, chat=GROUP, text=f"/aide@{NAME}"))
    for _ in range(160):
        await application.processor.process(searches())
    assert application.processor.flood.verdicts[Verdict.TOLD] == 2
    assert not any(_is_notice(one) for one in network.calls)


async def test_what_a_group_says_to_others_takes_no_place_and_is_not_counted(
    application: Application, handled: list[int]
) -> None:
    process = application.processor.process
    chatter = [writes(number % 200, chat=GROUP, text="bonjour à tous") for number in range(600)]
    mention = writes(3, chat=GROUP, text=f"@{NAME} la carte vitale suffit ?")
    await asyncio.gather(*map(process, [*chatter, mention]))
    assert handled == [mention.update_id]
    for _ in range(60):
        await process(writes(5, chat=GROUP, text="bonjour à tous"))
    asks = writes(5, text="/aide")
    await process(asks)
    assert handled[-1] == asks.update_id
    assert application.processor.flood.verdicts.keys() == {Verdict.PASSED}


async def test_a_flood_of_some_does_not_silence_a_mention_by_another(
    application: Application, handled: list[int]
) -> None:
    asked = f"@{NAME} la carte vitale suffit ?"
    floods = [writes(number % 2, chat=GROUP, text=asked) for number in range(200)]
    mention = writes(7, chat=GROUP, text=asked)
    await asyncio.gather(*map(application.processor.process, [*floods, mention]))
    assert mention.update_id in handled
    assert len(handled) == WAITING + 1


async def test_while_our_name_is_not_known_everything_is_heard(
    application: Application, network: Network, handled: list[int]
) -> None:
    network.next.append(refusal(TelegramNetworkError, "no route"))
    mention = writes(5, chat=GROUP, text=f"@{NAME} la carte vitale suffit ?")
    await application.processor.process(mention)
    assert handled == [mention.update_id]
