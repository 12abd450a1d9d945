"""What is typed at the counter: one choice, several, or how to go on from an end."""

from handlers.answers import answering, lists
from handlers.counter import guiding, screens
from handlers.counter import several as counter_several
from handlers.counter import words as counter_words
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen, screen
from knowledge.counter import Counter, CounterEnd, CounterQuestion


async def left_open(scene: Scene, said: Said) -> list[Screen]:
    """Go on from a question left open; if the message may be about something else, ask again.

    Below an answer that offers other things, « oui » would qualify an identity.
    """
    words = scene.phrases.counter
    if not guiding.asks(scene) and said.is_one_of(words.typed_next()):
        return [await guiding.at(scene, "")]
    back = [words.typed_resume(), words.back(), words.typed_back()]
    if said.is_one_of(*back) or (guiding.asks(scene) and counter_words.unclear(words, said)):
        return [await guiding.resumed(scene)]
    return await _typed(scene, said)


async def typed(scene: Scene, said: Said) -> list[Screen]:
    """Go on after what was just shown: « et maintenant ? » is about that.

    When something else had no answer since, « oui » may be about that: the question is asked
    again.
    """
    words, counter = scene.phrases.counter, scene.base.counter
    if scene.unanswered and guiding.asks(scene) and counter_words.unclear(words, said):
        return [await guiding.resumed(scene)]
    if said.asks_for(words.typed_now(), scene.phrases.again.around()):
        return [await guiding.at(scene, guiding.way_of(scene))]
    if told := await _typed(scene, said):
        return told
    way = guiding.way_of(scene)
    other = counter_several.instead(words, said, counter, way)
    if not other and counter_several.later(words, said, counter, way):
        return [await guiding.at(scene, way, words.later())]
    return [await guiding.at(scene, other)] if other else []


async def _typed(scene: Scene, said: Said) -> list[Screen]:
    """Go on by a number or by words, from what was just shown or left open."""
    counter, way = scene.base.counter, guiding.way_of(scene)
    shown = counter.at(way) if counter else None
    if counter is None or shown is None:
        return []
    words = scene.phrases.counter
    backwards = [words.back(), words.typed_back()], [words.again(), words.typed_again()]
    turned = said.says(*backwards)
    if turned is not None:
        return [await guiding.at(scene, "" if turned else way[:-1])]
    if isinstance(shown, CounterEnd):
        told = await _after_end(scene, said, counter, shown)
    else:
        told = await _after_question(scene, said, shown)
    led = "" if told else counter_several.anew(words, said, counter)
    return [await guiding.at(scene, led)] if led else told


async def _after_question(scene: Scene, said: Said, shown: CounterQuestion) -> list[Screen]:
    """Follow the choice that is made; ask again when the message makes none."""
    words = scene.phrases.counter
    counter = scene.base.counter
    way = guiding.way_of(scene)
    led = counter_several.led(words, said, counter, way) if counter else way
    if led != way:
        return [await guiding.at(scene, led)]
    above = counter_words.above(words, said, shown, scene.phrases.again.around())
    return [await guiding.at(scene, way, above)] if above else []


async def _after_end(scene: Scene, said: Said, counter: Counter, end: CounterEnd) -> list[Screen]:
    """Start again for the next patient; go on once the task is done; or open an answer."""
    words = scene.phrases.counter
    if said.is_one_of(words.typed_next()):
        return [await guiding.at(scene, "")]
    if said.is_one_of(words.typed_done()):
        if end.then:
            return [await guiding.at(scene, counter.way_to(end.then) or "")]
        return [screen([words.done()], [[screens.to(words.again(), "")]])]
    read = lists.known(scene.base, end.entries)
    place = said.chooses(*([entry.title] for entry in read))
    if place is not None:
        return [await answering.opened(scene, read[place].id)]
    then = counter_several.then(words, said, counter, end)
    return [await guiding.at(scene, then)] if then else []
