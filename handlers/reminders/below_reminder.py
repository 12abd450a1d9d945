"""What is typed below a reminder that came, one just set, or the days offered for one."""

from bot.journey import State
from handlers.forms import begun_by
from handlers.path import progress
from handlers.reminders import answered as reminder
from handlers.reminders import reminding
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before
from handlers.told import below_path, shown_state
from handlers.typed import aside
from handlers.typed import path as typed_path

SAID = {State.DOING, State.DONE, State.NOT_CONCERNED}
"""States that may be told of its step; « pas encore » asks for another day."""


async def reminded(scene: Scene, said: Said) -> list[Screen]:
    """Answer the reminder that came: the step is done, another day, or no more reminders."""
    step = before.reminded(scene)
    if step is None:
        return []
    words, lists = scene.phrases.reminders, scene.phrases.lists
    unled = Said(aside.without_leads(scene.phrases, said.words))
    ways = [lists.typed_yes(), words.typed_moving(), words.typed_declined()]
    same = said.is_one_of(*ways) or unled.is_one_of(*ways)
    if same or said.asks_for(words.typed_about(), ""):
        return [await progress.step(scene, step.id)]
    later = said.is_one_of(words.sent_later(), lists.typed_no())
    if later or typed_path.not_yet(scene.phrases, said):
        return [await reminding.put(scene, step.id, None)]
    if said.is_one_of(words.sent_stop(), words.typed_stop()):
        return [await reminding.stop(scene)]
    marked = await shown_state.marked(scene, said, before.StepShown(step, next=True, day=None))
    told = marked or await reminding.on_day(scene, step, said.text)
    waits = begun_by(said.words, words.typed_not_yet())  # « toujours pas, lundi »
    if not told and waits:
        told = await reminding.on_day(scene, step, said.words.removeprefix(waits))
    return told or await reminder.vague(scene, step, said)


async def below_days(scene: Scene, said: Said) -> list[Screen]:
    """Answer the offered days, or the reminder just set; or mark its step."""
    told = await reminder.typed(scene, said)
    days = before.days_shown(scene)
    if not told and days and days.today and (step := below_path.numbered(scene, said)):
        return [await reminding.put(scene, step.id, None)]
    if told or (told := [] if said.number else await below_path.opened(scene, said)):
        return told
    if days and typed_path.not_yet(scene.phrases, said):
        return [await reminding.put(scene, days.step.id, None)]
    asked = shown_state.asked(scene, said) if days else ""
    if days is None or asked not in SAID:
        return []
    return [await progress.mark(scene, days.step.id, State(asked), then_path=False)]
