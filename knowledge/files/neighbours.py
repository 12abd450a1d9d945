"""From `voisines.tsv` to how often an answer is acceptable where another is the best."""

import re
from collections.abc import Collection
from pathlib import Path

from knowledge.entries import Problem
from knowledge.files.texts import read_text
from knowledge.files.unknown import unknown
from knowledge.neighbours import Neighbours
from knowledge.wording import problem

_ROW = re.compile(
    r"(?P<best>[^\t]+)\t(?P<other>[^\t]+)\t(?P<times>[1-9]\d*)\t(?P<did>\d+)", re.ASCII
)


def read_neighbours(path: Path, known: Collection[str], problems: list[Problem]) -> Neighbours:
    """Read `best TAB other TAB judged TAB acceptable`; a base need not have this file.

    Args:
        path: the file.
        known: the ids of the entries.
        problems: what must be mended is added to it.
    """
    text = read_text(path, problems) if path.exists() else None
    read: dict[tuple[str, str], tuple[int, int]] = {}
    for number, line in enumerate((text or "").splitlines(), 1):
        if not line.strip():
            continue
        row = _ROW.fullmatch(line)
        if row is None or int(row["did"]) > int(row["times"]):
            problems.append(Problem(path, number, problem("neighbours")))
            continue
        read[row["best"], row["other"]] = int(row["times"]), int(row["did"])
        problems += [
            unknown(path, number, one) for one in (row["best"], row["other"]) if one not in known
        ]
    return Neighbours(read)
