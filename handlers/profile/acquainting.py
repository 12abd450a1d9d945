"""The questions of the profile, asked and answered; what is said is noted."""

from collections.abc import Mapping, Sequence

from bot import excluded, profile
from bot.profile import ROLES, Fact, Profile
from handlers.path import progress, step_words
from handlers.profile import profile_screens
from handlers.profile.profile_screens import ROLE, SKIPPED, YES
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import choices, signs
from handlers.typed import profile as typed_profile

WHAT: Mapping[str, str] = {Fact.FINESS: "sigle-finess", Fact.SEGUR: "sigle-segur"}
"""The kind of small talk that says what a question of the profile is about."""


async def of(scene: Scene) -> Profile:
    """Return what is known of who talks."""
    return await profile.of(scene.session, scene.person_id)


async def shown(scene: Scene, above: str = "") -> Screen:
    """Show the profile."""
    await choices.offer_profile(scene)
    return profile_screens.profile(scene.phrases, await of(scene), above)


async def ask(scene: Scene, question: str, *, first: bool, above: str = "") -> Screen:
    """Ask a question of the profile; one that does not exist shows the profile."""
    if question not in profile_screens.QUESTIONS:
        return await shown(scene)
    known = await of(scene)
    place = profile_screens.QUESTIONS.index(question)
    await choices.offer_answers(scene, place, first=first)
    return profile_screens.ask(scene.phrases, known, question, first=first, above=above)


async def first(scene: Scene) -> list[Screen]:
    """Return the first question of the profile, to whoever has said nothing of themselves."""
    if not profile_screens.is_empty(await of(scene)):
        return []
    return [await ask(scene, ROLE, first=True)]


async def first_met(scene: Scene) -> list[Screen]:
    """Return the first question of the profile, to whoever has just appeared."""
    return await first(scene) if scene.person and scene.person.first_contact else []


async def tell(scene: Scene, question: str, answer: str, *, first: bool) -> Screen:
    """Note an answer, then ask what follows; skipping in the first questions changes nothing."""
    if question not in profile_screens.QUESTIONS:
        return await shown(scene)
    if not first and answer == SKIPPED and profile_screens.is_unsaid(await of(scene), question):
        return await shown(scene, scene.phrases.profile.skipped())
    dropped = list[str]()
    if not first or answer != SKIPPED:
        dropped = await _note(scene, question, answer)
    known, words = await of(scene), scene.phrases.profile
    following = profile_screens.after(known, question) if first else None
    if following:
        above = words.skipped() if answer == SKIPPED else ""
        return await ask(scene, following, first=True, above=above)
    if first:
        return await progress.path(scene, words.done())
    return await shown(scene, _noted(scene, dropped))


async def tell_all(scene: Scene, said: Mapping[str, str]) -> Screen:
    """Note the answers to several questions, then show the profile."""
    dropped = [
        title
        for question, answer in said.items()
        for title in await _note(scene, question, answer)
    ]
    return await shown(scene, _noted(scene, dropped))


def _noted(scene: Scene, dropped: Sequence[str]) -> str:
    """Say that it is noted, and which reminders went with it."""
    words = scene.phrases.profile
    if not dropped:
        return words.noted()
    told = words.reminders_dropped(titles=step_words.listed(scene.phrases, dropped))
    return f"{words.noted()}\n{told}"


async def _left(scene: Scene, question: str) -> Screen:
    """Ask, below what is noted, the first question that nothing was said of; or show the path."""
    words = scene.phrases.profile
    left = profile_screens.unsaid(await of(scene), question)
    if left:
        return await ask(scene, left[0], first=True, above=words.noted())
    return await progress.path(scene, words.done())


async def typed(scene: Scene, said: Said) -> list[Screen]:
    """Answer, by a number or by words, the question that was asked just before."""
    question, first = profile_screens.asked(scene.before), profile_screens.is_first(scene.before)
    if not question:
        return await _changed(scene, said)
    told = typed_profile.answers(scene.phrases, question, said)
    if question in told and len(told) == 1:
        return [await tell(scene, question, told[question], first=first)]
    if told:
        every = await tell_all(scene, told)
        return [await _left(scene, question) if first else every]
    words, around = scene.phrases.profile, scene.phrases.profile.typed_at_loss_around()
    if (kind := WHAT.get(question)) and said.asks_for(words.typed_at_loss(), around):
        above = scene.phrases.smalltalk[kind]()
        return [await ask(scene, question, first=first, above=above)]
    return await _passed_over(scene, question, said, first=first)


async def left_open(scene: Scene, said: Said) -> list[Screen]:
    """Answer the question that was left open, or ask it again; of somebody else nothing is noted.

    Neither is what may finish the message typed just before: « la carte de ma », « secrétaire ».
    « et ma secrétaire », « aucune », « je ne sais pas » follow what was answered since. That the
    first one waits is not said: a mere « ok » does not ask it again.
    """
    question, words = profile_screens.asked(scene.before), scene.phrases.profile
    others = scene.just_said is not None or said.begins(words.typed_others())
    if not question or others or said.says([words.typed_unsaid()]) is not None:
        return []
    resume = words.typed_resume_first() if question == ROLE else words.typed_resume()
    if said.says([resume]) is not None:
        return [await ask(scene, question, first=profile_screens.is_first(scene.before))]
    return await typed(scene, said)


def left(scene: Scene) -> str:
    """Tell that a question waits, below what is answered instead; the first one need not be said.

    It says itself that anything may be asked at once.
    """
    question, words = profile_screens.asked(scene.before), scene.phrases.profile
    if question in {"", ROLE}:
        return ""
    return words.left(question=words.questions[question]())


async def _changed(scene: Scene, said: Said) -> list[Screen]:
    """Ask the question whose label is typed under the profile, or note what is said of it."""
    words, questions = scene.phrases.profile, profile_screens.QUESTIONS
    if told := typed_profile.changed(scene.phrases, said):
        return [await tell_all(scene, told)]
    labels = (
        [way() for way in (words.names[each], words.typed_facts.get(each)) if way]
        for each in questions
    )
    place = said.says(*labels, [words.path()])
    if place is not None and place < len(questions):
        return [await ask(scene, questions[place], first=False)]
    return [] if place is None else [await progress.path(scene)]


async def corrected(scene: Scene, said: Said) -> list[Screen]:
    """Note a profile told in full, what the path that is shown depends on, or what changes."""
    facts = [*Fact] if scene.before.startswith(signs.STEPS) else []
    if whole := typed_profile.in_full(scene.phrases, said, facts):
        return [await tell_all(scene, whole)]
    told = typed_profile.of_oneself(scene.phrases, said)
    if not told or (await of(scene)).role is None:
        return []
    return [await tell_all(scene, told)]


async def _passed_over(scene: Scene, question: str, said: Said, *, first: bool) -> list[Screen]:
    """Leave a question unanswered, or what was said of it unsaid."""
    words = scene.phrases.profile
    unsaid = [words.typed_skip(), words.typed_unsaid()]
    skip, leave = [words.skip(), *unsaid], [words.skip_all()]
    if not first:
        skip, leave = [words.forget()], [words.back(), words.pass_over(), *unsaid]
    match said.says(skip, leave):
        case 0:
            return [await tell(scene, question, SKIPPED, first=first)]
        case 1 if first:
            return [await progress.path(scene)]
        case 1:
            return [await shown(scene)]
    return []


async def _note(scene: Scene, question: str, answer: str) -> list[str]:
    """Note an answer; return the titles of the steps of which nothing reminds any more."""
    session, person_id = scene.session, scene.person_id
    if question != ROLE:
        value = None if answer == SKIPPED else answer == YES
        await profile.set_fact(session, person_id, Fact(question), value)
    elif answer in {SKIPPED, *ROLES}:
        await profile.set_role(session, person_id, answer or None)
    base = scene.knowledge.base
    return [step.title for step in await excluded.forget_reminders(session, base, person_id)]
