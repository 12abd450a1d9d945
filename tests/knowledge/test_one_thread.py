"""numpy counts on one thread, unless whoever starts the program wants more."""

import os
import subprocess
import sys

COUNTED = "import knowledge, numpy, psutil; print(psutil.Process().num_threads())"


def threads(**chosen: str) -> int:
    """Count the threads of a process that imported the base, in an environment."""
    plain = {name: value for name, value in os.environ.items() if not name.endswith("_THREADS")}
    command = [sys.executable, "-c", COUNTED]
    return int(subprocess.check_output(command, env=plain | chosen, text=True))


def test_numpy_has_no_thread_of_its_own() -> None:
    assert threads() == 1


def test_whoever_starts_the_program_may_choose_otherwise() -> None:
    assert threads(OPENBLAS_NUM_THREADS="2") == min(2, os.cpu_count() or 1)
