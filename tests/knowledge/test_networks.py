"""The network: what it learns, what it says of what it never saw, and how it is kept."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from knowledge.arrays import Floats
from knowledge.learning.training import WOULD_DO, fit_network, targets
from knowledge.meaning.encoder import Sight
from knowledge.meaning.learned import learned_vectors
from knowledge.meaning.meanings import read_projection, save
from knowledge.meaning.network import FLOOR, UNKNOWN, Network
from knowledge.meaning.networks import Networks, hashed, hashed_behind, shares_behind
from knowledge.meaning.networks import read as read_networks
from knowledge.meaning.networks import save as save_networks
from knowledge.meaning.order import Looks, OrderNetwork
from knowledge.meaning.projection import Projection
from knowledge.text import Vocabulary
from knowledge.topics import ENTRY, GAP_LABEL, OFF, OUT_LABEL, VAGUE, VAGUE_LABEL, Topic

CLASSES = ("carte", "dossier")
LABELS = [("carte",), ("dossier",), (OUT_LABEL,), (VAGUE_LABEL,)] * 300


def rows(width: int = 12) -> Floats:
    """Return features in which each kind of question stands apart, with some noise."""
    chance = np.random.default_rng(1)
    apart = np.eye(4, width, dtype=np.float32)[np.arange(len(LABELS)) % 4] * 3
    return np.asarray(apart + chance.normal(0, 0.4, apart.shape), np.float32)


def ordered(head: Network) -> OrderNetwork:
    """Return a network that reads pieces of five numbers, under a head."""
    chance = np.random.default_rng(2)
    shapes = (5, 4), (4,), (4,), (4,), (3 * 4, 6), (6,)
    return OrderNetwork(
        Looks(*(chance.normal(size=one).astype(np.float32) for one in shapes)), head
    )


@pytest.fixture(scope="module")
def network() -> Network:
    """Fit a network on four kinds of questions."""
    return fit_network(rows(), LABELS, CLASSES)


def test_what_stands_apart_is_told_apart(network: Network) -> None:
    told = network.log_shares(rows()).argmax(axis=1)
    assert (told == np.arange(len(LABELS)) % 4).mean() > 0.95


def test_the_shares_of_a_question_add_up(network: Network) -> None:
    assert np.exp(network.log_shares(rows()[:5])).sum(axis=1) == pytest.approx(1)


def test_the_same_questions_give_the_same_network(network: Network) -> None:
    again = fit_network(rows(), LABELS, CLASSES)
    assert np.array_equal(network.inner, again.inner)


def test_an_entry_added_since_the_fit_gets_a_share_of_no_entry(network: Network) -> None:
    places = network.places(["carte", "neuve"])
    assert list(places) == [0, -1]
    question = rows()[2]
    share = network.log_shares(question[None, :])[0, 2]
    assert network.told(question, places)[1] == pytest.approx(share + np.log(UNKNOWN))


def test_nothing_is_less_likely_than_the_floor(network: Network) -> None:
    far = rows()[0] * 100
    assert network.told(far, network.places(CLASSES)).min() >= FLOOR


def test_the_first_of_several_labels_is_best_and_unknown_ones_are_passed_over() -> None:
    wanted = targets([("dossier", "carte"), ("AMBIG",), (OUT_LABEL,)], CLASSES)
    assert wanted.tolist() == [[WOULD_DO, 1, 0, 0], [0, 0, 0, 0], [0, 0, 1, 0]]


def test_what_is_not_in_the_base_yet_has_no_entry() -> None:
    assert targets([(GAP_LABEL,)], CLASSES).tolist() == [[0, 0, 1, 0]]


class Counting:
    """An encoder that gives each text a row of its own, and counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return one row a text."""
        self.asked += list(texts)
        return np.array([[len(text), text.count("e"), *range(10)] for text in texts], np.float32)


def test_the_vectors_that_are_kept_are_read_back(tmp_path: Path) -> None:
    texts = ["une carte", "le dossier"]
    encoder = Counting()
    raw = encoder.encode(texts)
    projection = Projection.fit(rows())
    file = tmp_path / "vectors.npz"
    save(file, projection.knowing(texts, projection.project(raw)))
    kept = read_projection(file)
    encoder.asked.clear()
    assert kept.vectors(encoder, texts) == pytest.approx(projection.project(raw), abs=0.05)
    assert encoder.asked == []


@pytest.mark.parametrize("whole", [True, False])
def test_the_networks_that_are_kept_are_read_back(
    tmp_path: Path, network: Network, *, whole: bool
) -> None:
    file = tmp_path / "networks.npz"
    learned = Projection.fit(rows(), 3).knowing(["une carte"], np.eye(1, 3, dtype=np.float32))
    whole_one = Networks(network, ordered(network), network, network, learned)
    save_networks(file, whole_one if whole else Networks(network))
    kept = read_networks(file)
    assert kept.words.classes == network.classes
    assert kept.words.inner == pytest.approx(network.inner, abs=0.01)
    others = (kept.order, kept.both, kept.behind, kept.learned)
    assert all((one is not None) == whole for one in others)
    if kept.order:
        assert kept.order.looks.looks == pytest.approx(ordered(network).looks.looks, abs=0.01)
        assert kept.order.head.classes == network.classes
    if kept.learned:
        assert kept.learned.vectors(Counting(), ["une carte"]).tolist() == [[1, 0, 0]]


def test_what_is_no_entry_is_placed_with_no_entry(network: Network) -> None:
    topics = [
        Topic("carte", ENTRY, ("une carte",)),
        Topic("ailleurs", OFF, ("la météo",)),
        Topic("trop peu", VAGUE, ("ça",)),
        Topic("neuve", ENTRY, ("une neuve",)),
    ]
    assert list(Networks(network).places_of(topics)) == [0, 2, 3, -1]


def test_words_alone_tell_questions_apart() -> None:
    texts = ["ma carte est perdue", "où est le dossier", "il pleut demain", "ça"] * 1500
    words = np.stack([hashed(text.split()) for text in texts])
    network = fit_network(words, LABELS * 5, CLASSES)
    asked = hashed(["la", "carte", "est", "perdu"])
    assert network.told(asked, np.arange(4)).argmax() == 0
    sight = Sight(asked, asked[None, :])
    assert Networks(network).told(asked, sight, np.arange(4)) == ({}, None)


def test_what_is_learned_brings_ways_of_asking_the_same_together() -> None:
    encoder, vocabulary = Counting(), Vocabulary({})
    texts = ["carte perdue", "badge égaré", "dossier vide", "fiche blanche"]
    labels = [("carte",), ("carte",), ("dossier",), ("dossier",)]
    words = np.stack([hashed(vocabulary.words(text)) for text in texts])
    both = np.hstack([encoder.encode(texts), words])
    network = fit_network(np.vstack([both] * 600), labels * 600, CLASSES)
    learned = Projection.fit(network.read(both)[1], 2)
    networks = Networks(network, both=network, learned=learned)
    vectors = learned_vectors(texts, networks, encoder, vocabulary)
    assert vectors is not None
    near = vectors @ vectors.T
    assert near[0, 1] > 0.8 > near[0, 2:].max()
    assert learned_vectors(texts, replace(networks, learned=None), encoder, vocabulary) is None


def test_a_message_is_told_apart_by_what_was_answered_before() -> None:
    asked = [(word, before) for word in ("combien", "perdue") for before in ("carte", "dossier")]
    rows = [hashed_behind([word], [before]) for word, before in asked]
    labels = [("carte",), ("dossier",), ("carte",), (OUT_LABEL,)]
    network = fit_network(np.stack(rows * 500), labels * 500, CLASSES)
    for row, (label,) in zip(rows, labels, strict=True):
        shares = shares_behind(network, row)
        assert max(shares, key=shares.__getitem__) == label.removeprefix(OUT_LABEL)


def test_hashed_words_do_not_depend_on_how_many_they_are() -> None:
    once, twice = hashed(["carte", "perdue"]), hashed(["carte", "perdue"] * 2)
    assert np.linalg.norm(once) == pytest.approx(1)
    assert np.linalg.norm(twice) == pytest.approx(1)
    assert once @ twice > 0.9
    assert once @ hashed(["messagerie"]) < 0.3
    assert not hashed([]).any()
