"""Compare the matching with what most bots of the field do, on the same base and questions.

    python benchmarks/matching.py [QUESTIONS.tsv ...]

See benchmarks/README.md for what each column means.
"""

import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

import measuring
from rivals.methods import LEXICAL, METHODS, OURS, Guess, pairs
from rivals.running import Result, python_of, run

from knowledge.topics import APART, LEFT_OUT, OUT_LABEL

COLUMNS = ("recall@1", "wrong", "OUT answered", "best@1", "p50 ms", "p99 ms", "load s", "MiB")


def asked(paths: list[Path]) -> Iterator[tuple[set[str], str]]:
    """Yield the labels and the text of each question, those that mean nothing alone apart."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                labels, _, question = line.split("\t")
                if labels not in LEFT_OUT:
                    yield {label.strip() for label in labels.split(",")}, question


def threshold(scores: list[float], answered: int) -> float:
    """Return the least threshold under which at most so many of the scores pass."""
    ranked = sorted(scores, reverse=True)
    return ranked[answered] + 1e-9 if answered < len(ranked) else 0.0


def figures(
    questions: list[tuple[set[str], str]], guesses: list[Guess], limit: float
) -> dict[str, float]:
    """Return the shares at a threshold."""
    inside = [
        (labels, g)
        for (labels, _), g in zip(questions, guesses, strict=True)
        if not labels & APART
    ]
    outside = [g for (labels, _), g in zip(questions, guesses, strict=True) if OUT_LABEL in labels]
    return {
        "recall@1": sum(s >= limit and e in w for w, (e, s) in inside) / max(1, len(inside)),
        "wrong": sum(s >= limit and e not in w for w, (e, s) in inside) / max(1, len(inside)),
        "OUT answered": sum(s >= limit for _, s in outside) / max(1, len(outside)),
        "best@1": sum(e in w for w, (e, _) in inside) / max(1, len(inside)),
    }


def row_of(
    name: str, result: Result, questions: list[tuple[set[str], str]], limit: float
) -> dict[str, float]:
    """Return the line of a method: its shares at a threshold, times and memory; print it."""
    spent = sorted(result.ms)
    row = figures(questions, result.guesses, limit) | {
        "p50 ms": statistics.median(spent),
        "p99 ms": measuring.centile(spent),
        "load s": result.load,
        "MiB": result.memory,
    }
    print(f"{name:18}", *(f"{row[column]:12.3f}" for column in COLUMNS), flush=True)
    return row


def main(paths: list[Path]) -> None:
    """Print the table, then ours against the best of the others."""
    questions, known = list(asked(paths)), pairs()
    inside = sum(not labels & APART for labels, _ in questions)
    outside = [i for i, (labels, _) in enumerate(questions) if OUT_LABEL in labels]
    print(f"{len(known)} ways of asking; {inside} questions in scope, {len(outside)} out of it\n")
    print(f"{'':18}", *(f"{column:>12}" for column in COLUMNS))
    table: dict[str, dict[str, float]] = {}
    allowed = 0
    for name in METHODS:
        python = python_of(name)
        if python is None:
            print(f"{name:18} left out: set CHATTERBOT_PYTHON (see benchmarks/README.md)")
            continue
        result = run(name, python, known, [question for _, question in questions])
        scores = [result.guesses[i][1] for i in outside]
        if name == OURS:
            allowed = sum(score >= 1 for score in scores)
        limit = 1.0 if name in {OURS, LEXICAL} else threshold(scores, allowed)
        table[name] = row_of(name, result, questions, limit)
    compare(table)


def compare(table: dict[str, dict[str, float]]) -> None:
    """Print ours as ratios of each of the others."""
    print("\nours / other        recall@1        wrong       p50 ms          MiB")
    for name, row in table.items():
        if name != OURS:
            ratios = [
                table[OURS][column] / row[column] if row[column] else float("inf")
                for column in ("recall@1", "wrong", "p50 ms", "MiB")
            ]
            print(f"{name:15}", *(f"{ratio:12.2f}" for ratio in ratios))


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]] or [measuring.QUESTIONS])
