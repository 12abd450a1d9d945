"""Fits the network that reads pieces in order, by the same descent as the others."""

from collections.abc import Sequence

import numpy as np

from knowledge.arrays import Floats, Ints
from knowledge.learning.training import Steps, batches, drawn, gradient, start, targets
from knowledge.meaning.encoder import Cut
from knowledge.meaning.network import Network
from knowledge.meaning.order import PARTS, WIDTH, Looks, OrderNetwork, Scaled, Seen, between, roots

NARROW, THINGS, ROUNDS, BATCH = 192, 512, 8, 128
MISSED = 0.25
"""Share of the pieces left out at each step: no piece decides alone."""


def fit_order(cut: Cut, labels: Sequence[Sequence[str]], classes: Sequence[str]) -> OrderNetwork:
    """Fit a network on questions; the same arguments give the same network.

    Args:
        cut: the questions.
        labels: acceptable entries of each, or `OUT`, `GAP`, `VAGUE`; others are passed over.
        classes: ids of the entries.
    """
    wanted = targets(labels, classes)
    kept = np.flatnonzero(wanted.any(axis=1))
    chance = np.random.default_rng(0)
    weights = [*_looks(cut.table.shape[1], chance), *start(2 * THINGS, wanted.shape[1], chance)]
    steps = Steps(weights, -(-len(kept) // BATCH) * ROUNDS)
    for some in batches(len(kept), ROUNDS, chance, BATCH):
        _, pieces, lengths = cut.only(kept[some])
        heard = chance.random(len(pieces), np.float32) >= MISSED
        vectors = cut.table[pieces] * heard[:, None]
        looks = Looks(*weights[: len(PARTS)])
        seen = looks.see(vectors, lengths)
        pull = gradient(weights[len(PARTS) :], seen.features, wanted[kept[some]], chance)
        towards = pull.towards(weights[len(PARTS) :])
        steps.take([*back(looks, vectors, lengths, seen, towards), *pull.slopes])
    plain = np.zeros(2 * THINGS, np.float32)
    head = Network(tuple(classes), plain, plain + 1, *weights[len(PARTS) :])
    return OrderNetwork(Looks(*weights[: len(PARTS)]), head)


def back(
    looks: Looks, vectors: Floats, lengths: Ints, seen: Seen, towards: Floats
) -> list[Floats]:
    """Return the gradient of what `Looks` are made of, from that of the features they give.

    Args:
        looks: what saw the sentences.
        vectors: of the pieces of sentences, end to end.
        lengths: how many pieces each has.
        seen: what they saw.
        towards: the gradient of each feature, [sentences, 2 * things].
    """
    clearest, whole = np.hsplit(towards, 2)
    whole = unscaled(seen.whole, whole) / roots(lengths)
    clearest = unscaled(seen.clearest, clearest)
    best = np.maximum.reduceat(seen.found, np.cumsum(lengths) - lengths)
    found = np.repeat(whole, lengths, axis=0)
    found += np.repeat(clearest, lengths, axis=0) * (
        seen.found == np.repeat(best, lengths, axis=0)
    )
    found *= seen.found > 0
    before, here, after = np.hsplit(found @ looks.looks.T, WIDTH)
    size = here.shape[1]
    here = here + between(before, lengths)[:, -size:] + between(after, lengths)[:, :size]
    narrowed = unscaled(seen.narrowed, here * looks.gain)
    return [
        vectors.T @ narrowed,
        narrowed.sum(axis=0),
        (here * seen.narrowed.rows).sum(axis=0),
        here.sum(axis=0),
        seen.around.T @ found,
        found.sum(axis=0),
    ]


def unscaled(after: Scaled, towards: Floats) -> Floats:
    """Return the gradient of rows, [n, width], from that of the same rows once `scaled`."""
    mean = towards.mean(axis=1, keepdims=True)
    along = np.einsum("ij,ij->i", towards, after.rows)[:, None] / towards.shape[1]
    return np.asarray((towards - mean - after.rows * along) / after.scale)


def _looks(size: int, chance: np.random.Generator) -> list[Floats]:
    """Draw what is looked for in vectors of such a size."""
    return [
        drawn(size, NARROW, chance),
        np.zeros(NARROW, np.float32),
        np.ones(NARROW, np.float32),
        np.zeros(NARROW, np.float32),
        drawn(WIDTH * NARROW, THINGS, chance),
        np.zeros(THINGS, np.float32),
    ]
