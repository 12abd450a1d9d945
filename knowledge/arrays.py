"""Small operations on arrays, and on runs of numbers in them."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

Spans = tuple[Ints, Ints]
"""Runs of numbers: the first of each, and the one after its last."""


def softmax(utilities: Floats) -> Floats:
    """Return the probabilities, [..., n], of alternatives along the last axis, [..., n]."""
    shares = np.exp(utilities - utilities.max(axis=-1, keepdims=True))
    return np.asarray(shares / shares.sum(axis=-1, keepdims=True))


def within(spans: Spans) -> Ints:
    """Return the numbers in the runs, end to end, [all their lengths]."""
    firsts, lasts = spans
    sizes = lasts - firsts
    first = np.repeat(firsts - (np.cumsum(sizes) - sizes), sizes)
    return np.asarray(np.arange(len(first)) + first, np.int64)


def products(rows: Floats, spans: Spans, vector: Floats) -> Floats:
    """Return the product of a vector with each row of the spans, without copying a row.

    Args:
        rows: [n, width].
        spans: runs of these rows.
        vector: [width].
    """
    parts = [rows[a:b] @ vector for a, b in zip(*map(np.ndarray.tolist, spans), strict=True)]
    return np.concatenate(parts)
