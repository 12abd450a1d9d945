"""Which files of the base the workshop opens, and what kind each is; no other is reached."""

import re
from enum import StrEnum
from pathlib import Path

from knowledge.files.places import TABLES, files_of


class Kind(StrEnum):
    """What a file holds."""

    ENTRY = "entry"
    STEP = "step"
    OFF_TOPIC = "off_topic"
    TABLE = "table"


_FOLDERS = {"faq": Kind.ENTRY, "parcours": Kind.STEP, "hors-sujet": Kind.OFF_TOPIC}
_NEW = re.compile(r"faq/(?P<theme>[a-z0-9-]+)/[a-z0-9]+(?:-[a-z0-9]+)*\.md")


class NotOursError(Exception):
    """The path is not that of a file of the base that the workshop opens."""


def listed(folder: Path) -> dict[str, Kind]:
    """Return the files of a base that may be opened: their path in it, with slashes, in order.

    A file that is a link to somewhere else is left out.
    """
    root = folder.resolve()
    found = [(path, kind) for name, kind in _FOLDERS.items() for path in files_of(folder, name)]
    found += [(folder / name, Kind.TABLE) for name in TABLES]
    return {
        path.relative_to(folder).as_posix(): kind
        for path, kind in found
        if path.is_file() and path.resolve().is_relative_to(root)
    }


def located(folder: Path, name: str) -> tuple[Path, Kind]:
    """Return where a file of the base is, or where a new answer would be.

    Raises:
        NotOursError: it is neither.
    """
    known = listed(folder).get(name)
    if known:
        return folder / name, known
    new = _NEW.fullmatch(name)
    if new is None or not _is_ours(folder, folder / "faq" / new["theme"]):
        raise NotOursError(name)
    if (folder / name).exists():  # listed, unless it is a folder or a link to somewhere else
        raise NotOursError(name)
    return folder / name, Kind.ENTRY


def _is_ours(folder: Path, inside: Path) -> bool:
    return inside.is_dir() and inside.resolve().is_relative_to(folder.resolve())
