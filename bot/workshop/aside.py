"""Asking a base many questions aside, in a process that can be ended."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from knowledge import SHIPPED
from knowledge.building import matcher_of
from knowledge.evaluating.evaluation import Asked
from knowledge.evaluating.regression import Fate, fates

STEP = 40
"""Questions whose answers are told together."""

NICE = 5
"""How much it lets the others go first: the page is being used meanwhile."""


class LostError(Exception):
    """The process ended without an answer."""


async def asked_aside(
    folder: Path, questions: Sequence[Asked]
) -> AsyncIterator[tuple[Sequence[Asked], list[Fate]]]:
    """Say what becomes of questions in a base that is in order; a minute for some thousands.

    Args:
        folder: the base.
        questions: what it is asked.

    Yields:
        some questions, in order, and what became of each.

    Raises:
        LostError: the process ended before it had asked them all.
    """
    context = get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_ask, args=(folder, questions, sender), daemon=True)
    process.start()
    sender.close()
    try:
        for asked in _slices(questions):
            yield asked, await asyncio.to_thread(_next, receiver)
    finally:
        process.terminate()
        await asyncio.to_thread(process.join)


def _next(receiver: Connection) -> list[Fate]:
    try:
        told: list[Fate] = receiver.recv()
    except (EOFError, OSError) as error:
        raise LostError from error
    return told


def _ask(folder: Path, questions: Sequence[Asked], sender: Connection) -> None:
    """Load a base and ask it, in a process of its own: Ctrl-C is for the one that began it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(NICE)
    matcher = matcher_of(folder, SHIPPED)
    for asked in _slices(questions):
        sender.send(fates(matcher, asked))


def _slices(questions: Sequence[Asked]) -> list[Sequence[Asked]]:
    return [questions[start : start + STEP] for start in range(0, len(questions), STEP)]
