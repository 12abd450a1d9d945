"""Who a message speaks of without a title or a surname: by what is said of them, or initials."""

import re
from collections.abc import Iterator

from knowledge.personal import described_patterns as shapes
from knowledge.personal.endings import is_like_a_word
from knowledge.personal.kinds import Kind, Span, at_most
from knowledge.personal.landmarks import is_named_after
from knowledge.personal.patterns import DIGIT
from knowledge.personal.signs import holds, small
from knowledge.personal.unlisted import is_lone_surname, is_small_surname
from knowledge.personal.words import Nature, bare, is_given, is_only_given, nature, words

MOST_BEFORE = 4
"""Spaces before what is said of the first word: « bonjour c'est kerloch qui »."""

SHORTEST = 4
"""Letters of a surname that no list has: « Monsieur X » is anybody."""


def spans(text: str) -> Iterator[Span]:
    """Yield the given names, initials and years of whom a folded text describes."""
    yield from ((*place, Kind.PERSON) for place in _people(text))
    yield from at_most(_askers(text), len(text))
    if not DIGIT.search(text):
        return
    low = small(text)
    for year in shapes.OF_YEAR.finditer(text) if holds(low, shapes.OF_YEAR_SIGNS) else ():
        yield *year.span(year.lastgroup or 0), Kind.BIRTH_DATE


def _people(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the names of a folded text are; some may overlap."""
    loud = text.isupper()
    yield from _subjects(text, loud=loud)
    low = small(text)
    for kindred in shapes.KINDRED.finditer(text) if holds(low, shapes.KINDRED_SIGNS) else ():
        if _is_somebody(kindred["word"], loud=loud) or is_small_surname(kindred["word"]):
            yield kindred.span("word")
    yield from _small_initials(text, low)
    if not (loud or text.islower()):
        yield from _initials(text)
        if holds(text, shapes.CHEZ_SIGNS):
            yield from (chez.span("word") for chez in shapes.CHEZ.finditer(text))
    for surname in shapes.BRETON.finditer(text):
        if not is_named_after(text, surname.start()):
            yield surname.span()


def _subjects(text: str, *, loud: bool) -> Iterator[tuple[int, int]]:
    """Yield the given names of which a patient's papers, space or age are told."""
    low = small(text)
    for said in shapes.PREDICATE.finditer(text) if holds(low, shapes.PREDICATE_SIGNS) else ():
        subject = _before(shapes.SUBJECT, text, said)
        if subject and _is_somebody(subject["word"], loud=loud):
            first = subject["first"]
            whole = first is not None and _is_somebody(first, loud=loud)
            yield subject.start("first" if whole else "word"), subject.end("word")
        elif subject and (_may_be_surname(subject["word"]) or _is_small(text, subject)):
            yield subject.span("word")
    for said in shapes.AGE.finditer(text) if holds(low, shapes.AGE_SIGNS) else ():
        aged = _before(shapes.AGED, text, said)
        if aged and (_is_aged(aged, loud=loud) or _has_years(text, aged, said)):
            yield aged.span("word")


def _askers(text: str) -> Iterator[Span]:
    """Yield the surnames of whom a patient's state, or what patients ask, is told."""
    for said in shapes.STATUS.finditer(text) if holds(small(text), shapes.STATUS_SIGNS) else ():
        subject = _may_begin(text, said) and _before(shapes.SUBJECT, text, said)
        if subject and _is_small(text, subject):
            yield *subject.span("word"), Kind.PERSON


def _may_begin(text: str, said: re.Match[str]) -> bool:
    """Tell whether what is said may be of the first word of a sentence, or of « patient … »."""
    before = text[max(0, said.start() - shapes.REACH) : said.start()].lower()
    return before.count(" ") <= MOST_BEFORE or holds(before, shapes.FIRST_SIGNS)


def _before(shape: re.Pattern[str], text: str, said: re.Match[str]) -> re.Match[str] | None:
    """Return what stands just before something that is said."""
    return shape.search(text, max(0, said.start() - shapes.REACH), said.start())


def _is_aged(aged: re.Match[str], *, loud: bool) -> bool:
    """Tell whether a given name has an age: a common word as well, only with a comma between."""
    certain = is_only_given(aged["word"]) or aged["apart"] is not None
    return certain and _is_somebody(aged["word"], loud=loud)


def _has_years(text: str, aged: re.Match[str], said: re.Match[str]) -> bool:
    """Tell whether years are told of a surname; in small letters, as many as few things last."""
    old = shapes.OLD.match(said[0]) is not None and _is_small(text, aged)
    return old or (said[0].endswith("ans") and _may_be_surname(aged["word"]))


def _is_somebody(word: str, *, loud: bool) -> bool:
    """Tell whether a word is a given name: with a capital, when it is a common word as well."""
    if bare(word) in words("given_things"):
        return False
    return is_only_given(word) or (is_given(word) and word[0].isupper() and not loud)


def _may_be_surname(word: str) -> bool:
    """Tell whether a word with a capital is a name: of the lists, or by its ending."""
    if len(word) < SHORTEST or not word.istitle():
        return False
    known = nature(word)
    return known is Nature.NAME or (known is Nature.UNKNOWN and not is_like_a_word(word))


def _is_small(text: str, told: re.Match[str]) -> bool:
    """Tell whether a word on no list, first of all or after « patient », may be a name."""
    start = told.start("word")
    first = shapes.FIRST.search(text, max(0, start - shapes.REACH), start)
    return first is not None and is_lone_surname(told["word"])


def _small_initials(text: str, low: str) -> Iterator[tuple[int, int]]:
    """Yield the initials that a full stop tells, whatever their case."""
    yield from (small.span("word") for small in shapes.SMALL_INITIAL.finditer(text))
    if holds(low, shapes.INITIALS_TOLD_SIGNS):
        yield from (told.span() for told in shapes.INITIALS_TOLD.finditer(text))


def _initials(text: str) -> Iterator[tuple[int, int]]:
    """Yield the initials that stand for a name, with the given name beside them."""
    for match in shapes.INITIALS.finditer(text):
        yield match.span("word" if match["word"] else "pair")
    if holds(small(text), shapes.INITIALS_BORN_SIGNS):
        yield from (match.span() for match in shapes.INITIALS_BORN.finditer(text))
    for match in shapes.GIVEN_AND_INITIAL.finditer(text):
        if match["initial"] and _is_somebody(match["word"], loud=False):
            yield match.span()
