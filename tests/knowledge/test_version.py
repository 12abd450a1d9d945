"""The fingerprint of a base says what it says, not where it is nor which process reads it."""

import os
import subprocess
import sys
from pathlib import Path

from knowledge import SHIPPED, Phrases
from knowledge.content import read_base
from knowledge.phrases.reader import read_table
from knowledge.version import fingerprint
from tests.knowledge import small


def version(folder: Path) -> str:
    base, _ = read_base(folder)
    phrases, _ = read_table(folder / small.PHRASES, Phrases)
    return fingerprint(base, phrases)


def test_the_same_base_elsewhere_has_the_same_fingerprint(tmp_path: Path) -> None:
    one, other = small.write(tmp_path / "one"), small.write(tmp_path / "other")
    assert version(one) == version(other)


def test_any_word_that_changes_changes_it(tmp_path: Path) -> None:
    phrases = small.FILES[small.PHRASES].replace("Bonjour", "Bonsoir", 1)
    changes: list[dict[str, str | bytes]] = [
        {},
        {small.ENTRY: small.AGENDA.replace("page 1", "page 2")},
        {small.ENTRY: small.AGENDA.replace("praticien", "secretaire")},
        {small.STEP: small.FIRST.replace("7 jours", "8 jours")},
        {"themes.toml": small.THEMES.replace("34 22", "34 23")},
        {small.PHRASES: phrases},
    ]
    folders = [small.write(tmp_path / str(n), change) for n, change in enumerate(changes)]
    found = {version(folder) for folder in folders}
    assert len(found) == len(changes)
    assert all(len(one) == 12 for one in found)


def test_every_process_finds_the_same() -> None:
    code = (
        "from knowledge import SHIPPED;from knowledge.content import read_base;"
        "from knowledge.version import fingerprint;print(fingerprint(read_base(SHIPPED)[0]))"
    )
    seeds = [{**os.environ, "PYTHONHASHSEED": seed} for seed in ("1", "2")]
    root = SHIPPED.parent
    one, other = (
        subprocess.run(
            [sys.executable, "-c", code], cwd=root, env=env, capture_output=True, check=True
        ).stdout
        for env in seeds
    )
    assert one == other
