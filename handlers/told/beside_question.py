"""A step told, or a reminder wished, before a question, in one message: both are answered."""

from bot.journey import State
from handlers.answers import answering
from handlers.path import progress
from handlers.privacy import refusing
from handlers.reminders import wished
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before
from handlers.told import noted, shown_state
from handlers.typed import beside_question, beside_reminder
from handlers.typed import path as typed_path
from handlers.typed.beside_question import Clauses
from knowledge import Profile


async def asked(scene: Scene, said: Said) -> list[Screen]:
    """Note what is told, then answer what is asked: « la 4 est faite et c'est quoi la 5 ? »."""
    for both in beside_question.read(scene.phrases, said.text):
        answered = await _answered(scene, said, both)
        if answered:
            return answered
    return []


async def _answered(scene: Scene, said: Said, both: Clauses) -> list[Screen]:
    """Note what is told and answer what is asked; not in a message that must be refused."""
    told = Said(both.told, said.around, short=said.short)
    wishes = beside_reminder.wishes(scene.phrases, both.told)
    if not (wishes or _tells(scene, told)):
        return []
    step = typed_path.of_number(scene.base, both.number) if both.number is not None else None
    received = typed_path.tells_received(scene.phrases, both.told)  # what is asked is of it
    if step is None and (both.number is not None or wishes or received):
        return []
    clauses = beside_reminder.clauses(scene.phrases, said.text)
    if grave := await refusing.grave_in(scene, said.text, *clauses):
        return [await refusing.refused(scene, grave)]
    if step:
        shown = await _done(scene, told, wishes=wishes)
        return [*shown, await progress.step(scene, step.id)] if shown else []
    found = await scene.find(both.asked, before.subject(scene), Profile(scene.role))
    if refusing.refusals([*found, *await scene.find(said.text, None, Profile(scene.role))]):
        return []
    shown = await noted.told(scene, told.text)
    return [*shown, *await answering.screens_of(scene, found, "")] if shown else []


async def _done(scene: Scene, told: Said, *, wishes: bool) -> list[Screen]:
    """Set the reminder that is wished, or note the steps that are told."""
    if wishes:
        return await wished.asked(scene, told)
    return await noted.told(scene, told.text)


def _tells(scene: Scene, told: Said) -> bool:
    """Tell whether a clause tells the state of a step that it names, or of the one shown."""
    if beside_reminder.tells(scene.phrases, scene.base, told.text):
        return True
    return before.step_shown(scene) is not None and shown_state.asked(scene, told) in {*State}
