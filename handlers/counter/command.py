"""/ins: at the counter, one question at a time, to the status of a patient's identity."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.sending.turn import Turn
from handlers import keyboards, replying
from handlers.answers import answering, lists
from handlers.buttons import CounterBack, CounterStep, CounterWay
from handlers.counter import screens
from handlers.counter import several as counter_several
from handlers.counter import words as counter_words
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen, screen
from handlers.shown import choices, signs
from knowledge.counter import Counter, CounterEnd, CounterQuestion


def router() -> Router:
    """Return the router of /ins."""
    made = Router(name="counter")
    for observer in (made.message, made.edited_message):
        observer.register(begin, Command("ins", ignore_case=True))
    made.callback_query.register(go_on, CounterStep.filter())
    made.callback_query.register(go_along, CounterWay.filter())
    made.callback_query.register(come_back, CounterBack.filter())
    return made


async def begin(message: Message, scene: Scene) -> Turn:
    """Open the guide, in answer to its command."""
    return await replying.answer(scene, message, await opened(scene))


async def opened(scene: Scene) -> Screen:
    """Ask the first question; or again the one that was left open a moment ago."""
    return await (resumed(scene) if asks(scene) else _at(scene, ""))


async def go_on(query: CallbackQuery, callback_data: CounterStep, scene: Scene) -> Turn:
    """Show in place what a button leads to: a question or an end."""
    counter, here = scene.knowledge.base.counter, _way(scene)
    way = counter.way_from(here, callback_data.at) if counter else ""
    return replying.in_turn(query, await _at(scene, way))


async def go_along(query: CallbackQuery, callback_data: CounterWay, scene: Scene) -> Turn:
    """Show in place what a choice leads to, by the choices of its own message."""
    counter, way = scene.knowledge.base.counter, callback_data.way
    led = counter.at(way) if counter else None
    if counter and (led is None or led.id != callback_data.at):
        way = counter.way_from(_way(scene), callback_data.at)
    return replying.in_turn(query, await _at(scene, way))


async def come_back(query: CallbackQuery, callback_data: CounterBack, scene: Scene) -> Turn:
    """Ask again what was left open, below what was answered in between."""
    counter, way = scene.knowledge.base.counter, callback_data.way
    led = counter.at(way) if counter else None
    asked = isinstance(led, CounterQuestion) and led.id == callback_data.at
    return replying.below(query, await (_resumed(scene, way) if asked else _at(scene, "")))


def with_way_back(scene: Scene, shown: Screen) -> Screen:
    """Put, below what is answered in between, the button that comes back to what was asked."""
    counter, way = scene.knowledge.base.counter, _way(scene)
    asked = counter.at(way) if counter and asks(scene) else None
    if asked is None:
        return shown
    back = keyboards.button(scene.phrases.counter.resume(), CounterBack(at=asked.id, way=way))
    return screen([shown.text], [*keyboards.rows_of(shown.markup), [back]])


async def resumed(scene: Scene) -> Screen:
    """Ask again what was left open."""
    return await (_resumed if asks(scene) else _at)(scene, _way(scene))


async def _resumed(scene: Scene, way: str) -> Screen:
    """Ask a question again, below the choices made, with a way to begin anew."""
    counter, words = scene.knowledge.base.counter, scene.phrases.counter
    if counter is None or not way:
        return await _at(scene, way)
    made = words.made_between().join(counter.labels(way))
    shown = await _at(scene, way, words.resumed(made=made))
    return screen(
        [shown.text], [*keyboards.rows_of(shown.markup), [screens.to(words.again(), "")]]
    )


async def _at(scene: Scene, way: str, above: str = "") -> Screen:
    """Show the question or the end that choices lead to; the first question by default."""
    counter = scene.knowledge.base.counter
    if counter is None:
        words = scene.phrases.counter
        return screen([words.absent()], [[keyboards.all_themes(scene.phrases)]])
    shown = counter.at(way)
    if shown is None:
        return await _at(scene, "")
    await choices.offer_counter(scene, way)
    former = counter.at(way[:-1]) if way else None
    label = scene.phrases.counter.back()
    back = [screens.by(label, former.id, way[:-1])] if former else []
    if isinstance(shown, CounterEnd):
        return screens.end(scene, shown, back)
    return screens.question(scene, shown, way, back, above)


def asks(scene: Scene) -> bool:
    """Tell whether a question asked at the counter waits for its answer."""
    counter, waits = scene.knowledge.base.counter, choices.waiting(scene)
    at = counter.at(_way(scene)) if counter and waits.startswith(signs.COUNTER) else None
    return isinstance(at, CounterQuestion)


async def left_open(scene: Scene, said: Said) -> list[Screen]:
    """Go on from what was left open; what may answer something else asks it again.

    « oui » would qualify an identity, below an answer that offers other things.
    """
    words = scene.phrases.counter
    if not asks(scene) and said.says([words.typed_next()]) is not None:
        return [await _at(scene, "")]
    back = [words.typed_resume(), words.back(), words.typed_back()]
    if said.says(back) is not None or (asks(scene) and counter_words.unclear(words, said)):
        return [await resumed(scene)]
    return await _typed(scene, said)


async def typed(scene: Scene, said: Said) -> list[Screen]:
    """Go on after what was just shown: « et maintenant ? » is about that.

    Where something else had no answer since, « oui » may be of that: the question is asked again.
    """
    words, counter = scene.phrases.counter, scene.knowledge.base.counter
    if scene.unknown and asks(scene) and counter_words.unclear(words, said):
        return [await resumed(scene)]
    if said.asks_for(words.typed_now(), scene.phrases.again.around()):
        return [await _at(scene, _way(scene))]
    if told := await _typed(scene, said):
        return told
    way = _way(scene)
    other = counter_several.instead(words, said, counter, way)
    if not other and counter_several.later(words, said, counter, way):
        return [await _at(scene, way, words.later())]
    return [await _at(scene, other)] if other else []


async def _typed(scene: Scene, said: Said) -> list[Screen]:
    """Go on by a number or by words, after what was shown just before, or left open."""
    counter, way = scene.knowledge.base.counter, _way(scene)
    shown = counter.at(way) if counter else None
    if counter is None or shown is None:
        return []
    words = scene.phrases.counter
    backwards = [words.back(), words.typed_back()], [words.again(), words.typed_again()]
    turned = said.says(*backwards)
    if turned is not None:
        return [await _at(scene, "" if turned else way[:-1])]
    if isinstance(shown, CounterEnd):
        told = await _after_end(scene, said, counter, shown)
    else:
        told = await _after_question(scene, said, shown)
    led = "" if told else counter_several.anew(words, said, counter)
    return [await _at(scene, led)] if led else told


async def _after_question(scene: Scene, said: Said, shown: CounterQuestion) -> list[Screen]:
    """Follow the choice that is made; ask again when what is said does not choose."""
    words, counter, way = scene.phrases.counter, scene.knowledge.base.counter, _way(scene)
    led = counter_several.led(words, said, counter, way) if counter else way
    if led != way:
        return [await _at(scene, led)]
    above = counter_words.above(words, said, shown, scene.phrases.again.around())
    return [await _at(scene, way, above)] if above else []


async def _after_end(scene: Scene, said: Said, counter: Counter, end: CounterEnd) -> list[Screen]:
    """Begin anew, for the next patient; go on once what was to do is done; or open an answer."""
    words = scene.phrases.counter
    if said.says([words.typed_next()]) is not None:
        return [await _at(scene, "")]
    if said.says([words.typed_done()]) is not None:
        if end.then:
            return [await _at(scene, counter.way_to(end.then) or "")]
        return [screen([words.done()], [[screens.to(words.again(), "")]])]
    read = lists.known(scene.knowledge.base, end.entries)
    place = said.chooses(*([entry.title] for entry in read))
    if place is not None:
        return [await answering.opened(scene, read[place].id)]
    then = counter_several.then(words, said, counter, end)
    return [await _at(scene, then)] if then else []


def _way(scene: Scene) -> str:
    """Return the choices that led to what was shown just before, or was left open; or none."""
    waits = choices.waiting(scene)
    return waits.removeprefix(signs.COUNTER) if waits.startswith(signs.COUNTER) else ""
