"""Teaches new writing to the networks that choose no entry: alarms, and small talk."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from knowledge.arrays import Floats
from knowledge.learning.alarms import TIMES as RISKY
from knowledge.learning.alarms import parts_of, risks, told_to_alarms
from knowledge.learning.chat import ROUNDS, kinds_of, talks
from knowledge.learning.chat import TIMES as TALKED
from knowledge.learning.further import further, reclassed
from knowledge.learning.taught import Again, again
from knowledge.learning.training import fit_network
from knowledge.learning.written import Written
from knowledge.meaning.encoder import Reader
from knowledge.meaning.network import Network
from knowledge.meaning.networks import Networks, hashed
from knowledge.topics import OUT_LABEL, Labelled

HEARD_AGAIN = 32_000
"""How much of what was known they go through again: alarms grow too eager with half of it, too
deaf with all of it."""

One = TypeVar("One")


@dataclass(frozen=True)
class _Told:
    """Texts, what each of them is, and how often it is gone through."""

    texts: Sequence[str]
    labels: Sequence[str]
    often: Sequence[int]


def teach_aside(networks: Networks, written: Written, encoder: Reader) -> Networks:
    """Return networks whose alarms and small talk know everything that is written.

    Args:
        networks: taught before it was; small talk may never have been.
        written: all of it.
        encoder: the one that they were made with.
    """
    chosen = again(written.questions, networks.taught, HEARD_AGAIN)
    kinds = kinds_of(written.base)
    if not chosen.new and (networks.chat or not kinds):
        return networks
    risky, chatty = _risky(written, chosen), _chatty(written, chosen)
    texts = list(dict.fromkeys([*risky.texts, *chatty.texts]))
    places = {text: place for place, text in enumerate(texts)}
    of_risky, of_chatty = ([places[one] for one in told.texts] for told in (risky, chatty))
    words, rows = rows_of(texts, written, encoder)
    warn, warn_words = networks.alarm, networks.alarm_words
    return replace(
        networks,
        alarm_words=warn_words and _further(warn_words, words[of_risky], risky),
        alarm=warn and _further(warn, rows[of_risky], risky),
        chat_words=_talking(networks.chat_words, words[of_chatty], chatty, kinds),
        chat=_talking(networks.chat, rows[of_chatty], chatty, kinds),
    )


def _risky(written: Written, chosen: Again[Labelled]) -> _Told:
    """Return what tells of a risk and what does not, as `learn_alarms` does.

    What tells of one is drawn more often than the rest, and so are the sentences of longer
    questions, in the same measure: how likely a risk is overall must not move.
    """
    share = len(chosen.ones) / len(written.questions)
    told = dict(zip(written.questions, risks(written.base, written.questions), strict=True))
    taught = set(told_to_alarms(chosen.ones))
    drawn = zip(chosen.ones, chosen.often.tolist(), strict=True)
    often = {one: times for one, times in drawn if one in taught}
    risky = [one for one, risk in told.items() if risk != OUT_LABEL and one not in often]
    often |= dict.fromkeys(_some(risky, (RISKY - 1) * share), 1)
    parts = _some(parts_of(written.questions, written.base), share)
    labels = [*(told[one] for one in often), *([OUT_LABEL] * len(parts))]
    texts = [*(one.question for one in often), *parts]
    return _Told(texts, labels, [*often.values(), *([1] * len(parts))])


def _chatty(written: Written, chosen: Again[Labelled]) -> _Told:
    """Return all that is small talk, and what is not, as `learn_chat` does."""
    told = dict(zip(written.questions, talks(written.base, written.questions), strict=True))
    often = dict(zip(chosen.ones, chosen.often.tolist(), strict=True))
    often |= {one: TALKED for one, kind in told.items() if kind != OUT_LABEL}
    labels = [told[one] for one in often]
    return _Told([one.question for one in often], labels, list(often.values()))


def _some(ones: Sequence[One], share: float) -> list[One]:
    """Draw a share of some items; always the same ones."""
    drawn = np.random.default_rng(0).permutation(len(ones))[: round(share * len(ones))]
    return [ones[place] for place in drawn]


def _further(network: Network, rows: Floats, told: _Told) -> Network:
    labels = [(one,) for one in told.labels]
    return further(network, rows, labels, np.array(told.often, np.int64))


def _talking(
    network: Network | None, rows: Floats, told: _Told, kinds: Sequence[str]
) -> Network | None:
    """Return a network that tells kinds of small talk: taught further, or the first time."""
    if not kinds:
        return None
    if network:
        return _further(reclassed(network, kinds), rows, told)
    seen = np.repeat(np.arange(len(rows)), told.often)
    return fit_network(rows[seen], [(told.labels[int(n)],) for n in seen], kinds, ROUNDS)


def rows_of(texts: Sequence[str], written: Written, encoder: Reader) -> tuple[Floats, Floats]:
    """Return the hashed words of texts, after the rows of an encoder."""
    words = np.stack([hashed(written.vocabulary.words(text)) for text in texts])
    return words, np.hstack([encoder.encode(texts), words])
