"""Asking and answering the questions of the profile; what is said is noted here."""

from collections.abc import Mapping, Sequence

from bot import excluded, profile
from bot.profile import ROLES, Fact, Profile
from handlers.path import progress, step_words
from handlers.profile import profile_screens
from handlers.profile import questions as profile_questions
from handlers.profile.questions import ROLE, SKIPPED, YES
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import choices, signs


async def of(scene: Scene) -> Profile:
    """Return what is known of the person who talks."""
    return await profile.of(scene.session, scene.person_id)


async def shown(scene: Scene, above: str = "") -> Screen:
    """Show the profile."""
    await choices.remember(scene, signs.PROFILE)
    return profile_screens.profile(scene.phrases, await of(scene), above)


async def ask(scene: Scene, question: str, *, first: bool, above: str = "") -> Screen:
    """Ask a question of the profile; for one that does not exist, show the profile."""
    if question not in profile_questions.QUESTIONS:
        return await shown(scene)
    known = await of(scene)
    place = profile_questions.QUESTIONS.index(question)
    await choices.offer_answers(scene, place, first=first)
    return profile_screens.ask(scene.phrases, known, question, first=first, above=above)


async def first(scene: Scene) -> list[Screen]:
    """Return the first question of the profile, for those who have said nothing of themselves."""
    if not profile_questions.is_empty(await of(scene)):
        return []
    return [await ask(scene, ROLE, first=True)]


async def first_met(scene: Scene) -> list[Screen]:
    """Return the first question of the profile, for those who are new to the bot."""
    return await first(scene) if scene.person and scene.person.first_contact else []


async def tell(scene: Scene, question: str, answer: str, *, first: bool) -> Screen:
    """Note an answer, then ask what follows; skipping one of the first questions notes nothing."""
    if question not in profile_questions.QUESTIONS:
        return await shown(scene)
    if not first and answer == SKIPPED and profile_questions.is_unsaid(await of(scene), question):
        return await shown(scene, scene.phrases.profile.skipped())
    dropped = list[str]()
    if not first or answer != SKIPPED:
        dropped = await _note(scene, question, answer)
    known, words = await of(scene), scene.phrases.profile
    following = profile_questions.after(known, question) if first else None
    if following:
        above = words.skipped() if answer == SKIPPED else ""
        return await ask(scene, following, first=True, above=above)
    if first:
        return await progress.path(scene, words.done())
    return await shown(scene, _noted(scene, dropped))


async def tell_all(scene: Scene, said: Mapping[str, str], above: str = "") -> Screen:
    """Note the answers to several questions, then show the profile, maybe below other words."""
    dropped = [
        title
        for question, answer in said.items()
        for title in await _note(scene, question, answer)
    ]
    return await shown(scene, _noted(scene, dropped, above))


def _noted(scene: Scene, dropped: Sequence[str], above: str = "") -> str:
    """Say that it is noted, and which reminders were cancelled with it."""
    words = scene.phrases.profile
    said = above or words.noted()
    if not dropped:
        return said
    told = words.reminders_dropped(titles=step_words.listed(scene.phrases, dropped))
    return f"{said}\n{told}"


async def _note(scene: Scene, question: str, answer: str) -> list[str]:
    """Note an answer; return the titles of the steps whose reminder was cancelled."""
    session, person_id = scene.session, scene.person_id
    if question != ROLE:
        value = None if answer == SKIPPED else answer == YES
        await profile.set_fact(session, person_id, Fact(question), value)
    elif answer in {SKIPPED, *ROLES}:
        await profile.set_role(session, person_id, answer or None)
    base = scene.base
    return [step.title for step in await excluded.forget_reminders(session, base, person_id)]
