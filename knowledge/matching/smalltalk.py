"""Hello, thanks, who are you: messages that are no question, and the politeness around one."""

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from knowledge.matching.talk_kinds import (
    AGREED,
    ANNOUNCES,
    AROUND,
    CLOSINGS,
    EXACT,
    GREETINGS,
    INSULT,
    NEEDED,
    SCAM,
)
from knowledge.matching.talk_words import (
    ASKING,
    NEGATIONS,
    OTHERS,
    PLEASE,
    SOMEBODY,
    SUPPOSING,
    WHERE,
    same_sense,
)
from knowledge.off_topic import OffTopic
from knowledge.text import fold, fold_all
from knowledge.topics import GENERAL, TALK_FILE, VAGUE_FILE

ALIKE = 88.0
"""Least rapidfuzz ratio, out of 100, of two short messages that say the same."""
LONGEST = 8
"""Most words of a message that is nothing but politeness."""

ANNOUNCED = 3
"""Fewest words of a question that was announced."""

_WORD = re.compile(r"\S+")
_SPACES = re.compile(r"[^\S\n]+")
_TONES = re.compile("[\ufe0f\U0001f3fb-\U0001f3ff\\s]")
"""What changes the look of a sign but not what it says: its style, the tone of a skin, spaces."""
_STOP = re.compile(r"[^\w\s'’]\s*$")


class Smalltalker:
    """Recognises the messages of `bavardage.md`."""

    def __init__(self, topics: Iterable[OffTopic]) -> None:
        self._kinds: dict[str, str] = {}
        self._signs: dict[str, str] = {}
        alone: set[str] = set()
        for topic in topics:
            if topic.kind == TALK_FILE:
                self._kinds |= {fold(phrase): topic.topic for phrase in topic.phrases}
                signs = (phrase for phrase in topic.phrases if not fold(phrase))
                self._signs |= {_TONES.sub("", sign): topic.topic for sign in signs}
            if topic.kind == VAGUE_FILE and topic.topic != GENERAL:
                alone.update(phrase for phrase in fold_all(topic.phrases) if " " not in phrase)
        self._kinds.pop("", None)
        self._trade = alone.difference(word for said in self._kinds for word in said.split())
        self._phrases = list(self._kinds)
        self._sorted = [_sorted(phrase.split()) for phrase in self._phrases]
        greetings = self._saying(*GREETINGS)
        self._openings = {phrase for phrase in greetings if " " not in phrase and len(phrase) > 1}
        self._closings = self._saying(*CLOSINGS)
        self._insults = {said for said in self._saying(INSULT) if " " not in said}
        self._announcements = self._saying(ANNOUNCES)
        words = {word for phrase in greetings for word in phrase.split()}
        self._polite = words - NEGATIONS | AROUND

    def _saying(self, *kinds: str) -> frozenset[str]:
        """Return the phrases of some kinds."""
        return frozenset(phrase for phrase, kind in self._kinds.items() if kind in kinds)

    def without_politeness(self, text: str) -> str:
        """Return a message without the greeting before it and the thanks after it.

        « J'ai une question : » is removed too; nothing is removed when nothing would be left.
        """
        spans = [match.span() for match in _WORD.finditer(text)]
        words = [text[a:b] for a, b in spans]
        folded = fold_all(words)
        first = self._after_greeting(folded, 0)
        last = len(words)
        first = self._after_greeting(folded, self._after_announcement(words, folded, first))
        for size in range(min(LONGEST, last - first), 0, -1):
            if " ".join(folded[last - size : last]).strip() in self._closings:
                last -= size
                break
        kept = text[spans[first][0] : spans[last - 1][1]] if first < last else text
        return _SPACES.sub(" ", kept)

    def _after_greeting(self, folded: Sequence[str], first: int) -> int:
        """Return the place of the first word, from a given place on, that is no greeting."""
        while first < len(folded) and (folded[first] in self._openings or not folded[first]):
            first += 1
        return first

    def _after_announcement(self, words: Sequence[str], folded: Sequence[str], first: int) -> int:
        """Return the place after a question's announcement: « question : ».

        A single word announces only before a stop, not in « question de patients ».
        """
        for size in range(min(LONGEST, len(words) - first - ANNOUNCED), 0, -1):
            end = first + size
            said = " ".join(word for word in folded[first:end] if word)
            stops = bool(_STOP.search(words[end - 1])) or not folded[end]
            if said in self._announcements and (" " in said or stops):
                return end
        return first

    def kind(self, text: str) -> str | None:
        """Return the kind of small talk of a message; None when it may be a question.

        « Ça marche, merci » is of the kind of « ça marche ».
        """
        bare = self.without_politeness(text)
        return self._kind(text) or (self._kind(bare) if bare != text else None)

    def _kind(self, text: str) -> str | None:
        """Return the kind of a whole message."""
        folded = fold(text)
        words = folded.split()
        if not words:
            return self._sign(text)
        if len(words) > 2 * LONGEST:
            return None
        if self._bare(text) in self._announcements:
            return ANNOUNCES
        return self._said(folded, words) if len(words) <= LONGEST else self._kinds.get(folded)

    def _said(self, folded: str, words: Sequence[str]) -> str | None:
        """Return the kind of a short folded message: known, only polite or rude words, or near."""
        if folded in self._kinds:
            return self._kinds[folded]
        if self._insults & set(words) and self._polite | self._insults >= set(words):
            return INSULT
        polite = all(word in self._polite for word in words) and not ASKING & set(words)
        if polite and words[0] not in SOMEBODY and self._openings & set(words):
            best = process.extractOne(folded, self._phrases, scorer=fuzz.token_set_ratio)
            return self._kinds[best[0]]
        return self._two(words) or self._nearest(words)

    def _two(self, words: Sequence[str]) -> str | None:
        """Return the kind of a message that begins and ends with two different polite phrases."""
        for at in range(1, len(words)):
            first, last = (" ".join(some) for some in (words[:at], words[at:]))
            if {self._kinds.get(first), self._kinds.get(last)} <= GREETINGS:
                return self._kinds[first]
        return None

    def _sign(self, text: str) -> str | None:
        """Return the kind of a wordless message that only repeats a sign: « 👍👍 »."""
        signs = _TONES.sub("", text)
        said = (sign for sign in self._signs if signs and not signs.replace(sign, ""))
        return next((self._signs[sign] for sign in said), None)

    def _nearest(self, words: Sequence[str]) -> str | None:
        """Return the kind of the phrase that says nearly the same, in the same sense."""
        near = process.extractOne(
            _sorted(words), self._sorted, scorer=fuzz.ratio, score_cutoff=ALIKE
        )
        phrase = self._phrases[near[2]] if near else ""
        undone = " " not in phrase and phrase[2:].endswith(_sorted(words))  # « dés-inscription »
        if phrase and (undone or self._kinds[phrase].startswith(EXACT)):
            return None
        if phrase and same_sense(phrase, words) and not self.is_about_trade(words):
            return self._kinds[phrase]
        return None

    def may_say(self, kind: str, words: Sequence[str]) -> bool:
        """Tell whether folded words that are near a kind may really be of it.

        Thanks may name a theme. To tell of others is not to agree, to ask where to click is not to
        doubt, to suppose is not to chat. « Supprime-le » may be about a document.
        """
        told = kind == AGREED and not OTHERS.isdisjoint(words[:1])
        told = told or " ".join(words[:2]).startswith(SUPPOSING)
        told = told or (kind in NEEDED and NEEDED[kind].isdisjoint(words))
        told = told or (kind == SCAM and not WHERE.isdisjoint([*words[:1], *words[-1:]]))
        return not told and (kind in GREETINGS or not self.is_about_trade(words))

    def is_about_trade(self, words: Iterable[str]) -> bool:
        """Tell whether folded words name a theme of the base: « la CPE, c'est gratuit ? »."""
        return not self._trade.isdisjoint(words)

    def _bare(self, text: str) -> str:
        """Return a folded message without the greeting before it and the « svp » after it."""
        folded = fold_all(text.split())
        said = " ".join(word for word in folded[self._after_greeting(folded, 0) :] if word)
        ends = (said.removesuffix(f" {word}") for word in PLEASE | self._closings)
        return min(ends, key=len, default=said)


def _sorted(words: Iterable[str]) -> str:
    """Return words in alphabetical order, so that their own order does not matter."""
    return " ".join(sorted(words))
