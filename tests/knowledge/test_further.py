"""A network is taught more: what it sees stays, what it tells moves, what is new among the old."""

import numpy as np
import pytest

from knowledge.arrays import Floats
from knowledge.learning.further import further, reclassed
from knowledge.learning.sequels import Sequel
from knowledge.learning.taught import RECALLED, TIMES, again, keys_of
from knowledge.learning.training import fit_network
from knowledge.meaning.network import Network
from knowledge.topics import OUT_LABEL, Labelled

CLASSES = ("carte", "dossier")
KNOWN = [("carte",), ("dossier",), (OUT_LABEL,)]
KINDS, MANY = 4, 600
"""Kinds of questions that stand apart, the last one new; how many there are of each."""


def rows(*kinds: int) -> Floats:
    """Return features of questions of these kinds, with some noise."""
    chance = np.random.default_rng(sum(kinds))
    apart = np.eye(KINDS, 12, dtype=np.float32)[np.repeat(kinds, MANY)] * 3
    return np.asarray(apart + chance.normal(0, 0.4, apart.shape), np.float32)


@pytest.fixture(scope="module")
def network() -> Network:
    """Fit a network that never saw the last kind."""
    labels = [labels for labels in KNOWN for _ in range(MANY)]
    return fit_network(rows(0, 1, 2), labels, CLASSES, rounds=40)


def right(network: Network, kind: int, label: str) -> float:
    """Return the share of the questions of a kind that a network takes for a class."""
    told = network.log_shares(rows(kind)).argmax(axis=1)
    return float((told == [*network.classes, OUT_LABEL].index(label)).mean())


def taught(network: Network, label: str) -> Network:
    """Teach a network that the last kind is of a class, among what it knew."""
    labels = [one for one in [*KNOWN, (label,)] for _ in range(MANY)]
    often = np.repeat([1, 1, 1, TIMES], MANY)
    return further(network, rows(0, 1, 2, 3), labels, often)


@pytest.mark.parametrize("label", CLASSES)
def test_what_is_new_is_learned_and_nothing_forgotten(network: Network, label: str) -> None:
    again = taught(network, label)
    assert right(again, 3, label) > max(0.95, right(network, 3, label))
    assert all(right(again, kind, one) > 0.95 for kind, (one,) in enumerate(KNOWN))


def test_what_is_seen_stays_and_the_same_lesson_gives_the_same(network: Network) -> None:
    before = network.straight.copy()
    one, other = taught(network, "carte"), taught(network, "carte")
    assert np.array_equal(one.read(rows(3))[1], network.read(rows(3))[1])
    assert np.array_equal(one.straight, other.straight)
    assert np.array_equal(network.straight, before)
    assert not np.array_equal(one.straight, before)


def test_an_entry_that_is_new_has_its_class_and_one_that_went_has_none(network: Network) -> None:
    there = reclassed(network, ["badge", "carte"])
    assert there.classes == ("badge", "carte")
    assert right(there, 2, OUT_LABEL) > 0.95
    assert right(there, 0, "carte") > 0.95
    again = taught(there, "badge")
    assert right(again, 3, "badge") > 0.95
    assert right(again, 0, "carte") > 0.95
    assert right(again, 2, OUT_LABEL) > 0.95


def asked(number: int, *labels: str) -> Labelled:
    """Return a labelled question of its own."""
    return Labelled(labels, "court", f"question {number}", "a")


def test_what_is_not_taught_comes_first_and_often() -> None:
    known = [asked(n, "carte") for n in range(10)]
    taught = np.unique(keys_of(known))
    changed = asked(3, "dossier")
    found = again([*known[:3], changed, *known[4:], asked(11, "carte")], taught)
    assert found.ones[: found.new] == [changed, asked(11, "carte")]
    assert {one.question for one in found.ones[found.new :]} == {
        one.question for one in known if one != known[3]
    }
    assert found.often.tolist() == [TIMES] * 2 + [1] * 9


def test_of_what_was_known_some_is_drawn_always_the_same() -> None:
    known = [asked(n, "carte") for n in range(RECALLED + 50)]
    taught = np.unique(keys_of(known))
    one, other = again(known, taught), again(known, taught)
    assert (one.new, len(one.ones)) == (0, RECALLED)
    assert one.ones == other.ones


def test_a_message_behind_another_answer_is_another() -> None:
    one, other = (Sequel(after, "et alors ?", ("carte",)) for after in CLASSES)
    assert again([one, other], keys_of([one])).ones[0] == other
