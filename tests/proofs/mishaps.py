"""What a test does to a bot before it starts: makes it talk, makes it fail, walls it in."""

import logging
from collections.abc import Callable
from unittest.mock import patch

import bot.masking
from bot.observability import logs
from knowledge.personal.mask import Masked, mask
from tests.proofs.wall import walled

__all__ = ["FAILING", "RAW", "failing", "loud", "walled"]

FAILING = "panne"
"""Whoever says this word makes the program fail, with what they say in its error."""

RAW = "raw.txt"
"""Where what is logged is written before the secrets and the personal data are taken out."""

TALKATIVE = ("aiosqlite", "sqlalchemy")


class Bare(logging.Formatter):
    """Writes what the program says, without the errors it was given."""

    def formatException(self, ei: object) -> str:  # noqa: N802  logging's name
        """Write nothing."""
        del ei
        return ""


def loud() -> None:
    """Write every line of every level, as it is written, and as it was before.

    The two libraries that say each of their steps are only written as they were before.
    """

    def set_up(*words: object) -> None:
        quiet(*words)
        raw = logging.FileHandler(RAW)
        raw.setFormatter(Bare("%(name)s %(message)s"))
        for name in ("", *logs.NOISY):
            logging.getLogger(name).setLevel(logging.DEBUG)
        for name in ("", *TALKATIVE):
            logging.getLogger(name).addHandler(raw)
            logging.getLogger(name).propagate = not name

    quiet: Callable[..., None] = logs.set_up
    patch.object(logs, "set_up", set_up).start()


def failing() -> None:
    """Fail on a word, before anything is masked."""

    def refuse(text: str) -> Masked:
        if FAILING in text:
            raise ValueError(text)
        return mask(text)

    patch.object(bot.masking, "mask", refuse).start()
