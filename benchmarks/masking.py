"""Measure the wall: recall by kind and spacing, time on hostile messages, false alarms.

    python benchmarks/masking.py [QUESTIONS.tsv | BASE.md ...]

A TSV gives its last column, a Markdown file its lines: whatever is masked there is printed.
"""

import random
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

import measuring

from knowledge.personal.mask import mask
from tests.knowledge import identifiers as samples  # those of the tests

EACH = 40
"""Identifiers drawn for each kind and separator."""

HOSTILE = 10_000
LENGTH = 4096
"""The longest message Telegram carries."""

REPEATED = (
    "1 ", "M. ", "a@", "0", "+33", "né le ", "12/", "A", "mme ", "mme a ", "M. A",
    "12/03/80 ",
    "12 mars 1980 ", "1 rue ", "http://", "http://a?", "?", "FR76 ", "FR76", "\xad", "1\xad",
    "2A", "O",
    "O1", "1 l ", "@a", "_", "a.pdf ", "\u25ae", "né 1", "patient A ", "dr d'A ", "12345 P ",
    "5 rue A ",
    "décret 2021-1047 ",
    "L. 1111-14 ", "15 18 ", "2021 ", "né a 12/1/2001 ", "\ud800", "\0",
    "1\0",
    "née A ", "12:30 ", "M. a-", "a-", "a.", "1.1.1.1@", " @ a", "(at)", "1\u200b", "a@b.fr",
    "1 1@", "kerlog attend ", "c'est pour kerlog ", "Kerlog ", "mdp kerlog et ",
    "patient kerlog est ",
)  # fmt: skip
ALPHABETS = (
    "0123456789", "0123456789 -.@/", "01 .", "aA1@. \n", "Mm. r", "né le12/", "+0 (3)", "OolI01 ",
    "mme dr A.", "htp:/w.?=&1aZ", "0123456789\u00a0\u202f\u200b",
)  # fmt: skip
WORDS = (
    "M. ", "Mme ", "né le ", "12/03/1980", "1 ", "06 ", "@", "a@b.fr", "http://", "?a=", "rue ",
    "12 ",
    "75011 ", "Paris ", "FR76 ", "O", "l", "2A", "\u00a0", "\u202f", "\u200b", "٣", "\u25ae", "\n",
)  # fmt: skip
WORST = 100
"""The slowest messages, measured again: the first time, something else may have taken its turn."""

QUESTIONS = (
    "comment activer ma carte sur mon téléphone quand elle est périmée depuis un mois",
    "le patient doit-il être d'accord pour que je dépose un document dans son dossier",
    "en 2022 madame voulait un dossier, peut-elle le demander maintenant au 34 22 svp",
)


def recall() -> None:
    """Print the share of identifiers of which no digit is left, by kind, and the misses."""
    draw = random.Random(2026)  # noqa: S311 - repeatable, not secret
    total, missed = Counter[str](), Counter[str]()
    for kind, maker in samples.MAKERS.items():
        for name, separator in samples.SEPARATORS.items():
            for number in range(EACH):
                written = samples.spaced(maker(draw), separator, each=number % 4 == 0)
                left = mask(draw.choice(samples.SENTENCES).format(written)).text
                gone = not any(map(str.isdigit, left))
                total[kind] += 1
                total[name] += 1
                missed.update(() if gone else (kind, name))
    for label in total:
        print(f"recall  {label:24} {1 - missed[label] / total[label]:.4f}  of {total[label]}")


def hostile(draw: random.Random) -> list[str]:
    """Draw the hostile messages."""
    texts = [(piece * LENGTH)[:LENGTH] for piece in REPEATED]
    while len(texts) < HOSTILE:
        if len(texts) % 3:
            texts.append("".join(draw.choices(draw.choice(ALPHABETS), k=LENGTH)))
        else:
            some = draw.sample(WORDS, draw.randint(2, len(WORDS)))
            texts.append("".join(draw.choices(some, k=LENGTH))[:LENGTH])
    return texts


def milliseconds(text: str) -> float:
    """Return the processor time of masking a text."""
    start = time.process_time()
    mask(text)
    return (time.process_time() - start) * 1e3


def timing() -> None:
    """Print the processor time of hostile messages, and the time of ordinary questions."""
    mask("mme mme")  # the lists of words are read once
    texts = hostile(random.Random(7))  # noqa: S311 - repeatable, not secret
    spent = sorted((milliseconds(text), text) for text in texts)
    for label, rank in (("p50", 0.5), ("p99", 0.99), ("max", 1.0)):
        took, text = measuring.centile(spent, rank)
        print(f"hostile {label}  {took:8.2f} ms  {text[:24]!r}")
    again = ((min(milliseconds(text) for _ in range(3)), text) for _, text in spent[-WORST:])
    took, text = max(again)
    print(f"hostile again {took:6.2f} ms  {text[:24]!r}")
    for question in QUESTIONS:
        runs = []
        for _ in range(2000):
            start = time.perf_counter()
            mask(question)
            runs.append((time.perf_counter() - start) * 1e6)
        print(f"ordinary    {statistics.median(runs):8.1f} µs  {question[:40]}…")


def false_alarms(path: Path) -> None:
    """Print the share of a file's lines that are altered, and those lines."""
    lines = [line.split("\t")[-1] for line in path.read_text(encoding="utf-8").splitlines()]
    altered = [found for line in lines if (found := mask(line)).found]
    if altered or path.suffix == ".tsv":
        share = len(altered) / max(1, len(lines))
        print(f"altered {len(altered):4} of {len(lines):5} = {share:.4f}  {path.name}")
    for found in altered:
        print("   ", *sorted(found.kinds), "|", found.text[:110])


if __name__ == "__main__":
    recall()
    timing()
    for argument in sys.argv[1:]:
        false_alarms(Path(argument))
