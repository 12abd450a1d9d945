"""The networks of a base: one reads words, one word pieces in order, one a row and words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from itertools import chain, pairwise
from pathlib import Path
from zlib import crc32

import numpy as np

from knowledge.arrays import Floats, Ints
from knowledge.comparing.index import letter_terms
from knowledge.meaning.encoder import Sight
from knowledge.meaning.guesses import Glance, Guess, guessed
from knowledge.meaning.network import Network, packed, unpacked
from knowledge.meaning.order import OrderNetwork
from knowledge.meaning.projection import Keys, Projection
from knowledge.text import stem
from knowledge.topics import OFF, VAGUE, Topic

BUCKETS = 2048
"""Numbers to which words and letters are reduced: some share one, under signs that tell them
apart (« feature hashing », Weinberger et al., 2009)."""

LEARNED = 64
"""Numbers kept of the 256 hidden units by which a network sees a sentence."""

_ORDER, _LEARNED, _TAUGHT = "order", "learned", "taught"


@dataclass(frozen=True)
class Networks:
    """Networks fitted on the same questions; without an encoder, only words are read.

    Attributes:
        words: reads `hashed` words, [BUCKETS].
        order: reads the pieces of a sentence in their order, as an encoder keeps them.
        both: reads the row of an encoder, then hashed words.
        behind: reads the hashed words of a message, then those of the title answered before it.
        learned: narrows the hidden units of `both`, in which ways of asking the same are near.
        alarm_words: tells from hashed words whether a life is at risk.
        alarm: tells it from the row of an encoder, then hashed words.
        chat_words: tells from hashed words whether a message is small talk, and of which kind.
        chat: tells it from the row of an encoder, then hashed words.
        taught: keys of all that they were fitted on, in order, each with its labels.
    """

    words: Network
    order: OrderNetwork | None = None
    both: Network | None = None
    behind: Network | None = None
    learned: Projection | None = None
    alarm_words: Network | None = None
    alarm: Network | None = None
    chat_words: Network | None = None
    chat: Network | None = None
    taught: Keys = field(default_factory=lambda: np.empty(0, np.uint64))

    def places_of(self, topics: Sequence[Topic]) -> Ints:
        """Return the class of each topic, [topics]: its own, « no entry », or « too vague »."""
        places = self.words.places([topic.id for topic in topics])
        none = len(self.words.classes)
        for number, topic in enumerate(topics):
            if topic.kind in {OFF, VAGUE}:
                places[number] = none if topic.kind == OFF else none + 1
        return places

    def glance(self, words: Sequence[str]) -> Glance:
        """Estimate, by words alone, how likely an entry answers."""
        shares = np.exp(
            self.words.log_shares(hashed(words)[None, :])[0, : len(self.words.classes)]
        )
        return Glance(float(shares.max(initial=0)), 1 - float(shares.sum()))

    def told(
        self, features: Floats, sight: Sight, places: Ints
    ) -> tuple[dict[str, Floats], Floats | None]:
        """Return what the networks that need an encoder make of a question.

        Args:
            features: its hashed words, [BUCKETS].
            sight: what the encoder made of it.
            places: the class of each topic, as `places_of` gives them.

        Returns:
            what each tells of each class place; the unit vector of what is learned, [LEARNED].
        """
        if self.order is None or self.both is None or self.learned is None:
            return {}, None
        shares, hidden = self.both.read(np.concatenate([sight.row, features])[None, :])
        told = {
            "order_network": self.order.told(sight.pieces, places),
            "both_network": self.both.by_place(shares[0], places),
        }
        return told, self.learned.project(hidden)[0]

    def danger(self, features: Floats, row: Floats | None) -> Guess:
        """Return which danger to life a sentence tells of.

        Args:
            features: its hashed words, [BUCKETS].
            row: what the encoder made of it, [2 * MEANING], which is then read too.
        """
        return guessed(self.alarm_words if row is None else self.alarm, features, row)

    def talk(self, features: Floats, row: Floats | None) -> Guess:
        """Return which kind of small talk a message is; the same arguments as `danger`."""
        return guessed(self.chat_words if row is None else self.chat, features, row)


_PLAIN = tuple(one.name for one in fields(Networks) if one.name not in {_ORDER, _LEARNED, _TAUGHT})
"""The networks of features, as they are kept."""


def hashed_behind(words: Sequence[str], title: Sequence[str]) -> Floats:
    """Return the features of a message that follows an answer, [2 * BUCKETS].

    Args:
        words: the folded words of the message.
        title: those of the title of what was answered.
    """
    return np.concatenate([hashed(words), hashed(title)])


def shares_behind(network: Network, row: Floats) -> dict[str, float]:
    """Return the probability of each entry for `hashed_behind` words; that of none under ""."""
    shares = np.exp(network.log_shares(row[None, :])[0]).tolist()
    return dict(zip((*network.classes, ""), shares, strict=False))


def hashed(words: Sequence[str]) -> Floats:
    """Return the hashed stems, pairs and runs of letters of words, [BUCKETS], unit length."""
    stems = [stem(word) for word in words]
    pairs = (f"{left} {right}" for left, right in pairwise(stems))
    terms = Counter(chain(stems, pairs, chain.from_iterable(map(letter_terms, words))))
    codes = np.fromiter([crc32(term.encode()) for term in terms], np.int64, len(terms))
    times = np.fromiter(terms.values(), np.float64, len(terms))
    signs = np.where(codes >> 20 & 1, 1, -1)
    row = np.bincount(codes % BUCKETS, signs * (1 + np.log(times)), BUCKETS)
    return np.asarray(row / max(float(np.linalg.norm(row)), 1e-9), np.float32)


def save(path: Path, networks: Networks) -> None:
    """Write the networks, and the vectors of what is learned of phrases."""
    kept = {name: packed(network) for name in _PLAIN if (network := getattr(networks, name))}
    if networks.order:
        kept[_ORDER] = networks.order.packed()
    if networks.learned:
        kept[_LEARNED] = networks.learned.packed()
    arrays = {
        f"{name}_{part}": np.asarray(array)
        for name, parts in kept.items()
        for part, array in parts.items()
    }
    np.savez_compressed(path, allow_pickle=False, **arrays, **{_TAUGHT: networks.taught})


def read(path: Path) -> Networks:
    """Read what `save` wrote.

    Raises:
        OSError: there is no such file.
        KeyError, ValueError: it is damaged.
    """
    with path.open("rb") as file, np.load(file) as table:
        found = {
            name: unpacked(table, f"{name}_") for name in _PLAIN if f"{name}_classes" in table
        }
        ordered, learned = f"{_ORDER}_classes" in table, f"{_LEARNED}_axes" in table
        order = OrderNetwork.unpacked(table, f"{_ORDER}_") if ordered else None
        projection = Projection.unpacked(table, f"{_LEARNED}_") if learned else None
        taught = np.asarray(table.get(_TAUGHT, []), np.uint64)
    return Networks(found.pop("words"), order, learned=projection, taught=taught, **found)
