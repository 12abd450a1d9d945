"""Which questions an edit is likeliest to affect: those near the words that were rewritten."""

from collections import Counter
from collections.abc import Iterable, Sequence

from knowledge.evaluating.evaluation import Asked
from knowledge.text import fold_all
from knowledge.topics import Topic

_OF_IT = 1.0
"""How near a question is whose answer was rewritten, whatever its words: as one with a rare word
of what was rewritten that a single question has."""


def nearest_first(
    questions: Sequence[Asked], before: Iterable[Topic], after: Iterable[Topic]
) -> list[Asked]:
    """Return questions in the order in which an edit is likely to change their answer.

    Args:
        questions: what is asked.
        before: what they were compared with.
        after: what they are to be compared with.
    """
    was, now = ({topic.id: topic for topic in topics} for topics in (before, after))
    rewritten = {one for one in was.keys() | now.keys() if was.get(one) != now.get(one)}
    words = _words_of(_other_phrases(was, now, rewritten))
    folded = [set(text.split()) for text in fold_all([one.question for one in questions])]
    uses = Counter(word for some in folded for word in some)
    near = [
        sum(1 / uses[word] for word in some & words) + _OF_IT * _is_about(one, rewritten)
        for one, some in zip(questions, folded, strict=True)
    ]
    order = sorted(range(len(questions)), key=lambda place: -near[place])
    return [questions[place] for place in order]


def _other_phrases(was: dict[str, Topic], now: dict[str, Topic], ids: Iterable[str]) -> set[str]:
    """Return the ways of asking that only one of the two has."""
    changed = set[str]()
    for one in ids:
        former, present = (set(side[one].phrases if one in side else ()) for side in (was, now))
        changed |= former ^ present
    return changed


def _words_of(phrases: set[str]) -> set[str]:
    return {word for text in fold_all(sorted(phrases)) for word in text.split()}


def _is_about(question: Asked, ids: set[str]) -> bool:
    return any(ids.intersection(labels) for labels in question.labels)
