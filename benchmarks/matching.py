"""Compare the matching with what most bots of the field do, on the same base and questions.

    python benchmarks/matching.py [QUESTIONS.tsv ...]

See benchmarks/README.md for what each column means.
"""

import os

for _library in ("OPENBLAS", "OMP", "MKL"):  # before numpy is imported
    os.environ[f"{_library}_NUM_THREADS"] = "1"

import json  # noqa: E402
import shutil  # noqa: E402
import statistics  # noqa: E402
import subprocess  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
from collections.abc import Callable, Iterator  # noqa: E402
from dataclasses import dataclass  # noqa: E402
from pathlib import Path  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

QUESTIONS = ROOT / "tests" / "questions" / "singles.tsv"
OURS, LEXICAL = "ours", "ours, no encoder"
CHATTERBOT = "ChatterBot"
APART = {"OUT", "VAGUE", "GAP"}

Guess = tuple[str, float]
"""An entry and a score; the entry is empty when the method does not answer."""
Method = Callable[[list[tuple[str, str]]], Callable[[str], Guess]]
"""From (way of asking, entry) pairs to what guesses."""


def pairs() -> list[tuple[str, str]]:
    """Return every title and way of asking of the shipped base, labelled questions included."""
    from knowledge import SHIPPED  # noqa: PLC0415 - imported in the measured process only
    from knowledge.building import questions_of  # noqa: PLC0415
    from knowledge.content import read_base  # noqa: PLC0415
    from knowledge.topics import ENTRY, topics_of  # noqa: PLC0415

    base, _ = read_base(SHIPPED)
    topics = topics_of(base, questions_of(SHIPPED))
    return [(p, topic.id) for topic in topics if topic.kind == ENTRY for p in topic.phrases]


def ours(*, with_encoder: bool) -> Method:
    """Return the whole of ours; the threshold is its own."""

    def build(_: list[tuple[str, str]]) -> Callable[[str], Guess]:
        from knowledge import Answer, load  # noqa: PLC0415

        knowledge = load(with_encoder=with_encoder)

        def guess(text: str) -> Guess:
            outcome = knowledge.find(text)[0].outcome
            if isinstance(outcome, Answer):
                return outcome.id, 1.0
            candidates = getattr(outcome, "candidates", ())
            return (candidates[0].id if candidates else "", 0.0)

        return guess

    return build


def fuzzy(scorer: str) -> Method:
    """Return rapidfuzz `extractOne` with its usual processing."""

    def build(known: list[tuple[str, str]]) -> Callable[[str], Guess]:
        from rapidfuzz import fuzz, process, utils  # noqa: PLC0415

        phrases = [utils.default_process(phrase) for phrase, _ in known]

        def guess(text: str) -> Guess:
            best = process.extractOne(
                utils.default_process(text), phrases, scorer=getattr(fuzz, scorer)
            )
            return (known[best[2]][1], best[1]) if best else ("", 0.0)

        return guess

    return build


def bm25(known: list[tuple[str, str]]) -> Callable[[str], Guess]:
    """Return BM25 over the ways of asking."""
    import bm25s  # noqa: PLC0415

    index = bm25s.BM25()
    words = [phrase for phrase, _ in known]
    index.index(bm25s.tokenize(words, stopwords=None, show_progress=False), show_progress=False)

    def guess(text: str) -> Guess:
        tokens = bm25s.tokenize([text], stopwords=None, show_progress=False, return_ids=False)
        if not tokens[0]:
            return "", 0.0
        rows, scores = index.retrieve(tokens, k=1, show_progress=False)
        return known[int(rows[0, 0])][1], float(scores[0, 0])

    return guess


def tfidf(known: list[tuple[str, str]]) -> Callable[[str], Guess]:
    """Return TF-IDF on characters."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    vectoriser = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(3, 5), strip_accents="unicode", sublinear_tf=True
    )
    rows = vectoriser.fit_transform([phrase for phrase, _ in known])

    def guess(text: str) -> Guess:
        scores = (rows @ vectoriser.transform([text]).T).toarray().ravel()
        best = int(scores.argmax())
        return known[best][1], float(scores[best])

    return guess


def encoder(known: list[tuple[str, str]]) -> Callable[[str], Guess]:
    """Return the nearest way of asking by meaning alone."""
    import numpy as np  # noqa: PLC0415

    from knowledge.encoder import SentenceEncoder  # noqa: PLC0415

    model = SentenceEncoder()
    rows = model.encode([phrase for phrase, _ in known])
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)

    def guess(text: str) -> Guess:
        vector = model.encode([text])[0]
        scores = rows @ (vector / max(float(np.linalg.norm(vector)), 1e-9))
        best = int(scores.argmax())
        return known[best][1], float(scores[best])

    return guess


def chatterbot(known: list[tuple[str, str]]) -> Callable[[str], Guess]:
    """Return ChatterBot's best match: its comparison over every statement, the first best wins."""
    from chatterbot.comparisons import LevenshteinDistance  # noqa: PLC0415
    from chatterbot.conversation import Statement  # noqa: PLC0415

    comparison = LevenshteinDistance(language="fr")
    statements = [Statement(text=phrase) for phrase, _ in known]

    def guess(text: str) -> Guess:
        asked, best = Statement(text=text), ("", 0.0)
        for statement, (_, entry) in zip(statements, known, strict=True):
            score = comparison.compare(asked, statement)
            if score > best[1]:
                best = (entry, score)
        return best

    return guess


METHODS: dict[str, Method] = {
    OURS: ours(with_encoder=True),
    LEXICAL: ours(with_encoder=False),
    "WRatio": fuzzy("WRatio"),
    "token_set_ratio": fuzzy("token_set_ratio"),
    "BM25": bm25,
    "TF-IDF": tfidf,
    "encoder": encoder,
    CHATTERBOT: chatterbot,
}


@dataclass(frozen=True)
class Result:
    """What a method did in its process: guesses, milliseconds, seconds to load, MiB."""

    guesses: list[Guess]
    ms: list[float]
    load: float
    memory: float


def one_method(name: str, known: list[tuple[str, str]], questions: list[str]) -> None:
    """Run one method in this process; print its guesses, times and memory as JSON."""
    import psutil  # noqa: PLC0415

    process = psutil.Process()
    before = process.memory_info().rss
    began = time.process_time()
    guess = METHODS[name](known)
    loading = time.process_time() - began
    guess(questions[0])
    guesses, spent = [], []
    for question in questions:
        began = time.process_time()
        guesses.append(guess(question))
        spent.append(1e3 * (time.process_time() - began))
    memory = (process.memory_info().rss - before) / 2**20
    print(json.dumps({"guesses": guesses, "ms": spent, "load": loading, "memory": memory}))


def asked(paths: list[Path]) -> Iterator[tuple[set[str], str]]:
    """Yield the labels and the text of each question, those that mean nothing alone apart."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                labels, _, question = line.split("\t")
                if labels != "AMBIG":
                    yield {label.strip() for label in labels.split(",")}, question


def python_of(name: str) -> str | None:
    """Return the Python that runs a method; None when it is not installed."""
    if name != CHATTERBOT:
        return sys.executable
    return shutil.which(os.environ.get("CHATTERBOT_PYTHON", "no-such-python"))


def run(name: str, python: str, known: list[tuple[str, str]], questions: list[str]) -> Result:
    """Run a method in a process of its own."""
    done = subprocess.run(  # noqa: S603 - this script, with another argument
        [python, __file__, "--method", name],
        input=json.dumps([known, questions]),
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    guesses = [(str(entry), float(score)) for entry, score in found["guesses"]]
    return Result(guesses, list(found["ms"]), float(found["load"]), float(found["memory"]))


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
    outside = [g for (labels, _), g in zip(questions, guesses, strict=True) if "OUT" in labels]
    return {
        "recall@1": sum(s >= limit and e in w for w, (e, s) in inside) / max(1, len(inside)),
        "wrong": sum(s >= limit and e not in w for w, (e, s) in inside) / max(1, len(inside)),
        "OUT answered": sum(s >= limit for _, s in outside) / max(1, len(outside)),
        "best@1": sum(e in w for w, (e, _) in inside) / max(1, len(inside)),
    }


def main(paths: list[Path]) -> None:
    """Print the table, then ours against the best of the others."""
    questions = list(asked(paths))
    texts = [question for _, question in questions]
    known = pairs()
    inside = sum(not labels & APART for labels, _ in questions)
    outside = [i for i, (labels, _) in enumerate(questions) if "OUT" in labels]
    print(f"{len(known)} ways of asking; {inside} questions in scope, {len(outside)} out of it\n")
    columns = ("recall@1", "wrong", "OUT answered", "best@1", "p50 ms", "p99 ms", "load s", "MiB")
    print(f"{'':18}", *(f"{column:>12}" for column in columns))
    table: dict[str, dict[str, float]] = {}
    allowed = 0
    for name in METHODS:
        python = python_of(name)
        if python is None:
            print(f"{name:18} left out: set CHATTERBOT_PYTHON (see benchmarks/README.md)")
            continue
        result = run(name, python, known, texts)
        guesses = result.guesses
        if name == OURS:
            allowed = sum(guesses[i][1] >= 1 for i in outside)
        mine = name in {OURS, LEXICAL}
        limit = 1.0 if mine else threshold([guesses[i][1] for i in outside], allowed)
        row = figures(questions, guesses, limit)
        spent = sorted(result.ms)
        row |= {
            "p50 ms": statistics.median(spent),
            "p99 ms": spent[min(len(spent) - 1, int(0.99 * len(spent)))],
            "load s": result.load,
            "MiB": result.memory,
        }
        table[name] = row
        print(f"{name:18}", *(f"{row[column]:12.3f}" for column in columns), flush=True)
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
    if sys.argv[1:2] == ["--method"]:
        one_method(sys.argv[2], *json.load(sys.stdin))
    else:
        main([Path(argument) for argument in sys.argv[1:]] or [QUESTIONS])
