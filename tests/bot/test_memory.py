"""What is remembered of people, questions, replies and updates."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot import people, processed, questions, replies
from bot.database.engine import Database
from bot.models import PersonRow
from bot.people import Person
from bot.service_models import MAX_TEXT, ProcessedUpdateRow, QuestionRow


async def test_a_person_is_met_once_and_told_the_notice_once(
    database: Database, now: datetime
) -> None:
    async with database.session() as session:
        first = await people.meet(session, 5, now)
        again = await people.meet(session, 5, now + timedelta(days=89))
    assert first == Person(5, None, first_contact=True, notice_due=True)
    assert again == Person(5, None, first_contact=False, notice_due=False)


async def test_the_notice_is_due_again_after_ninety_days(
    database: Database, now: datetime
) -> None:
    later = now + timedelta(days=90)
    async with database.session() as session:
        await people.meet(session, 5, now)
        assert (await people.meet(session, 5, later)).notice_due
        assert not (await people.meet(session, 5, later + timedelta(days=1))).notice_due


async def test_coming_meanwhile_does_not_put_the_notice_off(
    database: Database, now: datetime
) -> None:
    async with database.session() as session:
        await people.meet(session, 5, now)
        assert not (await people.meet(session, 5, now + timedelta(days=45))).notice_due
        assert (await people.meet(session, 5, now + timedelta(days=90))).notice_due


async def test_only_the_day_someone_was_seen_is_kept(database: Database, now: datetime) -> None:
    async with database.session() as session:
        await people.meet(session, 5, now)
        await people.meet(session, 5, now + timedelta(days=3))
        row = await session.get(PersonRow, 5)
    assert row is not None
    assert row.last_seen == datetime(2026, 11, 26, tzinfo=UTC)


async def test_a_person_met_twenty_times_at_once_is_one(database: Database, now: datetime) -> None:
    async def meet() -> Person:
        async with database.session() as session:
            return await people.meet(session, 5, now)

    met = await asyncio.gather(*(meet() for _ in range(20)))
    assert sum(person.first_contact for person in met) == 1


async def test_a_follow_up_refers_to_the_last_ten_minutes(
    database: Database, now: datetime
) -> None:
    async with database.session() as session:
        await people.meet(session, 5, now)
        assert await people.last_shown(session, 5, now) is None
        await people.remember_shown(session, 5, "cps-perdue", now - timedelta(minutes=1))
        await people.remember_shown(session, 5, "ecps-activer", now)
        at_once = await people.last_shown(session, 5, now + timedelta(minutes=10))
        too_late = await people.last_shown(session, 5, now + timedelta(minutes=10, seconds=1))
    assert (at_once, too_late) == ("ecps-activer", None)


@pytest.mark.parametrize(
    ("within", "lasts"), [(timedelta(minutes=10), 10), (timedelta(hours=1), 51)]
)
async def test_what_is_added_is_answered_for_ten_minutes_or_for_as_long_as_before(
    database: Database, now: datetime, within: timedelta, lasts: int
) -> None:
    async with database.session() as session:
        await people.meet(session, 5, now)
        before = now - timedelta(minutes=9)
        await people.remember_shown(session, 5, "cps-perdue", before, within)
        await people.add_to_shown(session, 5, "cps-perdue|?1", now)
        at_last = await people.last_shown(session, 5, now + timedelta(minutes=lasts))
        too_late = await people.last_shown(session, 5, now + timedelta(minutes=lasts, seconds=1))
    assert (at_last, too_late) == ("cps-perdue|?1", None)


@given(st.integers(0, 2**62), st.integers(0, 20), st.binary(min_size=1, max_size=64))
def test_a_question_id_fits_in_a_signed_column(update_id: int, part: int, secret: bytes) -> None:
    key = questions.key(update_id, part, secret)
    assert 0 <= key < 2**63
    assert key == questions.key(update_id, part, secret)
    assert key != questions.key(update_id, part + 1, secret)


async def test_a_question_delivered_twice_counts_once(database: Database, now: datetime) -> None:
    for score in (0.9, 0.1):
        async with database.session() as session:
            await questions.record(session, 7, outcome="answer", score=score, now=now)
    async with database.session() as session:
        (row,) = await session.scalars(select(QuestionRow))
    assert (row.score, row.vote, row.text) == (0.9, None, None)
    assert row.at == datetime(2026, 11, 23, tzinfo=UTC)


async def test_the_text_of_a_question_is_cut(database: Database, now: datetime) -> None:
    async with database.session() as session:
        await questions.record(session, 7, outcome="nothing", text="é" * 4096, now=now)
        await questions.record(session, 8, outcome="nothing", text="", now=now)
    async with database.session() as session:
        kept = list(await session.scalars(select(QuestionRow.text).order_by(QuestionRow.id)))
    assert kept == ["é" * MAX_TEXT, ""]


async def test_a_vote_is_set_not_toggled(database: Database, now: datetime) -> None:
    async with database.session() as session:
        await questions.record(session, 7, outcome="answer", now=now)
        assert await questions.vote(session, 7, useful=True)
        assert await questions.vote(session, 7, useful=True)
        assert await session.scalar(select(QuestionRow.vote)) == 1
        assert await questions.vote(session, 7, useful=False)
        assert await session.scalar(select(QuestionRow.vote)) == -1
        assert not await questions.vote(session, 404, useful=True)


async def test_replies_are_replaced_by_those_of_the_edit(
    database: Database, now: datetime
) -> None:
    async with database.session() as session:
        await replies.remember(session, 1, 10, [11, 12], now)
        await replies.remember(session, 2, 10, [99], now)
        assert await replies.of(session, 1, 10) == [11, 12]
        await replies.remember(session, 1, 10, [13], now)
        assert await replies.of(session, 1, 10) == [13]
        assert await replies.of(session, 1, 404) == []


async def test_an_update_is_answered_once_noted_so(database: Database, now: datetime) -> None:
    async with database.session() as session:
        assert not await processed.begin(session, 3, now)
        assert not await processed.begin(session, 3, now)
        await processed.note_answered(session, 3, now)
        assert await processed.begin(session, 3, now)
        assert await processed.begin(session, 3, now)
        assert await session.scalar(select(func.count(ProcessedUpdateRow.update_id))) == 1
