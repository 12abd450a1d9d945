"""The systemd units: accepted by systemd, closed, patient, and about the folders of the guide."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.__main__ import WRONG_SETTINGS
from tests.operations.dockerfile import ROOT
from tests.operations.programs import program

FOLDER = ROOT / "docs" / "exploitation"
UNITS = sorted(one for one in FOLDER.iterdir() if one.suffix in {".service", ".timer"})
SERVICES = [one for one in UNITS if one.suffix == ".service"]
BOT = FOLDER / "pas-a-pas.service"
EXPOSED = 2.0
"""Of 10: what `systemd-analyze security` calls « OK » ends there."""


def setting(unit: Path, name: str) -> list[str]:
    """Return what a unit says of a setting, in order."""
    return re.findall(rf"^{name}=(.*)$", unit.read_text(encoding="utf-8"), re.MULTILINE)


def name_of(path: Path) -> str:
    return path.name


def test_systemd_accepts_the_units(tmp_path: Path) -> None:
    for unit in UNITS:
        text = unit.read_text(encoding="utf-8").replace(
            "/opt/pas-a-pas/.venv/bin/python", "/bin/true"
        )
        text = text.replace("/opt/pas-a-pas/docs", str(ROOT / "docs"))
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    several = tmp_path / "pas-a-pas@.service"  # as the guide makes it for several replicas
    shutil.copy(tmp_path / BOT.name, several)
    units = [*(tmp_path / one.name for one in UNITS), tmp_path / "pas-a-pas@8081.service"]
    for unit in units:
        words = [program("systemd-analyze"), "verify", "--man=no", str(unit)]
        told = subprocess.run(words, capture_output=True, text=True, check=False)
        assert (told.returncode, told.stderr) == (0, ""), unit.name


@pytest.mark.parametrize("unit", SERVICES, ids=name_of)
def test_a_service_is_closed(unit: Path) -> None:
    words = [program("systemd-analyze"), "security", "--offline=yes", str(unit)]
    told = subprocess.run(words, capture_output=True, text=True, check=False)
    level = re.search(r"exposure level for \S+: ([\d.]+)", told.stdout)
    assert level, told.stderr
    assert float(level[1]) < EXPOSED


@pytest.mark.parametrize("unit", SERVICES, ids=name_of)
def test_a_service_writes_only_where_the_bot_keeps_things(unit: Path) -> None:
    assert setting(unit, "ProtectSystem") == ["strict"]
    assert setting(unit, "ReadWritePaths") == [setting(unit, "WorkingDirectory")[0] + "/var"]
    assert setting(unit, "UMask") == ["0077"]
    assert setting(unit, "LimitCORE") == ["0"]
    assert setting(unit, "User") == ["pas-a-pas"]


def test_the_bot_has_the_time_to_finish() -> None:
    grace = 25
    assert int(setting(BOT, "TimeoutStopSec")[0]) > grace


def test_wrong_settings_are_not_tried_for_ever() -> None:
    assert setting(BOT, "Restart") == ["on-failure"]
    assert setting(BOT, "RestartPreventExitStatus") == [str(WRONG_SETTINGS)]
