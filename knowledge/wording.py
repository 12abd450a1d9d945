"""What the command line says to maintainers: `wording.toml`, read once."""

import tomllib
from functools import cache
from pathlib import Path

from knowledge.personal.kinds import Kind
from knowledge.personal.mask import mask
from knowledge.personal.masked import HARMLESS

HERE = Path(__file__).parent

SHOWN = HARMLESS | {Kind.NUMBER, Kind.BIRTH_DATE, Kind.FILE_NAME}
"""What a problem repeats all the same: a day, a file, which may be what is wrong."""


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


def _quoted(text: str) -> str:
    """Return what is repeated of a file, without what tells of somebody."""
    masked = mask(text)
    return masked.text if masked.kinds - SHOWN else text
