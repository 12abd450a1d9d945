"""Whatever update comes: no error, no download, nothing that Telegram would refuse."""

import os
from typing import Any

from hypothesis import HealthCheck, given
from hypothesis import settings as examples

from bot.settings import Settings
from knowledge import Knowledge
from tests.proofs.updates import updates
from tests.proofs.watched import watched

THOROUGH = os.environ.get("PROOFS") == "thorough"
EXAMPLES = 10_000 if THOROUGH else 300
READABLE = 0.98
"""Share of what is drawn that aiogram reads; the rest never reaches the bot."""


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
