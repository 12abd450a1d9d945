"""Puts together what the signals say about a shortlist, and about the question itself."""

from collections.abc import Mapping, Sequence
from math import log1p

import numpy as np
from numpy.typing import NDArray

from knowledge.arrays import Floats, Ints
from knowledge.comparing.segments import best_other
from knowledge.comparing.signals import FULL, LEAD, Heard, Signals
from knowledge.topics import ENTRY, OFF, VAGUE

KINDS = (ENTRY, OFF, VAGUE)
"""Kinds of topics, in the order in which a shortlist holds them."""
NEARLY = 0.8
"""Share of the nearest topic's closeness from which a health topic counts as near."""
NEAR = 0.6
"""Least closeness of a health topic that is near: under it, nothing is near."""

_FRAGMENT = 2
"""Words of what is no sentence yet, at most."""


def assemble(
    short: Mapping[str, Ints],
    columns: Mapping[str, Floats],
    nearest: Sequence[str],
    heard: Heard,
    about_health: NDArray[np.bool_],
) -> Signals:
    """Put together what the signals say of a shortlist.

    Args:
        short: the topics of each kind, those of `KINDS` in that order.
        columns: what each signal says of each of these topics, end to end, [listed].
        nearest: the way of asking of each that is nearest to the question.
        heard: what the words of the question say.
        about_health: which topics of the base are health topics, [topics].
    """
    names = tuple(name for name in FULL if name in columns)
    table = np.stack([columns[name] for name in names], axis=1)
    ends = np.cumsum([len(short[kind]) for kind in KINDS])
    entry, off, vague = (slice(a, b) for a, b in zip([0, *ends[:-1]], ends, strict=True))
    closeness = _closeness(columns)
    bests = [
        rows.max(axis=0) if len(rows) else np.zeros(table.shape[1])
        for rows in (table[entry], table[off], table[vague])
    ]
    return Signals(
        topics=short[ENTRY],
        table=np.hstack([table[entry], table[entry] - best_other(table[entry])]),
        context=np.concatenate([[1.0], _about(heard), *bests]).astype(np.float32),
        names=(*names, *(f"{name}{LEAD}" for name in names)),
        nearest=tuple(nearest[entry]),
        vague=_nearest(short[VAGUE], closeness[vague]),
        off=_nearest(short[OFF], closeness[off]),
        health=_health(short[OFF], closeness[off], about_health),
    )


def _about(heard: Heard) -> list[float]:
    """Return what there is to say about a question, whatever the topics."""
    words, corrected = len(heard.reading.words), len(heard.reading.corrected)
    return [heard.unknown, log1p(words), words <= 1, words <= _FRAGMENT, corrected]


def _closeness(columns: Mapping[str, Floats]) -> Floats:
    told = [columns[name] for name in ("words", "letters", "meaning") if name in columns]
    return np.asarray(np.sum(told, axis=0), np.float32)


def _nearest(listed: Ints, closeness: Floats) -> int | None:
    return int(listed[closeness.argmax()]) if len(listed) else None


def _health(listed: Ints, closeness: Floats, about_health: NDArray[np.bool_]) -> int | None:
    """Return the nearest health topic: refusing a question is better than missing a danger."""
    about = about_health[listed]
    if not about.any():
        return None
    best = int(np.argmax(np.where(about, closeness, -np.inf)))
    near = closeness[best] >= max(NEARLY * closeness.max(), NEAR)
    return int(listed[best]) if near else None
