"""How the bot is used: counts by day, by outcome and by entry; nothing about anybody."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import questions, reminders
from bot.database.sqlite_driver import short
from bot.models import PersonRow, PracticeStepRow, StepRow
from bot.people import day
from bot.service_models import QuestionRow

PERIODS = (7, 30)
"""Days of each period, the current one included; the last is the longest."""

LEAST = 3
"""What was given or judged fewer times is not named: it could lead back to somebody."""

TOP = 5
"""Entries named, at most."""

GIVEN = ("answer", "opened")
"""Outcomes by which an entry was read, and may have been voted on."""


@dataclass(frozen=True)
class Named:
    """An entry, and how many times something happened to it: at least `LEAST`."""

    entry_id: str
    count: int


@dataclass(frozen=True)
class Day:
    """The questions of a day, in universal time, by outcome."""

    day: date
    outcomes: Mapping[str, int]


@dataclass(frozen=True)
class Period:
    """Usage over the last days.

    Attributes:
        outcomes: how many questions came to each of `bot.questions.OUTCOMES`.
        useful: how many answers were voted so; `not_useful` likewise.
        none_fits: how many times every entry offered was refused.
        served: the entries most read.
        disliked: the entries most often voted not useful.
        people: how many people came.
        steps: how many steps stand as marked since.
    """

    days: int
    outcomes: Mapping[str, int]
    useful: int
    not_useful: int
    none_fits: int
    served: tuple[Named, ...]
    disliked: tuple[Named, ...]
    people: int
    steps: int

    @property
    def asked(self) -> int:
        """How many questions the base was there to answer."""
        return sum(self.outcomes[one] for one in ("answer", "suggestions", "nothing"))

    @property
    def share(self) -> float | None:
        """Share of those that were answered at once, from 0 to 1; None when there were none."""
        return self.outcomes["answer"] / self.asked if self.asked else None


@dataclass(frozen=True)
class Usage:
    """How the bot is used.

    Attributes:
        days: those of the longest period, in order, the empty ones too.
        reminders: how many are still to be sent.
    """

    periods: tuple[Period, ...]
    days: tuple[Day, ...]
    reminders: int


@dataclass(frozen=True)
class _Tally:
    """The questions of one day with the same outcome and the same first entry."""

    at: datetime
    outcome: str
    entry_id: str | None
    count: int
    useful: int
    not_useful: int


async def of(session: AsyncSession, now: datetime) -> Usage:
    """Count everything, up to now; this takes long."""
    with short(statements=False):
        return await _of(session, now)


async def _of(session: AsyncSession, now: datetime) -> Usage:
    tallies = await _tallies(session, _since(now, PERIODS[-1]), day(now))
    periods = [await _period(session, tallies, days, now) for days in PERIODS]
    by_day: dict[datetime, list[_Tally]] = {
        _since(now, days): [] for days in range(PERIODS[-1], 0, -1)
    }
    for tally in tallies:
        by_day[tally.at].append(tally)
    days = tuple(Day(at.date(), _outcomes(those)) for at, those in by_day.items())
    return Usage(tuple(periods), days, (await reminders.waiting(session, now)).count)


def _since(now: datetime, days: int) -> datetime:
    return day(now) - timedelta(days=days - 1)


async def _tallies(session: AsyncSession, first: datetime, last: datetime) -> list[_Tally]:
    """Count the questions of some days, reading each row once."""
    row = QuestionRow
    useful, not_useful = (func.count(case((row.vote == vote, 1))) for vote in (1, -1))
    counted = select(row.at, row.outcome, row.entry_id, func.count(), useful, not_useful)
    recent = counted.where(row.outcome.in_(questions.OUTCOMES), row.at.between(first, last))
    rows = await session.execute(recent.group_by(row.at, row.outcome, row.entry_id))
    return [_Tally(*one) for one in rows]


async def _period(
    session: AsyncSession, tallies: Sequence[_Tally], days: int, now: datetime
) -> Period:
    """Count what happened over some days."""
    since = _since(now, days)
    recent = [one for one in tallies if one.at >= since]
    given = [one for one in recent if one.outcome in GIVEN]
    return Period(
        days=days,
        outcomes=_outcomes(recent),
        useful=sum(one.useful for one in given),
        not_useful=sum(one.not_useful for one in given),
        none_fits=sum(one.not_useful for one in recent if one.outcome not in GIVEN),
        served=_named((one.entry_id, one.count) for one in given),
        disliked=_named((one.entry_id, one.not_useful) for one in given),
        people=await _people(session, since),
        steps=await _steps(session, since.date()),
    )


def _outcomes(tallies: Sequence[_Tally]) -> dict[str, int]:
    counted = Counter(dict.fromkeys(questions.OUTCOMES, 0))
    for tally in tallies:
        counted[tally.outcome] += tally.count
    return dict(counted)


def _named(counts: Iterable[tuple[str | None, int]]) -> tuple[Named, ...]:
    """Return the entries counted most often, among those that may be named."""
    total: Counter[str] = Counter()
    for entry_id, count in counts:
        if entry_id:
            total[entry_id] += count
    often = sorted((-count, entry_id) for entry_id, count in total.items() if count >= LEAST)
    return tuple(Named(entry_id, -count) for count, entry_id in often[:TOP])


async def _people(session: AsyncSession, since: datetime) -> int:
    came = select(func.count()).where(PersonRow.last_seen >= since)
    return await session.scalar(came) or 0


async def _steps(session: AsyncSession, since: date) -> int:
    marked = [
        await session.scalar(select(func.count()).where(row.marked_on >= since))
        for row in (StepRow, PracticeStepRow)
    ]
    return sum(count or 0 for count in marked)
