"""The tables of sentences of which the program asks each by its name: none may be missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Each:
    """Marks a table that holds a sentence for each of some names, and for no other."""

    names: tuple[str, ...]


def each(names: str) -> Each:
    """Return the mark of a table that holds these names, written with spaces between."""
    return Each(tuple(names.split()))


STATES = each("todo doing done none")
PROFESSIONS = "medecin pharmacien autre_ordre sans_ordre biologie_radiologie secretaire"
ROLES = each(PROFESSIONS)
WHO = each("praticien secretaire")
FACTS = "finess secretariat"
YES_OR_NO = each("oui non")
ASKED = each(f"role {FACTS} segur")
"""What a profile is asked."""


def misnamed(told: Sequence[object], table: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield each name that a marked table lacks, or that nothing asks, and what that problem is.

    Args:
        told: how the table is marked.
        table: its sentences.
    """
    for mark in told:
        if isinstance(mark, Each):
            yield from ((name, "toml_missing") for name in mark.names if name not in table)
            yield from ((name, "toml_unknown") for name in table if name not in mark.names)
