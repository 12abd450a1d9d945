"""Putting rows of numbers in order, however large the numbers are."""

import numpy as np
import pytest

from knowledge.comparing.rows import in_order


@pytest.mark.parametrize("greatest", [1, 2**16 - 1, 2**16, 2**20, 2**31 - 1, 2**40])
def test_numbers_are_put_in_order_and_equals_stay_as_they_were(greatest: int) -> None:
    """The greatest themselves, and those that differ by their high or their low bits alone."""
    draw = np.random.default_rng(greatest)
    some = draw.integers(0, greatest, 500, endpoint=True)
    numbers = np.concatenate([some, some[::-1], [greatest, 0, greatest, greatest // 2]])
    assert in_order(numbers).tolist() == sorted(range(len(numbers)), key=numbers.__getitem__)


def test_the_last_key_counts_first() -> None:
    """A large first key orders only what the second leaves equal."""
    large, small = np.array([2**20, 5, 2**17, 5]), np.array([1, 1, 0, 0])
    assert in_order(large, small).tolist() == [3, 2, 1, 0]


def test_nothing_is_in_order() -> None:
    """No number, no place."""
    assert in_order(np.array([], np.int32)).tolist() == []
