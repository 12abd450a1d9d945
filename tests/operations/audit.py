"""Whether a known vulnerability concerns a version of `constraints.txt`: `make audit`.

pip-audit asks the package index; where no index answers that question it skips everything, says
« No known vulnerabilities found » and exits with 0. Here what was not looked at is not sound.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SOUND, VULNERABLE, UNKNOWN = 0, 1, 2
"""Exit codes."""


@dataclass(frozen=True)
class Verdict:
    """What became of an audit: the exit code, and what to tell."""

    code: int
    lines: list[str]


def judge(report: dict[str, list[dict[str, object]]]) -> Verdict:
    """Judge a report of pip-audit (its JSON format)."""
    packages = report["dependencies"]
    skipped = [str(one["name"]) for one in packages if "skip_reason" in one]
    found = [line for one in packages for line in _found(one)]
    looked_at = len(packages) - len(skipped)
    if found:
        return Verdict(VULNERABLE, [*found, f"{len(found)} known vulnerabilities."])
    if not looked_at:
        said = "NOT AUDITED: no index here answers about vulnerabilities. Run it where one does."
        return Verdict(UNKNOWN, [said])
    if skipped:
        return Verdict(
            UNKNOWN, [f"NOT AUDITED: {', '.join(skipped)}.", f"{looked_at} others: sound."]
        )
    return Verdict(SOUND, [f"{looked_at} packages, no known vulnerability."])


def _found(package: dict[str, object]) -> list[str]:
    known = package.get("vulns")
    if not isinstance(known, Sequence):
        return []
    return [
        f"{package['name']} {package['version']}: {one['id']}, "
        f"mended in {', '.join(one['fix_versions']) or 'no version yet'}"
        for one in known
    ]


def main() -> int:
    """Audit, tell, and return the exit code."""
    words = ["--requirement", "constraints.txt", "--no-deps", "--disable-pip", "--format", "json"]
    ran = subprocess.run(
        [sys.executable, "-m", "pip_audit", *words, "--progress-spinner", "off"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        verdict = judge(json.loads(ran.stdout))
    except ValueError:
        last = ran.stderr.strip().splitlines()[-1:] or ["no reason given"]
        verdict = Verdict(UNKNOWN, [f"NOT AUDITED: {last[0]}"])
    print(*verdict.lines, sep="\n")
    return verdict.code


if __name__ == "__main__":
    sys.exit(main())
