"""What became of each question is counted; the text of one without an answer may be kept."""

from bot import questions
from handlers.scene import Scene
from knowledge import Nothing, Outcome, Part, Suggestions, Unread


async def count(scene: Scene, key: int, part: Part) -> bool:
    """Count a question; tell whether it was not counted before."""
    if isinstance(part.outcome, Unread):
        return True
    candidates = getattr(part.outcome, "candidates", ())
    best = candidates[0] if candidates else None
    kept = (
        scene.person is not None
        and _is_unanswered(part.outcome)
        and scene.knowledge.may_be_kept(part.text)
    )
    return await questions.record(
        scene.session,
        key,
        outcome=type(part.outcome).__name__.lower(),
        entry_id=best and best.id,
        score=best and best.score,
        text=part.text if kept else None,
        now=scene.now,
    )


def _is_unanswered(outcome: Outcome) -> bool:
    """Tell whether the base lacks what was asked: all of it, or a detail."""
    return isinstance(outcome, Nothing) or (
        isinstance(outcome, Suggestions) and bool(outcome.missing)
    )
