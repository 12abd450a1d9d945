"""How the bot is used: what is counted over which days, and what is too rare to be named."""

from datetime import date, datetime, timedelta
from itertools import count

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot import people, questions, reminders, usage
from bot.usage import LEAST, Named, Usage
from tests.bot.path import COLLEAGUE, DOCTOR, SECRETARY, Memory

KEYS = count(1)


async def ask(  # noqa: PLR0913  what is known of a question
    session: AsyncSession,
    at: datetime,
    outcome: str,
    entry_id: str | None = None,
    *,
    times: int = 1,
    useful: bool | None = None,
) -> None:
    """Note some questions, with the same vote on each."""
    for key in (next(KEYS) for _ in range(times)):
        await questions.record(session, key, outcome=outcome, entry_id=entry_id, now=at)
        if useful is not None:
            assert await questions.vote(session, key, useful)


async def used(memory: Memory) -> Usage:
    return await memory.do(lambda session: usage.of(session, memory.now))


async def test_a_bot_that_nobody_uses_counts_nothing(memory: Memory) -> None:
    found = await used(memory)
    assert [period.days for period in found.periods] == [7, 30]
    for period in found.periods:
        assert set(period.outcomes) == set(questions.OUTCOMES)
        assert not any(period.outcomes.values())
        assert (period.asked, period.share, period.people, period.steps) == (0, None, 0, 0)
        assert (period.served, period.disliked) == ((), ())
    assert found.reminders == 0


async def test_questions_are_counted_by_outcome_over_each_period(memory: Memory) -> None:
    now = memory.now
    async with memory.database.session() as session:
        await ask(session, now, "answer", "ecps-activer", times=3)
        await ask(session, now - timedelta(days=6), "suggestions", "cpe-commander")
        await ask(session, now - timedelta(days=7), "nothing", times=2)
        await ask(session, now - timedelta(days=29), "refused")
        await ask(session, now - timedelta(days=30), "answer", "ecps-activer")
        await ask(session, now, "smalltalk", times=5)
    week, month = (await used(memory)).periods
    assert week.outcomes == {
        "answer": 3,
        "suggestions": 1,
        "nothing": 0,
        "smalltalk": 5,
        "refused": 0,
        "opened": 0,
    }
    assert (week.asked, week.share) == (4, 0.75)
    assert (month.asked, month.share, month.outcomes["refused"]) == (6, 0.5, 1)


async def test_every_day_is_there_even_without_a_question(memory: Memory) -> None:
    async with memory.database.session() as session:
        await ask(session, memory.now - timedelta(days=2), "nothing", times=2)
    days = (await used(memory)).days
    assert [day.day for day in days] == [
        memory.now.date() - timedelta(days=ago) for ago in reversed(range(30))
    ]
    assert [day.day for day in days if day.outcomes["nothing"]] == [date(2026, 11, 21)]


async def test_votes_on_answers_are_apart_from_the_refusal_of_a_list(memory: Memory) -> None:
    async with memory.database.session() as session:
        await ask(session, memory.now, "answer", "ecps-activer", times=2, useful=True)
        await ask(session, memory.now, "opened", "ecps-activer", useful=False)
        await ask(session, memory.now, "suggestions", "cpe-commander", times=4, useful=False)
    week, _ = (await used(memory)).periods
    assert (week.useful, week.not_useful, week.none_fits) == (2, 1, 4)


async def test_entries_are_ranked_and_five_at_most_are_named(memory: Memory) -> None:
    async with memory.database.session() as session:
        for times in range(LEAST, LEAST + 7):
            await ask(session, memory.now, "answer", f"entry-{times}", times=times)
        await ask(session, memory.now, "opened", "entry-3", times=10)
        await ask(session, memory.now, "suggestions", "offered", times=20)
    week, month = (await used(memory)).periods
    assert week.served == month.served
    assert week.served[:2] == (Named("entry-3", 13), Named("entry-9", 9))
    assert len(week.served) == 5


@pytest.mark.parametrize(("times", "named"), [(LEAST - 1, False), (LEAST, True)])
async def test_what_is_too_rare_is_not_named(memory: Memory, times: int, *, named: bool) -> None:
    async with memory.database.session() as session:
        await ask(session, memory.now, "answer", "ecps-activer", times=times, useful=False)
    week, _ = (await used(memory)).periods
    expected = (Named("ecps-activer", times),) if named else ()
    assert (week.served, week.disliked) == (expected, expected)
    assert week.outcomes["answer"] == times


async def test_only_answers_judged_badly_are_disliked(memory: Memory) -> None:
    async with memory.database.session() as session:
        await ask(session, memory.now, "answer", "aimee", times=9, useful=True)
        await ask(session, memory.now, "answer", "tue", times=9)
        await ask(session, memory.now, "answer", "boudee", times=3, useful=False)
        await ask(session, memory.now, "suggestions", "proposee", times=9, useful=False)
    week, _ = (await used(memory)).periods
    assert week.disliked == (Named("boudee", 3),)


async def test_people_steps_and_reminders_are_only_counted(memory: Memory) -> None:
    now = memory.now
    await memory.practice(DOCTOR, SECRETARY)
    await memory.mark(DOCTOR, "rpps")
    await memory.meet(COLLEAGUE)
    await memory.mark(COLLEAGUE, "rpps")
    await memory.mark(COLLEAGUE, "insi")
    async with memory.database.session() as session:
        await people.meet(session, 99, now - timedelta(days=7))
        await reminders.put(session, COLLEAGUE, "cpe", now.date() + timedelta(days=3), now)
    found = await used(memory)
    week, month = found.periods
    assert (week.people, month.people) == (3, 4)
    assert (week.steps, month.steps) == (3, 3)
    assert found.reminders == 1
