"""Who measures time runs alone, and there is memory for all who run."""

import ast
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from tests.side_by_side import MEMORY, pytest_xdist_auto_num_workers, turn

SOON = 0.1
CLOCKS = {"monotonic", "perf_counter", "process_time", "takes_linear_time"}


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


def _named(call: ast.AST) -> str:
    """Return the name of what is called, without where it is."""
    return ast.unparse(call.func).rpartition(".")[2] if isinstance(call, ast.Call) else ""


def _measuring(module: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield the tests that assert on seconds."""
    for one in module.body:
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef):
            asserted = (node for node in ast.walk(one) if isinstance(node, ast.Assert))
            if any(_named(part) in CLOCKS for node in asserted for part in ast.walk(node)):
                yield one


def test_what_asserts_on_seconds_is_marked() -> None:
    found = [
        (
            path.name,
            one.name,
            any(ast.unparse(d) == "pytest.mark.alone" for d in one.decorator_list),
        )
        for path in Path(__file__).parent.rglob("test_*.py")
        for one in _measuring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert len(found) > len(CLOCKS)
    assert [(file, name) for file, name, marked in found if not marked] == []
