"""What each signal says of each topic for a question: the numbers that the decision weighs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from knowledge.encoder import Encoder, Projection, Vectors
from knowledge.index import (
    Floats,
    Ints,
    SparseRows,
    WordCounts,
    letter_terms,
    word_terms,
)
from knowledge.reading import Reader, Reading
from knowledge.text import LONGEST_QUESTION, Vocabulary, stem
from knowledge.topics import ENTRY, OFF, VAGUE, Topic

LEXICAL = ("likelihood", "cover", "words", "words_mean", "letters", "letters_mean")
SEMANTIC = ("classifier", "centroid", "meaning", "meaning_mean")
SHORTLIST = {ENTRY: 20, OFF: 10, VAGUE: 6}
"""Topics of each kind that each fast signal sends on to the slower ones."""
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

    def lexical(self) -> "Signals":
        """Return the same without what the encoder said."""
        plain = [name.removesuffix(_LEAD) in LEXICAL for name in self.names]
        kept = [name in LEXICAL for name in self.names[: len(self.names) // 2]]
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
        encoder: Encoder | None = None,
        projection: Projection | None = None,
    ) -> None:
        self.topics = list(topics)
        self._vocabulary = vocabulary
        self._encoder = encoder if projection is not None else None
        self._projection = projection
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
        if self._encoder is not None:
            self._index_meanings()

    @property
    def names(self) -> tuple[str, ...]:
        """The signals in use."""
        return LEXICAL if self._encoder is None else LEXICAL + SEMANTIC

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

    def _index_meanings(self) -> None:
        assert self._encoder is not None  # noqa: S101 - narrows the type
        assert self._projection is not None  # noqa: S101
        self._vectors = self._projection.vectors(self._encoder, self.phrases)
        sums = np.add.reduceat(self._vectors, self._starts[:-1], axis=0)
        self._centroids = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
        self._classifier = _ridge(self._vectors, self._groups())

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

    def compare(self, question: str, reading: Reading) -> Signals:
        """Say what every signal thinks of the most likely topics."""
        stems = reading.stems
        likelihood, cover, unknown = self._counts.compare(stems)
        signals: dict[str, Floats] = {"likelihood": likelihood, "cover": cover}
        fast = [likelihood, cover]
        vector: Vectors | None = None
        if self._encoder is not None and self._projection is not None:
            sentence = question[:LONGEST_QUESTION]
            vector = self._projection.vectors(self._encoder, [sentence])[0]
            signals["classifier"] = (np.append(vector, 1.0) @ self._classifier)[self._group]
            signals["centroid"] = self._centroids @ vector
            fast += [signals["classifier"], signals["centroid"]]
        short = {kind: self._shortlist(kind, fast) for kind in (ENTRY, OFF, VAGUE)}
        short[OFF] = np.union1d(short[OFF], self._about_health)
        listed = np.concatenate(list(short.values()))
        table, nearest = self._slow(listed, signals, reading, stems, vector)
        return self._assemble(short, listed, table, nearest, (unknown, len(stems)), reading)

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
        stems: list[str],
        vector: Vectors | None,
    ) -> tuple[Floats, list[str]]:
        spans = [(int(self._starts[i]), int(self._starts[i + 1])) for i in listed]
        columns = {name: values[listed] for name, values in signals.items()}
        words = self._words.similarities(word_terms(stems), spans)
        letters = self._letters.similarities(letter_terms(reading.words), spans)
        bounds = np.cumsum([0, *(end - start for start, end in spans)])
        columns["words"], columns["words_mean"] = _best(words, bounds)
        columns["letters"], columns["letters_mean"] = _best(letters, bounds)
        closeness = words + letters
        if vector is not None:
            meaning = np.concatenate([self._vectors[a:b] @ vector for a, b in spans])
            columns["meaning"], columns["meaning_mean"] = _best(meaning, bounds)
            closeness = closeness + 2 * meaning
        nearest = [
            self.phrases[start + int(closeness[a:b].argmax())]
            for (start, _), a, b in zip(spans, bounds[:-1], bounds[1:], strict=True)
        ]
        return np.stack([columns[name] for name in self.names], axis=1), nearest

    def _assemble(  # noqa: PLR0913, PLR0917 - the pieces of one record
        self,
        short: dict[str, Ints],
        listed: Ints,
        table: Floats,
        nearest: list[str],
        question: tuple[float, int],
        reading: Reading,
    ) -> Signals:
        kind = {k: np.isin(listed, short[k]) for k in short}
        entries = table[kind[ENTRY]]
        unknown, length = question
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
            names=(*self.names, *(f"{name}{_LEAD}" for name in self.names)),
            nearest=tuple(n for n, is_entry in zip(nearest, kind[ENTRY], strict=True) if is_entry),
            vague=self._nearest(listed, table, kind[VAGUE]),
            off=self._nearest(listed, table, kind[OFF]),
            health=self._health(listed, table, kind[OFF]),
        )

    def _closeness(self, table: Floats) -> Floats:
        columns = [self.names.index(n) for n in ("words", "letters", "meaning") if n in self.names]
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
    lengths = np.diff(bounds)
    rows = np.repeat(np.arange(len(lengths)), lengths)
    padded = np.full((len(lengths), max(int(lengths.max()), NEAREST)), -np.inf, np.float32)
    padded[rows, np.arange(len(values)) - bounds[rows]] = values
    top = np.partition(padded, -NEAREST, axis=1)[:, -NEAREST:]
    found = np.isfinite(top)
    means = np.where(found, top, 0).sum(axis=1) / found.sum(axis=1)
    return top.max(axis=1), means.astype(np.float32)


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
