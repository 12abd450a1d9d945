"""What is typed after « /profil »: a profession, yes or no to a fact, in any order."""

import re
from collections.abc import Collection
from itertools import dropwhile

from bot.profile import SECRETARY, Fact
from handlers.forms import any_of, begun_by, ended_by, holds_any, pattern, split
from handlers.profile.questions import NO, ROLE, YES, choices
from handlers.said import Said
from handlers.typed import aside, profile_forms
from knowledge import Phrases, parts
from knowledge.text import fold

PLACE, LONG_PLACE = 3, 6
"""Words of a place, at most: behind « à » or « de », and behind « dans » or « chez »."""


def changed(phrases: Phrases, said: Said) -> dict[str, str]:
    """Return what a text changes, below the profile: « non pardon, pharmacien »."""
    unled = _put_right(phrases, aside.without_leads(phrases, said.bare or said.words))
    return understood(phrases, said.words) or understood(phrases, unled)


def _put_right(phrases: Phrases, text: str) -> str:
    """Return « je suis infirmière », folded, for « je suis pas médecin je suis infirmière »."""
    words = phrases.profile
    i_am, but = split(words.typed_i_am()), pattern(words.typed_i_am(), words.typed_but())
    denied = pattern(words.typed_i_am_not())
    told = re.fullmatch(rf"(?:{denied})\s(?P<refused>.+?)\s(?:{but})\s(?P<kept>.+)", text)
    if told is None or ROLE not in understood(phrases, told["refused"]):
        return text
    return f"{i_am[0]} {told['kept']}"


def understood(phrases: Phrases, text: str) -> dict[str, str]:
    """Return the answer to each question of the profile that a text answers.

    Nothing when a word is not understood, or when it says two things for one question: « pas
    médecin » must not be taken for « médecin ».
    """
    (forms, longest), fillers = (
        profile_forms.listed(phrases),
        any_of(phrases.profile.typed_fillers()),
    )
    words, said = fold(text).split(), dict[str, str]()
    while words:
        size = next((n for n in range(longest, 0, -1) if " ".join(words[:n]) in forms), 0)
        if size:
            question, answer = forms[" ".join(words[:size])]
            if said.setdefault(question, answer) != answer:
                return {}
        elif words[0] not in fillers:
            return {}
        words = words[size or 1 :]
    return said


def answers(phrases: Phrases, question: str, said: Said) -> dict[str, str]:
    """Return the answer to a question just asked, by number or words, and others told with it.

    « Oui, une secrétaire » is who one has, unlike « je suis secrétaire ».
    """
    known, words = choices(question), phrases.profile
    ways = ((words.answers[each], words.typed_answers.get(each)) for each in known)
    place = said.chooses(*([way() for way in each if way] for each in ways))
    if place is not None:
        return {question: known[place]}
    if question == Fact.FINESS and said.asks_for(
        words.typed_structures(), words.typed_structures_around()
    ):
        return {question: YES}
    if question == Fact.SECRETARIAT and _counted(phrases, said.bare):
        return {question: YES}
    if question in [*Fact]:
        told = understood(phrases, said.words) or _hesitant(phrases, question, said)
        has_one = question == Fact.SECRETARIAT and told == {ROLE: SECRETARY}
        is_one = begun_by(said.words, words.typed_i_am(), words.answers[NO]())
        return {question: YES} if has_one and not is_one else told
    if is_theirs(phrases, said.words):
        return {}
    role = role_of(phrases, said.words) if not parts.asks(said.text) else ""
    return {ROLE: role} if role else understood(phrases, said.words)


def _counted(phrases: Phrases, text: str) -> bool:
    """Tell whether folded words count secretaries: « j'ai trois secrétaires »."""
    words, counts = phrases.profile, split(phrases.dates.typed["counts"]())
    have = begun_by(text, words.typed_before[YES]())
    count, _, whom = text.removeprefix(have).strip().partition(" ")
    names = split(words.typed_facts[Fact.SECRETARIAT]())
    return count in counts and f"{counts[0]} {whom}" in names


def is_theirs(phrases: Phrases, words: str) -> bool:
    """Tell whether folded words name someone who works with the person: « et ma secrétaire »."""
    possessives = any_of(phrases.profile.typed_possessives())
    little = any_of(phrases.profile.typed_fillers()) - possessives
    first, *other = [*dropwhile(little.__contains__, words.split()), ""]
    return first in possessives and " ".join(other).strip() in profile_forms.listed(phrases)[0]


def _hesitant(phrases: Phrases, question: str, said: Said) -> dict[str, str]:
    """Read « en fait non », « euh non pas de finess je crois », « oui, logiciel ségur »."""
    words, text = phrases.profile, said.words
    text = text.removesuffix(ended_by(text, words.typed_hedges())).strip()
    rest = aside.without_leads(phrases, text)
    answered = {fold(words.answers[one]()): one for one in (YES, NO)}
    ways = [word for word in text.split() if word in answered]
    if ways and not rest:
        return {question: answered[ways[-1]]}
    told = understood(phrases, rest)
    return told or (understood(phrases, f"{rest} {ways[0]}") if ways else {})


def in_full(phrases: Phrases, said: Said, facts: Collection[str] = ()) -> dict[str, str]:
    """Return what is told of a named profile, or at least two answers, with yes or no.

    Or facts, on which the path shown depends: « j'ai pas de secrétaire ». « Profil : médecin »,
    « finess oui, ségur oui »: nobody asks a question so. « Kiné sans secrétariat » may be said in
    passing, of which nothing is noted unasked.
    """
    if parts.asks(said.text):
        return {}
    opening = begun_by(said.words, phrases.profile.typed_opening())
    told = understood(phrases, said.words.removeprefix(opening))
    plain = len(told) > 1 and not {YES, NO}.isdisjoint(said.words.split())
    return told if opening or plain or {*facts}.issuperset(told) else {}


def role_of(phrases: Phrases, text: str, *, loosely: bool = True) -> str:
    """Return the profession that a text tells, maybe with where or how long; empty for none.

    « kiné à Brest », « secrétaire de trois médecins »: nothing but a place is added. The second is
    only recognised `loosely`: « pharmacien avec e-CPS expirée » is a question.
    """
    said, words = fold(text), phrases.profile
    told = [whole] if (whole := understood(phrases, said)) else []
    places = [(PLACE, words.typed_of()), (LONG_PLACE, words.typed_within())]
    places += [(PLACE, words.typed_with())] if loosely else []
    of_other = is_of_other(phrases, said)
    for most, way in ((most, way) for most, ways in places for way in split(ways)):
        begun, cut, place = f"{said} ".partition(f" {way} ")
        if not whole and not of_other and cut and len(place.split()) <= most:
            told.append(understood(phrases, begun))
    return next((each[ROLE] for each in told if ROLE in each and len(each) == 1), "")


def begun_with(phrases: Phrases, text: str) -> str:
    """Return the profession that a text tells first, whatever follows; empty for none.

    « bonjour je suis kiné, je débute », « j'exerce comme podologue depuis mars ».
    """
    said, words = fold(text), phrases.profile
    if is_of_other(phrases, said) or parts.asks(text):
        return ""
    told = said.removeprefix(begun_by(said, words.typed_as())).split()
    forms, longest = profile_forms.listed(phrases)
    fillers = any_of(words.typed_fillers())
    at = next((at for at, word in enumerate(told) if word not in fillers), len(told))
    named = (" ".join(told[at : at + size]) for size in range(longest, 0, -1))
    question, answer = next((forms[name] for name in named if name in forms), ("", ""))
    return answer if question == ROLE else ""


def is_of_other(phrases: Phrases, text: str) -> bool:
    """Tell whether a text begins with somebody else: « ma secrétaire a … », « le médecin … »."""
    return bool(begun_by(fold(text), phrases.profile.typed_others()))


def of_oneself(phrases: Phrases, said: Said) -> dict[str, str]:
    """Return what a text tells of oneself: « je suis pharmacien en fait », « j'ai un finess ».

    Facts only count when they hold now, or as yes or no: « sans secrétariat » may follow a
    question.
    """
    words = phrases.profile
    text = _put_right(phrases, said.words)
    opening = begun_by(text, words.typed_i_am())
    now = holds_any(text, words.typed_now())
    ends = ended_by(f" {text}", *(label() for label in words.typed_after.values()))
    told = understood(phrases, text[len(opening) :]) if opening or now or ends else {}
    return told if (ROLE in told) is bool(opening) else {}
