"""What is typed after « /parcours »: a step, and what to do with it."""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from bot.journey import State
from handlers.forms import KEPT, any_of, folded, pattern, places, split
from handlers.said import Said
from knowledge import Base, Label, Phrases, Step
from knowledge.text import fold

NEAR_ENOUGH = 80
"""Likeness (rapidfuzz, 0 to 100) from which words stand for a step."""

STEP_WORD = "etape"

_NUMBER = re.compile(r"[0-9]{1,3}")
BLOCKED = "blocked"
"""What asks what blocks a step, in the table [path.typed] of the phrases."""

UNFINISHED = "unfinished"
"""What tells that a step is not finished, in the table [path.typed_numbered] of the phrases."""

SKIPPED = "skipped"
"""What tells to go on from a step, in the same table."""

EVERY, PICTURE, PAGE = "all", "picture", "page"
"""What is asked of the whole path in the table [path.typed] of the phrases."""


@dataclass(frozen=True)
class Wish:
    """What is asked about the path.

    Attributes:
        act: a name of the table [path.typed] of the phrases; empty to open a step.
        rest: the words that stand for a step.
    """

    act: str
    rest: str


def wish(phrases: Phrases, text: str, more: Mapping[str, Label] | None = None) -> Wish:
    """Read « fait cps », « cps en cours », « 3 »; « la 3 en fait » tells no state.

    `more`: by act, ways to say it that only the number of a step makes clear.
    """
    said = re.sub(rf"\s(?:{pattern(phrases.path.typed_instead())})$", "", fold(text))
    acts = [*phrases.path.typed.items(), *(more or {}).items()]
    forms, longest = _acts(*((act, label()) for act, label in acts))
    words = said.split()
    told = [("", said)]
    for size in range(1, min(longest, len(words)) + 1):
        told.append((" ".join(words[:size]), " ".join(words[size:])))
        told.append((" ".join(words[-size:]), " ".join(words[:-size])))
    form, rest = min((one for one in told if one[0] in forms), key=lambda one: forms[one[0]])
    return Wish(forms[form][1], rest)


@lru_cache(maxsize=KEPT)
def _acts(*acts: tuple[str, str]) -> tuple[Mapping[str, tuple[int, str]], int]:
    """Return the rank and act of each form of some acts, and the most words of a form.

    The longest forms rank first; of two equally long, the one whose act comes first.
    """
    forms = [(form, act) for act, label in acts for form in split(label)]
    forms.sort(key=lambda one: -len(one[0]))
    ranked = [*enumerate([*forms, ("", "")])]
    ranks = {form: (rank, act) for rank, (form, act) in reversed(ranked)}
    return ranks, max(len(form.split()) for form, _ in forms)


def count(phrases: Phrases, word: str) -> int | None:
    """Read « 4 », « quatre », folded; None for any other word."""
    if _NUMBER.fullmatch(word):
        return int(word)
    if word in places(phrases.dates.typed["one"]()):
        return 1
    place = places(phrases.dates.typed["counts"]()).get(word)
    return None if place is None else place + 2


def count_unless_article(phrases: Phrases, word: str) -> int | None:
    """Read « 4 », « quatre », folded; but « une » is an article."""
    number = count(phrases, word)
    return None if number == 1 and not word.isdecimal() else number


def of_shown(phrases: Phrases, said: Said) -> str:
    """Return what is asked of the step shown, as its buttons would; empty for nothing.

    One of the states, or `BLOCKED`, as the table [path.typed] names them.
    """
    labels = [*phrases.step.mark.items(), (BLOCKED, phrases.step.blocked)]
    place = said.says(*([label()] for _, label in labels))
    if place is not None:
        return labels[place][0]
    of_it = {"none": phrases.path.typed_numbered["none"], "done": phrases.path.typed_here}
    asked = wish(phrases, said.bare or said.words, of_it)
    this = asked.rest in {"", *split(phrases.path.typed_this())}
    alone = this and not said.is_one_of(phrases.path.typed_aside())
    return asked.act if alone and asked.act in dict(labels) else ""


def view(phrases: Phrases, said: Said) -> str:
    """Return how the whole path is asked for, in the words of its buttons: list, picture, page."""
    words = phrases.path
    labels = {EVERY: words.all_steps, PICTURE: words.as_picture, PAGE: words.as_page}
    place = said.says(*([label(), words.typed[name]()] for name, label in labels.items()))
    return "" if place is None else list(labels)[place]


def undoes(phrases: Phrases, said: Said, *, just_marked: int) -> bool:
    """Tell whether a text undoes what was told of a step: « non, en fait c'est pas fait ».

    When steps were `just_marked`, « remets » or « oups » suffice; when several were, « pas
    celle-là » does not.
    """
    words = phrases.path
    forms = set(folded(words.typed[State.TODO](), phrases.step.mark[State.TODO]()))
    forms |= any_of(words.typed_undo()) if just_marked else set()
    forms |= any_of(words.typed_undo_one()) if just_marked == 1 else set()
    return behind(phrases, said, forms)


def tells_to_do(phrases: Phrases, said: Said) -> bool:
    """Tell whether a text that undoes says that a step is to do; « annuler » does not."""
    forms = set(folded(phrases.path.typed[State.TODO](), phrases.step.mark[State.TODO]()))
    return behind(phrases, said, forms - any_of(phrases.mistaken.cancels()))


def not_yet(phrases: Phrases, said: Said) -> bool:
    """Tell whether a text says that a step still waits: « non pas encore », « toujours rien »."""
    return behind(phrases, said, folded(phrases.reminders.typed_not_yet()))


def tells_received(phrases: Phrases, text: str) -> bool:
    """Tell whether a message says « j'ai reçu … » or « … est arrivée »: maybe a step under way."""
    path, said = phrases.path, fold(text)
    have, received = pattern(path.typed_have()), pattern(path.typed_received())
    if re.match(rf"(?:{have})\s(?:\w+\s)?(?:{received})\s", said):
        return True
    return re.fullmatch(rf"(?:\w+\s){{3,4}}(?:{pattern(path.typed_arrived())})", said) is not None


def behind(phrases: Phrases, said: Said, forms: Container[str]) -> bool:
    """Tell whether a text is one of some forms, maybe after « non en fait »."""
    before = split(phrases.path.typed_undo_before())
    return any(_ends(text.split(), forms, before) for text in (said.words, said.bare))


def _ends(words: list[str], forms: Container[str], before: Container[str]) -> bool:
    """Tell whether words end with one of the forms, after others that add nothing."""
    at, told = 0, False
    while at < len(words):
        ends = range(len(words), at, -1)
        end = next((end for end in ends if " ".join(words[at:end]) in forms), 0)
        if not end and words[at] not in before:
            return False
        at, told = end or at + 1, told or bool(end)
    return told


def of_number(base: Base, number: int) -> Step | None:
    """Return the step of a number."""
    return next((known for known in base.steps.values() if known.number == number), None)


def step(base: Base, words: str) -> Step | None:
    """Return the step that folded words mean: by its number, its name, or its title."""
    words = words.removeprefix(STEP_WORD).strip()
    for known in base.steps.values():
        if words in {str(known.number), fold(known.id)}:
            return known
    if not words or words.isdigit():
        return None
    titles = {known.id: fold(known.title) for known in base.steps.values()}
    wanted = set(words.split())
    for step_id, title in titles.items():
        if wanted <= set(title.split()):
            return base.steps[step_id]
    near = process.extractOne(words, titles, scorer=fuzz.token_set_ratio, score_cutoff=NEAR_ENOUGH)
    return base.steps[near[2]] if near else None
