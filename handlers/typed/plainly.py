"""A message prepared for reading: in words, without politeness, doers or moments."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from handlers.forms import (
    MEANS,
    any_of,
    begun_by,
    folded,
    holds_any,
    joined,
    pattern,
    shortened,
    split,
)
from handlers.said import QUESTION_MARK, Said
from handlers.scene import Scene
from handlers.shown import signs
from handlers.typed import aside, excepted, figures, secretary_card
from handlers.typed import path as typed_path
from knowledge import Base, Phrases, Step, parts
from knowledge.text import fold, fold_all

LONGEST = 9
"""Words that only ask politely, at most: « je vous serais reconnaissante de bien vouloir »."""

_VARIANTS = re.compile(
    "[\N{VARIATION SELECTOR-16}\N{EMOJI MODIFIER FITZPATRICK TYPE-1-2}-"
    "\N{EMOJI MODIFIER FITZPATRICK TYPE-6}]"
)
"""What only changes the colour of a drawing."""

_TAPPED = (signs.STEPS, signs.REMINDED)
"""Signs of the screens below which stand the buttons that tell the state of a step."""


def said(scene: Scene, message: Said) -> Said:
    """Return a message reduced to what it tells; most messages are unchanged."""
    phrases, base = scene.phrases, scene.base
    tapped = tapped_label(phrases, message) if scene.before.startswith(_TAPPED) else ""
    bluntly = _bluntly(phrases, tapped or _unlabelled(phrases, base, message.text))
    ticked = _also(phrases, base, _ticked(phrases, base, bluntly))
    spelt = aside.just_done(phrases, aside.spelt(phrases, ticked))
    did = aside.without_tail(phrases, excepted.without_doer(phrases, spelt))
    undated = aside.without_past(phrases, did)
    text = secretary_card.as_step(scene, undated)
    if text == message.text:
        return message
    return replace(message, text=text, dated=undated != did)


def tapped_label(phrases: Phrases, message: Said) -> str:
    """Return the label of a step's button that one says to tap: « je clique sur c'est fait »."""
    labels = (phrases.step.blocked(), *(label() for label in phrases.step.mark.values()))
    said = aside.without_leads(phrases, message.bare or message.words)
    taps = begun_by(said, phrases.lists.typed_tapping())
    tapped = said.removeprefix(taps).strip() if taps else ""
    return next((label for label in labels if fold(label) == tapped), "")


def _unlabelled(phrases: Phrases, base: Base, text: str) -> str:
    """Return « étape 2 » for the label of the button that shows it, which may be out of date.

    « Étape 2 du parcours : à faire », typed once the step is done, would undo it.
    """
    before, _, behind = text.partition(":")
    if not behind:
        return text
    path, said = phrases.path, fold(before)
    step = next((one for one in base.steps.values() if said == fold(_label(phrases, one))), None)
    states = folded(*(label() for label in path.states.values()))
    dated = pattern(*(label(date="") for label in path.states_on.values()))
    labelled = fold(behind) in states or re.match(rf"(?:{dated})\s\d", fold(behind))
    return f"{typed_path.STEP_WORD} {step.number}" if step and labelled else text


def _label(phrases: Phrases, step: Step) -> str:
    return phrases.path.answer_button(number=step.number, said="")


def _bluntly(phrases: Phrases, text: str) -> str:
    """Return a text without words that only ask politely, nor their question mark.

    « Pourriez-vous me dire si la 4 est faite ? » is still a question.
    """
    path, words = phrases.path, text.split()
    opens, ends = shortened(path.typed_polite()), any_of(path.typed_polite_behind())
    said, meant = fold_all(words), ""
    asked_if = any_of(path.typed_asking_if())
    while not _first(said, asked_if) and (size := _first(said, opens)):
        meant = opens[joined(said[:size])]
        said = said[size:]
    words = words[len(words) - len(said) :]
    asks = len(words) < len(text.split())
    while size := _last(said, ends):
        said, words = said[:-size], words[:-size]
    if size := _first(said, asked_if):
        return f"{' '.join(words[size:])} {QUESTION_MARK}"
    told = " ".join([*meant.split(), *words])
    if not words or told == " ".join(text.split()):
        return text
    bare = told.replace(QUESTION_MARK, "").strip()
    indirect = holds_any(fold(bare), path.typed_indirect())
    return bare if asks and not indirect and not parts.asks(bare) else told


def _first(said: Sequence[str], forms: Collection[str]) -> int:
    """Return how many of the first folded words are one of some forms, at most; 0 for none."""
    sizes = range(min(LONGEST, len(said) - 1), 0, -1)
    return next((size for size in sizes if joined(said[:size]) in forms), 0)


def _last(said: Sequence[str], forms: Collection[str]) -> int:
    """Return the same of the last ones, but for the sign before them: « … est faite ? merci »."""
    sizes = range(min(LONGEST, len(said) - 1), 0, -1)
    return next((size for size in sizes if said[-size] and joined(said[-size:]) in forms), 0)


def _ticked(phrases: Phrases, base: Base, text: str) -> str:
    """Return a text with ticks in words: « 1 ✅ » is « 1 fait ».

    It is unchanged when it says more than which steps: « merci ✅ ».
    """
    drawn = dict(form.split(MEANS, 1) for form in split(phrases.path.typed_ticks()))
    if drawn.keys().isdisjoint(text):
        return text
    told = re.sub("|".join(drawn), lambda sign: f" {drawn[sign[0]]} ", _VARIANTS.sub("", text))
    bare = fold(re.sub("|".join(drawn), " ", _VARIANTS.sub("", text))).split()
    return told if bare and all(_names(phrases, base, word) for word in bare) else text


def _also(phrases: Phrases, base: Base, text: str) -> str:
    """Return « la 5 aussi », folded, for « pareil pour la 5 »; « c'est pareil » names no step."""
    path, said = phrases.path, figures.in_figures(phrases, fold(text))
    likes, ands = pattern(path.typed_alike()), pattern(path.typed_and())
    named = re.sub(rf"^(?:(?:{ands})\s)?(?:{likes})\s|\s(?:{likes})$", "", said)
    words, little = named.split(), {*split(path.typed_little()), *split(path.typed_and())}
    if named == said or little.issuperset(words):
        return text
    if not all(_names(phrases, base, word) for word in words):
        return text
    return f"{named} {split(path.typed_also())[0]}"


def _names(phrases: Phrases, base: Base, word: str) -> bool:
    """Tell whether a folded word names a step, or stands around its name."""
    names = {name for step in base.steps.values() for name in fold(step.id).split()}
    known = names.union(split(phrases.path.typed_little()), split(phrases.path.typed_and()))
    return word in known or (word.isdecimal() and len(word) <= len("12"))
