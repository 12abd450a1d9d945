"""From the reminders that wait to the screens that show them; what is asked is noted."""

from datetime import date

from bot import profile, reminders
from handlers import progress, reminder_screens
from handlers.scene import Scene
from handlers.screens import Screen

TOMORROW = 1
"""Days after which a step that takes no known time may be brought up again."""


async def waiting(scene: Scene, above: str = "") -> Screen:
    """List the reminders that wait."""
    those = await reminders.of(scene.session, scene.person_id)
    known = await profile.of(scene.session, scene.person_id)
    return reminder_screens.waiting(scene.knowledge, those, known.zone, above)


async def put(scene: Scene, step_id: str, day: date | None) -> Screen:
    """Remind of a step on a day; without a day, ask which; a step that is gone has none."""
    step = scene.knowledge.base.steps.get(step_id)
    if step is None:
        return await progress.path(scene, scene.phrases.step.gone())
    known = await profile.of(scene.session, scene.person_id)
    if day is None:
        delay = step.reminder_days or TOMORROW
        offered = reminders.days_offered(delay, known.today(scene.now))
        return reminder_screens.days(scene.knowledge, step_id, offered)
    made = await reminders.put(scene.session, scene.person_id, step_id, day, scene.now)
    return reminder_screens.put(scene.knowledge, made, known.zone)


async def cancel(scene: Scene, step_id: str) -> Screen:
    """Cancel the reminder of a step."""
    cancelled = await reminders.cancel(scene.session, scene.person_id, step_id)
    words = scene.phrases.reminders
    return await waiting(scene, words.cancelled() if cancelled else "")


async def cancel_numbered(scene: Scene, number: int) -> Screen:
    """Cancel a reminder by its place in the list."""
    those = await reminders.of(scene.session, scene.person_id)
    if not 1 <= number <= len(those):
        return await waiting(scene)
    return await cancel(scene, those[number - 1].step_id)


async def stop(scene: Scene) -> Screen:
    """Cancel every reminder."""
    await reminders.cancel_all(scene.session, scene.person_id)
    return Screen(scene.phrases.reminders.stopped())


async def move(scene: Scene, zone: str) -> Screen:
    """Note in which time zone the person is; an unknown one asks."""
    words = scene.phrases.reminders
    if zone not in words.zones:
        return reminder_screens.zones(scene.phrases)
    await profile.set_zone(scene.session, scene.person_id, zone)
    return await waiting(scene, words.zone_set(zone=words.zones[zone]()))
