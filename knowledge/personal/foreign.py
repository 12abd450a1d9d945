"""Names written in another alphabet than ours, in a message written in French."""

import re
from collections.abc import Iterator, Sequence

from knowledge.personal.kinds import Kind, Span
from knowledge.personal.patterns import JOINER

FEWEST = 2
"""Letters of another alphabet in a name: « β », « Δ » alone are signs, « TNFγ » no name."""

MOST_ALONE = 3
"""Words with capitals that are rather a name than a question."""

_RANGES = (
    "\u0370-\u1dff\u1f00-\u1fff\u2e80-\ua4cf\ua4d0-\ua71f\ua980-\uab2f\uab70-\ud7ff"
    "\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefc"
)
"""Greek to Hangul; Latin with two accents, as in Vietnamese, is between."""

_FOREIGN = re.compile(f"[{_RANGES}]")
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|{JOINER}|[{_RANGES}])*+")


def spans(text: str) -> Iterator[Span]:
    """Yield the names in other alphabets of a folded text; a text that is all so is a question."""
    if not _FOREIGN.search(text):
        return
    found = [*_WORD.finditer(text)]
    foreign = [word for word in found if len(_FOREIGN.findall(word[0])) >= FEWEST]
    if _is_french(found, foreign) or _is_name(foreign):
        yield from ((*word.span(), Kind.PERSON) for word in foreign)


def _is_french(found: Sequence[re.Match[str]], foreign: Sequence[re.Match[str]]) -> bool:
    """Tell whether no more letters are of other alphabets than of ours."""
    return 2 * sum(len(word[0]) for word in foreign) <= sum(len(word[0]) for word in found)


def _is_name(foreign: Sequence[re.Match[str]]) -> bool:
    """Tell whether the words of another alphabet are a few with capitals, beside ours or not."""
    capitals = [word for word in foreign if word[0][0].isupper()]
    return 1 < len(capitals) == len(foreign) <= MOST_ALONE
