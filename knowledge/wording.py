"""What the command line says to maintainers: `wording.toml`, read once."""

import tomllib
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def wording() -> dict[str, dict[str, str]]:
    """Return the tables of `wording.toml`."""
    return tomllib.loads((HERE / "wording.toml").read_text(encoding="utf-8-sig"))


def problem(key: str, /, **holes: object) -> str:
    """Return the sentence that tells a maintainer what to mend."""
    return wording()["problems"][key].format(**holes)
