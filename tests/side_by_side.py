"""How the tests run in several processes at once: how many these are, and what is run alone."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_SH, LOCK_UN, flock
from pathlib import Path

import psutil
import pytest

MEMORY = 3 * 2**30
"""Bytes free that one process of tests needs: the base twice, a PostgreSQL, a browser."""

FIRST = ("proofs", "operations")
"""Folders whose files take the longest: begun last, one of them would run on alone."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return how many processes `-n auto` makes: one a core, as long as there is memory."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    room = int(psutil.virtual_memory().available) // MEMORY
    return max(1, min(cores or 1, room))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes the longest."""
    items.sort(key=lambda item: item.path.parent.name not in FIRST)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Let a test that measures time run while no other process runs one."""
    if not hasattr(item.config, "workerinput"):
        return (yield)
    shared = Path(str(item.config.getoption("basetemp"))).parent
    with turn(shared, alone=item.get_closest_marker("alone") is not None):
        return (yield)


@contextmanager
def turn(shared: Path, *, alone: bool) -> Iterator[None]:
    """Wait for one's turn: who wants to be alone closes the door, then waits for the others."""
    with (shared / "door").open("a") as door, (shared / "running").open("a") as running:
        flock(door, LOCK_EX)
        flock(running, LOCK_EX if alone else LOCK_SH)
        flock(door, LOCK_UN)
        try:
            yield
        finally:
            flock(running, LOCK_UN)
