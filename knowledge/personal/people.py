"""Which words of a message are someone's name: those a title announces."""

import re
from collections.abc import Iterator

from knowledge.personal import patterns as shapes
from knowledge.personal.called import is_somebody
from knowledge.personal.endings import INFLECTED, is_like_a_word
from knowledge.personal.kinds import Kind, Span
from knowledge.personal.words import Nature, bare, is_given, is_infinitive, nature, verbs, words

MOST_WORDS = 5
"""« Jean-Pierre de la Tour du Pin » has six, two of which are particles."""

SHORTEST = 3
"""Below, a lower-case word is rather a little word than a name."""

LONGEST_CODE = 4
"""No name has a digit, and « C2S » has three characters; longer, it may be a name and a number."""

_TOKEN = re.compile(
    r"(?:(?<=[ .\-]\w)\.-?)?[ \n]{0,2}"
    rf"(?P<word>[^\W\d_](?:[^\W_]|{shapes.JOINER}|['\-](?=[^\W\d_]))*+)"
)
ELIDED = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'", re.IGNORECASE)
_NOBLE = re.compile(r"[dlDLNO]'(?=[^\W\d_])")
_INVERTED = re.compile(r"(?:[dt]-|[ae]-t-)(?:ils?|elles?|on)\Z", re.IGNORECASE)
_PREVIOUS = re.compile(r"([^\W\d_]+)(?:[ \n]|')\Z")
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
    r"|(?:est|[ée]tait|veut|peut|doit|refuse)(?![\w'\-]|[ ](?:ce|il|elle|on|ils|elles|je)\b))",
    re.IGNORECASE,
)
"""What only a subject comes before: two finite verbs do not follow each other."""


def spans(text: str) -> Iterator[Span]:
    """Yield the names of a folded text, without their titles."""
    end = 0
    for title in shapes.TITLE.finditer(text):
        if title.end() < end:
            continue
        found = _name(text, title)
        if found and not _is_famous(title[0] + text[slice(*found)]):
            end = found[1]
            yield *found, Kind.PERSON


def _is_famous(called: str) -> bool:
    """Tell whether a title and a name are those of somebody everybody knows: « le père Noël »."""
    return "-".join(map(bare, shapes.LETTERS.findall(called))) in words("famous")


def _name(text: str, title: re.Match[str]) -> tuple[int, int] | None:
    """Return where the name a title announces begins and ends, if a name follows."""
    if title["called"] and not is_somebody(text, title):
        return None
    plain, upright = _is_plain(text, title), bool(title["short"] or title["long"])
    start, end, position, particle = 0, 0, title.end(), ""
    for _ in range(MOST_WORDS):
        token = _TOKEN.match(text, position)
        if token is None:
            break
        word, position = token["word"], token.end()
        if word.casefold() in words("particles") and (
            plain or upright or word[0].isupper() or word not in words("articles")
        ):
            particle = word
            plain = plain and not (title["doctor"] and word in words("articles"))
        elif len(word) == 1 and word.isupper():
            particle, plain = particle if end else word, False
        elif _is_apart(particle.casefold(), word):
            break
        elif _is_name(token, plain=plain, title=title):
            particle, end = "", position
        else:
            break
        start = start or token.start("word")
    return (start, end) if end else None


def _is_apart(particle: str, word: str) -> bool:
    """Tell whether a particle was rather a preposition, an article: « de lire », « le maire »."""
    if particle in {"le", "la", "les"}:
        verb = is_infinitive(word) and nature(word) is Nature.VERB
        return verb or bare(word) in words("offices")
    return particle == "de" and (is_infinitive(word) or bare(word) in words("places"))


def _is_plain(text: str, title: re.Match[str]) -> bool:
    """Tell whether a name may lack its capital: « mme dupont », but not « le monsieur dit »."""
    placed = title["placed"] or title["called"]
    if title["kin"] or title["mine"] or (placed and not placed.strip(" :\n").isupper()):
        return False
    before = _PREVIOUS.search(text, max(0, title.start() - 12), title.start())
    group = "indefinite" if title["short"] or title["doctor"] else "articles"
    if before is None or bare(before[1]) not in words(group):
        return True
    return title["long"] is not None and before[1].casefold() == "de"


def _is_name(token: re.Match[str], *, plain: bool, title: re.Match[str]) -> bool:
    """Tell whether a word after a title is a name rather than the rest of the sentence."""
    word = token["word"]
    if ELIDED.match(word) and bare(word).replace("'", "") not in words("names"):
        if not _NOBLE.match(word) or not word[2:3].isupper():
            return False
        word = word[2:]
        if bare(word) in words("places"):
            return False
    if len(word) <= LONGEST_CODE and not word.isalpha():
        return False
    return _may_be_name(word, token, plain=plain, title=title)


def _may_be_name(word: str, token: re.Match[str], *, plain: bool, title: re.Match[str]) -> bool:
    """Tell whether a word, of this nature and in this place, is a name."""
    loud = word.isupper() and title[0].strip(" :.\n").isupper()
    capital = word[0].isupper() and not loud
    if title["called"] and is_given(word) and bare(word) not in words("given_things"):
        return True
    match nature(word):
        case Nature.NAME:
            named = True
        case Nature.ORDINARY:
            named = False
        case Nature.DOUBLE:
            named = capital or (plain and not _is_verb(word, token, title))
        case Nature.VERB:
            subject = _PREDICATE.match(token.string, token.end()) is not None
            named = (capital and not word.isupper()) or (plain and subject)
        case Nature.ADJECTIVE:
            named = plain and capital
        case Nature.UNKNOWN:
            called = title["called"] is not None and not is_like_a_word(word)
            long = loud and len(title[0]) > SHORTEST
            named = _is_unknown_name(word, plain=plain or called, loud=long)
    return named


def _is_unknown_name(word: str, *, plain: bool, loud: bool) -> bool:
    """Tell whether a word nobody listed is a name: by its capital, or its place and its ending."""
    if "-" in word and _is_compound(word):
        return False
    if not (word[0].islower() or loud):
        return True
    known = word.replace(shapes.JOINER, "").casefold()
    return plain and len(known) >= SHORTEST and not INFLECTED.search(known)


def _is_compound(word: str) -> bool:
    """Tell whether a hyphen joins ordinary words: « reçoit-il », « tout-petit »."""
    return _INVERTED.search(word) is not None or nature(word.partition("-")[0]) is Nature.ORDINARY


def _is_verb(word: str, token: re.Match[str], title: re.Match[str]) -> bool:
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
