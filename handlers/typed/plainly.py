"""A message as it is read: spelt out, without who did what it tells, when, or « du coup »."""

from dataclasses import replace

from handlers.said import Said
from handlers.scene import Scene
from handlers.typed import alike, aside, excepted, politely, secretary_card


def said(scene: Scene, message: Said) -> Said:
    """Return a message with only what it tells left in it; most are as they are typed."""
    phrases, base = scene.phrases, scene.knowledge.base
    bluntly = politely.bluntly(phrases, message.text)
    ticked = alike.also(phrases, base, alike.ticked(phrases, base, bluntly))
    spelt = aside.just_done(phrases, aside.spelt(phrases, ticked))
    did = aside.without_tail(phrases, excepted.without_doer(phrases, spelt))
    undated = aside.without_past(phrases, did)
    text = secretary_card.as_step(scene, undated)
    if text == message.text:
        return message
    return replace(message, text=text, dated=undated != did)
