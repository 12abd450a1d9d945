"""The plain search: words to the entries that hold them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Base
from knowledge.searching import search
from tests.shipped import base


def test_accents_case_and_plurals_do_not_count() -> None:
    expected = search(base(), "directives anticipées", 8)
    assert expected[0] == "patient-directives-anticipees"
    assert search(base(), "DIRECTIVE ANTICIPEE", 8) == expected


def test_letters_written_as_one_are_looked_for_one_by_one() -> None:
    entries = titled(("le cœur", ""), ("la carte", ""))
    assert search(entries, "coeur", 8) == search(entries, "CŒUR", 8) == ["a"]


def test_the_entry_named_by_its_title_comes_first() -> None:
    for entry in base().entries.values():
        assert entry.id in search(base(), entry.title, 3), entry.id


def titled(*texts: tuple[str, str]) -> Base:
    """Return a base of entries that say nothing but a title and a detail: « a », then « b »."""
    bare = replace(next(iter(base().entries.values())), short="", by_role={}, variants=())
    named = zip("abcdef", texts, strict=False)
    return replace(
        base(),
        entries={
            name: replace(bare, id=name, title=title, detail=detail)
            for name, (title, detail) in named
        },
    )


def test_the_rarer_a_word_the_more_it_counts() -> None:
    entries = titled(("carte", ""), ("lecteur", ""), ("carte", ""), ("carte", ""))
    assert search(entries, "carte lecteur", 8) == ["b", "a", "c", "d"]


def test_what_only_mentions_a_word_is_left_out_where_another_is_about_it() -> None:
    entries = titled(("agenda", "un colis"), ("colis", ""))
    assert search(entries, "colis", 8) == ["b"]
    assert search(entries, "agenda", 8) == ["a"]


def test_words_that_no_entry_holds_find_nothing() -> None:
    assert search(base(), "zythologie", 8) == []
    assert search(base(), "  ?! ", 8) == []


@pytest.mark.parametrize("query", ["capitale du Pérou", "pour un zythologue"])
def test_words_that_most_entries_hold_find_nothing_beside_others(query: str) -> None:
    assert search(base(), query, 8) == []


@pytest.mark.parametrize("query", ["patient", "du patient", "la carte zythologique"])
def test_common_words_alone_and_rarer_ones_are_still_found(query: str) -> None:
    assert search(base(), query, 8)


@given(st.text(max_size=200))
def test_any_text_is_searched_within_the_limit(text: str) -> None:
    assert len(search(base(), text, 8)) <= 8


def test_the_word_being_typed_stands_for_those_that_it_begins() -> None:
    entries = titled(("carte vitale", ""), ("carte", ""), ("lecteur", ""))
    assert search(entries, "vit", 8) == []
    assert search(entries, "vit", 8, typing=True) == ["a"]
    assert search(entries, "carte vit", 8, typing=True)[0] == "a"
    assert search(entries, "vit lecteur", 8, typing=True) == ["c"]
    assert search(entries, "vi", 8, typing=True) == []
    assert search(entries, "vit ?", 8, typing=True) == []
    assert "patient-enfants" in search(base(), "enf", 8, typing=True)
