"""Teaches the networks of a base what was written since they were fitted, in a minute.

What is new is gone through among a draw of what was known (« rehearsal »: Robins, 1995). The
weights of the signals and the thresholds stay: a few hundred questions among fifty thousand do
not move what mistakes cost.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np

from knowledge.arrays import Floats
from knowledge.learning.alarms import TIMES as RISKY
from knowledge.learning.alarms import parts_of, risks
from knowledge.learning.further import further, reclassed, seen
from knowledge.learning.kept import Fit
from knowledge.learning.sequels import TIMES as FOLLOWED
from knowledge.learning.sequels import Sequel, Sequels
from knowledge.learning.taught import Again, again, keys_of
from knowledge.learning.written import Written
from knowledge.meaning.encoder import Reader
from knowledge.meaning.learned import learned_vectors
from knowledge.meaning.network import Network
from knowledge.meaning.networks import Networks, hashed
from knowledge.topics import OUT_LABEL, Labelled

HEARD_AGAIN = 32_000
"""How much of what was known the alarms go through again: they grow too eager with half of it, too
deaf with all of it."""

One = TypeVar("One")


def catch_up(written: Written, fit: Fit, encoder: Reader) -> Fit:
    """Return a fit that knows all that is written; the same arguments give the same.

    Args:
        written: all of it.
        fit: made before it was.
        encoder: the one that it was made with.
    """
    return _kept(_taught(written, fit.networks, encoder), written, fit, encoder)


def catch_up_alarms(written: Written, fit: Fit, encoder: Reader) -> Fit:
    """Return a fit whose alarms know all that is written, and whose other networks stay.

    Args:
        written: all of it; its follow-ups wait for `catch_up`.
        fit: made before it was.
        encoder: the one that it was made with.
    """
    networks = _warned(fit.networks, written, encoder)
    taught = np.union1d(networks.taught, keys_of(written.questions))
    return _kept(replace(networks, taught=taught), written, fit, encoder)


def _kept(networks: Networks, written: Written, fit: Fit, encoder: Reader) -> Fit:
    """Return these networks with the meaning of all that is written."""
    texts = written.texts
    vectors = learned_vectors(texts, networks, encoder, written.vocabulary)
    if networks.learned and vectors is not None:
        networks = replace(networks, learned=networks.learned.knowing(texts, vectors))
    rows = fit.projection.vectors(encoder, texts)
    return Fit(fit.decisions, networks, fit.projection.knowing(texts, rows))


def _taught(written: Written, networks: Networks, encoder: Reader) -> Networks:
    classes, known = tuple(written.base.entries), networks.taught
    questions = again(written.questions, known)
    if questions.new or networks.words.classes != classes:
        networks = _told(_for(networks, classes), questions, written, encoder)
        networks = _warned(networks, written, encoder)
    sequels = again(written.sequels.told, known)
    if sequels.new and networks.behind:
        networks = replace(networks, behind=_behind(networks.behind, sequels, written.sequels))
    return replace(networks, taught=written.keys)


def _for(networks: Networks, classes: Sequence[str]) -> Networks:
    """Return networks that tell these classes."""
    order, others = networks.order, (networks.words, networks.both, networks.behind)
    words, both, behind = (one and reclassed(one, classes) for one in others)
    return replace(
        networks,
        words=words or networks.words,
        both=both,
        behind=behind,
        order=order and replace(order, head=reclassed(order.head, classes)),
    )


def _told(
    networks: Networks, chosen: Again[Labelled], written: Written, encoder: Reader
) -> Networks:
    """Teach questions to the networks that tell entries apart."""
    texts, labels = [one.question for one in chosen.ones], [one.labels for one in chosen.ones]
    words, rows = _rows(texts, written, encoder)
    order, both = networks.order, networks.both
    if order:
        looks = seen(order.looks, encoder.cut(texts))
        order = replace(order, head=further(order.head, looks, labels, chosen.often))
    return replace(
        networks,
        words=further(networks.words, words, labels, chosen.often),
        order=order,
        both=both and further(both, rows, labels, chosen.often),
    )


def _warned(networks: Networks, written: Written, encoder: Reader) -> Networks:
    """Teach the alarms what tells of a risk and what does not, as `learn_alarms` does.

    What tells of one is drawn more often than the rest, and sentences of questions of several as
    often: how likely a risk is, all in all, must not move.
    """
    chosen = again(written.questions, networks.taught, HEARD_AGAIN)
    if not chosen.new:
        return networks
    share = len(chosen.ones) / len(written.questions)
    told = dict(zip(written.questions, risks(written.base, written.questions), strict=True))
    often = dict(zip(chosen.ones, chosen.often.tolist(), strict=True))
    risky = [one for one, risk in told.items() if risk != OUT_LABEL and one not in often]
    often |= dict.fromkeys(_some(risky, (RISKY - 1) * share), 1)
    parts = _some(parts_of(written.questions, written.base), share)
    texts = [*(one.question for one in often), *parts]
    labels = [(told[one],) for one in often] + [(OUT_LABEL,)] * len(parts)
    times = np.array([*often.values(), *np.ones(len(parts))], np.int64)
    words, rows = _rows(texts, written, encoder)
    alarm_words, alarm = networks.alarm_words, networks.alarm
    return replace(
        networks,
        alarm_words=alarm_words and further(alarm_words, words, labels, times),
        alarm=alarm and further(alarm, rows, labels, times),
    )


def _some(ones: Sequence[One], share: float) -> list[One]:
    """Draw a share of some; always the same."""
    drawn = np.random.default_rng(0).permutation(len(ones))[: round(share * len(ones))]
    return [ones[place] for place in drawn]


def _rows(texts: Sequence[str], written: Written, encoder: Reader) -> tuple[Floats, Floats]:
    """Return the hashed words of texts, then the rows of an encoder before them."""
    words = np.stack([hashed(written.vocabulary.words(text)) for text in texts])
    return words, np.hstack([encoder.encode(texts), words])


def _behind(network: Network, chosen: Again[Sequel], sequels: Sequels) -> Network:
    """Teach follow-ups, among complete questions behind an unrelated answer."""
    ones = [*chosen.ones, *sequels.fresh]
    often = np.append(chosen.often * FOLLOWED, np.ones(len(sequels.fresh), np.int64))
    rows = np.stack([sequels.row(one) for one in ones])
    return further(network, rows, [one.labels for one in ones], often)
