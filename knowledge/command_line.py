"""Command lines in French: argparse passes each of its sentences to `_`."""

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from typing import TextIO
from unittest.mock import patch

from knowledge.wording import wording

STREAM = "-"
"""Stands for the standard input or output, where a file is expected."""


def read(
    parser: Callable[[], argparse.ArgumentParser], arguments: Sequence[str] | None = None
) -> argparse.Namespace:
    """Parse a command line; mistakes are reported in French.

    Args:
        parser: makes what reads it; argparse says its headings as soon as it is made.
        arguments: the command line; that of the program unless given.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # « ? » for a sign that the terminal lacks
    with patch.object(argparse, "_", _in_french):  # nothing of it stays replaced
        return parser().parse_args(arguments)


def standard_input() -> TextIO:
    """Return the standard input, of which nothing was read yet, as UTF-8 on any terminal."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
    return sys.stdin


def _in_french(sentence: str) -> str:
    """Return a sentence of argparse in French; rare ones unchanged."""
    return wording()["argparse"].get(sentence, sentence)
