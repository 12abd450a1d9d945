"""Which answers would do where another is the best, and what it changes of a decision."""

from pathlib import Path

import pytest

from knowledge import Knowledge, Suggestions
from knowledge.entries import Problem
from knowledge.files.neighbours import read_neighbours
from knowledge.neighbours import Neighbours

READ = Neighbours({("a", "b"): (8, 6), ("a", "c"): (8, 0), ("d", "c"): (4, 4)})


def test_what_was_never_read_counts_for_nothing() -> None:
    assert READ.would_do("a", "d") == 0
    assert Neighbours().would_do("a", "b") == 0


def test_what_readers_accepted_counts_more_than_what_they_refused() -> None:
    assert READ.would_do("a", "c") < READ.usual < READ.would_do("a", "b") < 1


def test_one_way_tells_a_little_of_the_other() -> None:
    assert READ.usual < READ.would_do("c", "d") < READ.would_do("d", "c")


def test_few_readings_stay_near_the_usual() -> None:
    once, often = Neighbours({("a", "b"): (1, 1), ("x", "y"): (9, 0)}), READ
    assert abs(once.would_do("a", "b") - once.usual) < abs(often.would_do("a", "b") - once.usual)


def test_an_entry_is_surer_when_it_would_do_for_the_next_one(shipped: Knowledge) -> None:
    base = shipped.base
    best, other = max(base.neighbours.read, key=lambda pair: base.neighbours.would_do(*pair))
    unread = next(i for i in base.entries if not base.would_do(i, other))
    near, _ = base.confidence([(other, 0.5), (best, 0.4)])
    far, _ = base.confidence([(other, 0.5), (unread, 0.4)])
    assert far == pytest.approx(0.5)
    assert 0.8 < near <= 0.9


def test_twins_count_whole(shipped: Knowledge) -> None:
    one, other = next(iter(shipped.base.twins))
    sure, lead = shipped.base.confidence([(one, 0.5), (other, 0.4)])
    assert sure == lead == pytest.approx(0.9)


def test_the_first_of_a_list_tells_the_probability_that_it_answers(shipped: Knowledge) -> None:
    asked = "Peut-on écarter un seul praticien tout en laissant les autres accéder au dossier ?"
    (part,) = shipped.find(asked)
    assert isinstance(part.outcome, Suggestions)
    ranked = shipped.matcher.opinion(part.text).ranked
    sure, _ = shipped.base.confidence(ranked)
    assert part.outcome.candidates[0].score == pytest.approx(sure, abs=1e-3)
    assert sure > ranked[0][1]


def test_the_shipped_readings_name_two_different_answers(shipped: Knowledge) -> None:
    read = shipped.base.neighbours.read
    assert len(read) > 1_000
    for (best, other), (times, did) in read.items():
        assert best != other
        assert 0 <= did <= times
        assert times


@pytest.mark.parametrize(
    "line", ["a\tb\t3", "a\tb\ttrois\t1", "a\tb\t3\t4", "a\tb\t0\t0", "a b 3 1"]
)
def test_a_malformed_line_is_told(tmp_path: Path, line: str) -> None:
    path, problems = tmp_path / "voisines.tsv", list[Problem]()
    path.write_text(f"a\tb\t2\t1\n{line}\n", encoding="utf-8")
    assert read_neighbours(path, {"a", "b"}, problems).read == {("a", "b"): (2, 1)}
    assert [(problem.path, problem.line) for problem in problems] == [(path, 2)]


def test_a_base_may_have_no_readings(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read_neighbours(tmp_path / "voisines.tsv", (), problems) == Neighbours()
    assert not problems
