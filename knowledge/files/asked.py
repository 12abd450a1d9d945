"""Ways of asking that are none, that are said twice, or that came with a copy of a file."""

from collections.abc import Iterator

from knowledge.entries import Base, Entry, Problem
from knowledge.files.sections import is_id
from knowledge.text import fold_all
from knowledge.wording import problem

SHORTEST_VARIANT, LONGEST_VARIANT = 3, 200
FEW = 3
"""Ways of asking that two answers share by accident; over that, one is a copy of the other."""


def check_asked(base: Base) -> Iterator[Problem]:
    """Find the ways of asking that are said twice; a copy of a file is told as such, once."""
    again: dict[tuple[str, str], list[Problem]] = {}
    for entry, owner, line, variant in _said_twice(base):
        text = problem("duplicate_variant", variant=variant, other=owner.id)
        again.setdefault((entry.id, owner.id), []).append(Problem(entry.path, line, text))
    for (_, other), found in again.items():
        if len(found) > FEW:
            text = problem("copied_variants", count=len(found), other=other)
            yield Problem(found[0].path, 1, text)
        else:
            yield from found
    for entry in base.entries.values():
        yield from _of_one(entry)


def _said_twice(base: Base) -> Iterator[tuple[Entry, Entry, int, str]]:
    """Yield an entry, the one that owns a way of asking it has too, its line and its text.

    What may be a copy, by its name, does not own what the other has too.
    """
    entries = sorted(base.entries.values(), key=lambda entry: _may_be_a_copy(entry, base))
    owners: dict[str, Entry] = {}
    for entry, title in zip(entries, fold_all([one.title for one in entries]), strict=True):
        owner = owners.setdefault(title, entry)
        if title and owner is not entry:
            yield entry, owner, 1, entry.title
    for entry in entries:
        for variant, folded in zip(entry.variants, fold_all(entry.variants), strict=True):
            owner = owners.setdefault(folded, entry)
            if folded and owner is not entry:
                yield entry, owner, entry.lines.get(f"variants:{variant}", 1), variant


def _may_be_a_copy(entry: Entry, base: Base) -> bool:
    """Tell whether a name will not do, or is that of another with something behind it."""
    others = base.entries.keys() - {entry.id}
    return not is_id(entry.id) or any(entry.id.startswith(f"{other}-") for other in others)


def _of_one(entry: Entry) -> Iterator[Problem]:
    """Find the ways of asking of an entry that are none, or that it has twice."""
    said: set[str] = set()
    for variant, folded in zip(entry.variants, fold_all(entry.variants), strict=True):
        line = entry.lines.get(f"variants:{variant}", 1)
        if folded in said:
            yield Problem(entry.path, line, problem("repeated_reference", id=variant))
        said.add(folded)
        if not folded or not SHORTEST_VARIANT <= len(variant) <= LONGEST_VARIANT:
            yield Problem(entry.path, line, problem("bad_variant", variant=variant[:60]))
