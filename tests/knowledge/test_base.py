"""The shipped base: everything the knowledge map asks for is there, and can be found."""

from pathlib import Path

import pytest

from knowledge import Answer, Base, Knowledge, Suggestions
from knowledge.entries import MAX_ID_LENGTH
from knowledge.files.checks import LONGEST_SHORT_ANSWER, check_base
from knowledge.markup import plain
from knowledge.text import fold

HERE = Path(__file__).parent
ENTRIES, STEPS = (
    block.split() for block in (HERE / "ids.txt").read_text(encoding="utf-8").split("\n\n")
)
LINKS = [
    line.split("\t") for line in (HERE / "links.tsv").read_text(encoding="utf-8").splitlines()
]
LEAST_WAYS = 25
MOST_SHARED = 4
"""Formal wordings that two people find apart (« Quelle est la différence entre… »)."""


@pytest.fixture(scope="module")
def base(shipped: Knowledge) -> Base:
    """Give the content of the shipped base."""
    return shipped.base


def test_the_map_was_copied_whole() -> None:
    assert (len(ENTRIES), len(STEPS), len(LINKS)) == (112, 12, 43)


def test_every_entry_of_the_map_is_there_and_no_other(base: Base) -> None:
    assert set(base.entries) == set(ENTRIES)


def test_the_steps_of_the_map_are_there_in_order(base: Base) -> None:
    assert list(base.steps) == STEPS
    assert [step.number for step in base.steps.values()] == list(range(1, 13))


@pytest.mark.parametrize(("entry_id", "url"), LINKS)
def test_every_link_of_the_map_is_offered(base: Base, entry_id: str, url: str) -> None:
    assert url in {link.url for link in base.entries[entry_id].links}


def test_every_entry_has_enough_ways_of_asking(base: Base) -> None:
    few = {i: len(e.variants) for i, e in base.entries.items() if len(e.variants) < LEAST_WAYS}
    assert few == {}


def test_short_answers_are_short(base: Base) -> None:
    lengths = {entry.id: len(plain(entry.short)) for entry in base.entries.values()}
    assert {i: n for i, n in lengths.items() if not 0 < n <= LONGEST_SHORT_ANSWER} == {}


def test_nothing_is_to_be_mended_between_files(base: Base) -> None:
    assert check_base(base) == []


def test_ids_fit_in_buttons(base: Base) -> None:
    assert max(map(len, (*base.entries, *base.steps))) <= MAX_ID_LENGTH


def test_every_entry_has_a_source_and_says_for_whom(base: Base) -> None:
    assert [e.id for e in base.entries.values() if not (e.sources and e.audience)] == []


def test_every_theme_has_entries_and_offers_its_own_first(base: Base) -> None:
    for theme in base.themes.values():
        assert set(theme.first) <= {entry.id for entry in base.of_theme(theme.id)}
        assert [entry.id for entry in base.of_theme(theme.id)][: len(theme.first)] == [
            *theme.first
        ]


def test_steps_are_explained_by_entries(base: Base) -> None:
    for step in base.steps.values():
        assert step.entries
        for entry_id in step.entries:
            assert step in base.steps_explained_by(entry_id)


def test_the_measuring_questions_were_not_pasted_into_the_base(base: Base) -> None:
    asked = {
        fold(question)
        for file in (HERE.parent / "questions").glob("*.tsv")
        for labels, _, question in (
            line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()
        )
        if labels not in {"OUT", "VAGUE"}
    }
    ways = {fold(way) for entry in base.entries.values() for way in entry.variants}
    assert len(asked & ways) <= MOST_SHARED, asked & ways


@pytest.mark.parametrize("entry_id", ENTRIES)
def test_an_entry_is_found_first_by_its_own_title(shipped: Knowledge, entry_id: str) -> None:
    assert found_first(shipped, entry_id)


def test_titles_find_their_entries_without_encoder_too(lexical: Knowledge) -> None:
    missed = [entry_id for entry_id in ENTRIES if not found_first(lexical, entry_id)]
    assert len(missed) <= 2, missed


def found_first(knowledge: Knowledge, entry_id: str) -> bool:
    """Tell whether the title of an entry is answered with it, or offers it first."""
    outcome = knowledge.find(knowledge.base.entries[entry_id].title)[0].outcome
    return isinstance(outcome, Answer | Suggestions) and outcome.candidates[0].id == entry_id
