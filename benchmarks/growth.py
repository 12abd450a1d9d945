"""Measure how loading and answering grow with the base.

    python benchmarks/growth.py [TIMES ...]          # 1 10 100 by default

See benchmarks/README.md for how the larger bases are made.
"""

import os

for _library in ("OPENBLAS", "OMP", "MKL"):  # before numpy is imported
    os.environ[f"{_library}_NUM_THREADS"] = "1"

import json  # noqa: E402
import random  # noqa: E402
import statistics  # noqa: E402
import subprocess  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
from collections.abc import Sequence  # noqa: E402
from dataclasses import replace  # noqa: E402
from pathlib import Path  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
import psutil  # noqa: E402

from knowledge import SHIPPED  # noqa: E402
from knowledge.building import (  # noqa: E402
    DECISION,
    FULL,
    LEXICAL_ONLY,
    NETWORKS,
    VECTORS,
    questions_of,
    vocabulary_of,
)
from knowledge.comparing import Comparer  # noqa: E402
from knowledge.content import read_base  # noqa: E402
from knowledge.decision import read as read_decisions  # noqa: E402
from knowledge.encoder import Encoder, Projection, Vectors, available  # noqa: E402
from knowledge.entries import Base, Entry  # noqa: E402
from knowledge.meanings import Meanings, read_projection  # noqa: E402
from knowledge.networks import read as read_networks  # noqa: E402
from knowledge.opinion import Opiner  # noqa: E402
from knowledge.topics import ENTRY, Topic, topics_of  # noqa: E402

QUESTIONS = ROOT / "tests" / "questions" / "singles.tsv"
MOST_P50 = 25.0
"""Milliseconds a question at 10,000 entries, on one core."""


class Made(Projection):
    """The shipped vectors, and random ones for phrases that were made up."""

    def vectors(self, encoder: Encoder, texts: Sequence[str]) -> Vectors:
        """Return unit vectors; only a question is encoded."""
        if len(texts) == 1:
            return super().vectors(encoder, texts)
        rows = np.random.default_rng(0).standard_normal((len(texts), self.axes.shape[1]))
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


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
    base, topics = made_up(base, topics_of(base, questions_of(SHIPPED)), times)
    encoder = available() if with_encoder else None
    meanings: Meanings | None = None
    if encoder is not None:
        known = read_projection(SHIPPED / VECTORS)
        meanings = Meanings(encoder, Made(known.mean, known.axes, {}))
    weights = read_decisions(SHIPPED / DECISION)[0][FULL if encoder else LEXICAL_ONLY].weights
    networks = read_networks(SHIPPED / NETWORKS)
    if networks.learned:
        learned = Made(networks.learned.mean, networks.learned.axes, {})
        networks = replace(networks, learned=learned)
    process = psutil.Process()
    before = process.memory_info().rss
    began = time.process_time()
    comparer = Comparer(topics, vocabulary_of(SHIPPED, SHIPPED), networks, meanings)
    loading = time.process_time() - began
    memory = (process.memory_info().rss - before) / 2**20
    opiner = Opiner(base, comparer, weights)
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    questions = [line.split("\t")[-1] for line in lines if line.strip()]
    for question in questions[:20]:
        opiner.opinion(question)
    spent = []
    for question in questions:
        began = time.process_time()
        opiner.opinion(question)
        spent.append(1e3 * (time.process_time() - began))
    spent.sort()
    return {
        "entries": float(len(base.entries)),
        "phrases": float(len(comparer.phrases)),
        "load s": loading,
        "MiB": memory,
        "p50 ms": statistics.median(spent),
        "p99 ms": spent[min(len(spent) - 1, int(0.99 * len(spent)))],
    }


def main(sizes: list[int]) -> None:
    """Print a table for each kind of matching, and say where growth is worse than linear."""
    columns = ("entries", "phrases", "load s", "MiB", "p50 ms", "p99 ms")
    for kind in ("with encoder", "without"):
        print(f"{kind:14}", *(f"{column:>10}" for column in columns))
        first: dict[str, float] = {}
        for times in sizes:
            command = [sys.executable, __file__, "--one", str(times), kind]
            done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
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
