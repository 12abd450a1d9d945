"""Teaches the networks of a base what was written since they were fitted, in a minute.

What is new is gone through among a draw of what was known (« rehearsal »: Robins, 1995). The
weights of the signals and the thresholds stay: a few hundred questions among fifty thousand do
not move what mistakes cost.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from knowledge.encoder import Reader
from knowledge.learned import learned_vectors
from knowledge.learning.alarms import TIMES as RISKY
from knowledge.learning.alarms import risks
from knowledge.learning.further import further, reclassed, seen
from knowledge.learning.kept import Fit
from knowledge.learning.sequels import TIMES as FOLLOWED
from knowledge.learning.sequels import Sequel, Sequels
from knowledge.learning.taught import Again, again
from knowledge.learning.written import Written
from knowledge.network import Network
from knowledge.networks import Networks, hashed
from knowledge.topics import OUT_LABEL, Labelled


def catch_up(written: Written, fit: Fit, encoder: Reader) -> Fit:
    """Return a fit that knows all that is written; the same arguments give the same.

    Args:
        written: all of it.
        fit: made before it was.
        encoder: the one that it was made with.
    """
    networks, texts = _taught(written, fit.networks, encoder), written.texts
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
    """Teach questions to all that reads them."""
    texts, labels = [one.question for one in chosen.ones], [one.labels for one in chosen.ones]
    words = np.stack([hashed(written.vocabulary.words(text)) for text in texts])
    told = [(risk,) for risk in risks(written.base, chosen.ones)]
    often = chosen.often * np.where([risk == (OUT_LABEL,) for risk in told], 1, RISKY)
    alarm_words = networks.alarm_words and further(networks.alarm_words, words, told, often)
    networks = replace(
        networks,
        words=further(networks.words, words, labels, chosen.often),
        alarm_words=alarm_words,
    )
    order, both, alarm = networks.order, networks.both, networks.alarm
    if order is None or both is None or alarm is None:
        return networks
    rows = np.hstack([encoder.encode(texts), words])
    looks = seen(order.looks, encoder.cut(texts))
    return replace(
        networks,
        order=replace(order, head=further(order.head, looks, labels, chosen.often)),
        both=further(both, rows, labels, chosen.often),
        alarm=further(alarm, rows, told, often),
    )


def _behind(network: Network, chosen: Again[Sequel], sequels: Sequels) -> Network:
    """Teach follow-ups, among complete questions behind an unrelated answer."""
    ones = [*chosen.ones, *sequels.fresh]
    often = np.append(chosen.often * FOLLOWED, np.ones(len(sequels.fresh), np.int64))
    rows = np.stack([sequels.row(one) for one in ones])
    return further(network, rows, [one.labels for one in ones], often)
