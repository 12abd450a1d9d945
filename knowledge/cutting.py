"""The places where a message may divide into two questions."""

import re
from collections.abc import Iterator
from enum import Enum

from knowledge.parts import SHORTEST, asks

THING_WORDS = 4
"""Words of a thing that « et » joins to another, at most."""

_LINE = (
    r"\s*\n(?:\s*\n\s*|\s*(?=(?-i:[A-ZÀ-Ý][a-zà-ÿ'’])|"
    r"(?:comment|coment|cmt|combien|quel(?:le)?s?|pourquoi|pk|est[- ]ce|esk|eske)\b))"
)
"""A new line that begins something else: a text may have been cut into lines anywhere."""
_ELSE = (
    r"[?!.;,]{0,3}(?:\s{1,3}(?:et|puis|sinon))?\s{1,3}(?:"
    r"(?:une )?(?:autre|deuxi[eè]me|seconde|2e|2eme) (?:chose|question|point)|"
    r"par ailleurs|au passage|au fait(?! qu)|rien [aà] voir)\s{0,3}[,:.;]?\s{1,3}"
)
"""What says that something else follows, whatever stands before."""
_BREAK = re.compile(
    rf"{_ELSE}|[?!.;]+(?:\s*\n\s*|(?=\s))|{_LINE}|\s+\+\s+|"
    r",?\s+(?:et|puis|sinon|aussi|ensuite|deuxièmement|2\)|2/)\s+|,\s+",
    re.IGNORECASE,
)
_DOUBTFUL = re.compile(
    r"\s+[/–—-]\s+|…\s+|"
    r",?\s+(?:en plus|quant (?:à|aux?))\s+|,\s+|"
    r"\s+(?=(?:c['’ ]est quoi|comment|combien|pourquoi|est[- ]ce qu|qu['’ ]est[- ]ce|"
    r"quel(?:le)?s?|que (?:faire|dire|devien)|où|faut[- ]il)\b)",
    re.IGNORECASE,
)
"""What seldom parts two questions: a dash, « en plus », a comma between two statements; or nothing
at all, before a word that asks."""
_CONDITION = re.compile(
    r"\W*(?:si|s['’]ils?|quand|lorsqu|comme|puisqu|pour|en cas)\b", re.IGNORECASE
)
"""What begins the half of a question: « si le patient refuse comment … »."""
_CALLING = re.compile(
    r"\b(?:savoir|sais|sait|dire|dites[- ]moi|demand\w+|expliqu\w+|compren\w+|voir|fai[st]|faire|"
    r"font|pas|plus|bien|trop|et|ou|mais|puis|sinon|donc|alors|n)$|[^\w?!)»]$",
    re.IGNORECASE,
)
"""What calls for the word that asks behind it: « je ne sais pas comment »."""
_BETWEEN = re.compile(r"\bentre\b(?:(?!\bet\b)[^?!.,;])*$", re.IGNORECASE)
"""« Entre la CPS » waits for the other thing; « entre la CPS et la e-CPS » no longer does."""
_DANGLING = re.compile(
    r"\b(?:peu[tx]|peuvent|doi[ts]|doivent|faut|veu[tx]|veulent|est|sont|a|ai|ont|va|vont|"
    r"le|la|les|un|une|des|du|de|à|mon|ma|mes|son|sa|ses|que|si|pour|avec|sans|dans|par|"
    r"(?<!pour )(?<!avec )(?<!chez )(?<!à )(?<!par )(?<!est )qui)$",
    re.IGNORECASE,
)
"""What waits for more; « c'est pour qui » does not."""
_INFINITIVE = r"\w{2,}(?:er|ir|re)"
_VERB_BEFORE, _VERB_AFTER = (
    re.compile(rf"\b{_INFINITIVE}$", re.IGNORECASE),
    re.compile(rf"(?:à |de )?{_INFINITIVE}\b", re.IGNORECASE),
)
_VERB_ALONE = re.compile(
    rf"(?!(?:notre|votre|autre|quatre|entre|premier|dernier)\b){_INFINITIVE}\b", re.IGNORECASE
)
_WHO_MAY = re.compile(
    r"(.{0,60}?\b(?:peu[tx]|puis|peuvent|pourrai[st]|doi[st]|doivent|devrai[st])"
    rf"(?:[- ](?:t-)?(?:ils?|elles?|on|je|vous))?)\s+(?:\w+\s+)?{_INFINITIVE}\b",
    re.IGNORECASE,
)
_THING = re.compile(r"(?:la|le|les|un|une|des|du|ma|mes|mon|son|sa|ses)\b", re.IGNORECASE)
_HEADING = re.compile(r"\s*[^\W\d_][^:?!.;,\n]{0,30}?\s*:\s+(?=\S)")
"""What a message is about, said first."""
HEADING_WORDS = 3
"""Words of it, at most."""


class Sign(Enum):
    """What stands between the two halves of a message."""

    COMMA = ","
    STOP = "."
    """A sentence ends, which asks nothing by its sign."""
    OTHER = ""
    TOLD = ",."
    """A comma, in what asks nothing."""
    RUN_ON = "-"
    """What seldom parts two questions, or nothing at all."""


Cut = tuple[str, str, Sign]
"""What comes before a break, what comes after, and what is between."""


def cuts(message: str) -> Iterator[Cut]:
    """Yield the ways to cut a message into two questions, the clearest breaks first.

    A mere comma after words that ask nothing is no cut: « ma carte est perdue, que faire ? » is
    one question, told first. Nor is a word that needs the one before it: « mes biologistes peuvent
    aussi lire… ».
    """
    found = sorted(
        _BREAK.finditer(message), key=lambda m: (m[0].strip()[:1] not in "?!.;\n", m.start())
    )
    for match in found:
        left = message[: match.start()] + (match[0].strip() if "?" in match[0] else "")
        right = message[match.end() :]
        word = match[0].strip().casefold()
        sign = _sign(word)
        if (word == "et" and _is_one_thing(left, right)) or (
            sign is Sign.COMMA and not asks(left)
        ):
            continue
        if (word.isalpha() or not word) and _DANGLING.search(left.rstrip()):
            continue
        if _words(left) >= SHORTEST and _words(right) >= SHORTEST:
            yield left.strip(), right.strip(), sign


def doubtful_cuts(message: str) -> Iterator[Cut]:
    """Yield the ways to cut a message in two that are seldom right, in order.

    « Identifiant refusé, mail jamais reçu », « comment écrire à un patient comment clore
    l'échange »; not « la CPS ok, mais l'e-CPS ? », where only the second is asked.
    """
    for match in _DOUBTFUL.finditer(message):
        left, right = message[: match.start()].rstrip(), message[match.end() :]
        told = match[0].strip() == Sign.COMMA.value
        if (told and asks(message)) or _DANGLING.search(left):
            continue
        if match[0].isspace() and (_CALLING.search(left) or _CONDITION.match(left)):
            continue
        if _words(left) >= SHORTEST and _words(right) >= SHORTEST:
            yield left, right.strip(), Sign.TOLD if told else Sign.RUN_ON


def _words(half: str) -> int:
    """Return how many words a half has; lone signs are not words."""
    return sum(any(map(str.isalnum, word)) for word in half.split())


def _sign(between: str) -> Sign:
    if any(map(str.isalpha, between)):
        return Sign.OTHER
    if between[:1] in {".", "!", ";"}:
        return Sign.STOP
    return Sign.COMMA if between == Sign.COMMA.value else Sign.OTHER


def _is_one_thing(left: str, right: str) -> bool:
    """Tell whether « et » joins two things, or two verbs: « récupérer et qualifier l'INS »."""
    if _VERB_BEFORE.search(left) and _VERB_AFTER.match(right):
        return True
    short = len(right.split()) <= THING_WORDS and bool(_THING.match(right)) and not asks(right)
    return short or bool(_BETWEEN.search(left))


def carried(cut: Cut) -> str:
    """Return the words of the first half that also belong to the second.

    The few before a colon: « Pharmacie : faut-il un certificat + quelle boîte prendre » asks twice
    about a pharmacy. Who may or must, before a bare verb: « ma secrétaire peut-elle qualifier
    l'INS et consulter le DMP » asks twice about her.
    """
    left, right, sign = cut
    found = _HEADING.match(left)
    if found and _words(found[0]) <= HEADING_WORDS and not asks(found[0]):
        return found[0]
    ends = sign is Sign.STOP or left.endswith("?")
    who = None if ends or not _VERB_ALONE.match(right) else _WHO_MAY.match(left)
    return f"{who[1]} " if who else ""
