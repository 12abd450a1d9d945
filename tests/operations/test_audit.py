"""An audit that could not be made is never taken for a clean one."""

import pytest

from tests.operations.audit import SOUND, UNKNOWN, VULNERABLE, judge

SKIPPED = {"name": "aiogram", "skip_reason": "Dependency not found"}
CLEAN = {"name": "numpy", "version": "2.4.6", "vulns": []}
KNOWN = {"id": "PYSEC-2026-1", "fix_versions": ["3.0", "2.9.1"], "aliases": []}
CONCERNED = {"name": "aiohttp", "version": "3.0", "vulns": [KNOWN]}


@pytest.mark.parametrize(
    ("packages", "code", "told"),
    [
        ([CLEAN], SOUND, "1 packages, no known vulnerability."),
        ([SKIPPED, SKIPPED], UNKNOWN, "NOT AUDITED: no index here"),
        ([CLEAN, SKIPPED], UNKNOWN, "NOT AUDITED: aiogram."),
        ([], UNKNOWN, "NOT AUDITED"),
        ([CONCERNED, SKIPPED], VULNERABLE, "aiohttp 3.0: PYSEC-2026-1, mended in 3.0, 2.9.1"),
    ],
)
def test_what_was_not_looked_at_is_not_sound(
    packages: list[dict[str, object]], code: int, told: str
) -> None:
    verdict = judge({"dependencies": packages})
    assert verdict.code == code
    assert verdict.lines[0].startswith(told)
