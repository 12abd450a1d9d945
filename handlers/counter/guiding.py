"""Where the choices made at the counter lead: a question or an end, shown or asked again."""

from dataclasses import replace

from handlers import keyboards
from handlers.buttons import CounterBack
from handlers.counter import screens
from handlers.scene import Scene
from handlers.screens import Screen, screen
from handlers.shown import before, choices, signs
from knowledge.counter import CounterEnd, CounterQuestion


async def opened(scene: Scene) -> Screen:
    """Ask the first question; or again the one that was left open a moment ago."""
    return await (resumed(scene) if asks(scene) else at(scene, ""))


def with_way_back(scene: Scene, shown: Screen) -> Screen:
    """Add, below what was answered in between, a button back to the open question."""
    asked = _open(scene)
    if not isinstance(asked, CounterQuestion):
        return shown
    data = CounterBack(at=asked.id, way=way_of(scene))
    return shown.above(rows=[[keyboards.button(scene.phrases.counter.resume(), data)]])


async def resumed(scene: Scene) -> Screen:
    """Ask again what was left open."""
    return await (resumed_at if asks(scene) else at)(scene, way_of(scene))


async def resumed_at(scene: Scene, way: str) -> Screen:
    """Ask the question of a way again, with a button to start over."""
    counter, words = scene.base.counter, scene.phrases.counter
    if counter is None or not way:
        return await at(scene, way)
    made = words.made_between().join(counter.labels(way))
    shown = await at(scene, way, words.resumed(made=made))
    return shown.above(rows=[[screens.to(words.again(), "")]])


async def at(scene: Scene, way: str, above: str = "") -> Screen:
    """Show the question or the end that a way leads to; the first question by default."""
    counter = scene.base.counter
    if counter is None:
        words = scene.phrases.counter
        return screen([words.absent()], [[keyboards.all_themes(scene.phrases)]])
    shown = counter.at(way)
    if shown is None:
        return await at(scene, "")
    await choices.remember(scene, f"{signs.COUNTER}{way}")
    former = counter.at(way[:-1]) if way else None
    label = scene.phrases.counter.back()
    back = [screens.by(label, former.id, way[:-1])] if former else []
    if isinstance(shown, CounterEnd):
        return screens.end(scene, shown, back)
    return screens.question(scene, shown, way, back, above)


def asks(scene: Scene) -> bool:
    """Tell whether a question at the counter waits for its answer."""
    return isinstance(_open(scene), CounterQuestion)


def _open(scene: Scene) -> CounterQuestion | CounterEnd | None:
    """Return the question or the end that was just shown, or was left open."""
    return before.at_counter(replace(scene, before=choices.waiting(scene)))


def way_of(scene: Scene) -> str:
    """Return the way to what was just shown or was left open; empty for none."""
    waits = choices.waiting(scene)
    return waits.removeprefix(signs.COUNTER) if waits.startswith(signs.COUNTER) else ""
