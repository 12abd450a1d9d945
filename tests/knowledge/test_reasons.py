"""Why the system refuses something is told in French, but for what seldom happens."""

import errno
import os
from pathlib import Path

import pytest

from knowledge.wording import reason, wording


def test_what_is_absent_is_told_in_french(tmp_path: Path) -> None:
    with pytest.raises(OSError) as absent:  # noqa: PT011  any of them, told by its number
        (tmp_path / "absent").read_text("utf-8")
    assert reason(absent.value) == "il n'existe pas"


def test_a_rare_reason_is_told_as_the_system_does() -> None:
    assert reason(OSError(errno.ELOOP, os.strerror(errno.ELOOP))) == os.strerror(errno.ELOOP)


def test_an_error_without_a_number_tells_itself() -> None:
    assert reason(OSError("no more")) == "no more"


def test_each_reason_is_of_an_error_that_exists() -> None:
    assert set(wording()["reasons"]) <= set(errno.errorcode.values())
