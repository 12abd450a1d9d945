"""What the command line says to maintainers: `wording.toml`, read once."""

import errno
import tomllib
from functools import cache
from pathlib import Path

from knowledge.personal.kinds import Kind
from knowledge.personal.mask import mask
from knowledge.personal.masked import HARMLESS

HERE = Path(__file__).parent

SHOWN = HARMLESS | {Kind.NUMBER, Kind.BIRTH_DATE, Kind.FILE_NAME}
"""Kinds that a problem still quotes: a day or a file may be what is wrong."""


@cache
def wording() -> dict[str, dict[str, str]]:
    """Return the tables of `wording.toml`.

    Raises:
        SystemExit: it cannot be read; no sentence can say so, where and why can.
    """
    path = HERE / "wording.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        told = f"{path}: {error}"
        raise SystemExit(told) from None


def problem(key: str, /, **holes: object) -> str:
    """Return the sentence that tells a maintainer what to mend."""
    quoted = {name: _quoted(one) if isinstance(one, str) else one for name, one in holes.items()}
    return wording()["problems"][key].format(**quoted)


def reason(error: OSError) -> str:
    """Return why the system refused something, in French except for rare errors."""
    name = errno.errorcode.get(error.errno or 0, "")
    return wording()["reasons"].get(name) or error.strerror or str(error)


def _quoted(text: str) -> str:
    """Return a quotation from a file, without anything that tells of a person."""
    masked = mask(text)
    return masked.text if masked.kinds - SHOWN else text
