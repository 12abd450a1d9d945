"""Garbage is looked for again after what lasts is made; what is let go does not wait for that."""

import gc
import weakref
from pathlib import Path

import pytest

from knowledge import load
from knowledge.uncollected import uncollected, unheld


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


class Owner:
    """Something with a method."""

    def tell(self, what: str) -> str:
        """Say it again."""
        return f"{what}, {what}"


def test_a_method_that_is_not_held_lives_as_long_as_its_object() -> None:
    owner = Owner()
    tell = unheld(owner.tell)
    assert tell("oui") == "oui, oui"
    del owner
    with pytest.raises(ReferenceError):
        tell("oui")


def test_a_base_that_is_let_go_is_freed_at_once(small_base: Path) -> None:
    with uncollected():
        knowledge = load(small_base)
        assert knowledge.find("suivre un colis")
        parts = knowledge.base, knowledge.phrases, knowledge.matcher
        held = [weakref.ref(part) for part in (knowledge, *parts)]
        del parts, knowledge
        assert [one() for one in held] == [None] * 4
