"""What tests read of the log."""

import json
from typing import Any

import pytest


def written(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """Return the lines that were written since the last call, each as its fields."""
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]
