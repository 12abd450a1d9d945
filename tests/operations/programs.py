"""Programs of the system that may be missing."""

import os
import shutil

import pytest


def program(name: str) -> str:
    """Return where a program is; without it the test is skipped, but on CI it fails."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if found is None:
        told = f"{name} is not installed"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)
    return found
