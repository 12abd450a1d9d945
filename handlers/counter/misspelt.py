"""A choice of the counter typed in haste, one word misspelt: « passprot », « carte d'idntité »."""

from dataclasses import replace

from rapidfuzz.distance import OSA

from handlers.forms import any_of, folded
from handlers.said import Said
from knowledge.counter import CounterQuestion
from knowledge.phrases.lists import CounterPhrases

LEAST_LETTERS = 5
"""Letters of a word that may be misspelt: a shorter one is near too many others."""

LONG = 8
"""Letters of a word, said alone, that may be misspelt twice."""


def place(words: CounterPhrases, said: Said, asked: CounterQuestion) -> int | None:
    """Return the place of the only choice that is said but for one misspelt word; or None.

    Where one word denies, nothing is guessed.
    """
    around, denying = any_of(words.typed_around()), any_of(words.typed_deciding())
    for known in (said.around, said.around | around):
        heard = replace(said, around=known).bare.split()
        if not heard or not denying.isdisjoint(heard):
            return None
        near = {
            place
            for place, choice in enumerate(asked.choices)
            if any(_is_near(heard, form.split()) for form in folded(choice.label, *choice.typed))
        }
        if near:
            return near.pop() if len(near) == 1 else None
    return None


def _is_near(heard: list[str], form: list[str]) -> bool:
    """Tell whether words are those of a form, but for one of them that is nearly the same."""
    if len(heard) != len(form):
        return False
    others = [(one, other) for one, other in zip(heard, form, strict=True) if one != other]
    if len(others) != 1 or min(map(len, others[0])) < LEAST_LETTERS:
        return False
    allowed = 2 if len(form) == 1 and min(map(len, others[0])) >= LONG else 1
    return OSA.distance(*others[0], score_cutoff=allowed) <= allowed
