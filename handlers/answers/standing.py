"""Where a person stands, around an answer: first what is missing, then the step it explains."""

from dataclasses import dataclass

from aiogram.types import InlineKeyboardButton

from bot import marks
from handlers import keyboards
from handlers.path import path_screens, step_words
from handlers.scene import Scene
from handlers.screens import Screen, screen


@dataclass(frozen=True)
class Standing:
    """What is said above an answer, and the button of the step it explains."""

    missing: str = ""
    step: InlineKeyboardButton | None = None

    def above(self, shown: Screen) -> Screen:
        """Say first what is missing."""
        return shown.below(self.missing)

    def around(self, shown: Screen) -> Screen:
        """Say first what is missing; put the step's button before the votes."""
        step = [[self.step]] if self.step else []
        return self.above(screen([shown.text], keyboards.before_votes(shown.markup, *step)))


async def of(scene: Scene, entry_id: str) -> Standing:
    """Return where a person stands with regard to the step that an entry explains."""
    base = scene.base
    if scene.person is None or not base.steps_explained_by(entry_id):
        return Standing()
    journey = await marks.journey(scene.session, base, scene.person.id, scene.now)
    view, missing = journey.explained_by(entry_id), journey.missing_for(entry_id)
    step = path_screens.answer_button(scene.phrases, view) if view else None
    return Standing(step_words.missing_first(scene.phrases, missing), step)
