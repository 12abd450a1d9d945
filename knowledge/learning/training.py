"""Fits the network on labelled questions, by stochastic gradient descent (Adam)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from knowledge.arrays import Floats, Ints
from knowledge.meaning.network import Network, log_softmax
from knowledge.topics import GAP_LABEL, OUT_LABEL, VAGUE_LABEL

HIDDEN, ROUNDS, BATCH = 256, 10, 256
DROPPED = 0.4
"""Share of the features, and of the hidden units, left out at each step: no word decides alone."""
RATE, DECAY = 1e-3, 0.02
"""Greatest step, reached after a third of the time; how fast weights shrink, by step."""
WOULD_DO = 0.5
"""How good an answer is that would do, when the best one is 1."""
BETAS, TINY = (0.9, 0.999), 1e-8
"""Adam (Kingma and Ba, 2015), with the shrinking of AdamW (Loshchilov and Hutter, 2019)."""


def targets(labels: Sequence[Sequence[str]], classes: Sequence[str]) -> Floats:
    """Return how acceptable each class is, [n, classes + 2], for the labels of n questions.

    The first label is the best answer; the others are acceptable.
    """
    names = [*classes, OUT_LABEL, VAGUE_LABEL]
    place = {name: number for number, name in enumerate(names)}
    place[GAP_LABEL] = place[OUT_LABEL]
    rows = np.zeros((len(labels), len(names)), np.float32)
    for row, accepted in zip(rows, labels, strict=True):
        row[[place[label] for label in accepted if label in place]] = WOULD_DO
        row[[place[label] for label in accepted[:1] if label in place]] = 1
    return rows


def fit_network(
    features: Floats,
    labels: Sequence[Sequence[str]],
    classes: Sequence[str],
    rounds: int = ROUNDS,
) -> Network:
    """Fit a network on questions; the same arguments give the same network.

    Args:
        features: of each question, [n, features].
        labels: acceptable entries of each, or `OUT`, `GAP`, `VAGUE`; others are passed over.
        classes: ids of the entries.
        rounds: how often all the questions are gone through.
    """
    wanted = targets(labels, classes)
    kept = wanted.any(axis=1)
    mean, scale = features.mean(axis=0), features.std(axis=0)
    scale = np.where(scale > TINY, scale, 1)  # what never varied is not to shout when it does
    rows, wanted = ((features - mean) / scale)[kept].astype(np.float32), wanted[kept]
    chance = np.random.default_rng(0)
    weights = start(rows.shape[1], wanted.shape[1], chance)
    steps = Steps(weights, -(-len(rows) // BATCH) * rounds)
    for some in batches(len(rows), rounds, chance):
        steps.take(gradient(weights, rows[some], wanted[some], chance).slopes)
    return Network(tuple(classes), mean.astype(np.float32), scale.astype(np.float32), *weights)


def batches(
    size: int, rounds: int, chance: np.random.Generator, batch: int = BATCH
) -> Iterator[Ints]:
    """Deal numbers under `size` into batches, [batch] or less, as often as there are rounds."""
    for _ in range(rounds):
        order = chance.permutation(size)
        for first in range(0, size, batch):
            yield order[first : first + batch]


def drawn(rows: int, columns: int, chance: np.random.Generator) -> Floats:
    """Draw the weights of a layer, [rows, columns], the smaller the wider it is."""
    bound = rows**-0.5
    return chance.uniform(-bound, bound, (rows, columns)).astype(np.float32)


def start(size: int, classes: int, chance: np.random.Generator) -> list[Floats]:
    """Draw the weights of a network of so many features and classes, in the order of `Network`."""
    return [
        drawn(size, HIDDEN, chance),
        np.zeros(HIDDEN, np.float32),
        drawn(HIDDEN, classes, chance),
        np.zeros(classes, np.float32),
        drawn(size, classes, chance),
    ]


class Gradient(NamedTuple):
    """The gradient of the mean of minus the log of how acceptable an answer is to be.

    Attributes:
        told: of the weights that tell what the network sees, the last three.
        rows: what was read of each question, [n, features].
        pushed, pulled: the gradient of its hidden units and of its classes, [n, hidden] and
            [n, classes + 2].
        left: by what each of its features was multiplied, 0 for those left out, [n, features].
    """

    told: list[Floats]
    rows: Floats
    pushed: Floats
    pulled: Floats
    left: Floats

    @property
    def slopes(self) -> list[Floats]:
        """The gradient of each weight of the network."""
        return [self.rows.T @ self.pushed, self.pushed.sum(axis=0), *self.told]

    def towards(self, weights: Sequence[Floats]) -> Floats:
        """Return the gradient of the features, [n, features], for what is fitted before them."""
        inner, _, _, _, straight = weights
        return np.asarray((self.pushed @ inner.T + self.pulled @ straight.T) * self.left)


def gradient(
    weights: Sequence[Floats], rows: Floats, wanted: Floats, chance: np.random.Generator
) -> Gradient:
    """Return the gradient of a network's weights for some questions, much of them left out.

    Args:
        weights: of the network, as `start` draws them.
        rows: what is read of each question, [n, features].
        wanted: how acceptable each class is, [n, classes + 2], as `targets` gives it.
        chance: draws what is left out.
    """
    inner, inner_bias, outer, outer_bias, straight = weights
    left = _kept(rows.shape, chance)
    rows = rows * left
    before = rows @ inner + inner_bias
    mask = _kept(before.shape, chance)
    hidden = np.maximum(before, 0) * mask
    shares = np.exp(log_softmax(hidden @ outer + outer_bias + rows @ straight))
    right = shares * wanted
    pull = (shares - right / np.maximum(right.sum(axis=1, keepdims=True), 1e-9)) / len(rows)
    back = (pull @ outer.T) * mask * (before > 0)
    told = [hidden.T @ pull, pull.sum(axis=0), rows.T @ pull]
    return Gradient(told, rows, back, pull, left)


def _kept(shape: tuple[int, ...], chance: np.random.Generator) -> Floats:
    kept = chance.random(shape, np.float32) >= DROPPED
    return np.asarray(kept / np.float32(1 - DROPPED), np.float32)


class Steps:
    """Adam's memory of the gradients, and a rate that rises then falls."""

    def __init__(self, weights: list[Floats], total: int, rate: float = RATE) -> None:
        """Move weights in place.

        Args:
            weights: as `take` is given the gradient of.
            total: how many steps will be taken.
            rate: of the greatest one.
        """
        self._weights = weights
        self._total = total
        self._rate = rate
        self._done = 0
        self._first = [np.zeros_like(one) for one in weights]
        self._second = [np.zeros_like(one) for one in weights]
        self._ways = [np.zeros_like(one) for one in weights]

    def take(self, gradient: Sequence[Floats]) -> None:
        """Take one step against a gradient."""
        rate = self._rate * self._share()
        self._done += 1
        slow, slower = (1 - beta**self._done for beta in BETAS)
        for number, slope in enumerate(gradient):
            self._move(number, slope, rate / slow, slower**-0.5, 1 - rate * DECAY)

    def _move(self, number: int, slope: Floats, rate: float, widen: float, shrink: float) -> None:
        way, first, second = self._ways[number], self._first[number], self._second[number]
        first *= BETAS[0]
        first += (1 - BETAS[0]) * slope
        second *= BETAS[1]
        np.square(slope, out=way)
        way *= 1 - BETAS[1]
        second += way
        np.sqrt(second, out=way)
        way *= widen
        way += TINY
        np.divide(first, way, out=way)
        way *= rate
        self._weights[number] *= shrink
        self._weights[number] -= way

    def _share(self) -> float:
        """Return the share of the greatest rate: up during a third of the steps, then down."""
        done = self._done / self._total
        rise, ends = 1 / 3, (0.04, 1e-5)
        way = done / rise if done < rise else (1 - done) / (1 - rise)
        low = ends[0] if done < rise else ends[1]
        return float(low + (1 - low) * (1 - np.cos(np.pi * way)) / 2)
