"""The secretary's card, named by its owner: « ma secrétaire a reçu sa carte »."""

import re

from bot.journey import State
from bot.profile import Fact
from handlers.forms import holds_any, pattern, split
from handlers.scene import Scene
from handlers.shown import before, signs
from handlers.typed import aside, excepted
from handlers.typed import path as typed_path
from knowledge import Phrases, parts
from knowledge.text import fold

_FIGURES = re.compile(r"\d[/.-]\d")
"""A day in figures."""


def as_step(scene: Scene, text: str) -> str:
    """Return a folded message with the number of its step in place of that card.

    « Sa carte est arrivée », without an owner, only counts below the step's own page. Away from
    any screen of steps, a question may begin so.
    """
    steps, phrases = scene.base.steps.values(), scene.phrases
    step = next((one for one in steps if one.when == Fact.SECRETARIAT), None)
    if step is None or parts.asks(text) or not scene.before.startswith(signs.OF_STEPS):
        return text
    said, own_page = fold(text), before.about(scene) == step
    named = own_page or holds_any(said, phrases.path.typed_secretary())
    told = _told(phrases, said) if named else ""
    return f"{told} {typed_path.STEP_WORD} {step.number}" if told else text


def named(scene: Scene, text: str) -> str:
    """Return a text with the short name of its step for « la carte de ma secrétaire ».

    A text with a day in figures, whose signs would be lost, is left as it is.
    """
    path, said = scene.phrases.path, fold(text)
    step = next((one for one in scene.base.steps.values() if one.when == Fact.SECRETARIAT), None)
    card, who, theirs = map(
        pattern, (path.typed_card(), path.typed_doers(), path.typed_secretary())
    )
    of = pattern(scene.phrases.reminders.typed_remind_of())
    whose = rf"\b(?:{card})\s(?:{of})\s(?:(?:{who})\s)*(?:{theirs})\b"
    if step is None or _FIGURES.search(text) or not re.search(whose, said):
        return text
    return re.sub(whose, fold(step.id), said, count=1)


def _told(phrases: Phrases, said: str) -> str:
    """Return the state that a folded text tells of their card; empty for none, or for more."""
    path = phrases.path
    card, has, who = map(pattern, (path.typed_card(), path.typed_has(), path.typed_doers()))
    theirs = pattern(path.typed_secretary(), phrases.practice.typed_he())
    whose = rf"(?:(?:{who})\s)*(?:{theirs})"
    cut = rf"(?<!\S)(?:{card})(?:\sde\s{whose})?(?!\S)"
    rest, count = re.subn(cut, " ", aside.without_leads(phrases, said), count=1)
    rest = " ".join(rest.split())
    if not count:
        return ""
    little = pattern(path.typed_little(), path.typed_past())
    if re.fullmatch(rf"{whose}\s(?:{has})(?:\s(?:{little}))*", rest):
        return split(path.typed[State.DONE]())[0]
    lacks, received = pattern(path.typed_numbered[State.TODO]()), pattern(path.typed_received())
    if re.fullmatch(rf"{whose}\s(?:n\s)?(?:{has})\s(?:{lacks})(?:\s(?:{received}))?", rest):
        return split(path.typed_numbered[typed_path.UNFINISHED]())[0]
    did = excepted.whoever_did(phrases, rest)
    asked = typed_path.wish(phrases, did, path.typed_numbered)
    return did if asked.act in {*State} and not asked.rest else ""
