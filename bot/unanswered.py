"""The questions that had no answer, grouped by what they ask: only those asked on several days."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from rapidfuzz import fuzz, process
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.sqlite_driver import short
from bot.people import day
from bot.service_models import QuestionRow
from knowledge.text import fold, stem

LATELY = timedelta(days=90)
"""How far back to look: no text is kept for longer."""

LEAST = 3
"""Days on which something like it was asked, at least: who asked is not known, and cannot be
counted; what was asked on fewer days could lead back to somebody."""

READ = 2000
"""Questions read at most, newest first."""

SHARED = 0.65
"""Share of their telling words that two questions need in common to be the same: 2 of 3."""

ONE_WORD = 80
"""Likeness (rapidfuzz, 0 to 100) from which two words are the same, up to a typing error or an
ending."""

NEAR = 55
"""Likeness of the sorted words of two texts, below which they are not compared any further."""

SHORTEST = 3
"""Fewest letters of a telling word."""


@dataclass(frozen=True)
class Asked:
    """A question that had no answer: its masked text, and the entry that was the nearest."""

    day: datetime
    entry_id: str | None
    text: str


@dataclass(frozen=True)
class Group:
    """Questions that ask the same thing.

    Attributes:
        text: that of one of them, masked, on one line: what was asked most often.
        entry_id: the entry that was the nearest to them all.
        count: how many there are; `days`: on how many days.
    """

    text: str
    entry_id: str | None
    count: int
    days: int


@dataclass(frozen=True)
class Unanswered:
    """What had no answer.

    Attributes:
        groups: those asked on enough days, most asked first.
        rarer: how many questions are in none of them.
    """

    groups: tuple[Group, ...]
    rarer: int


async def lately(session: AsyncSession, now: datetime) -> tuple[Asked, ...]:
    """Return the questions that recently had no answer, newest first."""
    row = QuestionRow
    kept = select(row.at, row.entry_id, row.text).where(row.text.is_not(None))
    unknown = kept.where(row.at > day(now) - LATELY, row.outcome == "nothing")
    with short(statements=False):
        found = await session.execute(unknown.order_by(row.at.desc(), row.id).limit(READ))
        return tuple(
            Asked(at, entry_id, " ".join(text.split())) for at, entry_id, text in found if text
        )


def grouped(asked: Iterable[Asked], little: Collection[str]) -> Unanswered:
    """Group questions by their nearest entry, then by their words; this takes long.

    Args:
        asked: the questions.
        little: folded words that say nothing of what is asked.
    """
    nearest: dict[str | None, list[Asked]] = defaultdict(list)
    for one in asked:
        nearest[one.entry_id].append(one)
    every = [group for those in nearest.values() for group in _alike(those, little)]
    often = [one for one in every if one.days >= LEAST]
    rarer = sum(one.count for one in every) - sum(one.count for one in often)
    often.sort(key=lambda one: (-one.count, -one.days, one.text))
    return Unanswered(tuple(often), rarer)


def _alike(asked: Sequence[Asked], little: Collection[str]) -> list[Group]:
    """Group questions by their telling words: each joins the likest group asked more often."""
    said: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        said[telling(one.text, little)].append(one)
    groups: dict[str, list[Asked]] = {}
    for words, those in sorted(said.items(), key=lambda one: (-len(one[1]), one[0])):
        near = process.extract(words, list(groups), scorer=fuzz.ratio, score_cutoff=NEAR)
        likest = max(near, key=lambda one: shared(words, one[0]), default=(words,))[0]
        same = likest if shared(words, likest) >= SHARED else words
        groups.setdefault(same, []).extend(those)
    return [_group(those) for those in groups.values()]


def shared(one: str, other: str) -> float:
    """Return which share of the words of two texts is in both, from 0 to 1."""
    mine, theirs = one.split(), other.split()
    held = sum(_has(theirs, word) for word in mine) + sum(_has(mine, word) for word in theirs)
    return held / (len(mine) + len(theirs)) if held else 0


def _has(words: Sequence[str], wanted: str) -> bool:
    return any(fuzz.ratio(word, wanted) >= ONE_WORD for word in words)


def telling(text: str, little: Collection[str]) -> str:
    """Return the words that say what a question asks, without their endings, sorted."""
    words = fold(text).split()
    kept = {stem(word) for word in words if len(word) >= SHORTEST and word not in little}
    return " ".join(sorted(kept or set(words)))


def _group(those: Sequence[Asked]) -> Group:
    texts = Counter(one.text for one in those)
    text = min(texts, key=lambda one: (-texts[one], len(one), one))
    return Group(text, those[0].entry_id, len(those), len({one.day for one in those}))
