"""A small network: from what is read of a sentence to the entry it is about.

Its classes are the entries it was fitted on, then « no entry », then « too vague ». The fit has
seen tens of thousands of questions: telling neighbouring entries apart takes more than closeness.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from knowledge.arrays import Floats, Ints

UNKNOWN = 0.5
"""Share of « no entry » given to an entry added since the fit."""
FLOOR = -9.0
"""Lowest log-probability: below it, everything is equally unlikely."""


@dataclass(frozen=True)
class Network:
    """One hidden layer, beside a straight path from the features to the classes.

    Attributes:
        classes: ids of the entries; two classes more stand for « no entry » and « too vague ».
        mean, scale: standardisation of the features, [features].
        inner, inner_bias: first layer, [features, hidden] and [hidden].
        outer, outer_bias: second layer, [hidden, classes] and [classes].
        straight: the straight path, [features, classes].
    """

    classes: tuple[str, ...]
    mean: Floats
    scale: Floats
    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats
    straight: Floats

    @cached_property
    def _first(self) -> tuple[Floats, Floats]:
        """What the features go through first, hidden units then straight path; standardised."""
        weights = np.hstack([self.inner, self.straight]) / self.scale[:, None]
        biases = np.concatenate([self.inner_bias, self.outer_bias]) - self.mean @ weights
        return np.ascontiguousarray(weights), biases

    def log_shares(self, features: Floats) -> Floats:
        """Return the log-probability of each class, [n, classes], for features [n, features]."""
        return self.read(features)[0]

    def read(self, features: Floats) -> tuple[Floats, Floats]:
        """Return the log-probabilities and the hidden units, [n, classes] and [n, hidden].

        A feature that is zero in all rows costs nothing: most hashed words are.

        Args:
            features: [n, features].
        """
        weights, biases = self._first
        told = np.flatnonzero(features.any(axis=0))
        if 2 * len(told) < len(weights):
            features, weights = features[:, told], weights[told]
        both = features @ weights + biases
        hidden, straight = np.split(both, [len(self.inner_bias)], axis=1)
        hidden = np.maximum(hidden, 0)
        return log_softmax(hidden @ self.outer + straight), hidden

    def places(self, ids: Sequence[str]) -> Ints:
        """Return the class of each entry, [ids]; -1 for those added since the fit."""
        known = {name: place for place, name in enumerate(self.classes)}
        return np.array([known.get(one, -1) for one in ids], np.int64)

    def told(self, features: Floats, places: Ints) -> Floats:
        """Return the log-probabilities of one sentence [features], by class place."""
        return self.by_place(self.log_shares(features[None, :])[0], places)

    def by_place(self, shares: Floats, places: Ints) -> Floats:
        """Return the log-probabilities of a sentence, [classes], by class place.

        Place -1 gets a share of « no entry »; places from `len(classes)` on are « no entry » and
        « too vague » themselves.
        """
        fresh = shares[len(self.classes)] + np.log(UNKNOWN)
        told = np.maximum(np.where(places < 0, fresh, shares[places]), FLOOR)
        return np.asarray(told, np.float32)


PARTS = ("mean", "scale", "inner", "inner_bias", "outer", "outer_bias", "straight")
"""The arrays of a network, as they are stored."""


def packed(network: Network) -> dict[str, object]:
    """Return the arrays of a network as they are kept: sixteen bits a number."""
    kept: dict[str, object] = {name: getattr(network, name).astype(np.float16) for name in PARTS}
    return kept | {"classes": np.array(network.classes)}


def unpacked(table: Mapping[str, Floats], before: str) -> Network:
    """Return the network that `packed` stored, whose names begin with a prefix.

    Raises:
        KeyError: an array is missing.
    """
    arrays = {name: np.asarray(table[before + name], np.float32) for name in PARTS}
    return Network(tuple(map(str, table[f"{before}classes"])), **arrays)


def log_softmax(utilities: Floats) -> Floats:
    """Return the log-probabilities of each row of utilities, [n, classes]."""
    shifted = utilities - utilities.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)), np.float32)
