"""Teaches the networks of a base what was written since they were fitted, in a minute.

New questions are learned together with a draw of the known ones (« rehearsal »: Robins, 1995). The
weights of the signals and the thresholds stay: a few hundred questions among fifty thousand do not
change what mistakes cost.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from knowledge.learning.aside import rows_of, teach_aside
from knowledge.learning.further import further, reclassed, seen
from knowledge.learning.kept import Fit
from knowledge.learning.sequels import TIMES as FOLLOWED
from knowledge.learning.sequels import Sequel, Sequels
from knowledge.learning.taught import Again, again, keys_of
from knowledge.learning.written import Written
from knowledge.meaning.encoder import Reader
from knowledge.meaning.learned import learned_vectors
from knowledge.meaning.network import Network
from knowledge.meaning.networks import Networks
from knowledge.topics import Labelled


def catch_up(written: Written, fit: Fit, encoder: Reader) -> Fit:
    """Return a fit that knows everything written; the same arguments give the same fit.

    Args:
        written: all of it.
        fit: made before it was.
        encoder: the one that it was made with.
    """
    return _kept(_taught(written, fit.networks, encoder), written, fit, encoder)


def catch_up_aside(written: Written, fit: Fit, encoder: Reader) -> Fit:
    """Return a fit whose alarms and small talk know everything written; the rest stays.

    Args:
        written: all of it; its follow-ups wait for `catch_up`.
        fit: made before it was.
        encoder: the one that it was made with.
    """
    networks = teach_aside(fit.networks, written, encoder)
    taught = np.union1d(networks.taught, keys_of(written.questions))
    return _kept(replace(networks, taught=taught), written, fit, encoder)


def _kept(networks: Networks, written: Written, fit: Fit, encoder: Reader) -> Fit:
    """Return a fit of these networks, with the meaning of everything written."""
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
        networks = teach_aside(networks, written, encoder)
    sequels = again(written.sequels.told, known)
    if sequels.new and networks.behind:
        networks = replace(networks, behind=_behind(networks.behind, sequels, written.sequels))
    return replace(networks, taught=written.keys)


def _for(networks: Networks, classes: Sequence[str]) -> Networks:
    """Return networks that have these classes."""
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
    """Teach questions to the networks that choose entries."""
    texts, labels = [one.question for one in chosen.ones], [one.labels for one in chosen.ones]
    words, rows = rows_of(texts, written, encoder)
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


def _behind(network: Network, chosen: Again[Sequel], sequels: Sequels) -> Network:
    """Teach follow-ups, mixed with complete questions after an unrelated answer."""
    ones = [*chosen.ones, *sequels.fresh]
    often = np.append(chosen.often * FOLLOWED, np.ones(len(sequels.fresh), np.int64))
    rows = np.stack([sequels.row(one) for one in ones])
    return further(network, rows, [one.labels for one in ones], often)
