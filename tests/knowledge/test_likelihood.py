"""The weights of the decision: what tells has some, and none speaks against by being strong."""

import numpy as np
import pytest

from knowledge.arrays import Floats
from knowledge.comparing.signals import LEAD, Signals
from knowledge.learning.likelihood import Case, fit_weights
from knowledge.matching.weights import Weights
from knowledge.topics import OUT_LABEL, VAGUE_LABEL, Labelled

IDS = ("agenda", "colis", "four")
NAMES = ("telling", "misleading", f"telling{LEAD}", f"misleading{LEAD}")
SIZE = 400


def case(label: str, table: Floats, context: Floats) -> Case:
    """Return a question as it was judged by others."""
    signals = Signals(np.arange(len(IDS)), table, context, NAMES, IDS, None, None)
    return Case(Labelled((label,), "court", label, "a"), signals, IDS, 1.0, 0)


def cases() -> list[Case]:
    """Return questions: one signal is high for what is right, the other for what is not."""
    chance, found = np.random.default_rng(3), list[Case]()
    for number in range(SIZE):
        right = number % (len(IDS) + 2)
        table = chance.normal(0, 0.3, (len(IDS), len(NAMES))).astype(np.float32)
        context = np.array([1, right == len(IDS), right == len(IDS) + 1], np.float32)
        if right < len(IDS):
            table[right, 0] += 2
            table[(right + 1) % len(IDS), 1] += 2
        found.append(case([*IDS, OUT_LABEL, VAGUE_LABEL][right], table, context))
    return found


@pytest.fixture(scope="module")
def weights() -> Weights:
    """Fit the weights of these questions."""
    return fit_weights(cases())


def test_what_was_right_is_likeliest(weights: Weights) -> None:
    labels = [*IDS, OUT_LABEL, VAGUE_LABEL]
    told = []
    for one in cases():
        shares, none, vague = weights.probabilities(one.signals)
        assert shares.sum() + none + vague == pytest.approx(1)
        told.append(labels[int(np.argmax([*shares, none, vague]))] == one.question.labels[0])
    assert np.mean(told) > 0.95


def test_no_signal_speaks_against_an_entry_by_being_stronger(weights: Weights) -> None:
    assert weights.names == NAMES
    assert (weights.entry >= 0).all()
    assert weights.entry[0] > 1
    assert weights.entry[1] == pytest.approx(0, abs=1e-6)


def test_weights_that_are_near_only_save_time(weights: Weights) -> None:
    again = fit_weights(cases(), weights)
    assert again.entry == pytest.approx(weights.entry, abs=0.02)
    assert again.none == pytest.approx(weights.none, abs=0.02)


def test_a_signal_that_never_varies_tells_nothing() -> None:
    flat = cases()
    for one in flat:
        one.signals.table[:, 3] = 0.5
    found = fit_weights(flat)
    assert found.entry_scale[3] == 1
    assert np.isfinite(found.entry).all()
