"""The table of faults is whole, and every proof it names exists."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
TABLE = (ROOT / "docs" / "pannes.md").read_text(encoding="utf-8")
COUNTS = {"F": 29, "L": 8, "A": 16, "H": 11, "Q": 8, "P": 20}
"""How many cases of each kind the references hold."""

FINAL = r"ne peut pas arriver|en partie|non couvert|à la demande|benchmarks/|\b[FHP]\d+"
"""What a line may say in place of a test."""


def _rows() -> dict[str, str]:
    """Return what each case is covered by."""
    lines = re.findall(r"^\| ([A-Z]\d+(?:, [A-Z]\d+)*) \|.*\| (.+) \|$", TABLE, re.MULTILINE)
    return {case: cover for cases, cover in lines for case in cases.split(", ")}


def test_every_case_has_its_line_in_order() -> None:
    wanted = [f"{kind}{rank}" for kind, many in COUNTS.items() for rank in range(1, many + 1)]
    assert list(_rows()) == wanted


def test_every_line_names_a_test_or_says_why_not() -> None:
    for case, cover in _rows().items():
        assert "::test_" in cover or re.search(FINAL, cover, re.IGNORECASE), case


def test_every_test_and_file_that_is_named_exists() -> None:
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", TABLE)
    assert len(named) > 100
    for file, test in named:
        text = (ROOT / "tests" / file).read_text(encoding="utf-8")
        assert re.search(rf"^(?:async )?def {test}\(", text, re.MULTILINE), f"{file}::{test}"
    for script in re.findall(r"`(benchmarks/\w+\.py)", TABLE):
        assert (ROOT / script).is_file(), script
