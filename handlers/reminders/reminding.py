"""From the reminders of a person to the screens that show them; what is asked is noted here."""

from collections.abc import Sequence
from datetime import date

from bot import profile, reminders
from bot.journey import State
from bot.reminders import Reminder
from handlers import dates
from handlers.answers import awaiting
from handlers.path import progress
from handlers.reminders import noted_screens, reminder_screens
from handlers.reminders.reminder_screens import Listed
from handlers.scene import Scene
from handlers.screens import Screen, screen
from handlers.shown import before, choices
from handlers.typed import date as typed_date
from handlers.typed import relative as typed_relative
from handlers.typed.date import NoSuchDay
from knowledge import Html, Step
from knowledge.matching.amending import amended

TOMORROW = 1
"""Days after which to remind of a step that takes no known time."""


async def waiting(scene: Scene, above: str = "") -> Screen:
    """List the reminders."""
    those = await reminders.of(scene.session, scene.person_id)
    known = await profile.of(scene.session, scene.person_id)
    listed = Listed(those, await _unreminded(scene, those))
    if not those and len(listed.unreminded) == 1:
        await choices.offer_days(scene, listed.unreminded[0].id)
    else:
        await choices.offer_reminders(scene, len(those))
    shown = reminder_screens.waiting(scene.knowledge, listed, known, known.today(scene.now), above)
    return await awaiting.below(scene, shown)


async def ask_which(scene: Scene) -> None:
    """Store that a step was asked for: what comes next is about none of the listed reminders."""
    await choices.offer_reminders(scene, 0)


async def of_no_step(scene: Scene) -> Screen:
    """Say that reminders are only set for steps."""
    await ask_which(scene)
    return Screen(scene.phrases.reminders.only_steps())


async def which_step(scene: Scene) -> Screen:
    """Ask for which step a reminder is."""
    await ask_which(scene)
    return Screen(scene.phrases.reminders.which_step())


async def _unreminded(scene: Scene, those: Sequence[Reminder]) -> list[Step]:
    """Return the steps under way that have no reminder."""
    reminded = {one.step_id for one in those}
    views = (await progress.journey(scene)).steps
    doing = [view.step for view in views if view.state is State.DOING]
    return [step for step in doing if step.id not in reminded]


async def put(scene: Scene, step_id: str, day: date | None, above: str = "") -> Screen:
    """Set a step's reminder on a day; without a day, ask for one; a step that is gone has none."""
    step = scene.base.steps.get(step_id)
    if step is None:
        return await progress.path(scene, scene.phrases.step.gone())
    known = await profile.of(scene.session, scene.person_id)
    today = known.today(scene.now)
    if day is None:
        await choices.offer_days(scene, step_id, today)
        return reminder_screens.days(scene.knowledge, step_id, days_for(step, today), above)
    former = await day_of(scene, step_id)
    made = await reminders.put(scene.session, scene.person_id, step_id, day, scene.now)
    await choices.offer_days(scene, step_id)
    return noted_screens.put(scene.knowledge, made, known, today, former)


def days_for(step: Step, today: date) -> tuple[date, ...]:
    """Return the days offered for the reminder of a step."""
    return reminders.days_offered(step.reminder_days or TOMORROW, today)


async def decline(scene: Scene, step_id: str) -> Screen:
    """Show a step again without setting a reminder; one that exists stays, and is shown."""
    if await day_of(scene, step_id):
        return await waiting(scene, scene.phrases.reminders.stays())
    return await progress.step(scene, step_id, scene.phrases.reminders.declined())


async def on_day(scene: Scene, step: Step, text: str) -> list[Screen]:
    """Set a step's reminder on the day typed, or say why not; nothing when it is not a day.

    In « pas mardi, jeudi », the last day is meant.
    """
    known = await profile.of(scene.session, scene.person_id)
    text = amended(text)
    today = known.today(scene.said_at)
    of_its_own = await _from_its_own(scene, step, text, today)
    day = of_its_own or typed_date.read(scene.phrases, text, today)
    if day is None:
        return []
    if (reason := out_of_reach(scene, day, known.zone)) or isinstance(day, NoSuchDay):
        await choices.offer_days(scene, step.id)
        soonest, _ = reminders.reach(scene.now, known.zone)
        hint = reminder_screens.day_hint(scene.phrases, step.id, soonest)
        return [screen([reason, hint])]
    return [await put(scene, step.id, day)]


async def _from_its_own(scene: Scene, step: Step, text: str, today: date) -> date | None:
    """Return a day told relative to that of the reminder, set or offered: « la veille ».

    Without any, a later day is counted from today.
    """
    shown = before.step_shown(scene)
    own = await day_of(scene, step.id) or (shown and shown.day)
    told = typed_relative.read(scene.phrases, text, own or today)
    return told if told and (own or told > today) else None


def out_of_reach(scene: Scene, day: typed_date.Day, zone: str) -> Html | str:
    """Say why no reminder can be set on a day; empty when one can."""
    words, phrases = scene.phrases.reminders, scene.phrases
    first, last = reminders.reach(scene.now, zone)
    if isinstance(day, NoSuchDay):
        return words.no_such_day()
    if day < first:
        return words.too_soon(day=dates.long(phrases, first))
    return words.too_far(day=dates.numeric(phrases, last)) if day > last else ""


async def day_of(scene: Scene, step_id: str) -> date | None:
    """Return the day of a step's reminder."""
    those = {one.step_id: one.day for one in await reminders.of(scene.session, scene.person_id)}
    return those.get(step_id)


async def cancel(scene: Scene, step_id: str) -> Screen:
    """Cancel the reminder of a step."""
    return await cancel_all(scene, [step_id])


async def cancel_all(scene: Scene, step_ids: Sequence[str], none: Html | str = "") -> Screen:
    """Cancel the reminders of some steps, which may be wanted after all; list those left.

    Args:
        scene: whose they are.
        step_ids: of what.
        none: what is said where there were none of them.
    """
    those = await reminders.of(scene.session, scene.person_id)
    gone = {one.step_id: one.day for one in those if one.step_id in {*step_ids}}
    for step_id in gone:
        await reminders.cancel(scene.session, scene.person_id, step_id)
    words = scene.phrases.reminders
    done = words.cancelled() if len(gone) == 1 else words.cancelled_several()
    shown = await waiting(scene, done if gone else none)
    await choices.offer_again(scene, gone)
    return shown


async def cancel_only(scene: Scene) -> Screen:
    """Cancel the only reminder; of several, ask which."""
    those = await reminders.of(scene.session, scene.person_id)
    if len(those) == 1:
        return await cancel(scene, those[0].step_id)
    return await waiting(scene, scene.phrases.reminders.which_cancel() if those else "")


async def cancel_numbered(scene: Scene, number: int) -> Screen:
    """Cancel a reminder by its place in the list."""
    chosen = (await reminders.of(scene.session, scene.person_id))[max(number - 1, 0) : number]
    return await (cancel(scene, chosen[0].step_id) if chosen else waiting(scene))


async def stop(scene: Scene) -> Screen:
    """Cancel every reminder."""
    those = await reminders.of(scene.session, scene.person_id)
    await reminders.cancel_all(scene.session, scene.person_id)
    await choices.close(scene)
    await choices.offer_again(scene, {one.step_id: one.day for one in those})
    return await awaiting.below(scene, Screen(scene.phrases.reminders.stopped()))


async def move(scene: Scene, zone: str) -> Screen:
    """Note the person's time zone; ask for it when it is unknown."""
    words = scene.phrases.reminders
    if zone not in words.zones:
        those = await reminders.of(scene.session, scene.person_id)
        await choices.offer_reminders(scene, len(those))
        return reminder_screens.zones(scene.phrases)
    await profile.set_zone(scene.session, scene.person_id, zone)
    return await waiting(scene, words.zone_set(zone=words.zones[zone]()))
