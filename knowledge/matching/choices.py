"""The choices offered when no single entry answers: few, likely, with distinct meanings."""

from collections.abc import Container, Sequence
from dataclasses import replace

from knowledge.entries import Base
from knowledge.matching.opinion import Opinion
from knowledge.outcomes import Candidate, Nothing, Outcome, Suggestions
from knowledge.personal.words import is_only_given
from knowledge.text import fold, fold_all
from knowledge.topics import GENERAL, VAGUE_FILE

MOST_CHOICES = 4
MOST_THEMES = 3
PERHAPS, PERHAPS_OF_THEME = 0.02, 0.05
"""Probability under which an entry is not offered, once there are two; and where a message only
names a theme, whose first entries are then offered rather."""


class Chooser:
    """Offers the entries of a base; `known`: its `ways_of_asking`."""

    def __init__(self, base: Base, known: Container[str]) -> None:
        self._base = base
        self._vague = _vague(base, known)

    def named(self, text: str) -> str | None:
        """Return the theme of a text listed word for word in `vagues.md`, and in no entry."""
        return self._vague.get(fold(text))

    def of_theme(self, opinion: Opinion) -> Outcome:
        """Offer the entries of the theme that a vague message names, likeliest first.

        A mere given name names none: « Sophie » is no question that says too little.
        """
        if all(map(is_only_given, opinion.reading.words)):
            return self.nothing(opinion.candidates)
        theme = opinion.vague_theme
        if theme in self._base.themes:
            first = self._base.themes[theme].first
        elif theme == GENERAL:
            first = tuple(t.first[0] for t in self._base.themes.values() if t.first)
        else:
            first = ()
        known = {c.id: c for c in opinion.candidates}
        listed = self.distinct(opinion.candidates, least=PERHAPS_OF_THEME)
        listed += [
            known.get(i, Candidate(i, 0.0)) for i in first if i not in {c.id for c in listed}
        ]
        if len(listed) < 2:  # noqa: PLR2004 - a choice needs two
            return self.nothing(opinion.candidates)
        return Suggestions(tuple(listed[:MOST_CHOICES]))

    def general(self) -> Outcome:
        """Offer the first entry of the first themes, to someone who said nothing in words."""
        first = [theme.first[0] for theme in self._base.themes.values() if theme.first]
        listed = tuple(Candidate(entry_id, 0.0) for entry_id in first[:MOST_CHOICES])
        return Suggestions(listed) if len(listed) > 1 else Nothing(())

    def distinct(self, candidates: Sequence[Candidate], least: float = PERHAPS) -> list[Candidate]:
        """Keep the likely candidates that do not answer the same question as a better one."""
        kept: list[Candidate] = []
        for candidate in candidates:
            if candidate.score < least and len(kept) > 1:
                continue
            if not any(self._base.same_answer(candidate.id, other.id) for other in kept):
                kept.append(candidate)
        return kept[:MOST_CHOICES]

    @staticmethod
    def without(found: Suggestions, entry_id: str) -> Suggestions:
        """Return choices without an entry, if at least two are left."""
        left = tuple(one for one in found.candidates if one.id != entry_id)
        return replace(found, candidates=left) if len(left) > 1 else found

    def nothing_after(self, found: Nothing, text: str, after: str) -> Nothing:
        """Return the nearest entries when nothing answers a message that follows an entry.

        The first theme is one that a word of the message names, if it is among the nearest;
        otherwise the entry's.
        """
        named = {self._vague.get(word) for word in fold(text).split()}
        own = (theme for theme in found.themes if theme in named)
        first = next(own, self._base.entries[after].theme)
        themes = dict.fromkeys((first, *found.themes))
        return replace(found, themes=tuple(themes)[:MOST_THEMES])

    def nothing(self, candidates: Sequence[Candidate]) -> Nothing:
        """Return the nearest entries, which are no answers, and their themes."""
        themes = dict.fromkeys(self._base.entries[c.id].theme for c in candidates)
        return Nothing(tuple(candidates[:MOST_CHOICES]), tuple(themes)[:MOST_THEMES])


def _vague(base: Base, known: Container[str]) -> dict[str, str]:
    """Return the theme of each message listed in `vagues.md`, folded, unless an entry has it."""
    said = {
        folded: topic.topic
        for topic in base.off_topic
        if topic.kind == VAGUE_FILE
        for folded in fold_all(topic.phrases)
    }
    return {folded: theme for folded, theme in said.items() if folded not in known}


def told_of(candidates: Sequence[Candidate], sure: float) -> tuple[Candidate, ...]:
    """Return candidates, the first with the probability that it answers, best one or not."""
    return tuple(
        replace(one, score=round(sure, 4)) if place == 0 else one
        for place, one in enumerate(candidates)
    )
