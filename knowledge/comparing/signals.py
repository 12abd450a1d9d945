"""What each signal says of each topic for a question: the numbers that the decision weighs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from knowledge.arrays import Floats, Ints
from knowledge.comparing.cosines import Cosines
from knowledge.reading import Reading

BARE = ("likelihood", "cover", "words", "letters")
LEXICAL = (*BARE, "words_network")
FULL = (*LEXICAL, "order_network", "both_network", "meaning", "learned")
SETS = {"full": FULL, "lexical": LEXICAL, "bare": BARE}
"""The signals that each decision weighs, by its name: with the encoder, without it, and for a base
that nothing was fitted on."""
LEAD = "_lead"
"""Ends the name of a signal's lead over the best other topic."""


@dataclass(frozen=True)
class Heard:
    """What the words of a question say of every topic.

    Attributes:
        reading: the question, read.
        signals: values of every topic, by signal, [topics].
        unknown: the share of its words that no topic uses.
        words, letters: its cosines with every way of asking.
        hashed: what the networks read of its words, [BUCKETS], where there are any.
        likeliest: the probability of the likeliest entry by the network of words.
    """

    reading: Reading
    signals: dict[str, Floats]
    unknown: float
    words: Cosines
    letters: Cosines
    hashed: Floats | None = None
    likeliest: float = 0.0


@dataclass(frozen=True)
class Signals:
    """What the signals say of the shortlist.

    Attributes:
        topics: indices of the topics of kind `entry` on the shortlist, [entries].
        table: one row a topic, one column a signal (then its lead over the best other), [entries,
            2 * signals].
        context: what the signals say of the question itself, for « none » and « too vague ».
        names: the columns of `table`.
        nearest: for each topic, the way of asking that is nearest to the question.
        vague: index of the nearest topic of kind `vague`, if there is one.
        off: index of the nearest topic of kind `off`, if there is one.
    """

    topics: Ints
    table: Floats
    context: Floats
    names: tuple[str, ...]
    nearest: tuple[str, ...]
    vague: int | None
    off: int | None
    health: int | None = None
    """Index of the health topic that is almost as near as the nearest `off` one, if any."""

    def only(self, wanted: Sequence[str]) -> "Signals":
        """Return the same without the other signals."""
        plain = [name.removesuffix(LEAD) in wanted for name in self.names]
        kept = [name in wanted for name in self.names[: len(self.names) // 2]]
        about = len(self.context) - 3 * len(kept)
        context = np.concatenate([np.ones(about, bool), np.tile(kept, 3)])
        names = tuple(name for name, keep in zip(self.names, plain, strict=True) if keep)
        return replace(
            self, table=self.table[:, plain], context=self.context[context], names=names
        )
