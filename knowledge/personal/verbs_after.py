"""Whether what follows a title is a verb, or a name before one: « mme garde sa carte »."""

import re

from knowledge.personal.sounds import is_like_a_verb
from knowledge.personal.words import bare, is_given, is_infinitive, verbs, words

_NEXT = re.compile(r"[ \n]{1,2}(?P<word>[^\W\d_]+)(?![\w'\-])")
_END = re.compile(r"[ ]?(?:\Z|[.,;:?!\n)])|[ ]qu'", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:\A|[.,;:?!\n(][ ]?|(?<!\w)(?:si|que|quand|lorsque|comme|mais|et|car|donc|puis|ou|où)[ ])"
    r"(?:le|la|ce|cette|mon|ma|notre|votre)[ ]\Z",
    re.IGNORECASE,
)
"""Before a title, what makes it a subject: « si le docteur… », but not « vu le docteur… »."""

_PREDICATE = re.compile(
    r"[ \n]{1,2}(?:n'(?!avoir|[êe]tre)|s'est\b|ne[ ](?!pas|plus|rien|jamais|point|me|te|se|lui)"
    r"|a[ ](?:perdu|re[çc]u|(?:oubli|chang|refus|demand|d[ée]m[ée]nag|r?appel)[ée])"
    r"|(?:est|[ée]tait|veut|peut|doit|refuse|demande|souhaite|voudrait|habite|r?appelle)"
    r"(?![\w'\-]|[ ](?:ce|il|elle|on|ils|elles|je)\b))",
    re.IGNORECASE,
)
"""What only a subject comes before: two finite verbs do not follow each other."""


def is_subject(token: re.Match[str]) -> bool:
    """Tell whether a finite verb follows a word: « le patient kerloch est décédé »."""
    return _PREDICATE.match(token.string, token.end("word")) is not None


def is_verb_by_ear(token: re.Match[str]) -> bool:
    """Tell whether a misspelt verb follows a title: « mme demende »; none has another after it."""
    return not is_subject(token) and is_like_a_verb(token["word"])


def is_verb(word: str, token: re.Match[str], title: re.Match[str]) -> bool:
    """Tell whether a name is rather a verb here: « mme garde sa carte », « garde la main »."""
    if bare(word) not in verbs():
        return False
    if _END.match(token.string, token.end()):
        return _closes(word, title)
    after = _NEXT.match(token.string, token.end())
    if after and bare(after["word"]) in words("between"):
        after = _NEXT.match(token.string, after.end())
    if after is None or bare(after["word"]) in words("objects"):
        return after is not None
    thing = _NEXT.match(token.string, after.end())
    if thing is None or bare(after["word"]) not in words("things"):
        return False
    return bare(thing["word"]) not in verbs()


def _closes(word: str, title: re.Match[str]) -> bool:
    """Tell whether a verb ends what is said of a doctor: « si le docteur juge »."""
    if is_infinitive(word) or is_given(word) or not title["doctor"]:
        return False
    return _SUBJECT.search(title.string, max(0, title.start() - 24), title.start()) is not None
