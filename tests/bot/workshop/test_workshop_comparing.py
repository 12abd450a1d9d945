"""That one comparison runs at a time, that it always ends, and when it is made anew."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from bot.workshop import comparing
from bot.workshop.comparing import Comparing, Comparison
from bot.workshop.drafts import Change, Drafts
from knowledge import SHIPPED
from knowledge.evaluating.evaluation import Asked
from knowledge.evaluating.regression import Fate
from tests.knowledge import small

TEXT = small.AGENDA.replace("- il est où l'agenda", "- le paquet du facteur")
CHANGE = Change(small.ENTRY, TEXT)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Answer in place of the processes that load a base; give how many questions each had."""
    counts = list[int]()

    async def aside(
        _: Path, questions: Sequence[Asked]
    ) -> AsyncIterator[tuple[Sequence[Asked], list[Fate]]]:
        counts.append(len(questions))
        yield questions, [Fate("nothing", "", None)] * len(questions)

    monkeypatch.setattr(comparing, "asked_aside", aside)
    return counts


async def ended(compared: Comparison) -> None:
    async with asyncio.timeout(30):
        while not compared.over:  # noqa: ASYNC110  it tells no event
            await asyncio.sleep(0.01)


async def test_two_orders_at_once_leave_one_comparison(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = 0

    async def works(*_: object) -> None:
        nonlocal running
        running += 1
        try:
            await asyncio.sleep(30)
        finally:
            running -= 1

    monkeypatch.setattr(Comparing, "_ask_both", works)
    made = Comparing(Drafts(tmp_path))
    await made.begin(None)
    await asyncio.sleep(0)
    await asyncio.gather(made.begin(None), made.begin(None))
    await asyncio.sleep(0)
    assert running == 1
    await made.stop()
    assert running == 0


async def test_one_that_fails_is_over_and_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: object) -> None:
        raise RuntimeError

    made = Comparing(Drafts(tmp_path))
    with monkeypatch.context() as patched:
        patched.setattr(Comparing, "_ask_both", fails)
        failed = await made.begin(None)
        await ended(failed)
    assert failed.lost
    await made.stop()
    assert not (await made.begin(None)).over
    await made.stop()


async def test_after_a_fit_both_bases_are_asked_anew(tmp_path: Path, asked: list[int]) -> None:
    folder = small.write(tmp_path / "base")
    made = Comparing(Drafts(folder))
    await ended(await made.begin(CHANGE))
    await ended(await made.begin(CHANGE))
    assert len(asked) == 2  # what became of the questions in both is known
    (folder / "decision.json").write_text((SHIPPED / "decision.json").read_text("utf-8"))
    await ended(await made.begin(CHANGE))
    assert len(asked) == 4


PRICE = '[prix]\nnom = "le prix"\ndemande = ["prix"]\ndit = ["gratuit"]\n'


@pytest.mark.parametrize(
    ("change", "asks"),
    [
        (Change(small.ENTRY, small.AGENDA.replace("Ouvrez", "Gratuit : ouvrez")), 2),
        (Change(small.ENTRY, small.AGENDA.replace("Ouvrez", "Souvent : ouvrez")), 0),
        (Change("precisions.toml", PRICE.replace('"prix"]', '"prix", "tarif"]')), 2),
    ],
)
async def test_what_an_answer_tells_of_a_price_may_change_what_is_answered(
    tmp_path: Path, asked: list[int], change: Change, asks: int
) -> None:
    folder = small.write(tmp_path / "base", {"precisions.toml": PRICE})
    await ended(await Comparing(Drafts(folder)).begin(change))
    assert len(asked) == asks
