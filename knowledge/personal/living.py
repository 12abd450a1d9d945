"""The town that a patient is told to live in, beside an age: « patiente de 47 ans à Vannes ».

A town alone is nobody's; with an age, neighbours know who it is. The years of a career are none.
"""

import re
from collections.abc import Iterator

from knowledge.personal import patterns as shapes
from knowledge.personal.endings import INHABITANT, is_like_a_word
from knowledge.personal.kinds import Kind, Span
from knowledge.personal.signs import holds, small
from knowledge.personal.unlisted import is_small_surname
from knowledge.personal.words import Nature, bare, nature, words

REACH = 64
"""Characters before an age among which whose it is, or where they live, is looked for."""

SHORTEST = 4
"""Letters of a town that is typed without a capital and that no list has."""

_SIGNS = ("ans", "mois")
_AGE = re.compile(r"(?<![\d.,])\d{1,3}[ ]?(?:ans|mois)(?![\w\-])", re.IGNORECASE)
_PEOPLE = shapes.any_of(
    "homme femme patient patiente monsieur dame garçon garcon fille enfant mamie papi mamy papy"
    " bébé bebe nourrisson jeune ado adolescent adolescente résident résidente madame mme mr pt"
    " pte mineur mineure retraité retraitée usager usagère gamin gamine"
)
_SOMEBODY = rf"(?<![\w\-])(?:(?:{_PEOPLE})|(?-i:[HF]))(?![\w\-'])"
_LIVES = (
    r"(?:qui[ ])?(?:habit(?:e|ant)|vi(?:t|vant)|r[ée]sid(?:e|ant)|demeur(?:e|ant)|domicili[ée]e?"
    r"|h[ée]berg[ée]e?|scolaris[ée]e?)[ ](?:(?:à|a|de|sur)[ ])?"
)
_TOWN = (
    rf"(?:l[ea]s?[ ])?(?P<town>(?:(?:saint|st)e?[ ])?{shapes.WORD}"
    rf"(?:[ ](?-i:{shapes.CAPITAL.pattern})){{0,2}})"
)

_AGED = re.compile(rf"{_SOMEBODY}(?:[ ][âa]g[ée]e?s?)?(?:[ ]de)?[ ,(:]{{0,3}}\Z", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?:(?P<lives>{_LIVES})|{_SOMEBODY}[ ](?P<near>à|a|au|de|du)[ ]){_TOWN}[ ,(]{{1,3}}"
    r"(?:(?:et|qui)[ ]a[ ]|[âa]g[ée]e?[ ]de[ ])?\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"[ ]?[,;)]?[ ](?:(?:et|il|elle)[ ])?"
    rf"(?:(?P<lives>{_LIVES})|(?P<near>à|a|au|de|du|sur)[ ])?{_TOWN}"
    r"(?P<closed>[ ]?(?:[,.;!?\n)]|\Z))?",
    re.IGNORECASE,
)
_CODE = re.compile(rf"(?<![\w\-/.,])\d{{5}}[ ]{{1,2}}(?P<town>{shapes.WORD})")

_CAREER = re.compile(r"(?:depuis|il y a|pendant|en|apr[èe]s|sous)[ ]\Z", re.IGNORECASE)


def spans(text: str) -> Iterator[Span]:
    """Yield the towns of a folded text, beside their code or the age of who lives there."""
    for coded in _CODE.finditer(text):
        if _is_listed(coded["town"]) or is_small_surname(coded["town"]):
            yield *coded.span(), Kind.ADDRESS
    for age in _AGE.finditer(text) if holds(small(text), _SIGNS) else ():
        start = max(0, age.start() - REACH)
        before, after = _BEFORE.search(text, start, age.start()), _AFTER.match(text, age.end())
        if before and _is_town(before):
            yield *before.span("town"), Kind.ADDRESS
        if after and _is_somebody(text, age, after) and _is_town(after):
            yield *after.span("town"), Kind.ADDRESS


def _is_somebody(text: str, age: re.Match[str], after: re.Match[str]) -> bool:
    """Tell whether an age is somebody's, by who is named before it or what is told after."""
    start = max(0, age.start() - REACH)
    if _AGED.search(text, start, age.start()):
        return True
    return after["lives"] is not None and not _CAREER.search(text, start, age.start())


def _is_town(told: re.Match[str]) -> bool:
    """Tell whether what is told beside an age is a town, rather than the rest of the sentence."""
    first = told["town"].partition(" ")[0]
    if _is_listed(first):
        return True
    if not _is_plain(first):
        return told["lives"] is not None and _may_be_town(first)
    match nature(first):
        case Nature.UNKNOWN:
            closed = "closed" not in told.re.groupindex or told["closed"] is not None
            named = _is_led(told) or (closed and not INHABITANT.search(first))
        case Nature.NAME | Nature.DOUBLE:
            named = _is_led(told) and (told["near"] or "").casefold() not in {"de", "du"}
        case _:
            named = False
    return named


def _is_led(told: re.Match[str]) -> bool:
    """Tell whether a verb or a preposition announces a town."""
    return bool(told["lives"] or told["near"])


def _is_listed(word: str) -> bool:
    """Tell whether a word is a town of the lists, or begins one: « saint brieuc »."""
    known = bare(word)
    return known in words("towns") or known in words("places") or known.startswith("saint-")


def _is_plain(word: str) -> bool:
    """Tell whether a word, or each of those that hyphens join, has its first capital alone."""
    return all(part.istitle() or part in words("particles") for part in word.split("-"))


def _may_be_town(word: str) -> bool:
    """Tell whether a word in small letters, where somebody is told to live, may be a town."""
    long = len(word) >= SHORTEST and word.isalpha() and not is_like_a_word(word)
    return long and nature(word) is Nature.UNKNOWN
