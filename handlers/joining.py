"""A thought typed in several messages within seconds: the last reply is to all of them."""

from dataclasses import dataclass

from aiogram.types import Message

from bot.receiving.just_said import JustSaid
from handlers.counter import asked_back
from handlers.scene import SOON_READ, Scene
from handlers.shown import before, replied
from knowledge import Part, Profile, Refused
from knowledge.matching import joining
from knowledge.text import fold


@dataclass(frozen=True)
class Heard:
    """A message looked for in the base, behind those that it finishes.

    Attributes:
        text: all their words.
        found: what becomes of them.
        earlier: the message, by its id, whose reply this one takes the place of; it took itself
            that of those before it.
    """

    text: str
    found: tuple[Part, ...]
    earlier: int | None = None


async def heard(scene: Scene, message: Message, text: str) -> Heard:
    """Look for a message in the base; for what it finishes too, when it was typed just after."""
    after = replied.entry(scene, message) or before.subject(scene)
    after = after or asked_back.of(scene)
    found = await scene.find(text, after, Profile(scene.role))
    found = asked_back.about(scene, text, found)
    if scene.person is None or message.edit_date or message.caption:
        return Heard(text, found)
    said, of_one = _just_said(scene, message, text), Heard(text, found)
    if said:
        of_one = await _finished(scene, said, of_one, after) or of_one
    after = said.after if said and of_one.text != text else after
    _keep(scene, message, of_one, after)
    return of_one


def _just_said(scene: Scene, message: Message, text: str) -> JustSaid | None:
    """Return what was said just before; what is said again, or handled again, finishes nothing."""
    said = scene.just_said
    if said is None or message.message_id == said.message:
        return None
    again = f" {fold(said.text)}".endswith(f" {fold(text)}")
    return said if not again and said.is_recent(message.date, scene.now) else None


async def _finished(scene: Scene, said: JustSaid, last: Heard, after: str | None) -> Heard | None:
    """Return what is found for both messages, when the last finishes the one before."""
    text = f"{said.text} {last.text}"
    if len(text) > SOON_READ or not joining.may_finish(last.found[0].outcome):
        return None
    profile = Profile(scene.role)
    alone = last.found if after is None else await scene.find(last.text, None, profile)
    whole = await scene.find(text, said.after, profile)
    if not joining.finishes(said.outcome, last.text, alone, last.found, whole):
        return None
    refused = isinstance(whole[0].outcome, Refused)
    return Heard(text, whole, None if refused else said.replied)


def _keep(scene: Scene, message: Message, of_one: Heard, after: str | None) -> None:
    """Remember what was said, for what may finish it; a reply with the notice is to stand."""
    outcome = of_one.found[0].outcome
    if len(of_one.found) > 1 or not joining.may_begin(outcome):
        return
    stands = scene.person is None or scene.person.notice_due
    number = message.message_id
    said = JustSaid(
        text=of_one.text,
        message=number,
        replied=None if stands else number,
        after=after,
        outcome=outcome,
        sent=message.date,
        handled=scene.now,
    )
    scene.last_words.keep(scene.person_id, said)
