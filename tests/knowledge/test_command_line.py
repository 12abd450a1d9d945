"""Whoever mistypes a command is told so in French."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.__main__ import main

ROOT = Path(__file__).parents[2]
ENGLISH = (
    "usage:",
    "error:",
    "required",
    "invalid",
    "expected",
    "unrecognized",
    "argument",
    "options:",
    "show this",
    "choose",
    "ambiguous",
    "ignored",
)
WRONG = [
    ([], "il manque"),
    (["nothing"], "« nothing » n'existe pas"),
    (["evaluate"], "il manque files"),
    (["links", "--stale"], "--stale : il manque"),
    (["links", "--stale", "x"], "« x » n'est pas un nombre"),
    (["links", "--stale", "-5"], "--stale : « -5 » : donnez un nombre de jours"),
    (["diff", "--questions"], "il manque ce qui vient après"),
    (["diff", "--a"], "--a peut vouloir dire"),
    (["check", "--nothing"], "en trop"),
    (["gaps", "--all=1"], "1 est en trop"),
    (["--help"], "montrer cette aide"),
    (["links", "--help"], "à écrire ainsi : python -m knowledge links"),
]


def is_french(said: str) -> bool:
    """Tell whether nothing of what was said is argparse's own."""
    return not any(word in said for word in ENGLISH)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
@pytest.mark.parametrize("program", ["knowledge", "bot"])
def test_a_terminal_that_lacks_a_sign_shows_another_in_its_place(
    program: str, encoding: str
) -> None:
    env = {**os.environ, "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", program, "--help"]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (
        b"?" in done.stdout if encoding == "ascii" else "réponse".encode(encoding) in done.stdout
    )


@pytest.mark.parametrize(("typed", "told"), WRONG)
def test_a_mistake_in_a_command_of_the_base_is_told_in_french(
    typed: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(typed)
    said = "".join(capsys.readouterr())
    assert told in said
    assert is_french(said)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["restore"], "il manque FILE"),
        (["workshop", "--port", "x"], "--port : un port va de 1 à 65535"),
    ],
)
def test_a_mistake_in_a_command_of_the_bot_is_told_in_french(typed: list[str], told: str) -> None:
    command = [sys.executable, "-m", "bot", *typed]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert told in done.stderr
    assert is_french(done.stderr)
