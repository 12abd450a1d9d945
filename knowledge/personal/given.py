"""Which words of a message are someone's name though no title announces them: by a given name."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from knowledge.personal import beside
from knowledge.personal import patterns as shapes
from knowledge.personal.capitals import may_be_surname
from knowledge.personal.kinds import Kind, Span
from knowledge.personal.landmarks import is_landmark, is_named_after
from knowledge.personal.words import Nature, bare, is_given, is_only_given, nature, words

Place = tuple[int, int]
"""Where a name begins and ends."""


def spans(text: str) -> Iterator[Span]:
    """Yield the names of a folded text that a given name or a surname gives away."""
    whole = [*_with_surnames(text)]
    found = [*shapes.ALONE.finditer(text)]
    if any(beside.given_names(found)):
        whole += _apart_from(whole, beside.names(text, found))
        whole += _apart_from(whole, _meant(text))
    whole += _apart_from(whole, _writers(text))
    whole += _apart_from(whole, _alone(text, found))
    yield from ((start, end, Kind.PERSON) for start, end in whole)


def _apart_from(whole: list[Place], others: Iterator[Place]) -> list[Place]:
    """Return the names that touch none of those found before."""
    if not whole:
        return [*others]
    taken = {position for start, end in whole for position in range(start, end)}
    return [(start, end) for start, end in others if taken.isdisjoint(range(start, end))]


def _meant(text: str) -> Iterator[Place]:
    """Yield the names of whom a file belongs to."""
    for meant in shapes.MEANT.finditer(text):
        word = meant["word"]
        sure = word[0].isupper() or (_is_given(word) and (meant["there"] or not meant["here"]))
        if sure and is_only_given(word) and bare(word) not in words("given_things"):
            yield meant.span("word")


def _writers(text: str) -> Iterator[Place]:
    """Yield the names of who writes."""
    for myself in shapes.MYSELF.finditer(text):
        end = _end_of_own(myself)
        if end:
            yield myself.start("one"), end


def _alone(text: str, found: Sequence[re.Match[str]]) -> Iterator[Place]:
    """Yield the surnames of the lists, whatever their case, with a given name beside them."""
    end = 0
    surnames = {word for word in {word[0] for word in found} if _is_surname(word)}
    for rank, word in enumerate(found if surnames else ()):
        if word.start() < end or word[0] not in surnames or is_named_after(text, word.start()):
            continue
        start, end = word.span()
        if rank and _is_beside(text, found[rank - 1], word):
            start = found[rank - 1].start()
        elif rank + 1 < len(found) and _is_beside(text, word, found[rank + 1]):
            end = found[rank + 1].end()
        yield start, end


def _is_surname(word: str) -> bool:
    """Tell whether a word is a surname of the lists, and no brand, given name or town."""
    named = not _surnames().isdisjoint(bare(word).split("-")) or beside.is_joined(word)
    return named and bare(word) not in words("famous")


@cache
def _surnames() -> frozenset[str]:
    return words("names") - words("shared_names") - words("given")


def has_name(name: str) -> bool:
    """Tell whether the name of a file, `durand-ordonnance`, holds a name of the lists."""
    return any(_is_surname(word) or _is_given(word) for word in shapes.LETTERS.findall(name))


def _is_given(word: str) -> bool:
    """Tell whether a word, in the name of a file or not, is a given name and nothing else."""
    return is_only_given(word) and bare(word) not in words("given_words")


def _is_beside(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Tell whether two words follow each other, and one is a given name."""
    between = text[one.end() : other.start()]
    listed = between == ", " and one[0][0].isupper() and other[0][0].isupper()
    return (between == " " or listed) and (
        _is_beside_surnames(one[0]) or _is_beside_surnames(other[0])
    )


def _is_beside_surnames(word: str) -> bool:
    """Tell whether a word beside a surname of the lists is a given name, and no country."""
    return is_given(word) and bare(word) not in words("given_things")


def _end_of_own(myself: re.Match[str]) -> int:
    """Return where the writer's name ends; 0 without a surname of the lists."""
    named = [*takewhile(lambda group: _is_name(myself[group]), ("one", "other"))]
    surname = any(bare(myself[group]) in words("names") for group in named)
    return myself.end(named[-1]) if surname else 0


def _is_name(word: str | None) -> bool:
    """Tell whether a word is a name of the lists and nothing else."""
    return word is not None and nature(word) is Nature.NAME


def _with_surnames(text: str) -> Iterator[tuple[int, int]]:
    """Yield where given names and their surnames begin and end."""
    loud = text.isupper()
    for run in shapes.CAPITALS.finditer(text):
        if run["more"]:
            yield from _in_run(text, run, loud=loud and "^" not in run[0])


def _in_run(text: str, run: re.Match[str], *, loud: bool) -> Iterator[tuple[int, int]]:
    """Yield the names among words with a capital that follow each other."""
    found = shapes.CAPITAL.finditer(text, *run.span())
    capitals = [word for word in found if not shapes.PARTICLE.fullmatch(word[0])]
    taken = 0
    for rank, word in enumerate(capitals):
        if rank < taken or not is_given(word[0]):
            continue
        first = rank - (rank > taken and _leads(text, capitals[rank - 1], word, loud=loud))
        taken = rank + 1
        while taken < len(capitals) and _follows(
            text, capitals[taken - 1], capitals[taken], loud=loud
        ):
            taken += 1
        name = capitals[first:taken]
        if _is_somebody([one[0] for one in name]) and not is_landmark(text, name[0].start()):
            yield name[0].start(), name[-1].end()


def _leads(text: str, one: re.Match[str], given: re.Match[str], *, loud: bool) -> bool:
    """Tell whether the word before a given name is a surname: « DURAND Michel »."""
    if bare(one[0]) in words("landmarks"):
        return False
    if one[0].isupper():
        return nature(one[0]) is Nature.NAME or may_be_surname(one[0], loud=loud)
    return nature(one[0]) is Nature.NAME and "," not in text[one.end() : given.start()]


def _follows(text: str, one: re.Match[str], other: re.Match[str], *, loud: bool) -> bool:
    """Tell whether a word goes on with the name that the one before belongs to."""
    between = text[one.end() : other.start()]
    if "," in between or ("/" in between and is_given(other[0])):
        return False
    if between.endswith(" de ") and bare(other[0]) in words("places"):
        return False
    initial = len(other[0]) == 1 and text.startswith(".", other.end())
    return initial or nature(other[0]) is Nature.NAME or may_be_surname(other[0], loud=loud)


def _is_somebody(name: Sequence[str]) -> bool:
    """Tell whether words with a given name among them name somebody: « Marie Anne » does not."""
    plain = [bare(word) for word in name]
    if len(plain) == 1 or "-".join(plain) in words("famous"):
        return False
    if plain[0] in words("given_things") or plain[-1] in words("given_things"):
        return any(nature(word) is Nature.NAME for word in name)
    joined = plain[0] in words("joining") and plain[1] in words("joined")
    return len(plain) > 2 or not joined  # noqa: PLR2004 - two words written for one
