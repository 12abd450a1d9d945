"""What is typed below a question of the profile, or below the profile itself."""

from collections.abc import Mapping

from bot.profile import Fact
from handlers.forms import begun_by
from handlers.known import answers
from handlers.path import progress
from handlers.profile import acquainting
from handlers.profile import questions as profile_questions
from handlers.profile.questions import NO, ROLE, SKIPPED
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import signs
from handlers.typed import profile as typed_profile

WHAT: Mapping[str, str] = {Fact.FINESS: "sigle-finess", Fact.SEGUR: "sigle-segur"}
"""The kind of small talk that explains what a question of the profile is about."""

MOST_DOUBTING = 9
"""Words that only say that one does not know what is asked, at most."""


async def typed(scene: Scene, said: Said) -> list[Screen]:
    """Answer the question just asked; or say why it is asked, and ask it again."""
    words, question = scene.phrases.profile, profile_questions.asked(scene.before)
    first = profile_questions.is_first(scene.before)
    no = scene.phrases.lists.typed_no()
    if question == Fact.SECRETARIAT and said.asks_for(words.typed_alone(), no):
        return [await acquainting.tell(scene, question, NO, first=first)]
    if first and (turned := await _turned(scene, question, said)):
        return [turned]
    if not question or not said.asks_for(words.typed_why(), ""):
        return await _typed(scene, said)
    return [await acquainting.ask(scene, question, first=first, above=words.why())]


async def _turned(scene: Scene, question: str, said: Said) -> Screen | None:
    """Go back to the question before, or leave them all, as was typed right below one of them."""
    words, known = scene.phrases, await acquainting.of(scene)
    before = profile_questions.previous(known, question)
    back = [words.counter.typed_back(), words.counter.back()]
    match said.says(back, [words.profile.typed_stop()]):
        case 0 if before:
            return await acquainting.ask(scene, before, first=True)
        case 1:
            return await progress.path(scene, words.profile.stopped())
    return None


async def left_open(scene: Scene, said: Said) -> list[Screen]:
    """Answer the question that was left open, or ask it again; nothing is noted of others.

    Nor of what may complete the message just typed: « la carte de ma », « secrétaire ». « et ma
    secrétaire », « aucune », « je ne sais pas » follow what was answered since. Since nobody is
    told that the first question waits, a mere « ok » does not ask it again.
    """
    question, words = profile_questions.asked(scene.before), scene.phrases.profile
    others = scene.just_said is not None or said.begins(words.typed_others())
    if not question or others or said.is_one_of(words.typed_unsaid()):
        return []
    resume = words.typed_resume_first() if question == ROLE else words.typed_resume()
    if said.is_one_of(resume):
        return [
            await acquainting.ask(scene, question, first=profile_questions.is_first(scene.before))
        ]
    return await _typed(scene, said)


def left(scene: Scene) -> str:
    """Say, below another reply, that a question waits; the first question is not mentioned.

    It says itself that anything may be asked at once.
    """
    question, words = profile_questions.asked(scene.before), scene.phrases.profile
    if question in {"", ROLE}:
        return ""
    return words.left(question=words.questions[question]())


async def corrected(scene: Scene, said: Said) -> list[Screen]:
    """Note a profile told in full, a fact that the path shown depends on, or a change."""
    facts = [*Fact] if scene.before.startswith(signs.STEPS) else []
    if whole := typed_profile.in_full(scene.phrases, said, facts):
        return [await acquainting.tell_all(scene, whole)]
    told = typed_profile.of_oneself(scene.phrases, said)
    if not told or (await acquainting.of(scene)).role is None:
        return []
    return [await acquainting.tell_all(scene, told)]


async def _typed(scene: Scene, said: Said) -> list[Screen]:
    """Answer, by a number or by words, the question just asked."""
    question = profile_questions.asked(scene.before)
    first = profile_questions.is_first(scene.before)
    if not question:
        return await _changed(scene, said)
    told = typed_profile.answers(scene.phrases, question, said)
    if question in told and len(told) == 1:
        return [await acquainting.tell(scene, question, told[question], first=first)]
    if told:
        every = await acquainting.tell_all(scene, told)
        return [await _next_unsaid(scene, question) if first else every]
    words, around = scene.phrases.profile, scene.phrases.profile.typed_at_loss_around()
    if (kind := WHAT.get(question)) and said.asks_for(words.typed_at_loss(), around):
        above = scene.phrases.smalltalk[kind]()
        return [await acquainting.ask(scene, question, first=first, above=above)]
    return await _passed_over(scene, question, said, first=first)


async def _next_unsaid(scene: Scene, question: str) -> Screen:
    """Ask, below what was noted, the next unanswered question; or show the path."""
    words = scene.phrases.profile
    left = profile_questions.unsaid(await acquainting.of(scene), question)
    if left:
        return await acquainting.ask(scene, left[0], first=True, above=words.noted())
    return await progress.path(scene, words.done())


async def _changed(scene: Scene, said: Said) -> list[Screen]:
    """Ask the question whose label is typed under the profile, or note what is said of it."""
    words, questions = scene.phrases.profile, profile_questions.QUESTIONS
    if told := typed_profile.changed(scene.phrases, said):
        return [await acquainting.tell_all(scene, told)]
    labels = (
        [way() for way in (words.names[each], words.typed_facts.get(each)) if way]
        for each in questions
    )
    place = said.says(*labels, [words.path()])
    if place is not None and place < len(questions):
        return [await acquainting.ask(scene, questions[place], first=False)]
    return [] if place is None else [await progress.path(scene)]


async def _passed_over(scene: Scene, question: str, said: Said, *, first: bool) -> list[Screen]:
    """Leave a question unanswered, or forget its answer."""
    words = scene.phrases.profile
    unsaid = [words.typed_skip(), words.typed_unsaid()]
    skip, leave = [words.skip(), *unsaid], [words.skip_all()]
    if not first:
        skip, leave = [words.forget()], [words.back(), words.pass_over(), *unsaid]
    match 0 if await _doubts(scene, said) else said.says(skip, leave):
        case 0:
            return [await acquainting.tell(scene, question, SKIPPED, first=first)]
        case 1 if first:
            return [await progress.path(scene)]
        case 1:
            return [await acquainting.shown(scene)]
    return []


async def _doubts(scene: Scene, said: Said) -> bool:
    """Tell whether a few words say that one does not know: « je ne sais pas si on en a un »."""
    few = len(said.text.split()) <= MOST_DOUBTING
    begun = begun_by(said.words, scene.phrases.profile.typed_doubts())
    return bool(few and begun) and not await answers(scene, said.text)
