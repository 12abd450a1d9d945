"""What each signal says of each topic for a question: the numbers that the decision weighs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from knowledge.encoder import Vectors
from knowledge.index import (
    Floats,
    Ints,
    SparseRows,
    WordCounts,
    letter_terms,
    word_terms,
)
from knowledge.meanings import MeaningIndex, Meanings
from knowledge.reading import Reader, Reading
from knowledge.text import LONGEST_QUESTION, Vocabulary, stem
from knowledge.topics import ENTRY, OFF, VAGUE, Topic

LEXICAL = ("likelihood", "cover", "words", "words_mean", "letters", "letters_mean")
SEMANTIC = ("network", "classifier", "centroid", "meaning", "meaning_mean")
DEEP = ("deep_network", "deep_centroid", "deep_meaning", "deep_meaning_mean")
QUICK = LEXICAL + SEMANTIC
FAST = ("likelihood", "cover", "network", "classifier", "centroid")
"""Signals known of every topic: each sends its best ones on to the slower signals."""
SHORTLIST = {ENTRY: 12, OFF: 10, VAGUE: 6}
"""Topics of each kind that each fast signal sends on."""
NEAREST = 4
"""Ways of asking averaged by the `…_mean` signals."""
RIDGE = 1.0
HEALTH = "sante/"
"""How the ids of the health topics begin."""
NEARLY = 0.8
"""Share of the nearest topic's closeness from which a health topic counts as near."""

_FRAGMENT = 2
_LEAD = "_lead"


@dataclass(frozen=True)
class Signals:
    """What the signals say of the shortlist.

    Attributes:
        topics: indices of the topics of kind `entry` on the shortlist.
        table: one row a topic, one column a signal (then its lead over the best other).
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
        """Return the same without what the other signals said."""
        plain = [name.removesuffix(_LEAD) in wanted for name in self.names]
        kept = [name in wanted for name in self.names[: len(self.names) // 2]]
        about = len(self.context) - 3 * len(kept)
        context = np.concatenate([np.ones(about, bool), np.tile(kept, 3)])
        names = tuple(name for name, keep in zip(self.names, plain, strict=True) if keep)
        return replace(
            self, table=self.table[:, plain], context=self.context[context], names=names
        )


class Comparer:
    """Every topic of the base, indexed; compares a question with all of them."""

    def __init__(
        self,
        topics: Sequence[Topic],
        vocabulary: Vocabulary,
        meanings: Meanings | None = None,
        deep: Meanings | None = None,
    ) -> None:
        self.topics = list(topics)
        self._vocabulary = vocabulary
        self.phrases = [phrase for topic in self.topics for phrase in topic.phrases]
        sizes = [len(topic.phrases) for topic in self.topics]
        self._starts = np.cumsum([0, *sizes])
        self._owner = np.repeat(np.arange(len(sizes)), sizes)
        self._kinds = {
            kind: np.array([t.kind == kind for t in self.topics]) for kind in (ENTRY, OFF, VAGUE)
        }
        self._about_health = np.array(
            [i for i, topic in enumerate(self.topics) if topic.id.startswith(HEALTH)], np.int64
        )
        self._index_words()
        self._quick = MeaningIndex(self.topics, meanings) if meanings else None
        self._deep = MeaningIndex(self.topics, deep) if deep and meanings else None
        if self._quick:
            self._classifier = _ridge(self._quick.vectors, self._groups())

    @property
    def goes_deep(self) -> bool:
        """Whether there is a second encoder to ask."""
        return self._deep is not None

    def names(self, *, deep: bool = False) -> tuple[str, ...]:
        """Return the signals in use."""
        if self._quick is None:
            return LEXICAL
        return QUICK + DEEP if deep and self._deep else QUICK

    def _index_words(self) -> None:
        words = [self._vocabulary.words(phrase) for phrase in self.phrases]
        stems = [[stem(word) for word in row] for row in words]
        self._words = SparseRows([word_terms(row) for row in stems])
        self._letters = SparseRows([letter_terms(row) for row in words])
        counts: list[Counter[str]] = [Counter() for _ in self.topics]
        known: Counter[str] = Counter()
        for owner, row, stemmed in zip(self._owner, words, stems, strict=True):
            counts[owner].update(set(stemmed))
            known.update(row)
        for topic, count in zip(self.topics, counts, strict=True):
            text = self._vocabulary.words(topic.text)
            count.update({stem(word) for word in text})
            known.update(text)
        self._counts = WordCounts(counts, self._kinds[ENTRY])
        self._reader = Reader(self._vocabulary, known)

    def _groups(self) -> Ints:
        """Return the class of each phrase: its entry, or one class for each other kind."""
        group = np.cumsum(self._kinds[ENTRY]) - 1
        group[self._kinds[OFF]] = self._kinds[ENTRY].sum()
        group[self._kinds[VAGUE]] = self._kinds[ENTRY].sum() + 1
        self._group = group
        return group[self._owner]

    def read(self, question: str) -> Reading:
        """Read a question: fold, replace synonyms, correct typing errors."""
        return self._reader.read(question)

    def knows_any(self, text: str) -> bool:
        """Say whether one word of a text, once corrected, is a word of the base."""
        return self._reader.knows_any(text)

    def compare(self, question: str, reading: Reading, *, deep: bool = False) -> Signals:
        """Say what every signal thinks of the most likely topics.

        Args:
            question: as typed.
            reading: the same, read.
            deep: ask the second encoder too, where there is one.
        """
        stems = reading.stems
        likelihood, cover, unknown = self._counts.compare(stems)
        signals: dict[str, Floats] = {"likelihood": likelihood, "cover": cover}
        vectors: dict[str, Vectors] = {}
        if self._quick is not None:
            self._add_meanings(question[:LONGEST_QUESTION], signals, vectors, deep=deep)
        fast = [signals[name] for name in FAST if name in signals]
        short = {kind: self._shortlist(kind, fast) for kind in (ENTRY, OFF, VAGUE)}
        short[OFF] = np.union1d(short[OFF], self._about_health)
        listed = np.concatenate(list(short.values()))
        names = self.names(deep=deep)
        table, nearest = self._slow(listed, signals, reading, vectors, names)
        return self._assemble(short, listed, table, nearest, (unknown, names), reading)

    def _add_meanings(
        self, question: str, signals: dict[str, Floats], vectors: dict[str, Vectors], *, deep: bool
    ) -> None:
        """Add what the encoders say of every topic, and the vectors of the question."""
        assert self._quick is not None  # noqa: S101 - narrows the type
        row = self._quick.encode(question)
        vector = vectors["meaning"] = self._quick.project(row)
        signals["network"] = self._quick.told(row)
        signals["classifier"] = (np.append(vector, 1.0) @ self._classifier)[self._group]
        signals["centroid"] = self._quick.centroids(vector)
        if deep and self._deep is not None:
            more = self._deep.encode(question)
            vector = vectors["deep_meaning"] = self._deep.project(more)
            signals["deep_network"] = self._deep.told(np.concatenate([more, row]))
            signals["deep_centroid"] = self._deep.centroids(vector)

    def _shortlist(self, kind: str, fast: Sequence[Floats]) -> Ints:
        members = np.flatnonzero(self._kinds[kind])
        size = SHORTLIST[kind]
        if len(members) <= size:
            return members
        best = [members[np.argpartition(-signal[members], size)[:size]] for signal in fast]
        return np.unique(np.concatenate(best))

    def _slow(
        self,
        listed: Ints,
        signals: dict[str, Floats],
        reading: Reading,
        vectors: dict[str, Vectors],
        names: tuple[str, ...],
    ) -> tuple[Floats, list[str]]:
        spans = [(int(self._starts[i]), int(self._starts[i + 1])) for i in listed]
        columns = {name: values[listed] for name, values in signals.items()}
        words = self._words.similarities(word_terms(reading.stems), spans)
        letters = self._letters.similarities(letter_terms(reading.words), spans)
        bounds = np.cumsum([0, *(end - start for start, end in spans)])
        columns["words"], columns["words_mean"] = _best(words, bounds)
        columns["letters"], columns["letters_mean"] = _best(letters, bounds)
        closeness = words + letters
        for (name, vector), index in zip(vectors.items(), (self._quick, self._deep), strict=False):
            assert index is not None  # noqa: S101 - narrows the type
            meaning = index.nearness(vector, spans)
            columns[name], columns[f"{name}_mean"] = _best(meaning, bounds)
            closeness = closeness + 2 * meaning
        nearest = [
            self.phrases[start + int(closeness[a:b].argmax())]
            for (start, _), a, b in zip(spans, bounds[:-1], bounds[1:], strict=True)
        ]
        return np.stack([columns[name] for name in names], axis=1), nearest

    def _assemble(  # noqa: PLR0913, PLR0917 - the pieces of one record
        self,
        short: dict[str, Ints],
        listed: Ints,
        table: Floats,
        nearest: list[str],
        about: tuple[float, tuple[str, ...]],
        reading: Reading,
    ) -> Signals:
        kind = {k: np.isin(listed, short[k]) for k in short}
        entries = table[kind[ENTRY]]
        (unknown, names), length = about, len(reading.words)
        context = [
            1.0,
            unknown,
            np.log1p(length),
            length <= 1,
            length <= _FRAGMENT,
            len(reading.corrected),
        ]
        for group in (ENTRY, OFF, VAGUE):
            rows = table[kind[group]]
            context += list(rows.max(axis=0) if len(rows) else np.zeros(table.shape[1]))
        leads = entries - _best_other(entries)
        return Signals(
            topics=listed[kind[ENTRY]],
            table=np.hstack([entries, leads]).astype(np.float32),
            context=np.array(context, np.float32),
            names=(*names, *(f"{name}{_LEAD}" for name in names)),
            nearest=tuple(n for n, is_entry in zip(nearest, kind[ENTRY], strict=True) if is_entry),
            vague=self._nearest(listed, table, kind[VAGUE]),
            off=self._nearest(listed, table, kind[OFF]),
            health=self._health(listed, table, kind[OFF]),
        )

    def _closeness(self, table: Floats) -> Floats:
        known = self.names()
        columns = [known.index(n) for n in ("words", "letters", "meaning") if n in known]
        return np.asarray(table[:, columns].sum(axis=1), np.float32)

    def _health(self, listed: Ints, table: Floats, wanted: NDArray[np.bool_]) -> int | None:
        """Return the nearest health topic: better to refuse a question than to miss a danger."""
        about = wanted & np.array([self.topics[i].id.startswith(HEALTH) for i in listed])
        if not about.any():
            return None
        closeness = self._closeness(table)
        best = int(np.argmax(np.where(about, closeness, -np.inf)))
        near = closeness[best] >= NEARLY * closeness[wanted].max()
        return int(listed[best]) if near else None

    def _nearest(self, listed: Ints, table: Floats, wanted: NDArray[np.bool_]) -> int | None:
        if not wanted.any():
            return None
        return int(listed[wanted][self._closeness(table[wanted]).argmax()])

    def spread(self, stemmed: str) -> int:
        """Return how many entries use a stem."""
        return self._counts.spread(stemmed)


def _best(values: Floats, bounds: Ints) -> tuple[Floats, Floats]:
    """Return the best of each slice, and the mean of its `NEAREST` best."""
    parts = np.split(values, bounds[1:-1])
    nearest = [np.partition(p, -NEAREST)[-NEAREST:] if len(p) > NEAREST else p for p in parts]
    means = np.array([part.sum() / len(part) for part in nearest], np.float32)
    return np.maximum.reduceat(values, bounds[:-1]), means


def _best_other(table: Floats) -> Floats:
    """Return, for each row and column, the best value of the other rows."""
    if len(table) < 2:  # noqa: PLR2004 - no other
        return np.zeros_like(table)
    top = np.sort(table, axis=0)
    return np.asarray(np.where(table >= top[-1], top[-2], top[-1]), np.float32)


def _ridge(vectors: Vectors, groups: Ints) -> Floats:
    """Fit a linear classifier of the groups by regularised least squares, in closed form."""
    inputs = np.hstack([vectors, np.ones((len(vectors), 1), np.float32)])
    targets = np.zeros((inputs.shape[1], int(groups.max(initial=0)) + 1), np.float32)
    np.add.at(targets.T, groups, inputs)
    gram = inputs.T @ inputs + RIDGE * np.eye(inputs.shape[1], dtype=np.float32)
    return np.asarray(np.linalg.solve(gram, targets), np.float32)
