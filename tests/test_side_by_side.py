"""Who measures time runs alone, and there is memory for all who run."""

import threading
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from tests.side_by_side import MEMORY, pytest_xdist_auto_num_workers, turn

SOON = 0.1


class Runner(threading.Thread):
    """Somebody who runs until told to stop."""

    def __init__(self, shared: Path, *, alone: bool = False) -> None:
        super().__init__(daemon=True)
        self.shared, self.alone = shared, alone
        self.runs, self.stop = threading.Event(), threading.Event()
        self.start()

    def run(self) -> None:
        with turn(self.shared, alone=self.alone):
            self.runs.set()
            self.stop.wait(10)

    def end(self) -> None:
        """Let it stop."""
        self.stop.set()
        self.join()


def test_those_who_measure_nothing_run_together(tmp_path: Path) -> None:
    one, other = Runner(tmp_path), Runner(tmp_path)
    assert one.runs.wait(10)
    assert other.runs.wait(10)
    one.end()
    other.end()


def test_who_measures_time_waits_for_the_others_and_those_who_come_after_wait(
    tmp_path: Path,
) -> None:
    before = Runner(tmp_path)
    assert before.runs.wait(10)
    alone = Runner(tmp_path, alone=True)
    assert not alone.runs.wait(SOON)
    after = Runner(tmp_path)
    assert not after.runs.wait(SOON)
    before.end()
    assert alone.runs.wait(10)
    assert not after.runs.wait(SOON)
    alone.end()
    assert after.runs.wait(10)
    after.end()


@pytest.mark.parametrize(
    ("free", "processes"), [(0, 1), (1.5 * MEMORY, 1), (3 * MEMORY, 3), (99 * MEMORY, 4)]
)
def test_there_are_as_many_processes_as_cores_while_there_is_memory(
    monkeypatch: pytest.MonkeyPatch, free: float, processes: int
) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: range(4))
    monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(available=free))
    assert pytest_xdist_auto_num_workers() == processes
