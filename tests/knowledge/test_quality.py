"""How well questions are understood: figures that may only go up.

The questions were written apart from the base, as people type (`humains`: awkward human cases,
told from afar; `sosies`: written to be taken for a neighbour; `metiers`: by doctors, secretaries,
pharmacies and other professions; `courantes`: the plainest, first asked by beginners; `inconnues`:
by authors of whom nothing was learned, as headings of public pages and look-alikes too, with
what they type behind an answer and their messages of two questions; `manques`: what is asked
right beside the answers, that none of them settles, and the same in other words that one does);
the floors stand a little under what was measured. Raise them when these rise.
"""

from functools import cache
from pathlib import Path

import pytest

from knowledge import Knowledge
from knowledge.evaluating.evaluation import figures, judge, read_asked

QUESTIONS = Path(__file__).parents[1] / "questions"

FLOORS = {
    ("shipped", "singles"): {"recall@1": 0.86, "helped": 0.95, "abstains on OUT": 0.97,
                             "choices on VAGUE": 0.94},
    ("shipped", "humains"): {"recall@1": 0.74, "helped": 0.94, "abstains on OUT": 0.98},
    ("shipped", "sosies"): {"recall@1": 0.76, "helped": 0.93},
    ("shipped", "courantes"): {"recall@1": 0.955, "helped": 0.985, "abstains on OUT": 0.98},
    ("shipped", "metiers"): {"recall@1": 0.95, "helped": 0.985, "abstains on OUT": 0.975},
    ("shipped", "inconnues"): {"recall@1": 0.95, "helped": 0.985, "abstains on OUT": 0.975,
                               "abstains on GAP": 0.93, "choices on VAGUE": 0.95},
    ("shipped", "inconnues-suites"): {"recall@1": 0.86, "helped": 0.93, "abstains on OUT": 0.94},
    ("shipped", "inconnues-doubles"): {"recall@1": 0.63},
    ("shipped", "manques"): {"recall@1": 0.93, "helped": 0.965, "abstains on GAP": 0.69},
    ("shipped", "followup"): {"recall@1": 0.86, "helped": 0.86},
    ("shipped", "double"): {"recall@1": 0.76, "helped": 0.84},
    ("lexical", "singles"): {"recall@1": 0.84, "helped": 0.94, "abstains on OUT": 0.97,
                             "choices on VAGUE": 0.94},
    ("lexical", "metiers"): {"recall@1": 0.94, "helped": 0.98, "abstains on OUT": 0.975},
    ("lexical", "courantes"): {"recall@1": 0.94, "helped": 0.985},
    ("lexical", "inconnues"): {"recall@1": 0.92, "helped": 0.985, "abstains on OUT": 0.975},
}  # fmt: skip
"""Least share, by base, file and figure."""
CEILINGS = {
    ("shipped", "singles"): {"wrong": 0.028, "calibration error": 0.06},
    ("shipped", "humains"): {"wrong": 0.035, "calibration error": 0.065},
    ("shipped", "sosies"): {"wrong": 0.055, "calibration error": 0.055},
    ("shipped", "metiers"): {"wrong": 0.02, "calibration error": 0.02},
    ("shipped", "courantes"): {"wrong": 0.01, "calibration error": 0.03},
    ("shipped", "inconnues"): {"wrong": 0.013, "calibration error": 0.03},
    ("shipped", "inconnues-suites"): {"wrong": 0.05},
    ("shipped", "manques"): {"wrong": 0.04},
    ("lexical", "singles"): {"wrong": 0.035},
    ("lexical", "metiers"): {"wrong": 0.02},
}
"""Greatest share, likewise."""


@pytest.fixture(scope="module")
def measured(shipped: Knowledge, lexical: Knowledge) -> object:
    """Give the figures of a file, measured once."""
    loaded = {"shipped": shipped, "lexical": lexical}

    @cache
    def measure(base: str, file: str) -> dict[str, float]:
        knowledge = loaded[base]
        asked = read_asked(QUESTIONS / f"{file}.tsv", knowledge.base.entries)
        return figures([judge(knowledge, one) for one in asked])

    return measure


@pytest.mark.parametrize(
    ("base", "file", "figure", "least"),
    [(*where, *one) for where, some in FLOORS.items() for one in some.items()],
)
def test_a_figure_stays_above_its_floor(
    measured: object, base: str, file: str, figure: str, least: float
) -> None:
    assert callable(measured)
    assert measured(base, file)[figure] >= least


@pytest.mark.parametrize(
    ("base", "file", "figure", "most"),
    [(*where, *one) for where, some in CEILINGS.items() for one in some.items()],
)
def test_a_figure_stays_under_its_ceiling(
    measured: object, base: str, file: str, figure: str, most: float
) -> None:
    assert callable(measured)
    assert measured(base, file)[figure] <= most
