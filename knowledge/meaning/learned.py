"""What a network learned to see in a sentence: there, ways of asking the same are near."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.meaning.encoder import Encoder, Vectors
from knowledge.meaning.network import Network
from knowledge.meaning.networks import Networks, hashed
from knowledge.meaning.projection import Keys
from knowledge.text import Vocabulary


@dataclass(frozen=True)
class _Seer:
    """An encoder made of another and of a network: what it gives are hidden units."""

    encoder: Encoder
    network: Network
    vocabulary: Vocabulary

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, [len(texts), hidden]."""
        words = np.stack([hashed(self.vocabulary.words(text)) for text in texts])
        return self.network.read(np.hstack([self.encoder.encode(texts), words]))[1]


def learned_vectors(
    phrases: Sequence[str],
    networks: Networks,
    encoder: Encoder,
    vocabulary: Vocabulary,
    asked: Keys | None = None,
) -> Vectors | None:
    """Return the unit vectors of phrases, [phrases, LEARNED]; none where nothing was learned.

    Only those are worked out that were not known when the networks were fitted.

    Args:
        phrases: the phrases.
        networks: what was learned.
        encoder: reads the phrases.
        vocabulary: the synonyms of the trade.
        asked: the keys of the phrases, where they are known.
    """
    if networks.both is None or networks.learned is None:
        return None
    return networks.learned.vectors(_Seer(encoder, networks.both, vocabulary), phrases, asked)
