"""Which questions a change of text would answer differently: one comparison at a time."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from bot.workshop.aside import asked_aside
from bot.workshop.drafts import Change, Checked, Drafts
from bot.workshop.nearness import nearest_first
from knowledge import Base
from knowledge.evaluating.evaluation import Asked
from knowledge.evaluating.regression import Fate, Regression, compare, labelled_about, questions_of
from knowledge.files.places import FITTED, VOCABULARY
from knowledge.matching.untold import Untold

KEPT = 3
"""Bases of which what became of questions is kept: a saved text is the next to compare with."""

Fates = dict[Asked, Fate]

log = structlog.stdlib.get_logger(__name__)


@dataclass
class Comparison:
    """How far a comparison has come; its results grow while it runs.

    Attributes:
        base: the base as it would be, for the titles of its answers; None until it is read.
        questions: what both bases are asked, the likeliest to change first.
        over: nothing more is to come.
        lost: it ended before it was over.
    """

    number: int
    base: Base | None = None
    questions: list[Asked] = field(default_factory=list)
    was: Fates = field(default_factory=dict)
    now: Fates = field(default_factory=dict)
    over: bool = False
    lost: bool = False

    @property
    def share(self) -> float:
        """How much of it is done, from 0 to 1."""
        done = sum(one in side for one in self.questions for side in (self.was, self.now))
        return done / (2 * len(self.questions)) if self.questions else float(self.over)

    @property
    def found(self) -> Regression:
        """What changes, among the questions that both bases were asked."""
        both = [one for one in self.questions if one in self.was and one in self.now]
        return compare(both, [self.was[one] for one in both], [self.now[one] for one in both])


class Comparing:
    """The comparison under way, and what became of the questions in the last bases."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._last = Comparison(0)
        self._task: asyncio.Task[None] | None = None
        self._one_order = asyncio.Lock()
        self._known: list[tuple[_Matters, Fates]] = []

    async def begin(self, change: Change | None) -> Comparison:
        """Begin to compare the base with what a change makes of it, dropping the one before."""
        async with self._one_order:
            await self._stop()
            self._last = Comparison(self._last.number + 1)
            self._task = asyncio.create_task(self._compare(change, self._last))
            return self._last

    def last(self, number: int) -> Comparison | None:
        """Return a comparison, if it is the latest one."""
        return self._last if number == self._last.number else None

    async def stop(self) -> None:
        """Stop the comparison under way; what it found is kept."""
        async with self._one_order:
            await self._stop()

    async def _stop(self) -> None:
        task, self._task = self._task, None
        if task:
            task.cancel()
            await asyncio.wait([task])
        if not self._last.over:
            self._last.over = self._last.lost = True

    async def _compare(self, change: Change | None, comparison: Comparison) -> None:
        try:
            await self._ask_both(change, comparison)
        except Exception:
            log.exception("the bases were not compared")
            comparison.lost = True
        comparison.over = True

    async def _ask_both(self, change: Change | None, comparison: Comparison) -> None:
        before = await asyncio.to_thread(self._drafts.checked)
        after = await asyncio.to_thread(self._drafts.checked, change)
        comparison.base = after.base
        with self._drafts.laid_out(change) as folder:
            was, now = _Matters.of(before, self._drafts.folder), _Matters.of(after, folder)
            if was == now:
                return
            labelled = labelled_about(self._drafts.folder)
            asked = await asyncio.to_thread(questions_of, after.base, before.base, labelled)
            comparison.was, comparison.now = self._known_of(was), self._known_of(now)
            comparison.questions = nearest_first(asked, before.read.topics, after.read.topics)
            async with asyncio.TaskGroup() as both:
                both.create_task(_ask(self._drafts.folder, comparison.questions, comparison.was))
                both.create_task(_ask(folder, comparison.questions, comparison.now))

    def _known_of(self, matters: "_Matters") -> Fates:
        """Return what is known of questions in such a base; the caller adds to it."""
        held = next((one for one in self._known if one[0] == matters), (matters, {}))
        others = [one for one in self._known if one is not held]
        self._known = [held, *others][:KEPT]
        return held[1]


@dataclass(frozen=True)
class _Matters:
    """Everything that the answer to a question depends on: not sources, links and the like."""

    parts: tuple[object, ...]

    @classmethod
    def of(cls, checked: Checked, folder: Path) -> "_Matters":
        path, base = folder / VOCABULARY, checked.base
        vocabulary = path.read_bytes() if path.exists() else b""
        fitted = [_changed(folder / name) for name in FITTED]
        told = base.themes, base.twins, base.neighbours, base.details, Untold(base).told
        return cls((checked.read.topics, *told, vocabulary, *fitted))


def _changed(path: Path) -> tuple[int, int]:
    """Return what changes when a fitted file does, without reading it; links are followed."""
    if not path.exists():
        return 0, 0
    told = path.stat()
    return told.st_size, told.st_mtime_ns


async def _ask(folder: Path, questions: list[Asked], known: Fates) -> None:
    """Ask a base the questions whose answer is not known yet."""
    missing = [one for one in questions if one not in known]
    if missing:
        async for asked, fates in asked_aside(folder, missing):
            known |= zip(asked, fates, strict=True)
