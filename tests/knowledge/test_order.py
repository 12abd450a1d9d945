"""The network that reads pieces in their order: what it tells apart, and how it is fitted."""

import numpy as np
import pytest

from knowledge.arrays import Floats, Ints
from knowledge.learning.order import back, fit_order
from knowledge.meaning.encoder import Cut
from knowledge.meaning.order import Looks, OrderNetwork, between
from knowledge.topics import OUT_LABEL

CLASSES = ("au patient", "aux parents")
PIECES, SIZE = 6, 16
LENGTHS = np.array([1, 3, 2])


def drawn(*shapes: tuple[int, ...]) -> list[Floats]:
    """Draw arrays of such shapes, the same each time."""
    chance = np.random.default_rng(0)
    return [chance.normal(size=shape).astype(np.float32) for shape in shapes]


def orders() -> tuple[Cut, list[tuple[str, ...]]]:
    """Return sentences of the same pieces, which only their order tells apart; and of others."""
    chance = np.random.default_rng(1)
    table = chance.normal(size=(PIECES, SIZE)).astype(np.float32)
    kinds = ([0, 1, 2, 3], [1, 0, 3, 2], [4, 5, 4, 5])
    return Cut(table, np.array(kinds * 400).ravel(), np.full(1200, 4)), [
        *[(CLASSES[0],), (CLASSES[1],), (OUT_LABEL,)] * 400
    ]


@pytest.fixture(scope="module")
def network() -> OrderNetwork:
    """Fit a network on them."""
    cut, labels = orders()
    return fit_order(cut, labels, CLASSES)


def shares(network: OrderNetwork, pieces: list[int]) -> Floats:
    """Return the log-probabilities of the classes for a sentence."""
    return network.told(orders()[0].table[pieces], np.arange(4))


def test_the_same_pieces_in_another_order_mean_something_else(network: OrderNetwork) -> None:
    assert shares(network, [0, 1, 2, 3]).argmax() == 0
    assert shares(network, [1, 0, 3, 2]).argmax() == 1
    assert shares(network, [4, 5, 4, 5]).argmax() == 2


def test_the_same_questions_give_the_same_network(network: OrderNetwork) -> None:
    again = fit_order(*orders(), CLASSES)
    np.testing.assert_array_equal(network.looks.looks, again.looks.looks)
    np.testing.assert_array_equal(network.head.inner, again.head.inner)


def test_sentences_read_together_are_read_as_each_alone(network: OrderNetwork) -> None:
    pieces = np.array([0, 3, 1, 2, 5, 4])
    vectors = orders()[0].table[pieces]
    together = network.looks.see(vectors, LENGTHS).features
    ends = np.cumsum(LENGTHS)
    for row, start, end in zip(together, ends - LENGTHS, ends, strict=True):
        alone = network.looks.see(vectors[start:end], np.array([end - start])).features
        np.testing.assert_allclose(row, alone[0], atol=1e-5)


def test_nothing_is_seen_beyond_a_sentence() -> None:
    rows = np.arange(1, 7, dtype=np.float32)[:, None]
    assert between(rows, LENGTHS).tolist() == [
        [0, 1, 0],
        [0, 2, 3],
        [2, 3, 4],
        [3, 4, 0],
        [0, 5, 6],
        [5, 6, 0],
    ]


@pytest.mark.parametrize("part", range(6))
def test_the_gradient_is_that_of_the_features(part: int) -> None:
    size, narrow, things = 7, 4, 5
    looks = drawn((size, narrow), (narrow,), (narrow,), (narrow,), (3 * narrow, things), (things,))
    vectors, towards = drawn((int(LENGTHS.sum()), size), (len(LENGTHS), 2 * things))

    def told(moved: float, place: int) -> float:
        other = [array.copy() for array in looks]
        other[part].flat[place] += moved
        features = Looks(*other).see(vectors, LENGTHS).features.astype(float)
        return float((features * towards).sum())

    seen = Looks(*looks).see(vectors, LENGTHS)
    slopes = back(Looks(*looks), vectors, LENGTHS, seen, towards)[part]
    step = 1e-2
    for place in range(looks[part].size):
        slope = (told(step, place) - told(-step, place)) / (2 * step)
        assert slopes.flat[place] == pytest.approx(slope, abs=0.005, rel=0.005)


def test_questions_without_a_known_label_teach_nothing() -> None:
    cut, labels = orders()
    unknown: Ints = np.arange(len(labels))[::3]
    passed = [("ailleurs",) if n in set(unknown.tolist()) else one for n, one in enumerate(labels)]
    network = fit_order(cut, passed, CLASSES)
    assert shares(network, [1, 0, 3, 2]).argmax() == 1
    assert shares(network, [0, 1, 2, 3])[0] < np.log(0.5)
