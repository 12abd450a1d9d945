"""Orders to mark the step shown: « marque-la comme faite », « coche-la », « c'est fait, note »."""

import re

from bot.journey import State
from handlers.forms import begun_by, pattern, split
from handlers.said import Said
from handlers.typed import path as typed_path
from knowledge import Phrases


def state(phrases: Phrases, said: Said) -> str:
    """Return the state that an order names, folded, « fait » for a step to be ticked; or nothing.

    « Tu peux la cocher ? » is an order, « je la coche ? » is not.
    """
    words, done = phrases.path, split(phrases.path.typed[State.DONE]())[0]
    please, it = pattern(phrases.reminders.typed_please()), pattern(words.typed_it())
    mark, tick, as_ = map(pattern, (words.typed_mark(), words.typed_tick(), words.typed_as()))
    around = pattern(phrases.lists.typed_around())
    polite = rf"(?:(?:{around})\s)*(?:(?:{please})\s)?(?:(?:{it})\s)?"
    order = rf"{polite}(?:{mark}|{tick})(?:\s(?:{it}))?"
    shapes = (
        rf"{order}\s(?P<state>.+)",
        rf"{order}\s(?:{as_})\s(?P<state>.+)",
        rf"(?P<state>.+?)\s{order}",
    )
    may_you = begun_by(said.folded, phrases.profile.typed_may_you())
    for text in filter(None, (said.words, said.bare, said.folded if may_you else "")):
        if re.fullmatch(rf"{polite}(?:{tick})(?:\s(?:{it}))?", text):
            return done
        for told in filter(None, (re.fullmatch(shape, text) for shape in shapes)):
            if typed_path.of_shown(phrases, Said(told["state"])):
                return told["state"]
    return ""
