"""No ordinary space stands before « : », « ? » or « » » in what people read."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from knowledge.markup import to_html, typography
from knowledge.phrases.reader import Label, Phrase
from tests.shipped import base, phrases

WRONG = re.compile(r"(?<=\S) (?=[:;!?»](?:[\s<]|$))|« ")
TYPED = re.compile(r"<code>.*?</code>", re.DOTALL)


def read() -> Iterator[tuple[str, str]]:
    """Yield every text that people read as it is stored, with what it is."""
    for entry in base().entries.values():
        for text in (entry.short, entry.detail, *entry.by_role.values(), *entry.copies.values()):
            yield entry.id, text
    for step in base().steps.values():
        for text in (step.todo, *step.todo_for.values(), step.at_hand, step.stuck):
            yield step.id, text
    for theme in base().themes.values():
        yield theme.id, theme.contact
    yield from said(phrases(), "phrases")


def said(table: object, name: str) -> Iterator[tuple[str, str]]:
    """Yield the sentences of a table of phrases."""
    if isinstance(table, Phrase | Label):
        yield name, table.template
    elif isinstance(table, dict):
        for key, one in table.items():
            yield from said(one, f"{name}.{key}")
    elif is_dataclass(table):
        for one in fields(table):
            yield from said(getattr(table, one.name), f"{name}.{one.name}")


def test_no_ordinary_space_stands_where_a_line_must_not_break() -> None:
    found = list(read())
    assert len(found) > 500
    assert [name for name, text in found if WRONG.search(TYPED.sub("", text))] == []


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**par exemple :**", "<b>par exemple\u00a0:</b>"),
        ("*quoi ?*", "<i>quoi\u202f?</i>"),
        ("**mot** : suite", "<b>mot</b>\u00a0: suite"),
        (
            "[lien](https://exemple.fr) : *suite*",
            '<a href="https://exemple.fr">lien</a>\u00a0: <i>suite</i>',
        ),
    ],
)
def test_a_mark_around_a_word_does_not_hide_its_space(markdown: str, html: str) -> None:
    assert to_html(markdown) == html


def test_what_is_not_punctuation_keeps_its_space() -> None:
    assert typography("à :smile: 12") == "à :smile: 12"
