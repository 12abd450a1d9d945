"""Compares a question with every topic of a base: the fast signals first, then the slow ones."""

from collections.abc import Sequence
from copy import copy

import numpy as np

from knowledge.encoder import Vectors
from knowledge.index import Floats, Ints, within
from knowledge.lexicon import Lexicon
from knowledge.meanings import MeaningIndex, Meanings
from knowledge.networks import Networks
from knowledge.reading import Reading
from knowledge.segments import Segments, best_other
from knowledge.signals import BARE, FULL, LEAD, LEXICAL, Signals
from knowledge.text import LONGEST_QUESTION, Vocabulary
from knowledge.topics import ENTRY, OFF, VAGUE, Topic

SHORTLIST = {ENTRY: 8, OFF: 6, VAGUE: 4}
"""Topics of each kind that each signal known of every topic sends on to the slower ones."""
RIDGE = 1.0
HEALTH = "sante/"
"""How the ids of the health topics begin."""
NEARLY = 0.8
"""Share of the nearest topic's closeness from which a health topic counts as near."""

_FRAGMENT = 2


class Comparer:
    """Every topic of the base, indexed; compares a question with all of them."""

    def __init__(
        self,
        topics: Sequence[Topic],
        vocabulary: Vocabulary,
        networks: Networks | None = None,
        meanings: Meanings | None = None,
    ) -> None:
        self.topics = list(topics)
        self.phrases = [phrase for topic in self.topics for phrase in topic.phrases]
        sizes = np.array([len(topic.phrases) for topic in self.topics], np.int64)
        self._segments = Segments(sizes)
        self._kinds = {
            kind: np.array([t.kind == kind for t in self.topics]) for kind in (ENTRY, OFF, VAGUE)
        }
        self._about_health = np.array([topic.id.startswith(HEALTH) for topic in self.topics])
        owners = np.repeat(np.arange(len(sizes)), sizes)
        self.lexicon = Lexicon(self.topics, owners, self._kinds[ENTRY], vocabulary)
        self._numbers = {topic.id: number for number, topic in enumerate(self.topics)}
        self._networks = networks
        if networks:
            self._places = networks.places_of(self.topics)
        self._meanings = MeaningIndex(self.topics, meanings) if networks and meanings else None
        if self._meanings:
            self._groups = self._grouped()
            self._classifier = _ridge(self._meanings.vectors, self._groups[owners])

    @property
    def names(self) -> tuple[str, ...]:
        """The signals in use."""
        if self._networks is None:
            return BARE
        return FULL if self._meanings else LEXICAL

    def only(self, names: Sequence[str]) -> "Comparer":
        """Return the same without the networks whose signals are not wanted."""
        other = copy(self)
        other.__dict__ |= {} if "network" in names else {"_meanings": None}
        other.__dict__ |= {} if "words_network" in names else {"_networks": None}
        return other

    def _grouped(self) -> Ints:
        """Return the class of each topic: its own, or one for each kind that is not an entry."""
        group = np.cumsum(self._kinds[ENTRY]) - 1
        group[self._kinds[OFF]] = self._kinds[ENTRY].sum()
        group[self._kinds[VAGUE]] = self._kinds[ENTRY].sum() + 1
        return group

    def held(self, reading: Reading, entry_id: str) -> float:
        """Return the share of a question's words, by rarity, that an entry uses."""
        place = self._numbers.get(entry_id)
        return (
            0.0 if place is None else float(self.lexicon.counts.compare(reading.stems)[1][place])
        )

    def glance(self, reading: Reading) -> float | None:
        """Return the probability of the likeliest entry by words alone, where a network tells."""
        return self._networks.glance(reading.words) if self._networks else None

    def compare(self, question: str, reading: Reading) -> Signals:
        """Say what every signal thinks of the most likely topics.

        Args:
            question: as typed.
            reading: the same, read.
        """
        stems = reading.stems
        likelihood, cover, unknown = self.lexicon.counts.compare(stems)
        fast = {"likelihood": likelihood, "cover": cover}
        row = self._meanings.encode(question[:LONGEST_QUESTION]) if self._meanings else None
        if self._networks:
            fast |= self._networks.told(reading.words, row, self._places)
        vector = self._add_meanings(row, fast)
        short = {kind: self._shortlist(kind, list(fast.values())) for kind in (ENTRY, OFF, VAGUE)}
        short[OFF] = np.union1d(short[OFF], np.flatnonzero(self._about_health))
        return self._assemble(short, fast, vector, unknown, reading)

    def _add_meanings(self, row: Vectors | None, fast: dict[str, Floats]) -> Vectors | None:
        """Add what the encoder's row says of every topic; return the vector of the question."""
        if self._meanings is None or row is None:
            return None
        vector = self._meanings.project(row)
        fast["classifier"] = (np.append(vector, 1.0) @ self._classifier)[self._groups]
        fast["centroid"] = self._meanings.centroids(vector)
        return vector

    def _shortlist(self, kind: str, fast: Sequence[Floats]) -> Ints:
        members = np.flatnonzero(self._kinds[kind])
        size = SHORTLIST[kind]
        if len(members) <= size:
            return members
        best = [members[np.argpartition(-signal[members], size)[:size]] for signal in fast]
        return np.unique(np.concatenate(best))

    def _table(
        self,
        listed: Ints,
        fast: dict[str, Floats],
        vector: Vectors | None,
        reading: Reading,
    ) -> tuple[Floats, list[str]]:
        """Return one row a topic, one column a signal; and the nearest phrase of each topic."""
        spans, part = self._segments.part(listed)
        rows = within(spans)
        columns = {name: values[listed] for name, values in fast.items()}
        near = {
            "words": self.lexicon.words.similarities(reading.stems, spans),
            "letters": self.lexicon.letters.similarities(reading.words, spans),
        }
        closeness = near["words"] + near["letters"]
        if self._meanings and vector is not None:
            near["meaning"] = self._meanings.vectors[rows] @ vector
            closeness += 2 * near["meaning"]
        for name, values in near.items():
            columns[name], columns[f"{name}_mean"] = part.best(values)
        nearest = [self.phrases[rows[place]] for place in part.where_best(closeness)]
        return np.stack([columns[name] for name in self.names], axis=1), nearest

    def _assemble(
        self,
        short: dict[str, Ints],
        fast: dict[str, Floats],
        vector: Vectors | None,
        unknown: float,
        reading: Reading,
    ) -> Signals:
        listed = np.concatenate([short[kind] for kind in (ENTRY, OFF, VAGUE)])
        table, nearest = self._table(listed, fast, vector, reading)
        ends = np.cumsum([len(short[kind]) for kind in (ENTRY, OFF, VAGUE)])
        entry, off, vague = (slice(a, b) for a, b in zip([0, *ends[:-1]], ends, strict=True))
        words, closeness = len(reading.words), _closeness(table, self.names)
        about = [unknown, np.log1p(words), words <= 1, words <= _FRAGMENT, len(reading.corrected)]
        bests = [
            rows.max(axis=0) if len(rows) else np.zeros(table.shape[1])
            for rows in (table[entry], table[off], table[vague])
        ]
        return Signals(
            topics=listed[entry],
            table=np.hstack([table[entry], table[entry] - best_other(table[entry])]),
            context=np.concatenate([[1.0], about, *bests]).astype(np.float32),
            names=(*self.names, *(f"{name}{LEAD}" for name in self.names)),
            nearest=tuple(nearest[entry]),
            vague=_nearest(listed[vague], closeness[vague]),
            off=_nearest(listed[off], closeness[off]),
            health=self._health(listed[off], closeness[off]),
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
