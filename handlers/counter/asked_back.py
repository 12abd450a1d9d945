"""Questions asked back at the counter are about what was asked: « et si elle est périmée ? »."""

from dataclasses import replace

from handlers.answers import whom
from handlers.scene import Scene
from handlers.shown import before
from knowledge import Answer, Nothing, Part, Suggestions
from knowledge.counter import CounterQuestion
from knowledge.parts import may_lean


def of(scene: Scene) -> str | None:
    """Return the entry that a question asked back at the counter is about; None elsewhere."""
    shown = before.at_counter(scene)
    if shown is None:
        return None
    about = shown.about if isinstance(shown, CounterQuestion) else shown.entries[0]
    return about or None


def about(scene: Scene, text: str, found: tuple[Part, ...]) -> tuple[Part, ...]:
    """Drop what is found of another theme when the message names no subject of its own.

    The card that may have expired is the patient's, not that of the person who asks.
    """
    subject = of(scene)
    if subject is None or len(found) > 1 or not may_lean(text):
        return found
    (part,), entries = found, scene.base.entries
    theme = entries[subject].theme
    match part.outcome:
        case Answer(candidates) | Suggestions(candidates):
            if entries[candidates[0].id].theme == theme or whom.subject(scene.phrases, text):
                return found
            kept = tuple(one for one in candidates if entries[one.id].theme == theme)
            return (replace(part, outcome=Nothing(kept, (theme,)), after=True),)
    return found
