"""Steps told together with a reminder, in one message: both are done."""

from handlers.privacy import refusing
from handlers.reminders import unreminding, wished
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.told import noted, unclear
from handlers.typed import beside_reminder, step_numbers


async def asked(scene: Scene, said: Said) -> list[Screen]:
    """Set or cancel a reminder, then note the steps told with it: « … et note la 1 »."""
    both = beside_reminder.read(scene.phrases, scene.base, said.text)
    if both is None:
        return []
    others = beside_reminder.unread(scene.phrases, scene.base, said.text)
    if grave := await refusing.grave_in(scene, *others):
        return [await refusing.refused(scene, grave)]
    wish = Said(both.of_reminders, said.around)
    reminders = await unreminding.asked(scene, wish) or await wished.asked(scene, wish)
    return [*reminders, *await _noted(scene, both.of_steps)] if reminders else []


async def _noted(scene: Scene, text: str) -> list[Screen]:
    """Note the steps that a text tells about; « note la 1 » names no state, so nothing changes."""
    numbers = step_numbers.read(scene.phrases, text).numbers
    named = step_numbers.one(scene.phrases, text)
    if told := await noted.told(scene, text) if named is None or named.act else []:
        return told
    if len(numbers) == 1:
        return [await unclear.of_one(scene, numbers[0])]
    return [await unclear.of_numbers(scene, numbers)] if numbers else []
