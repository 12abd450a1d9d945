"""From a message to its outcomes: Answer, Suggestions, Nothing, Smalltalk or Refused."""

from collections.abc import Sequence
from dataclasses import replace

from knowledge.comparing.comparer import Comparer
from knowledge.entries import Base
from knowledge.matching.chatting import heard, is_near
from knowledge.matching.choices import MOST_CHOICES, PERHAPS, Chooser, told_of
from knowledge.matching.danger import RARE_WORD, Watch
from knowledge.matching.decision import FOLLOWING, Decision, Thresholds
from knowledge.matching.followups import is_foreign, read_behind
from knowledge.matching.gist import Gist, surer
from knowledge.matching.halving import Halver
from knowledge.matching.opinion import Opiner, Opinion
from knowledge.matching.remembered import Remembered
from knowledge.matching.several import Several
from knowledge.matching.smalltalk import Smalltalker
from knowledge.matching.splitting import Halves, are_two
from knowledge.matching.talk_kinds import ERASES, LANGUAGE
from knowledge.matching.untold import Untold
from knowledge.matching.weights import Weights
from knowledge.outcomes import (
    Answer,
    Candidate,
    Nothing,
    Outcome,
    Part,
    Profile,
    Refusal,
    Refused,
    Smalltalk,
    Suggestions,
)
from knowledge.parts import asks, asks_what_follows, leans, may_lean
from knowledge.personal.mask import mask
from knowledge.reading import Reading
from knowledge.text import fold, stem
from knowledge.topics import GENERAL, TALK, ways_of_asking
from knowledge.uncollected import unheld

LONGEST_MESSAGE = 1_000
"""Most characters of a question; a longer message is a document that was pasted."""
CHATTING = 0.7
"""Probability of « no entry answers » from which a message nearest to small talk is small talk."""


class Matcher:
    """Decides what becomes of a message. Pure: the same message always gives the same parts."""

    def __init__(
        self,
        base: Base,
        comparer: Comparer,
        decision: Decision,
        by_words: Weights | None = None,
    ) -> None:
        self._base = base
        self._comparer = comparer
        self.reader = comparer.lexicon.reader
        self._opiner = Opiner(base, comparer, decision.weights, by_words)
        known = ways_of_asking(base)
        self._halver = Halver(self._opiner, decision.follow, known)
        self._watch = Watch(comparer)
        self.gist = Gist(comparer)
        self._follow, self._split = decision.follow, decision.split
        self.thresholds, self._behind = decision.thresholds, decision.behind
        self._smalltalk, self._untold = Smalltalker(base.off_topic), Untold(base)
        self._chooser = Chooser(base, known)
        self._remembered = Remembered(unheld(self._matched))
        one, refusal = unheld(self._one), self._watch.refusal
        self._several = Several(self._opiner, self._smalltalk, one, refusal)

    def find(
        self, text: str, after: str | None = None, profile: Profile | None = None
    ) -> tuple[Part, ...]:
        """Return what becomes of a message: one part per question recognised in it."""
        masked = mask(text.encode("utf-8", "replace").decode())
        if masked.patient:
            return (Part(masked.text, Refused(Refusal.PERSONAL)),)
        text = masked.text
        if refusal := self._watch.example(text):
            return (Part(text, Refused(refusal)),)
        if kind := self._smalltalk.kind(self.reader.spelt_out(text)):
            return (Part(text, Smalltalk(kind)),)
        said, text = text, self._smalltalk.without_politeness(text)
        after = after if after in self._base.entries and may_lean(text) else None
        parts = self._remembered.find(text, after, profile)
        if len(said) <= LONGEST_MESSAGE:
            parts = self._several.completed(said, parts, after, profile)
        return tuple(replace(part, text=" ".join(part.text.split())) for part in parts)

    def _matched(self, text: str, after: str | None, profile: Profile | None) -> tuple[Part, ...]:
        """Return what becomes of a message that is neither personal nor small talk."""
        begins = text[:LONGEST_MESSAGE]
        if refusal := self._watch.example(text):
            return (Part(begins, Refused(refusal)),)
        if not self.reader.knows_any(text):
            if refusal := self._watch.at_risk(self._opiner.opinions(self._watch.foreign(text))):
                return (Part(begins, Refused(refusal)),)
            return (Part(text, self._of_no_word(text)),)
        suspects = self._watch.suspects(text)
        gist = self.gist.of(begins)
        whole, halves, told = self._halver.read(
            begins, profile, suspects, gist=gist, cuts=begins == text
        )
        if refusal := self._watch.refusal([whole, *told[: len(suspects)]]):
            return (Part(begins, Refused(refusal)),)
        two = self._two(halves) if halves else None
        return two or (self._one(begins, surer(whole, told[-1]) if gist else whole, after),)

    def _of_no_word(self, text: str) -> Outcome:
        """Return what becomes of a message without a known word, or without words at all."""
        if fold(text):
            return Nothing(())
        return Smalltalk(LANGUAGE) if any(map(str.isalpha, text)) else self._chooser.general()

    def opinion(self, text: str, profile: Profile | None = None) -> Opinion:
        """Weigh every signal on one question; on its gist, when that is surer."""
        gist = self.gist.of(text)
        whole, *others = self._opiner.opinions([text, *filter(None, [gist])], profile)
        return surer(whole, others[0]) if others else whole

    def _one(self, text: str, alone: Opinion, after: str | None) -> Part:
        """Return what becomes of a single question: read alone, or after an entry."""
        if (theme := self._chooser.named(text)) and (after is None or theme != GENERAL):
            return Part(text, self._chooser.of_theme(replace(alone, vague_theme=theme)))
        erases = alone.off == f"{TALK}{ERASES}" and alone.none > CHATTING and not asks(text)
        if after is None or (erases and is_near(alone, self._smalltalk)):
            return Part(text, self.decide(alone))
        follow = self._follow.weigh(read_behind(self._opiner, text, alone, after))
        found = self.decide(follow, self._behind(leans=leans(text)))
        if is_foreign(text, alone, follow):
            return Part(text, self.decide(alone))
        if isinstance(found, Nothing):
            near = found if leans(text) else self._nothing(alone, alone.candidates)
            found = self._chooser.nothing_after(near, text, after)
        if isinstance(found, Suggestions) and not found.missing and asks_what_follows(text):
            found = self._chooser.without(found, after)
        return Part(text, found, after=True)

    def _two(self, halves: Halves) -> tuple[Part, ...] | None:
        """Answer both halves of a message that is two questions, if the second has an answer."""
        if not are_two(halves, self._split):
            return None
        second, follows = halves.second, halves.follows
        last = self.decide(second, FOLLOWING if follows else None)
        if not isinstance(last, Answer):
            if not asks(halves.texts[1]):
                return None
            sure, _ = self._base.confidence(second.ranked)
            last = self._told(second, told_of(second.candidates, sure))
        first = self.decide(halves.left)
        return Part(halves.texts[0], first), Part(halves.texts[1], last, after=follows)

    def decide(self, opinion: Opinion, within: Thresholds | None = None) -> Outcome:
        """Choose the outcome that costs the person least.

        Args:
            opinion: what the question may mean.
            within: the thresholds of a message that is not read alone.
        """
        limits, best = within or self.thresholds, opinion.best
        enough = bool(within) or self._says_enough(opinion.reading)
        sure, lead = self._base.confidence(opinion.ranked)
        if enough and limits.answers(sure, min(lead, sure - opinion.none)):
            return self._told(opinion, told_of(opinion.candidates, sure))
        if kind := heard(opinion, self._smalltalk, behind=within is not None):
            return Smalltalk(kind)
        if opinion.vague > max(opinion.none, best) or not enough:
            return self._chooser.of_theme(opinion)
        if opinion.none > CHATTING and is_near(opinion, self._smalltalk):
            return Smalltalk(opinion.off.removeprefix(TALK))
        listed = self._chooser.distinct(opinion.candidates)
        if (
            sum(c.score for c in opinion.candidates[:MOST_CHOICES]) >= limits.listed
            and len(listed) > 1
        ):
            return Suggestions(told_of(listed, sure), self._missing(opinion, listed))
        return self._nothing(opinion, told_of(opinion.candidates, sure))

    def _told(self, opinion: Opinion, candidates: tuple[Candidate, ...]) -> Answer | Suggestions:
        """Answer; or offer the answer, where it does not tell the detail that is asked for."""
        missing = self._missing(opinion, candidates[:1])
        return Suggestions(candidates[:1], missing) if missing else Answer(candidates)

    def _nothing(self, opinion: Opinion, candidates: tuple[Candidate, ...]) -> Nothing:
        near = [one for one in candidates[:1] if one.score >= PERHAPS]
        return replace(self._chooser.nothing(candidates), missing=self._missing(opinion, near))

    def _missing(self, opinion: Opinion, among: Sequence[Candidate]) -> str:
        """Return the detail that is asked for and that none of some entries tells."""
        return self._untold.of(" ".join(opinion.reading.words), (one.id for one in among))

    def _says_enough(self, reading: Reading) -> bool:
        """Tell whether a message is more than one word that many entries use."""
        telling = reading.telling
        if len(telling) != 1:
            return len(telling) > 1
        return 0 < self._comparer.lexicon.counts.spread(stem(telling[0])) <= RARE_WORD
