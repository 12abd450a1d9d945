"""A « non » or a doubt right after steps were noted: what is noted stays so, and that is said."""

from handlers.forms import begun_by
from handlers.known import answers
from handlers.said import QUESTION_MARK, Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before
from handlers.typed import aside
from handlers.typed import date as typed_date
from knowledge import parts

LONGEST = 8
"""Words of a doubt, at most: « enfin si j'ai bien compris ce que vous demandez »."""


async def told(scene: Scene, said: Said) -> list[Screen]:
    """Say how to go back on the steps just noted, to who only refuses or doubts.

    « Annule » undoes them; a bare « non » may be of something else.
    """
    words = scene.phrases.mistaken
    if not before.formerly(scene) or QUESTION_MARK in said.text or parts.asks(said.text):
        return []
    if said.is_one_of(scene.phrases.lists.typed_no()):
        return [Screen(words.refused())]
    unled = aside.without_leads(
        scene.phrases, typed_date.without_opening(scene.phrases, said.words)
    )
    doubts = begun_by(unled, words.doubts()) and len(unled.split()) <= LONGEST
    if not doubts or await answers(scene, said.text):
        return []
    return [Screen(words.doubted())]
