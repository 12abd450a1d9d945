"""Compares a question with every topic of a base: the fast signals first, then the slow ones."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from knowledge.encoder import Vectors
from knowledge.index import Floats, Ints, LetterRows, WordCounts, WordRows
from knowledge.meanings import MeaningIndex, Meanings
from knowledge.reading import Reader, Reading
from knowledge.segments import Segments, best_other
from knowledge.signals import DEEP, LEAD, LEXICAL, QUICK, Signals
from knowledge.text import LONGEST_QUESTION, Vocabulary, stem
from knowledge.topics import ENTRY, OFF, VAGUE, Topic

FAST = ("likelihood", "cover", "network", "classifier", "centroid")
"""Signals known of every topic: each sends its best ones on to the slower signals."""
SHORTLIST = {ENTRY: 12, OFF: 10, VAGUE: 6}
"""Topics of each kind that each fast signal sends on."""
RIDGE = 1.0
HEALTH = "sante/"
"""How the ids of the health topics begin."""
NEARLY = 0.8
"""Share of the nearest topic's closeness from which a health topic counts as near."""

_FRAGMENT = 2


@dataclass
class Look:
    """What is known of a question so far; the second encoder may add to it.

    Attributes:
        question: as typed.
        reading: the same, read.
        unknown: share of its words, by rarity, that no topic uses.
        fast: what each fast signal says of every topic.
        vectors: the question as each encoder sees it.
        phrases: what `words` and `letters` say of every phrase.
        row: what the first encoder made of it, if there is one.
    """

    question: str
    reading: Reading
    unknown: float
    fast: dict[str, Floats]
    phrases: dict[str, Floats]
    vectors: dict[str, Vectors] = field(default_factory=dict)
    row: Vectors | None = None


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
        sizes = np.array([len(topic.phrases) for topic in self.topics], np.int64)
        self._segments = Segments(sizes)
        self._kinds = {
            kind: np.array([t.kind == kind for t in self.topics]) for kind in (ENTRY, OFF, VAGUE)
        }
        self._about_health = np.array([topic.id.startswith(HEALTH) for topic in self.topics])
        owners = np.repeat(np.arange(len(sizes)), sizes)
        self._index_words(owners)
        self._quick = MeaningIndex(self.topics, meanings) if meanings else None
        self._deep = MeaningIndex(self.topics, deep) if deep and meanings else None
        if self._quick:
            self._groups = self._grouped()
            self._classifier = _ridge(self._quick.vectors, self._groups[owners])

    @property
    def goes_deep(self) -> bool:
        """Whether there is a second encoder to ask."""
        return self._deep is not None

    def _index_words(self, owners: Ints) -> None:
        words = [self._vocabulary.words(phrase) for phrase in self.phrases]
        stems = [[stem(word) for word in row] for row in words]
        self._words, self._letters = WordRows(stems), LetterRows(words)
        counts: list[Counter[str]] = [Counter() for _ in self.topics]
        known: set[str] = set()
        for owner, row, stemmed in zip(owners.tolist(), words, stems, strict=True):
            counts[owner].update(set(stemmed))
            known.update(row)
        for topic, count in zip(self.topics, counts, strict=True):
            text = self._vocabulary.words(topic.text)
            count.update({stem(word) for word in text})
            known.update(text)
        self._counts = WordCounts(counts, self._kinds[ENTRY])
        self._reader = Reader(self._vocabulary, known)

    def _grouped(self) -> Ints:
        """Return the class of each topic: its own, or one for each kind that is not an entry."""
        group = np.cumsum(self._kinds[ENTRY]) - 1
        group[self._kinds[OFF]] = self._kinds[ENTRY].sum()
        group[self._kinds[VAGUE]] = self._kinds[ENTRY].sum() + 1
        return group

    def read(self, question: str) -> Reading:
        """Read a question: fold, replace synonyms, correct typing errors."""
        return self._reader.read(question)

    def knows_any(self, text: str) -> bool:
        """Say whether one word of a text, once corrected, is a word of the base."""
        return self._reader.knows_any(text)

    def spread(self, stemmed: str) -> int:
        """Return how many entries use a stem."""
        return self._counts.spread(stemmed)

    def look(self, question: str, reading: Reading) -> Look:
        """Say what every topic has in common with a question, but for the second encoder.

        Args:
            question: as typed.
            reading: the same, read.
        """
        stems = reading.stems
        likelihood, cover, unknown = self._counts.compare(stems)
        phrases = {
            "words": self._words.similarities(stems),
            "letters": self._letters.similarities(reading.words),
        }
        fast = {"likelihood": likelihood, "cover": cover}
        look = Look(question, reading, unknown, fast, phrases)
        if self._quick is not None:
            row = look.row = self._quick.encode(question[:LONGEST_QUESTION])
            vector = look.vectors["meaning"] = self._quick.project(row)
            fast["network"] = self._quick.told(row)
            fast["classifier"] = (np.append(vector, 1.0) @ self._classifier)[self._groups]
            fast["centroid"] = self._quick.centroids(vector)
        return look

    def deepen(self, look: Look) -> None:
        """Add what the second encoder says, where there is one."""
        if self._deep is None or look.row is None:
            return
        row = self._deep.encode(look.question[:LONGEST_QUESTION])
        vector = look.vectors["deep_meaning"] = self._deep.project(row)
        look.fast["deep_network"] = self._deep.told(np.concatenate([row, look.row]))
        look.fast["deep_centroid"] = self._deep.centroids(vector)

    def signals(self, look: Look) -> Signals:
        """Say what every signal thinks of the most likely topics."""
        fast = [look.fast[name] for name in FAST if name in look.fast]
        short = {kind: self._shortlist(kind, fast) for kind in (ENTRY, OFF, VAGUE)}
        short[OFF] = np.union1d(short[OFF], np.flatnonzero(self._about_health))
        listed = np.concatenate([short[kind] for kind in (ENTRY, OFF, VAGUE)])
        names: tuple[str, ...] = LEXICAL if self._quick is None else QUICK
        if "deep_meaning" in look.vectors:
            names += DEEP
        table, nearest = self._table(listed, look, names)
        ends = np.cumsum([len(short[kind]) for kind in (ENTRY, OFF, VAGUE)])
        return self._assemble(look, listed, table, nearest, names, ends)

    def _shortlist(self, kind: str, fast: Sequence[Floats]) -> Ints:
        members = np.flatnonzero(self._kinds[kind])
        size = SHORTLIST[kind]
        if len(members) <= size:
            return members
        best = [members[np.argpartition(-signal[members], size)[:size]] for signal in fast]
        return np.unique(np.concatenate(best))

    def _table(self, listed: Ints, look: Look, names: tuple[str, ...]) -> tuple[Floats, list[str]]:
        """Return one row a topic, one column a signal; and the nearest phrase of each topic."""
        rows, part = self._segments.part(listed)
        columns = {name: values[listed] for name, values in look.fast.items()}
        closeness = np.zeros(len(rows), np.float32)
        for name, values in look.phrases.items():
            columns[name], columns[f"{name}_mean"] = part.best(values[rows])
            closeness += values[rows]
        for (name, vector), index in zip(
            look.vectors.items(), (self._quick, self._deep), strict=False
        ):
            assert index is not None  # noqa: S101 - narrows the type
            meaning = index.vectors[rows] @ vector
            columns[name], columns[f"{name}_mean"] = part.best(meaning)
            closeness += 2 * meaning
        nearest = [self.phrases[rows[place]] for place in part.where_best(closeness)]
        return np.stack([columns[name] for name in names], axis=1), nearest

    def _assemble(  # noqa: PLR0913, PLR0917 - the pieces of one record
        self,
        look: Look,
        listed: Ints,
        table: Floats,
        nearest: list[str],
        names: tuple[str, ...],
        ends: Ints,
    ) -> Signals:
        words = len(look.reading.words)
        context = [
            1.0,
            look.unknown,
            np.log1p(words),
            words <= 1,
            words <= _FRAGMENT,
            len(look.reading.corrected),
        ]
        groups = [slice(a, b) for a, b in zip([0, *ends[:-1]], ends, strict=True)]
        for group in groups:
            rows = table[group]
            context += list(rows.max(axis=0) if len(rows) else np.zeros(table.shape[1]))
        entry, off, vague = groups
        entries = table[entry]
        return Signals(
            topics=listed[entry],
            table=np.hstack([entries, entries - best_other(entries)]).astype(np.float32),
            context=np.array(context, np.float32),
            names=(*names, *(f"{name}{LEAD}" for name in names)),
            nearest=tuple(nearest[entry]),
            vague=_nearest(listed[vague], _closeness(table[vague], names)),
            off=_nearest(listed[off], _closeness(table[off], names)),
            health=self._health(listed[off], _closeness(table[off], names)),
        )

    def _health(self, listed: Ints, closeness: Floats) -> int | None:
        """Return the nearest health topic: better to refuse a question than to miss a danger."""
        about = self._about_health[listed]
        if not about.any():
            return None
        best = int(np.argmax(np.where(about, closeness, -np.inf)))
        return int(listed[best]) if closeness[best] >= NEARLY * closeness.max() else None


def _closeness(table: Floats, names: tuple[str, ...]) -> Floats:
    columns = [names.index(name) for name in ("words", "letters", "meaning") if name in names]
    return np.asarray(table[:, columns].sum(axis=1), np.float32)


def _nearest(listed: Ints, closeness: Floats) -> int | None:
    return int(listed[closeness.argmax()]) if len(listed) else None


def _ridge(vectors: Vectors, groups: Ints) -> Floats:
    """Fit a linear classifier of the groups by regularised least squares, in closed form."""
    inputs = np.hstack([vectors, np.ones((len(vectors), 1), np.float32)])
    targets = np.zeros((inputs.shape[1], int(groups.max(initial=0)) + 1), np.float32)
    np.add.at(targets.T, groups, inputs)
    gram = inputs.T @ inputs + RIDGE * np.eye(inputs.shape[1], dtype=np.float32)
    return np.asarray(np.linalg.solve(gram, targets), np.float32)
