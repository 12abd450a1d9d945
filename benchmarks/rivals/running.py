"""Starts each method in a fresh process: what it guesses, its times and its memory."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from rivals.methods import CHATTERBOT, Guess

BENCHMARKS = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Result:
    """What a method did in its process: guesses, milliseconds, seconds to load, MiB."""

    guesses: list[Guess]
    ms: list[float]
    load: float
    memory: float


def python_of(name: str) -> str | None:
    """Return the Python that runs a method; None when it is not installed."""
    if name != CHATTERBOT:
        return sys.executable
    return shutil.which(os.environ.get("CHATTERBOT_PYTHON", "no-such-python"))


def run(name: str, python: str, known: list[tuple[str, str]], questions: list[str]) -> Result:
    """Run a method in a process of its own."""
    done = subprocess.run(  # noqa: S603 - our own module
        [python, "-m", "rivals.measured", name],
        cwd=BENCHMARKS,
        input=json.dumps([known, questions]),
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    guesses = [(str(entry), float(score)) for entry, score in found["guesses"]]
    return Result(guesses, list(found["ms"]), float(found["load"]), float(found["memory"]))
