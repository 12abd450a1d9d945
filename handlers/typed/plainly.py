"""A message as it is read: spelt out, without who did what it tells, when, or « du coup »."""

from dataclasses import replace

from handlers.said import Said
from handlers.scene import Scene
from handlers.typed import aside, excepted, secretary_card


def said(scene: Scene, message: Said) -> Said:
    """Return a message with only what it tells left in it; most are as they are typed."""
    phrases = scene.phrases
    spelt = aside.just_done(phrases, aside.spelt(phrases, message.text))
    did = aside.without_tail(phrases, excepted.without_doer(phrases, spelt))
    undated = aside.without_past(phrases, did)
    text = secretary_card.as_step(scene, undated)
    if text == message.text:
        return message
    return replace(message, text=text, dated=undated != did)
