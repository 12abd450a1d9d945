"""Which words of a message are someone's name: those a title announces."""

import re
from collections.abc import Iterator

from knowledge.personal import patterns as shapes
from knowledge.personal.called import is_somebody
from knowledge.personal.endings import INFLECTED, is_like_a_word, is_said_of_many
from knowledge.personal.kinds import Kind, Span
from knowledge.personal.landmarks import is_of_a_street
from knowledge.personal.sounds import is_misspelt
from knowledge.personal.unlisted import is_small_surname
from knowledge.personal.verbs_after import is_subject, is_verb, is_verb_by_ear
from knowledge.personal.words import Nature, bare, is_given, is_infinitive, nature, words

MOST_WORDS = 5
"""« Jean-Pierre de la Tour du Pin » has six, two of which are particles."""

SHORTEST = 3
"""Below, a lower-case word is rather a little word than a name."""

JUST_BEFORE = 5
"""Characters before a title of which « une » and a space are four."""

LONGEST_CODE = 4
"""No name has a digit, and « C2S » has three characters; longer, it may be a name and a number."""

_TOKEN = re.compile(
    r"(?:(?<=[ .\-]\w)\.-?)?[ \n]{0,2}"
    rf"(?P<word>[^\W\d_](?:[^\W_]|{shapes.JOINER}|['\-](?=[^\W\d_]))*+)"
)
ELIDED = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'", re.IGNORECASE)
_NOBLE = re.compile(r"[dlmnoDLMNO]'(?=[^\W\d_])")
_INVERTED = re.compile(r"(?:[dt]-|[ae]-t-)(?:ils?|elles?|on)\Z", re.IGNORECASE)
_ANYBODY = re.compile(r"(?<![^\W_])une?[ ]\Z", re.IGNORECASE)
_PATIENT = re.compile(r"(?:patiente?|pte?)[ ]", re.IGNORECASE)
_LINE_END = re.compile(r"[ ]?(?:\Z|[\n,])")
_PREVIOUS = re.compile(r"([^\W\d_]+)(?:[ \n]|')\Z")


def spans(text: str) -> Iterator[Span]:
    """Yield the names of a folded text, without their titles."""
    end = 0
    for title in shapes.TITLE.finditer(text):
        if title.end() < end:
            continue
        found = _name(text, title)
        if (
            found
            and not is_of_a_street(text, found[0])
            and not _is_famous(title[0] + text[slice(*found)])
        ):
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
        if not _NOBLE.match(word) or not (word[2:3].isupper() or _is_small(word[2:])):
            return False
        word = word[2:]
        if bare(word) in words("places"):
            return False
    if len(word) <= LONGEST_CODE and not word.isalpha():
        return False
    return _may_be_name(word, token, plain=plain, title=title)


def _is_small(word: str) -> bool:
    """Tell whether a word in small letters is a name after « d' », « m' »: « mr m'barek »."""
    return nature(word) is Nature.NAME or is_small_surname(word)


def _may_be_name(word: str, token: re.Match[str], *, plain: bool, title: re.Match[str]) -> bool:
    """Tell whether a word, of this nature and in this place, is a name."""
    if bare(word) in words("eponyms") and _PATIENT.match(title[0]):
        return False
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
            named = capital or (plain and not is_verb(word, token, title))
        case Nature.VERB:
            subject = is_subject(token)
            named = (capital and not word.isupper()) or (plain and subject)
        case Nature.ADJECTIVE:
            named = plain and capital
        case Nature.UNKNOWN:
            sure = plain or _is_announced(title, token)
            named = _is_unknown_name(word, plain=sure, loud=loud and len(title[0]) > SHORTEST)
            named = named and not ((word.islower() or loud) and is_verb_by_ear(token))
    return named


def _is_announced(title: re.Match[str], token: re.Match[str]) -> bool:
    """Tell whether a name must follow: « s'appelle », « patient : », « le patient … est »."""
    word = token["word"]
    if not title["called"]:
        if title["placed"] is None or len(word) <= LONGEST_CODE or is_said_of_many(word):
            return False
        described = bare(title["placed"].strip(" :\n")) in words("persons") and is_subject(token)
        described = described and not _ANYBODY.search(
            title.string, max(0, title.start() - JUST_BEFORE), title.start()
        )
        related = bare(title["placed"].strip(" .:=\n")) in words("related")
        if not (described or related or (":" in title[0] and _is_a_line(title, token))):
            return False
    return not (is_like_a_word(word) or is_misspelt(word) or bare(word) in words("places"))


def _is_a_line(title: re.Match[str], token: re.Match[str]) -> bool:
    """Tell whether a title and a name are a line of their own, as on a form."""
    text, start = title.string, title.start()
    begins = start == 0 or text[start - 1] == "\n"
    return begins and _LINE_END.match(text, token.end()) is not None


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
