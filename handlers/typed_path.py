"""What follows « /parcours » when it is typed: a step, and what to do with it."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from handlers import dates
from handlers.said import Said
from knowledge import Base, Phrases, Step
from knowledge.text import fold

NEAR_ENOUGH = 80
"""Likeness (rapidfuzz, 0 to 100) from which words stand for a step."""

STEP_WORD = "etape"

_NUMBER = re.compile(r"[0-9]{1,2}")
BLOCKED = "blocked"
"""What asks what blocks a step, in the table [path.typed] of the phrases."""


@dataclass(frozen=True)
class Wish:
    """What is asked of the path.

    Attributes:
        act: a name of the table [path.typed] of the phrases; empty to open a step.
        rest: the words that stand for a step.
    """

    act: str
    rest: str


def wish(phrases: Phrases, text: str) -> Wish:
    """Read « fait cps », « cps en cours », « 3 »."""
    said = fold(text)
    forms = [
        (form, act)
        for act, label in phrases.path.typed.items()
        for form in label().split(dates.SEPARATOR)
    ]
    for form, act in sorted(forms, key=lambda one: -len(one[0])):
        if said == form:
            return Wish(act, "")
        if said.startswith(f"{form} "):
            return Wish(act, said.removeprefix(form).strip())
        if said.endswith(f" {form}"):
            return Wish(act, said.removesuffix(form).strip())
    return Wish("", said)


def numbered(phrases: Phrases, text: str) -> int | None:
    """Return the number of the step that a message only names: « étape 4 », « l'étape n° 4 »."""
    words = fold(text).split()
    around = set(phrases.path.typed_around().split(dates.SEPARATOR))
    rest = [word for word in words if word not in around]
    if (
        len(rest) != len((STEP_WORD, "4"))
        or rest[0] != STEP_WORD
        or not _NUMBER.fullmatch(rest[1])
    ):
        return None
    return int(rest[1])


def of_shown(phrases: Phrases, said: Said) -> str:
    """Return what is asked of the step that is shown, as its buttons would; empty for nothing.

    One of the states, or `BLOCKED`: as the table [path.typed] names them.
    """
    labels = [*phrases.step.mark.items(), (BLOCKED, phrases.step.blocked)]
    place = said.says(*([label()] for _, label in labels))
    if place is not None:
        return labels[place][0]
    asked = wish(phrases, said.words)
    alone = not asked.rest and said.says([phrases.path.typed_aside()]) is None
    return asked.act if alone and asked.act in dict(labels) else ""


def step(base: Base, words: str) -> Step | None:
    """Return the step that folded words stand for: its number, its name, its title."""
    words = words.removeprefix(STEP_WORD).strip()
    for known in base.steps.values():
        if words in {str(known.number), fold(known.id)}:
            return known
    if not words or words.isdigit():
        return None
    titles = {known.id: fold(known.title) for known in base.steps.values()}
    wanted = set(words.split())
    for step_id, title in titles.items():
        if wanted <= set(title.split()):
            return base.steps[step_id]
    near = process.extractOne(words, titles, scorer=fuzz.token_set_ratio, score_cutoff=NEAR_ENOUGH)
    return base.steps[near[2]] if near else None
