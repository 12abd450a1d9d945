"""What becomes of a question that is tried, and why, for a maintainer to read."""

from bot.chat_page.views import View
from bot.workshop.showing import NOTHING, Window, of_part, seen
from knowledge import Knowledge, Part, Profile
from knowledge.evaluating.explaining import reasons
from knowledge.files.places import entry_file
from knowledge.outcomes import Refused, Smalltalk, Unread

SHOWN = 4
"""Answers that are told to be the nearest, at most."""


def found(
    knowledge: Knowledge, question: str, after: str | None, role: str | None
) -> list[tuple[Part, list[str]]]:
    """Look for an answer; return each part of the question, with the reasons for what it found.

    Args:
        knowledge: the base, as it is or as it would be.
        question: as it was typed; nothing of it is kept.
        after: id of the entry it follows; one that the base does not have counts for none.
        role: who asks.
    """
    profile = Profile(role) if role else None
    before = after if after in knowledge.base.entries else None
    parts = knowledge.find(question, before, profile)
    return [(part, _why(knowledge, part, profile)) for part in parts]


async def told(
    window: Window, knowledge: Knowledge, part: Part, why: list[str], role: str | None
) -> View:
    """Return what the page shows of a part: what it is, what the bot would say, the nearest."""
    screen = of_part(knowledge, part, role)
    shown = await seen(window, screen) if screen else NOTHING
    return {
        "text": part.text,
        "outcome": type(part.outcome).__name__.lower(),
        "about": _about(part),
        "nearest": nearest(knowledge, part),
        "reasons": why,
        **shown,
    }


def nearest(knowledge: Knowledge, part: Part) -> list[View]:
    """Return the answers that are the nearest to a part, with their files."""
    entries = knowledge.base.entries
    return [
        {
            "path": entry_file(entries[one.id].theme, one.id),
            "title": entries[one.id].title,
            "score": round(one.score, 2),
        }
        for one in getattr(part.outcome, "candidates", ())[:SHOWN]
    ]


def _why(knowledge: Knowledge, part: Part, profile: Profile | None) -> list[str]:
    if isinstance(part.outcome, Smalltalk | Refused | Unread):
        return []
    return reasons(knowledge, part, profile)


def _about(part: Part) -> str:
    match part.outcome:
        case Smalltalk(kind=kind):
            return kind
        case Refused(reason=reason):
            return str(reason)
    return ""
