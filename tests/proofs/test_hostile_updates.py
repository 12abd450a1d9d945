"""Whatever update comes: no error, no download, nothing that Telegram would refuse."""

import asyncio
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples

from bot.settings import Settings
from knowledge import Knowledge, load
from tests.proofs.updates import updates
from tests.proofs.watched import Watched

THOROUGH = os.environ.get("PROOFS") == "thorough"
EXAMPLES = 10_000 if THOROUGH else 200
READABLE = 0.98
"""Share of what is drawn that aiogram reads; the rest never reaches the bot."""


@pytest.fixture(scope="session")
def known() -> Knowledge:
    """Load the shipped base, as where the encoder is not installed."""
    return load(with_encoder=False)


@contextmanager
def watched(settings: Settings, known: Knowledge) -> Iterator[tuple[Watched, asyncio.Runner]]:
    """Watch a bot for the time of a block."""
    with asyncio.Runner() as runner:
        bot = Watched(settings, known)
        logging.getLogger().addHandler(bot.errors)
        try:
            yield bot, runner
        finally:
            logging.getLogger().removeHandler(bot.errors)
            runner.run(bot.app.close())


def test_no_update_is_too_hostile(settings: Settings, known: Knowledge) -> None:
    with watched(settings, known) as (bot, runner):

        @examples(
            max_examples=EXAMPLES,
            derandomize=not THOROUGH,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(updates())
        def survives(drawn: dict[str, Any]) -> None:
            runner.run(bot.meets(drawn))
            bot.must_be_well()

        survives()
    assert bot.read[True] >= READABLE * bot.read.total()
