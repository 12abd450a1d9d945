"""What every benchmark begins with, before numpy is imported: one thread, and where the house is.

The arithmetic libraries read the number of their threads when they are loaded: here, and in the
processes that a benchmark starts.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

for library in ("OPENBLAS", "OMP", "MKL"):
    os.environ[f"{library}_NUM_THREADS"] = "1"

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = ROOT / "tests" / "questions" / "singles.tsv"

sys.path.insert(0, str(ROOT))

Measure = TypeVar("Measure")


def centile(ordered: Sequence[Measure], share: float = 0.99) -> Measure:
    """Return what so large a share of some measures in order stays under: the 99th centile."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
