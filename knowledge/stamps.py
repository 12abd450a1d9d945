"""What the files of a base look like from outside: it tells whether they changed, unread."""

import filecmp
from itertools import chain
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from knowledge.files.places import ALONE, READ, files_of


class Stamp(NamedTuple):
    """A file, as its folder tells of it.

    Attributes:
        changed: when, in nanoseconds.
    """

    path: str
    size: int
    changed: int


Stamps = frozenset[Stamp]


def stamps(folder: Path) -> Stamps:
    """Return what a base's folder tells about its files; nothing for a folder that is missing."""
    found = set[Stamp]()
    inside = chain.from_iterable(files_of(folder, name) for name in READ)
    for path in chain(inside, (folder / name for name in ALONE)):
        try:
            told = path.stat()
        except OSError:  # it is not there, or went meanwhile
            continue
        if S_ISREG(told.st_mode):
            found.add(Stamp(str(path), told.st_size, told.st_mtime_ns))
    return frozenset(found)


def same_files(one: Path, other: Path) -> bool:
    """Tell whether two folders hold the same base, byte by byte."""
    names = _names(one)
    return names == _names(other) and all(
        filecmp.cmp(one / name, other / name, shallow=False) for name in names
    )


def _names(folder: Path) -> set[Path]:
    return {Path(stamp.path).relative_to(folder) for stamp in stamps(folder)}
