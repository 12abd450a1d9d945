"""Garbage is looked for again after what lasts is made, even where it could not be."""

import gc

import pytest

from knowledge.uncollected import uncollected


def test_garbage_is_looked_for_again_afterwards() -> None:
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_garbage_is_looked_for_again_after_a_failure() -> None:
    with pytest.raises(ValueError, match="broken"), uncollected():
        raise ValueError("broken")  # noqa: EM101 - as short as can be
    assert gc.isenabled()


def test_one_inside_another_changes_nothing() -> None:
    with uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
