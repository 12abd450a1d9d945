"""Where a person stands, around an answer: what is missing first, the step it explains."""

from dataclasses import dataclass

from aiogram.types import InlineKeyboardButton

from bot import marks
from handlers import keyboards, screens
from handlers.path import path_screens, step_words
from handlers.scene import Scene
from handlers.screens import Screen


@dataclass(frozen=True)
class Standing:
    """What is said above an answer, and the button of the step it explains."""

    missing: str = ""
    step: InlineKeyboardButton | None = None

    def above(self, shown: Screen) -> Screen:
        """Say first what is missing."""
        text = f"{self.missing}\n\n{shown.text}" if self.missing else shown.text
        return Screen(text, shown.markup)

    def around(self, shown: Screen) -> Screen:
        """Say first what is missing; put the step's button before the votes."""
        rows = keyboards.rows_of(shown.markup)
        votes = [at for at, row in enumerate(rows) if keyboards.asks_for_a_vote(row)]
        place = votes[0] if votes else len(rows)
        step = [[self.step]] if self.step else []
        return self.above(screens.screen([shown.text], [*rows[:place], *step, *rows[place:]]))


async def of(scene: Scene, entry_id: str) -> Standing:
    """Return where a person stands with regard to what an entry explains."""
    base = scene.knowledge.base
    if scene.person is None or not base.steps_explained_by(entry_id):
        return Standing()
    journey = await marks.journey(scene.session, base, scene.person.id, scene.now)
    view, missing = journey.explained_by(entry_id), journey.missing_for(entry_id)
    step = path_screens.answer_button(scene.phrases, view) if view else None
    return Standing(step_words.missing_first(scene.phrases, missing), step)
