"""The plain search: words to the entries that hold them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import SHIPPED, Base
from knowledge.content import read_base
from knowledge.searching import search


@pytest.fixture(scope="module")
def base() -> Base:
    base, problems = read_base(SHIPPED)
    assert not problems
    return base


def test_accents_case_and_plurals_do_not_count(base: Base) -> None:
    expected = search(base, "directives anticipées", 8)
    assert expected[0] == "patient-directives-anticipees"
    assert search(base, "DIRECTIVE ANTICIPEE", 8) == expected


def test_the_entry_named_by_its_title_comes_first(base: Base) -> None:
    for entry in base.entries.values():
        assert entry.id in search(base, entry.title, 3), entry.id


def test_words_that_no_entry_holds_find_nothing(base: Base) -> None:
    assert search(base, "zythologie", 8) == []
    assert search(base, "  ?! ", 8) == []


@given(st.text(max_size=200))
def test_any_text_is_searched_within_the_limit(base: Base, text: str) -> None:
    assert len(search(base, text, 8)) <= 8
