"""Reading and writing a file of the base: whole or not at all, and never over somebody's words."""

import os
import secrets
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

NEW = ""
"""The version of a file that does not exist yet."""

_BOM = b"\xef\xbb\xbf"


class UnreadableError(Exception):
    """The file is not text in UTF-8, or may not be read."""


@dataclass(frozen=True)
class Opened:
    """A file as it is on the disk.

    Attributes:
        text: its lines, each ending with a line feed alone.
        version: tells whether it changed since; `NEW` when there is no file.
    """

    text: str
    version: str


class ConflictError(Exception):
    """The file changed on the disk since it was opened; nothing was written.

    Attributes:
        now: what it holds.
    """

    def __init__(self, now: Opened) -> None:
        super().__init__(now.version)
        self.now = now


def opened(path: Path) -> Opened:
    """Read a file; one that does not exist is empty and `NEW`.

    Raises:
        UnreadableError: it is not text.
    """
    return _read(_bytes(path))


def save(path: Path, text: str, version: str) -> Opened:
    """Write a file, keeping its line endings, mark and permissions; return what it now holds.

    Raises:
        ConflictError: it is not the version that was opened.
        UnreadableError: what is there is not text.
        OSError: it cannot be written; what was there still is.
    """
    held = _bytes(path)
    now = _read(held)
    if now.version != version:
        raise ConflictError(now)
    made = _written(text, held or b"")
    _put(path, made, new=held is None)
    return _read(made)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnreadableError(error.strerror) from error


def _read(held: bytes | None) -> Opened:
    if held is None:
        return Opened("", NEW)
    try:
        text = held.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(error.reason) from error
    return Opened(_lines(text), sha256(held).hexdigest())


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _written(text: str, held: bytes) -> bytes:
    """Return the bytes of a text, encoded as those that it replaces were."""
    lines = _lines(text).rstrip("\n") + "\n"
    dominant = b"\r\n" if 2 * held.count(b"\r\n") > held.count(b"\n") else b"\n"
    mark = _BOM if held.startswith(_BOM) else b""
    return mark + lines.encode().replace(b"\n", dominant)


def _put(path: Path, made: bytes, *, new: bool) -> None:
    """Write beside the file, then replace it at once: a reader finds either the old or the new."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with beside.open("xb") as file:
            file.write(made)
            file.flush()
            os.fsync(file.fileno())
        if new:
            _take_free(beside, path)
        else:
            beside.chmod(path.stat().st_mode)
            beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _take_free(beside: Path, path: Path) -> None:
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        raise ConflictError(opened(path)) from None
