"""A thought typed in several messages within seconds: the last reply answers them all."""

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
    """A message as it was searched for, together with the earlier ones that it finishes.

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
    """Search the base for a message; and for what it completes, when it was typed just after."""
    after = replied.entry(scene, message) or before.subject(scene)
    after = after or asked_back.of(scene)
    found = await scene.find(text, after, Profile(scene.role))
    found = asked_back.about(scene, text, found)
    if scene.person is None or message.edit_date or message.caption:
        return Heard(text, found)
    said = _just_said(scene, message, text)
    of_one = Heard(text, found)
    if said:
        of_one = await _finished(scene, said, of_one, after) or of_one
    after = said.after if said and of_one.text != text else after
    _keep(scene, message, of_one, after)
    return of_one


def _just_said(scene: Scene, message: Message, text: str) -> JustSaid | None:
    """Return what was said just before; a repeated or redelivered message completes nothing."""
    said = scene.just_said
    if said is None or message.message_id == said.message:
        return None
    again = f" {fold(said.text)}".endswith(f" {fold(text)}")
    return said if not again and said.is_recent(message.date, scene.now) else None


async def _finished(scene: Scene, said: JustSaid, last: Heard, after: str | None) -> Heard | None:
    """Return what both messages find together, when the last one completes the first."""
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
    """Remember what was said, for a message that may complete it.

    A reply that carries the privacy notice must stay: it is not taken over.
    """
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
