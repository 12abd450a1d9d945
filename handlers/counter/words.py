"""The words typed at the counter: a choice, maybe misspelt, a paper, yes or no."""

from dataclasses import replace

from rapidfuzz.distance import OSA

from handlers.forms import any_of, folded, split
from handlers.said import Said
from knowledge.counter import CounterQuestion
from knowledge.phrases.lists import CounterPhrases
from knowledge.text import fold

LEAST_LETTERS = 5
"""Fewest letters of a word that may be misspelt: a shorter one is near too many others."""

LONG = 8
"""Fewest letters of a word that may be misspelt twice, when said alone."""


def chosen(words: CounterPhrases, said: Said, asked: CounterQuestion) -> int | None:
    """Return the place, from 0, of the choice that a text makes: its number, its words, or yes."""
    labels = [choice.label for choice in asked.choices]
    place, whole = _found(words, said, asked)
    if place is not None:
        return place if whole else None
    place = _yes_or_no(words, said, labels)
    place = _no_since(words, said, asked) if place is None else place
    return _misspelt(words, said, asked) if place is None else place


def unclear(words: CounterPhrases, said: Said, asked: CounterQuestion | None = None) -> bool:
    """Tell whether a text is on the question but chooses nothing: « oui » to « Quelle pièce ? ».

    So is half of a choice, when the other half decides.
    """
    heard = [words.typed_yes(), words.typed_no(), words.typed_unsure(), words.typed_done()]
    if said.is_one_of(*heard):
        return True
    return asked is not None and _found(words, said, asked)[0] is not None


def above(words: CounterPhrases, said: Said, asked: CounterQuestion, around: str) -> str:
    """Return what to say above a question that a text leaves open; empty for any other text.

    A name in use is not one of the five traits. People who do not know are told what to look at.
    """
    if asked.help and said.asks_for(words.typed_lost(), around):
        return asked.help
    heard = Said(said.text, said.around | any_of(words.typed_around()))
    if heard.is_one_of(words.typed_usage()):
        return words.usage()
    return words.which() if unclear(words, said, asked) else ""


def _found(words: CounterPhrases, said: Said, asked: CounterQuestion) -> tuple[int | None, bool]:
    """Return the place of the choice that a text names, and whether that suffices to choose it.

    Words around the name of a paper add nothing: « il a son passeport ». But part of a choice that
    denies something, or takes two papers, is not that choice: « il a ses papiers » is not « aucun
    de ces papiers », « juste le livret » is not « le livret et la pièce d'un parent ».
    """
    labels = [choice.label for choice in asked.choices]
    little = split(words.typed_little())
    ways = [[choice.label, *choice.typed] for choice in asked.choices]
    around = said.around | any_of(words.typed_around())
    alone = around | any_of(words.typed_alone())
    for known in (said.around, around, alone):
        heard = replace(said, around=known)
        place, exact = heard.chooses(*ways), known is not alone
        if place is None and not unclear(words, heard):
            place, exact = heard.hints_at(labels, little), False
        if place is not None:
            return place, exact or _decided(words, said, labels[place])
    return None, False


def _decided(words: CounterPhrases, said: Said, label: str) -> bool:
    """Tell whether a text has at least one of the words that decide what a label means."""
    deciding = any_of(words.typed_deciding()) & {*fold(label).split()}
    return not deciding or not deciding.isdisjoint(said.words.split())


def _no_since(words: CounterPhrases, said: Said, asked: CounterQuestion) -> int | None:
    """Return the place of a choice that begins with no, told with it: « non, le nom diffère »."""
    no, rest = folded(words.typed_no())[0], said.words
    if not rest.startswith(f"{no} "):
        return None
    place, whole = _found(words, Said(rest.removeprefix(f"{no} "), said.around), asked)
    begins = place is not None and fold(asked.choices[place].label).startswith(f"{no} ")
    return place if whole and begins else None


def _yes_or_no(words: CounterPhrases, said: Said, labels: list[str]) -> int | None:
    """Return the place of the only choice that begins with the yes, or the no, that is typed."""
    yes_or_no = [words.typed_yes(), words.typed_no()]
    said_so = said.says(*([way] for way in yes_or_no))
    if said_so is None:
        return None
    word = folded(yes_or_no[said_so])[0]
    begun = [at for at, label in enumerate(labels) if fold(label).split()[0] == word]
    return begun[0] if len(begun) == 1 else None


def _misspelt(words: CounterPhrases, said: Said, asked: CounterQuestion) -> int | None:
    """Return the place of the only choice that a text names with one misspelt word; or None.

    When a word denies, nothing is guessed.
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
    """Tell whether words are those of a form, except for one that is nearly the same."""
    if len(heard) != len(form):
        return False
    others = [(one, other) for one, other in zip(heard, form, strict=True) if one != other]
    if len(others) != 1 or min(map(len, others[0])) < LEAST_LETTERS:
        return False
    allowed = 2 if len(form) == 1 and min(map(len, others[0])) >= LONG else 1
    return OSA.distance(*others[0], score_cutoff=allowed) <= allowed
