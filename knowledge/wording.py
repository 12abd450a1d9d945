"""What the command line says to maintainers: `wording.toml`, read once."""

import tomllib
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


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
    return wording()["problems"][key].format(**holes)
