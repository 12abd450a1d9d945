"""How much of what may identify someone is masked, and how little of what people ask."""

import random
from collections import Counter
from itertools import cycle, islice, product
from pathlib import Path

from knowledge.personal.mask import Kind, mask
from tests.knowledge.identifiers import DIGITS, MAKERS, SENTENCES, SEPARATORS, spaced

IDENTIFIERS = 2_000
MASKED = 0.995
"""Share that must be masked entirely: 0.99 is promised, 0.9999 measured."""

ALTERED = 0.01
"""Share of ordinary questions that may be altered."""

ROOT = Path(__file__).parent.parent.parent
QUESTIONS = [
    path for folder in ("tests", "knowledge") for path in ROOT.glob(f"{folder}/questions/*.tsv")
]


def test_nearly_every_identifier_is_masked_in_every_spelling() -> None:
    draw = random.Random(2026)  # noqa: S311  repeatable, not secret
    spellings = list(product(MAKERS, SEPARATORS, DIGITS))
    draw.shuffle(spellings)
    missed = Counter[str]()
    for number, (kind, separator, script) in enumerate(islice(cycle(spellings), IDENTIFIERS)):
        groups = MAKERS[kind](draw)
        written = spaced(groups, SEPARATORS[separator], each=number % 4 == 0)
        written = written.translate(str.maketrans(DIGITS["ASCII"], DIGITS[script]))
        left = mask(draw.choice(SENTENCES).format(written)).text
        missed[f"{kind}, {separator}, {script}"] += any(map(str.isdigit, left))
    assert missed.total() <= (1 - MASKED) * IDENTIFIERS, +missed


def test_hardly_any_question_is_altered_and_only_for_the_name_of_somebody() -> None:
    lines = [line for path in QUESTIONS for line in path.read_text(encoding="utf-8").splitlines()]
    altered = [found for line in lines if (found := mask(line.split("\t")[-1])).found]
    assert len(lines) > 7_000
    assert len(altered) <= ALTERED * len(lines), altered
    assert all(found.kinds == {Kind.PERSON} for found in altered), altered
