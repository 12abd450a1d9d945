"""What the guide says of the program and of the files beside it is so."""

import re
from pathlib import Path

import pytest
import yaml

from tests.operations.dockerfile import ROOT
from tests.operations.guide import GUIDE, commands, table

FOLDER = ROOT / "docs" / "exploitation"
CODE = (
    *ROOT.glob("bot/**/*.py"),
    *ROOT.glob("handlers/**/*.py"),
    ROOT / "knowledge" / "wording.toml",
)
FILES = sorted(one for one in FOLDER.iterdir() if one.is_file())


def name_of(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_every_file_beside_the_guide_is_told_of(file: Path) -> None:
    assert file.name in GUIDE


def test_every_file_that_is_told_of_exists() -> None:
    told = set(re.findall(r"docs/exploitation/([\w.-]+\w)", GUIDE))
    assert told
    for name in told:
        assert (FOLDER / name).exists(), name


def test_a_new_version_is_started_once_its_answers_are_checked() -> None:
    *versions, answers = [one for one in commands("Mettre à jour") if "git pull" in one]
    assert "systemctl" not in answers  # changed answers are served without a restart
    assert len(versions) == 2
    for block in versions:
        before, _, after = block.partition("knowledge check")
        assert "git pull" in before
        assert not re.search(r"systemctl (?:re)?start|up --detach", before)
        assert re.search(r"systemctl (?:re)?start|up --detach", after)


def test_every_line_of_the_log_that_is_explained_can_be_written() -> None:
    sources = "".join(one.read_text(encoding="utf-8") for one in CODE)
    for told, _ in table("Lire les journaux"):
        for event in re.findall(r"`([^`]+?)(?: …)?`", told):
            assert f'"{event}' in sources, event


def test_every_line_of_the_log_that_warns_is_explained() -> None:
    warned = re.compile(r"log\.(?:warning|error|exception)\(\s*\"(.+?)\"")
    written = {one for file in CODE for one in warned.findall(file.read_text(encoding="utf-8"))}
    told = " ".join(names for names, _ in table("Lire les journaux"))
    assert written
    assert [one for one in sorted(written) if f"`{one}`" not in told] == []


def test_every_alert_has_its_remedy() -> None:
    told = {name for names, _ in table("Quand une alerte sonne") for name in names.split(", ")}
    groups = yaml.safe_load((FOLDER / "alertes.yaml").read_text(encoding="utf-8"))["groups"]
    assert told == {rule["alert"] for group in groups for rule in group["rules"]}
