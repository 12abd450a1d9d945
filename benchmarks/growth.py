"""Measure how loading and answering grow with the base.

    python benchmarks/growth.py [TIMES ...]          # 1 10 100 by default

See benchmarks/README.md for how the larger bases are made.
"""

import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace

import measuring
import numpy as np
import psutil

from knowledge import SHIPPED
from knowledge.building import vocabulary_of
from knowledge.comparing.comparer import Comparer
from knowledge.content import read_base
from knowledge.entries import Base, Entry
from knowledge.files.places import DECISION, NETWORKS, VECTORS
from knowledge.files.questions import read_questions
from knowledge.matching.decision import read as read_decisions
from knowledge.matching.opinion import Opiner
from knowledge.meaning.encoder import Encoder, Vectors, available
from knowledge.meaning.meanings import Meanings, read_projection
from knowledge.meaning.networks import read as read_networks
from knowledge.meaning.projection import Keys, Projection
from knowledge.topics import ENTRY, Topic, topics_of

MOST_P50 = 25.0
"""Milliseconds a question at 10,000 entries, on one core."""


class Made(Projection):
    """Random vectors along the shipped axes, for phrases most of which were made up."""

    def vectors(
        self,
        encoder: Encoder,  # noqa: ARG002 - as asked
        texts: Sequence[str],
        asked: Keys | None = None,  # noqa: ARG002 - likewise
    ) -> Vectors:
        """Return unit vectors, without encoding."""
        rows = np.random.default_rng(0).standard_normal((len(texts), self.axes.shape[1]))
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)

    @classmethod
    def like(cls, known: Projection) -> "Made":
        """Return the same axes without any known vector."""
        return cls(known.mean, known.axes)


def made_up(base: Base, topics: list[Topic], times: int) -> tuple[Base, list[Topic]]:
    """Return a base some times larger: new entries of shuffled words, as long as the old ones."""
    draw = random.Random(2026)  # noqa: S311 - repeatable, not secret
    old = [topic for topic in topics if topic.kind == ENTRY]
    words = [word for topic in old for phrase in topic.phrases for word in phrase.split()]
    more: list[Topic] = []
    entries: dict[str, Entry] = dict(base.entries)
    for copy in range(1, times):
        for topic in old:
            name = f"{topic.id}-{copy}"
            phrases = tuple(
                " ".join(draw.choices(words, k=len(phrase.split()))) for phrase in topic.phrases
            )
            more.append(replace(topic, id=name, phrases=phrases))
            entries[name] = replace(base.entries[topic.id], id=name)
    others = [topic for topic in topics if topic.kind != ENTRY]
    return replace(base, entries=entries), old + more + others


def measure(times: int, *, with_encoder: bool) -> dict[str, float]:
    """Return load time, memory and times a question for a base some times larger."""
    base, _ = read_base(SHIPPED)
    base, topics = made_up(base, topics_of(base, read_questions(SHIPPED, base)[0]), times)
    encoder = available() if with_encoder else None
    meanings: Meanings | None = None
    if encoder is not None:
        meanings = Meanings(encoder, Made.like(read_projection(SHIPPED / VECTORS)))
    networks = read_networks(SHIPPED / NETWORKS)
    if networks.learned:
        networks = replace(networks, learned=Made.like(networks.learned))
    process = psutil.Process()
    before = process.memory_info().rss
    began = time.process_time()
    comparer = Comparer(topics, vocabulary_of(SHIPPED, SHIPPED), networks, meanings)
    loading = time.process_time() - began
    memory = (process.memory_info().rss - before) / 2**20
    spent = milliseconds(opiner_of(base, comparer, full=encoder is not None))
    return {
        "entries": float(len(base.entries)),
        "phrases": float(len(comparer.phrases)),
        "load s": loading,
        "MiB": memory,
        "p50 ms": statistics.median(spent),
        "p99 ms": measuring.centile(spent),
    }


def opiner_of(base: Base, comparer: Comparer, *, full: bool) -> Opiner:
    """Return what weighs the signals as the bot has it: words alone where they are enough."""
    decisions, _ = read_decisions(SHIPPED / DECISION)
    by_words = decisions["lexical"].weights
    if not full:
        return Opiner(base, comparer, by_words)
    return Opiner(base, comparer, decisions["full"].weights, by_words)


def milliseconds(opiner: Opiner) -> list[float]:
    """Return what each question takes once warm, the least first."""
    lines = measuring.QUESTIONS.read_text(encoding="utf-8").splitlines()
    questions = [line.split("\t")[-1] for line in lines if line.strip()]
    for question in questions[:20]:
        opiner.opinion(question)
    spent = []
    for question in questions:
        began = time.process_time()
        opiner.opinion(question)
        spent.append(1e3 * (time.process_time() - began))
    return sorted(spent)


def main(sizes: list[int]) -> None:
    """Print a table for each kind of matching, and say where growth is worse than linear."""
    columns = ("entries", "phrases", "load s", "MiB", "p50 ms", "p99 ms")
    for kind in ("with encoder", "without"):
        print(f"{kind:14}", *(f"{column:>10}" for column in columns))
        first: dict[str, float] = {}
        for times in sizes:
            command = [sys.executable, __file__, "--one", str(times), kind]
            done = subprocess.run(  # noqa: S603 - this script, with other arguments
                command, capture_output=True, text=True, check=True
            )
            row: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
            first = first or row
            print(f"× {times:<12}", *(f"{row[column]:10.1f}" for column in columns), flush=True)
            growth = row["phrases"] / first["phrases"]
            for column in ("load s", "p50 ms", "p99 ms"):
                if row[column] > 1.5 * growth * first[column]:
                    print(f"    {column}: worse than linear")
            if row["p50 ms"] > MOST_P50:
                print(f"    p50 over {MOST_P50:.0f} ms")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(int(sys.argv[2]), with_encoder=sys.argv[3] == "with encoder")))
    else:
        main([int(argument) for argument in sys.argv[1:]] or [1, 10, 100])
