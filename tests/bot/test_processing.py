"""One update, one transaction, one answer: whatever fails or comes twice."""

import asyncio
import json
import logging
import threading
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramRetryAfter
from aiogram.methods import EditMessageText, SendMessage
from aiogram.types import CallbackQuery, Chat, ErrorEvent, InlineQuery, Message, Update
from sqlalchemy.ext.asyncio import AsyncSession

from bot import people, questions, replies
from bot.database.away import AwayError
from bot.database.engine import Database
from bot.models import PersonRow, ReplyRow
from bot.people import Person
from bot.sending.delivery import Delivery
from bot.sending.insisting import LONGEST, PATIENCE, Why
from bot.sending.turn import Later, Turn
from bot.service_models import ProcessedUpdateRow, QuestionRow
from tests.bot.elapsed import Elapsed
from tests.bot.house import House, processor, sorry
from tests.bot.telegram import DOCTOR, message, refusal, says, taps

NIR = "1 85 05 78 006 084 91"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
async def house(database: Database, now: datetime) -> AsyncIterator[House]:
    made = House(database, now)

    @made.router.message()
    async def answer(  # noqa: PLR0913, PLR0917  the point: everything is given by name
        message: Message,
        session: AsyncSession,
        person: Person | None,
        said: Any,  # noqa: ANN401  whatever is given
        update_key: Any,  # noqa: ANN401  whatever is given
        now: datetime,
        reference: str,
    ) -> object:
        made.seen.append(SimpleNamespace(message=message, person=person, said=said))
        await questions.record(session, update_key(0), outcome="answer", now=now)
        if message.text == "échec":
            error = "rien à dire"
            raise ZeroDivisionError(error)
        if message.text == "lent":
            await asyncio.sleep(0.05)
        if made.later:
            return Turn((Later(made.later),))
        sent = SendMessage(chat_id=message.chat.id, text=f"Réponse {message.message_id}")
        assert reference
        return Turn((sent,), answers=message.message_id, chat_id=message.chat.id)

    @made.router.edited_message()
    async def correct(message: Message, session: AsyncSession) -> object:
        known = await replies.of(session, message.chat.id, message.message_id)
        edits = [
            EditMessageText(chat_id=message.chat.id, message_id=one, text="Corrigé")
            for one in known
        ]
        return Turn(tuple(edits), answers=message.message_id, chat_id=message.chat.id)

    @made.router.callback_query()
    async def tapped(query: CallbackQuery, person: Person) -> object:
        made.seen.append(person)
        return query.answer("Noté")

    @made.router.inline_query()
    async def inline(query: InlineQuery, said: Any, person: Person | None) -> None:  # noqa: ANN401  whatever is given
        made.seen.append((query.query, said.found, person))

    @made.router.error()
    async def tell(event: ErrorEvent, reference: str) -> object:
        del event
        return SendMessage(chat_id=5, text=f"Erreur {reference}")

    yield made
    await made.claims.close()


async def test_an_update_is_answered_and_noted(house: House) -> None:
    await house.processor.process(says(1, "bonjour"))
    assert house.network.texts == ["Réponse 1"]
    (noted,) = await house.rows(ProcessedUpdateRow)
    assert (noted.update_id, noted.answered) == (1, True)
    assert house.seen[0].person == Person(5, None, first_contact=True, notice_due=True)


async def test_a_message_of_a_number_too_great_to_be_kept_is_answered_and_noted(
    house: House,
) -> None:
    update = Update(update_id=1, message=message("bonjour", 10**30))
    await house.processor.process(update)
    await house.processor.process(update)
    assert house.network.texts == [f"Réponse {10**30}"]
    assert await house.rows(ReplyRow) == []


async def test_nobody_waits_for_what_takes_long_to_make(house: House) -> None:
    loop = asyncio.get_running_loop()

    async def write() -> None:
        async with house.database.short_session() as session:
            await people.meet(session, 6, NOON)

    def make() -> SendMessage:
        asyncio.run_coroutine_threadsafe(write(), loop).result(timeout=10)
        return SendMessage(chat_id=5, text="Image")

    house.later = make
    await house.processor.process(says(1, "image"))
    assert house.network.texts == ["Image"]
    assert {person.id for person in await house.rows(PersonRow)} == {5, 6}


async def test_what_takes_long_to_make_is_made_one_at_a_time(house: House) -> None:
    making, most = threading.Lock(), list[bool]()

    def make() -> SendMessage:
        most.append(making.acquire(blocking=False))
        time.sleep(0.02)
        making.release()
        return SendMessage(chat_id=5, text="Image")

    house.later = make
    updates = [says(one, "image", Chat(id=one, type="private")) for one in range(1, 9)]
    await asyncio.gather(*(house.processor.process(update) for update in updates))
    assert most == [True] * len(updates)


async def test_what_cannot_be_made_is_told(house: House) -> None:
    def make() -> SendMessage:
        raise ZeroDivisionError

    house.later = make
    await house.processor.process(says(1, "image"))
    (told,) = house.network.texts
    assert told
    assert told.startswith("Erreur ")


async def test_an_update_delivered_three_times_is_answered_once(house: House) -> None:
    update = says(1, "lent")
    await asyncio.gather(*(house.processor.process(update) for _ in range(2)))
    await house.processor.process(update)
    assert house.network.texts == ["Réponse 1"]
    assert len(await house.rows(QuestionRow)) == 1


async def test_an_update_committed_but_not_answered_is_run_again_without_new_effect(
    house: House, now: datetime
) -> None:
    await house.dispatcher.feed_update(house.bot, says(1, "bonjour"))
    (noted,) = await house.rows(ProcessedUpdateRow)
    assert (noted.answered, house.network.calls) == (False, [])
    await house.processor.process(says(1, "bonjour"))
    assert house.network.texts == ["Réponse 1"]
    assert len(await house.rows(QuestionRow)) == 1
    assert now == noted.at


async def test_a_failing_handler_leaves_nothing_but_a_reference(house: House) -> None:
    await house.processor.process(says(1, "échec"))
    (told,) = house.network.texts
    assert told
    assert told.startswith("Erreur ")
    assert await house.rows(QuestionRow) == []
    assert await house.rows(PersonRow) == []
    await house.processor.process(says(1, "échec"))
    assert len(house.network.texts) == 1


async def test_an_error_that_nothing_takes_is_logged_and_does_not_come_back(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    house.router.error.handlers.clear()
    with caplog.at_level(logging.ERROR):
        await house.processor.process(says(1, "échec"))
    assert "error that no handler took" in caplog.text
    (noted,) = await house.rows(ProcessedUpdateRow)
    assert noted.answered


async def test_a_correction_edits_the_reply(house: House) -> None:
    await house.processor.process(says(1, "bonjour"))
    (reply,) = await house.rows(ReplyRow)
    assert (reply.message_id, reply.reply_id) == (1, 101)
    await house.processor.process(Update(update_id=2, edited_message=message("bonsoir", 1)))
    edit = house.network.calls[-1]
    assert isinstance(edit, EditMessageText)
    assert edit.message_id == 101


async def test_a_reply_sent_anew_is_the_one_to_edit_next(house: House) -> None:
    await house.processor.process(says(1, "bonjour"))
    house.network.next = [refusal(TelegramBadRequest, "message to edit not found")]
    await house.processor.process(Update(update_id=2, edited_message=message("bonsoir", 1)))
    (reply,) = await house.rows(ReplyRow)
    assert reply.reply_id == 102


async def test_handlers_see_masked_words_only(house: House) -> None:
    quoted = message(f"cité {NIR}", 9)
    entities = [{"type": "bold", "offset": 0, "length": 3}]
    update = says(1, f"dossier {NIR}", reply_to_message=quoted, entities=entities)
    await house.processor.process(update)
    (seen,) = house.seen
    shown = seen.message.model_dump_json() + seen.said.text
    assert "006 084" not in shown
    assert seen.said.found
    assert seen.said.patient
    assert seen.message.entities is None
    inline = InlineQuery(id="i", from_user=DOCTOR, query=NIR, offset="")
    await house.processor.process(Update(update_id=2, inline_query=inline))
    query, found, person = house.seen[-1]
    assert ("006" in query, found, person) == (False, True, None)


async def test_a_command_keeps_its_name_and_the_bots_in_a_group(house: House) -> None:
    group = Chat(id=-100, type="supergroup")
    await house.processor.process(says(1, "/aide@pas_bot @pas_bot et @quelquun", chat=group))
    (seen,) = house.seen
    assert seen.message.text.startswith("/aide@pas_bot @pas_bot et ")
    assert "quelquun" not in seen.message.text
    assert seen.person is None
    assert await house.rows(PersonRow) == []


async def test_a_tap_comes_with_its_person(house: House) -> None:
    await house.processor.process(taps(1, "x"))
    assert house.seen == [Person(5, None, first_contact=True, notice_due=True)]


async def test_an_update_of_a_kind_unknown_to_us_is_passed_over(house: House) -> None:
    strange = Update.model_validate({"update_id": 1, "telepathy": {"thought": "bonjour"}})
    await house.processor.process(strange)
    assert house.network.calls == []


async def test_a_number_out_of_reach_of_the_database_is_no_outage(house: House) -> None:
    with pytest.raises(Exception, match=r".") as raised:
        await house.processor.process(says(2**70, "bonjour"))
    assert not isinstance(raised.value, AwayError)
    await house.processor.process(says(1, "bonjour"))
    assert house.network.texts == ["Réponse 1"]


async def test_a_chat_out_of_reach_of_the_database_is_answered_all_the_same(house: House) -> None:
    await house.processor.process(says(1, "bonjour", chat=Chat(id=-(2**70), type="group")))
    await house.processor.process(says(2, "bonjour"))
    assert house.network.texts == ["Réponse 1", "Réponse 2"]


async def test_chats_go_side_by_side_and_each_in_order(house: House) -> None:
    async def slowly(method: Any) -> object:  # noqa: ANN401  any method
        await asyncio.sleep(0.1)
        return house.network.usual(method)

    house.network.next = [slowly]
    other = Chat(id=6, type="private")
    updates = [says(1, "un"), says(2, "deux"), says(3, "trois", chat=other)]
    await asyncio.gather(*(house.processor.process(one) for one in updates))
    place = {str(text): order for order, text in enumerate(house.network.texts)}
    assert place["Réponse 1"] < place["Réponse 2"]
    assert place["Réponse 3"] < place["Réponse 2"]


async def test_a_chat_made_to_wait_again_and_again_holds_the_others_back_for_minutes_only(
    house: House, now: datetime
) -> None:
    passed = Elapsed(0)

    async def sleep(seconds: float) -> None:
        passed.now += seconds
        await asyncio.sleep(0)

    delivery = Delivery(house.bot, sorry, sleep=sleep, clock=passed)
    others = {"delivery": delivery, "claims": house.claims, "elapsed": passed}
    made = processor(house.dispatcher, house.bot, house.database, now, **others)
    house.network.next = [refusal(TelegramRetryAfter, "Too Many Requests", retry_after=50)] * 150
    await asyncio.gather(*(made.process(says(number, "un")) for number in range(1, 51)))
    assert delivery.failures == {Why.FLOOD: 50}
    assert PATIENCE < passed.now < LONGEST + 5
    assert len(house.network.calls) < 60


async def test_a_database_that_is_away_leaves_the_update_for_later(now: datetime) -> None:
    away = Database("postgresql+asyncpg://u:p@127.0.0.1:1/x")
    house = House(away, now)
    with pytest.raises(AwayError):
        await house.processor.process(says(1, "bonjour"))
    assert house.network.calls == []
    await away.close()


@pytest.mark.parametrize("when", range(0, 60, 3))
async def test_an_update_cancelled_at_any_moment_is_whole_and_run_again(
    house: House, when: int
) -> None:
    task = asyncio.create_task(house.processor.process(says(1, "lent")))
    await asyncio.sleep(when / 1000)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await house.processor.process(says(1, "lent"))
    assert len(house.network.texts) == 1
    assert len(await house.rows(QuestionRow)) == 1
    (noted,) = await house.rows(ProcessedUpdateRow)
    assert noted.answered


async def test_a_cancelled_send_leaves_the_update_unanswered(house: House) -> None:
    async def never(_: Any) -> object:  # noqa: ANN401  any method
        await asyncio.sleep(60)
        return None

    house.network.next = [never]
    task = asyncio.create_task(house.processor.process(says(1, "bonjour")))
    while not house.network.calls:  # noqa: ASYNC110  the network's own list
        await asyncio.sleep(0.005)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    (noted,) = await house.rows(ProcessedUpdateRow)
    assert not noted.answered


async def test_meeting_counts_the_notice_once_even_if_delivered_twice(
    house: House, now: datetime
) -> None:
    await house.processor.process(says(1, "bonjour"))
    await house.processor.process(says(2, "bonjour"))
    assert [seen.person.notice_due for seen in house.seen] == [True, False]
    async with house.database.session() as session:
        assert not (await people.meet(session, 5, now)).notice_due
    assert json.dumps(house.network.texts)
