"""Which texts may be kept for those who write the answers: what may be a mere name is not."""

from knowledge.personal.words import Nature, is_given, nature
from knowledge.reading import Reader
from knowledge.text import fold

SHORT = 8
"""Words of a text that is kept only when the base knows them all. Of the questions without an
answer in `questions/`, each read as if it were not there, 6 % are dropped; at 12 words, 11 %."""

ENOUGH = 2
"""Known words that are no names, at least: « dossier lefebvre » has one, « Sophie » none."""


def may_be_kept(text: str, reader: Reader) -> bool:
    """Tell whether a masked text is a question rather than somebody's name: in doubt, it is not.

    Args:
        text: masked; a name that nothing announces is still there.
        reader: knows the words of the base.
    """
    words = fold(text).split()
    if any(nature(word) is Nature.NAME for word in words):
        return False
    known, unknown = reader.sort(text)
    if unknown and len(words) <= SHORT:
        return False
    return sum(not _may_be_name(word) for word in known) >= ENOUGH


def _may_be_name(word: str) -> bool:
    """Tell whether a common word is a name as well: « rose », « petit »."""
    return nature(word) is Nature.DOUBLE or is_given(word)
