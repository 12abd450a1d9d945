"""Every way to say an answer of the profile: « infirmière », « ségur oui », « sans finess »."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import product

from bot.profile import Fact
from handlers.forms import split
from handlers.profile.questions import NO, ROLE, YES
from knowledge import Phrases

KEPT = 4
"""Tables of phrases whose forms are listed at once."""

Told = tuple[str, str]
"""A question of the profile, and its answer."""


def listed(phrases: Phrases) -> tuple[Mapping[str, Told], int]:
    """Return each folded group of words with what it says; and the most words of a group."""
    table = phrases.profile
    roles = tuple((role, label()) for role, label in table.typed_roles.items())
    facts = tuple((fact.value, table.typed_facts[fact]()) for fact in Fact)
    around = tuple((one, table.typed_before[one](), table.typed_after[one]()) for one in (YES, NO))
    return _listed(roles, facts, around)


@lru_cache(maxsize=KEPT)
def _listed(
    roles: Sequence[Told], facts: Sequence[Told], around: Sequence[tuple[str, str, str]]
) -> tuple[Mapping[str, Told], int]:
    """List the forms once for all people: they stay the same until the phrases change.

    For a profession, these are its forms; for a fact, its names with what stands before or after
    them to give each answer.
    """
    forms = {form: (ROLE, role) for role, ways in roles for form in split(ways)}
    for fact, names in facts:
        for name, (answer, before, after) in product(split(names), around):
            forms |= {f"{name} {each}": (fact, answer) for each in split(after)}
            forms |= {f"{each} {name}": (fact, answer) for each in split(before)}
    return forms, max(form.count(" ") for form in forms) + 1
