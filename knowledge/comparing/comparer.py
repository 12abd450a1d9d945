"""Compares a question with every topic of a base: fast signals first, then slow ones."""

from collections.abc import Sequence
from copy import copy
from math import exp, inf

import numpy as np

from knowledge.arrays import Floats, Ints, products, within
from knowledge.comparing.assembling import KINDS, assemble
from knowledge.comparing.lexicon import Lexicon
from knowledge.comparing.segments import Segments
from knowledge.comparing.signals import BARE, FULL, LEXICAL, Heard, Signals
from knowledge.meaning.encoder import Sight, Vectors
from knowledge.meaning.guesses import NO_GUESS, Glance, Guess
from knowledge.meaning.learned import learned_vectors
from knowledge.meaning.meanings import Meanings, centres
from knowledge.meaning.network import FLOOR
from knowledge.meaning.networks import Networks, hashed, hashed_behind, shares_behind
from knowledge.meaning.projection import keys
from knowledge.reading import Reading
from knowledge.text import LONGEST_QUESTION, Vocabulary
from knowledge.topics import ENTRY, HEALTH, OFF, VAGUE, Topic

SHORTLIST = {ENTRY: 8, OFF: 6, VAGUE: 4}
"""Topics of each kind that each signal known of every topic sends on to the slower ones."""


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
        self._kinds = {kind: np.array([t.kind == kind for t in self.topics]) for kind in KINDS}
        self._about_health = np.array([topic.id.startswith(HEALTH) for topic in self.topics])
        owners = np.repeat(np.arange(len(sizes)), sizes)
        self.lexicon = Lexicon(self.topics, owners, self._kinds[ENTRY], vocabulary)
        self._numbers = {topic.id: number for number, topic in enumerate(self.topics)}
        self._networks = networks
        if networks:
            self._places = networks.places_of(self.topics)
        self._meanings = meanings if networks else None
        self._spaces: dict[str, Vectors] = {}
        if networks and meanings:
            encoder, asked = meanings.encoder, keys(self.phrases)
            vectors = meanings.projection.vectors(encoder, self.phrases, asked)
            self._centres = centres(vectors, sizes)
            self._spaces["meaning"] = vectors
            learned = learned_vectors(self.phrases, networks, encoder, vocabulary, asked)
            self._spaces |= {} if learned is None else {"learned": learned}

    @property
    def names(self) -> tuple[str, ...]:
        """The signals in use."""
        if self._networks is None:
            return BARE
        return FULL if self._meanings else LEXICAL

    def only(self, names: Sequence[str]) -> "Comparer":
        """Return the same comparer, without the networks whose signals are not wanted."""
        other = copy(self)
        other.__dict__ |= {} if "meaning" in names else {"_meanings": None}
        other.__dict__ |= {} if "words_network" in names else {"_networks": None}
        return other

    def held(self, reading: Reading, entry_id: str) -> float:
        """Return the share of a question's words, by rarity, that an entry uses."""
        place = self._numbers.get(entry_id)
        return (
            0.0 if place is None else float(self.lexicon.counts.compare(reading.stems)[1][place])
        )

    def likelihood(self, reading: Reading, ids: Sequence[str]) -> float:
        """Return how much likelier a question's words are in the likeliest of some topics.

        It is a log-likelihood ratio, divided by the root of the number of words; -inf without such
        a topic.
        """
        likelihood = self.lexicon.counts.compare(reading.stems)[0]
        places = [self._numbers[one] for one in ids if one in self._numbers]
        return max((float(likelihood[place]) for place in places), default=-inf)

    def glance(self, reading: Reading) -> Glance | None:
        """Estimate by words alone how likely the base answers, if a network can."""
        return self._networks.glance(reading.words) if self._networks else None

    def danger(self, heard: Heard, sight: Sight | None = None) -> Guess:
        """Return which danger to life a sentence tells of; see `Networks`."""
        if self._networks is None or heard.hashed is None:
            return NO_GUESS
        return self._networks.danger(heard.hashed, sight.row if sight else None)

    def talk(self, heard: Heard, sight: Sight | None = None) -> Guess:
        """Return which kind of small talk a message is: see `Networks`."""
        if self._networks is None or heard.hashed is None:
            return NO_GUESS
        return self._networks.talk(heard.hashed, sight.row if sight else None)

    def behind(self, reading: Reading, title: Reading) -> dict[str, float]:
        """Return what a message is about when read after the title of the previous answer.

        Returns:
            the probability of each entry, and of « no entry » under an empty id; nothing where no
            network tells.
        """
        network = self._networks.behind if self._networks else None
        if network is None:
            return {}
        told = shares_behind(network, hashed_behind(reading.words, title.words))
        return {one: share for one, share in told.items() if not one or one in self._numbers}

    def hear(self, reading: Reading) -> Heard:
        """Compare the words of a question with every topic."""
        stems = reading.stems
        likelihood, cover, unknown = self.lexicon.counts.compare(stems)
        signals = {"likelihood": likelihood, "cover": cover}
        near = self.lexicon.words.against(stems), self.lexicon.letters.against(reading.words)
        if self._networks is None:
            return Heard(reading, signals, unknown, *near)
        features = hashed(reading.words)
        told = self._networks.words.told(features, self._places)
        signals["words_network"] = told
        likeliest = exp(told[self._kinds[ENTRY]].max(initial=FLOOR))
        return Heard(reading, signals, unknown, *near, features, likeliest)

    def look(self, questions: Sequence[str]) -> list[Sight | None]:
        """Return what the encoder makes of some questions, all at once; nothing without one."""
        if self._meanings is None:
            return [None] * len(questions)
        return [*self._meanings.encoder.read([one[:LONGEST_QUESTION] for one in questions])]

    def compare(self, heard: Heard, sight: Sight | None = None) -> Signals:
        """Give every signal's view of the most likely topics.

        Args:
            heard: what the words of the question say.
            sight: what the encoder makes of it; without it, words speak alone.
        """
        fast = dict(heard.signals)
        seen = {} if sight is None else self._add_meanings(sight, heard, fast)
        likely = [*fast.values(), *([self._centres @ seen["meaning"]] if seen else [])]
        short = {kind: self._shortlist(kind, likely) for kind in KINDS}
        short[OFF] = np.union1d(short[OFF], np.flatnonzero(self._about_health))
        columns, nearest = self._table(np.concatenate([*short.values()]), fast, seen, heard)
        return assemble(short, columns, nearest, heard, self._about_health)

    def _add_meanings(
        self, sight: Sight, heard: Heard, fast: dict[str, Floats]
    ) -> dict[str, Vectors]:
        """Add the encoder's view of every topic; return the vectors of the question."""
        if self._meanings is None or self._networks is None or heard.hashed is None:
            return {}
        told, learned = self._networks.told(heard.hashed, sight, self._places)
        meaning = self._meanings.project(sight.row)
        fast |= told
        return {"meaning": meaning} | ({} if learned is None else {"learned": learned})

    def _shortlist(self, kind: str, likely: Sequence[Floats]) -> Ints:
        members = np.flatnonzero(self._kinds[kind])
        size = SHORTLIST[kind]
        if len(members) <= size:
            return members
        best = [members[np.argpartition(-signal[members], size)[:size]] for signal in likely]
        return np.unique(np.concatenate(best))

    def _table(
        self,
        listed: Ints,
        fast: dict[str, Floats],
        seen: dict[str, Vectors],
        heard: Heard,
    ) -> tuple[dict[str, Floats], list[str]]:
        """Return what each signal says of each topic, and the nearest phrase of each."""
        spans, part = self._segments.part(listed)
        rows = within(spans)
        columns = {name: values[listed] for name, values in fast.items()}
        near = {
            "words": heard.words.of(spans),
            "letters": heard.letters.of(spans),
        }
        near |= {name: products(self._spaces[name], spans, one) for name, one in seen.items()}
        closeness = near["words"] + near["letters"] + 2 * near.get("meaning", np.float32(0))
        for name, values in near.items():
            columns[name] = part.best(values)
        nearest = [self.phrases[rows[place]] for place in part.where_best(closeness)]
        return columns, nearest
