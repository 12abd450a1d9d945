"""Comparing with every phrasing at once: the same figures as one by one."""

import math
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.arrays import Spans, within
from knowledge.comparing import cosines, index
from knowledge.comparing.counts import WordCounts
from knowledge.comparing.index import LetterRows, WordRows, letter_terms
from knowledge.comparing.rows import Numbers, numbered
from knowledge.comparing.segments import Segments, best_other

ROWS = ["ma carte vitale", "carte carte cps", "le dossier medical", "", "dossier medical partage"]


def slowly(question: list[str], rows: list[list[str]]) -> list[float]:
    """Return the cosines of TF-IDF weights, as scikit-learn's `TfidfVectorizer` defines them."""
    seen = Counter(term for row in rows for term in set(row))
    idf = {term: math.log((1 + len(rows)) / (1 + times)) + 1 for term, times in seen.items()}

    def vector(terms: list[str]) -> dict[str, float]:
        rarest = max(idf.values())
        unknown = {t: rarest for t in set(terms) if t not in idf}
        known = {t: (1 + math.log(n)) * idf[t] for t, n in Counter(terms).items() if t in idf}
        norm = math.sqrt(sum(value**2 for value in (known | unknown).values())) or 1.0
        return {term: value / norm for term, value in known.items()}

    asked = vector(question)
    return [sum(asked.get(t, 0) * value for t, value in vector(row).items()) for row in rows]


def with_pairs(words: list[str]) -> list[str]:
    """Return words and their neighbouring pairs."""
    return [*words, *(f"{a} {b}" for a, b in pairwise(words))]


def by_words(rows: list[list[str]]) -> WordRows:
    """Return rows of words, ready to be compared."""
    numbers = Numbers()
    told = numbered(numbers, rows)
    return WordRows(numbers, told)


QUESTIONS = ["carte vitale", "le dossier medical partage", "carte bancaire", "rien de connu", ""]


@pytest.fixture(params=[cosines.MANY, -1], ids=["gone through", "looked up"], autouse=True)
def many(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go through all the rows that hold a term, or look up those that are wanted."""
    monkeypatch.setattr(cosines, "MANY", request.param)


def spans(*some: tuple[int, int]) -> Spans:
    """Return runs of rows; all of them by default."""
    firsts, lasts = zip(*(some or [(0, len(ROWS))]), strict=True)
    return np.array(firsts), np.array(lasts)


@pytest.mark.parametrize("question", QUESTIONS)
def test_only_the_rows_that_are_wanted_are_compared(question: str) -> None:
    rows = by_words([row.split() for row in ROWS])
    everywhere = rows.against(question.split()).of(spans())
    some = rows.against(question.split()).of(spans((3, 5), (1, 2)))
    assert some == pytest.approx([*everywhere[3:5], everywhere[1]])


@pytest.mark.parametrize("question", QUESTIONS)
def test_words_are_compared_as_one_by_one(question: str) -> None:
    rows = [row.split() for row in ROWS]
    expected = slowly(with_pairs(question.split()), [with_pairs(row) for row in rows])
    found = by_words(rows).against(question.split()).of(spans())
    assert found == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("at_once", [1, 20, index.AT_ONCE])
@pytest.mark.parametrize("question", QUESTIONS)
def test_letters_are_compared_as_one_by_one(
    question: str, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "AT_ONCE", at_once)

    def grams(text: str) -> list[str]:
        return [gram for word in text.split() for gram in letter_terms(word)]

    expected = slowly(grams(question), [grams(row) for row in ROWS])
    words = Numbers()
    rows = numbered(words, [row.split() for row in ROWS])
    found = LetterRows(words, rows).against(question.split()).of(spans())
    assert found == pytest.approx(expected, abs=1e-5)


def test_nothing_is_like_a_question_where_no_row_has_words() -> None:
    nothing, rows = Numbers(), numbered(Numbers(), [[], []])
    for one in (WordRows(nothing, rows), LetterRows(nothing, rows)):
        assert one.against(["carte", "vitale"]).of(spans((0, 2))).tolist() == [0, 0]


def test_what_nearly_every_row_holds_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "COMMON_ROWS", 3)
    rows = by_words([["le", "dossier"], ["le", "code"], ["le", "lecteur"], ["le", "mot"]])
    assert not rows.against(["le"]).of(spans((0, 4))).any()
    assert rows.against(["le", "code"]).of(spans((0, 4))).argmax() == 1


def test_a_word_told_twice_in_a_phrasing_counts_once() -> None:
    numbers = Numbers()
    told = numbered(numbers, [["carte", "carte", "cps"], ["carte"], ["carte"], ["dossier"]])
    owners, entries = np.array([0, 0, 1, 1]), np.array([True, True])
    counts = WordCounts(numbers, told, owners, entries)
    assert [counts.spread(word) for word in ("carte", "cps", "dossier", "lecteur")] == [2, 1, 1, 0]
    likelihood, cover, unknown = counts.compare(["carte"])
    assert likelihood[0] - likelihood[1] == pytest.approx(
        math.log((2 / 0.1 + 1) / (1 / 0.1 + 1)) - math.log((3 + 0.3) / (2 + 0.3)), abs=1e-5
    )
    assert (cover.tolist(), unknown) == ([1, 1], 0)


@given(st.lists(st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=9), min_size=1))
def test_the_best_of_each_group_is_that_of_each_alone(groups: list[list[float]]) -> None:
    values = np.array([one for group in groups for one in group], np.float32)
    segments = Segments(np.array([len(group) for group in groups]))
    best = segments.best(values)
    assert best == pytest.approx([max(group) for group in groups], abs=1e-6)
    assert [values[place] for place in segments.where_best(values)] == pytest.approx(best)


def test_some_groups_may_be_taken_apart() -> None:
    runs, part = Segments(np.array([2, 3, 1])).part(np.array([2, 0]))
    assert within(runs).tolist() == [5, 0, 1]
    assert part.best(np.array([1, 5, 7], np.float32)).tolist() == [1, 7]


def test_the_best_of_the_others() -> None:
    table = np.array([[1, 5], [3, 5], [2, 4]], np.float32)
    assert best_other(table).tolist() == [[3, 5], [2, 5], [3, 5]]
    assert best_other(table[:1]).tolist() == [[0, 0]]
