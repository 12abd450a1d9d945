"""From a shared practice to the screens that show it; what is asked for is done here."""

import re
from datetime import date

from bot import departures, invitations, practice, profile
from bot.invitations import Joined
from bot.practice import Practice
from handlers import links
from handlers.buttons import BEYOND
from handlers.path import progress
from handlers.practice import members, practice_screens
from handlers.profile import acquainting
from handlers.profile import questions as profile_questions
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import choices, signs
from knowledge import Phrase

INVITATION_KEY = 90
"""The part number from which the id of an update's invitation is made."""

MOST_MEMBERS = 32767
"""Largest number of a member (`bot.models`): a forged button may hold any."""

_NUMBER = re.compile(r"[0-9]{1,19}", re.ASCII)


async def of(scene: Scene) -> Practice | None:
    """Return the practice of the person who talks."""
    return await practice.of(scene.session, scene.person_id, scene.now)


async def shown(scene: Scene, above: str = "", *, whom: bool = False) -> Screen:
    """Show the practice, or ask which member to remove; without a practice, explain sharing."""
    mine = await of(scene)
    await choices.remember(scene, f"{signs.PRACTICE}{signs.WHOM if whom else ''}")
    if mine is None:
        return practice_screens.alone(scene.phrases, above)
    return practice_screens.shared(scene.phrases, mine, await progress.journey(scene), above)


async def invite(scene: Scene) -> Screen:
    """Make an invitation; only the owner of the practice can."""
    key = scene.question_key(INVITATION_KEY)
    token = await invitations.invite(scene.session, scene.person_id, key, scene.now)
    if token is None:
        return await shown(scene, scene.phrases.practice.owner_only())
    link = links.to_practice((await scene.bot.me()).username or "", token)
    mine = await of(scene)
    await choices.remember(scene, signs.PRACTICE)
    alone = mine is not None and len(mine.members) == 1
    return practice_screens.invited(scene.phrases, link, await _expires(scene, mine), alone=alone)


async def offered(scene: Scene, token: str) -> list[Screen]:
    """Ask someone who follows an invitation whether they join; if they cannot, say so at once.

    Someone new to the bot who cannot join is asked who they are.
    """
    invitation = invitations.id_of(token)
    foreseen = await invitations.foreseen(scene.session, scene.person_id, invitation, scene.now)
    if foreseen is not Joined.JOINED:
        told = await shown(scene, _joined(scene, foreseen)())
        return [told, *await acquainting.first_met(scene)]
    journey = await progress.journey(scene)
    await choices.remember(scene, f"{signs.INVITATION}{invitation}")
    return [practice_screens.joining(scene.phrases, token, moves=journey.started)]


async def join(scene: Scene, invitation_id: int) -> list[Screen]:
    """Use an invitation; newcomers who have not told their role are asked for it."""
    session, me = scene.session, scene.person_id
    joined = await invitations.join(session, me, invitation_id, scene.now)
    said = _joined(scene, joined)()
    if joined is not Joined.JOINED:
        await choices.close(scene)
        return [await shown(scene, said)]
    path = await progress.path(scene, said)
    if not profile_questions.is_empty(await acquainting.of(scene)):
        return [path]
    return [path, await acquainting.ask(scene, profile_questions.ROLE, first=False)]


async def invited(scene: Scene, said: Said) -> list[Screen]:
    """Join or not, as was typed below an invitation."""
    words, lists = scene.phrases.practice, scene.phrases.lists
    yes = [words.join(), words.typed_join(), lists.typed_yes()]
    no = [words.decline(), words.typed_decline(), lists.typed_no()]
    match said.says(yes, no):
        case 0:
            return await join(scene, int(scene.before.removeprefix(signs.INVITATION)))
        case 1:
            return [await act(scene, "decline", "")]
    return []


async def confirmed(scene: Scene, said: Said) -> list[Screen]:
    """Do or drop what was asked a second time, as was typed right after."""
    what, _, about = scene.before.removeprefix(signs.SURE).partition(signs.QUESTION)
    words, lists = scene.phrases.practice, scene.phrases.lists
    yes = [words.sure[what](), words.typed_sure(), lists.typed_yes()]
    match said.says(yes, [words.cancel(), lists.typed_no()]):
        case 0:
            return [await act(scene, what, about)]
        case 1:
            return [await shown(scene)]
    return []


async def act(scene: Scene, what: str, about: str) -> Screen:
    """Do what a button says, or ask a second time."""
    words = scene.phrases.practice
    number = int(about) if _NUMBER.fullmatch(about) else 0
    number = number if number < BEYOND else 0
    if what == "decline":
        await choices.close(scene)
        return Screen(words.declined())
    if what in {"leave", "dissolve", "remove"}:
        return await _sure(scene, what, number)
    return await shown(scene, await _done(scene, what, number))


async def doers(scene: Scene, step_id: str) -> Screen:
    """Ask who does a step."""
    mine, view = await of(scene), (await progress.journey(scene)).view(step_id)
    if mine is None or view is None:
        return await progress.step(scene, step_id, scene.phrases.practice.alone())
    await choices.offer_doers(scene, step_id)
    return practice_screens.doers(scene.phrases, view, mine.members)


async def assign(scene: Scene, step_id: str, number: int) -> Screen:
    """Note who does a step."""
    session, doer = scene.session, number or None
    possible = step_id in scene.base.steps and 0 <= number <= MOST_MEMBERS
    noted = possible and await practice.assign(session, scene.person_id, step_id, doer)
    words = scene.phrases.practice
    return await progress.step(scene, step_id, words.doer_noted() if noted else "")


async def _done(scene: Scene, what: str, number: int) -> str:
    """Do what was confirmed; return what to say, empty when it could not be done."""
    session, me, words = scene.session, scene.person_id, scene.phrases.practice
    match what:
        case "revoke":
            return words.revoked() if await invitations.revoke(session, me, number) else ""
        case "leave_sure":
            return words.left() if await departures.leave(session, me) else ""
        case "dissolve_sure":
            return words.dissolved() if await departures.dissolve(session, me) else ""
        case "remove_sure":
            return await _remove(scene, number)
        case _:
            return ""


async def _remove(scene: Scene, number: int) -> str:
    mine, words = await of(scene), scene.phrases.practice
    called = members.each_called(scene.phrases, mine.members) if mine else {}
    if number not in called:
        return ""
    removed = await departures.remove(scene.session, scene.person_id, number)
    return words.removed(who=called[number]) if removed else ""


async def _sure(scene: Scene, what: str, number: int) -> Screen:
    mine, words, phrases = await of(scene), scene.phrases.practice, scene.phrases
    called = members.each_called(phrases, mine.members) if mine else {}
    if mine is None or (what == "remove" and number not in called):
        return await shown(scene)
    await choices.offer_sure(scene, f"{what}_sure", number)
    if what == "leave":
        return practice_screens.sure(phrases, words.leave_sure(), "leave_sure")
    if what == "dissolve":
        return practice_screens.sure(phrases, words.dissolve_sure(), "dissolve_sure")
    question = words.remove_sure(who=called[number])
    return practice_screens.sure(phrases, question, "remove_sure", str(number))


async def _expires(scene: Scene, mine: Practice | None) -> date:
    """Return the last day of the newest invitation, in the person's own time zone."""
    known = await profile.of(scene.session, scene.person_id)
    return known.today(mine.invitations[-1].expires_at if mine and mine.invitations else scene.now)


def _joined(scene: Scene, joined: Joined) -> Phrase:
    words = scene.phrases.practice
    return {
        Joined.JOINED: words.joined,
        Joined.ALREADY: words.member_already,
        Joined.ELSEWHERE: words.already,
        Joined.UNKNOWN: words.invalid,
        Joined.FULL: words.full,
    }[joined]
