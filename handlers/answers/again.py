"""What is asked about the answer just given: to see it again, its text alone, links or sources."""

from html import escape

from handlers.answers import aloud, answer_screens, answer_words, answering
from handlers.buttons import Browse
from handlers.keyboards import all_themes, button, link
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen, screen
from handlers.shown import subject
from knowledge import Entry


async def asked(scene: Scene, said: Said) -> list[Screen]:
    """Do what a whole message asks of the last answer; nothing when it asks something new.

    « C'est où ? » asks for its links, if it has any. Whom a patient may call is a question like
    any other: an entry answers it.
    """
    known, words = scene.base.entries.get(scene.before), scene.phrases.again
    if known is None:
        return []
    around = words.around()
    if said.asks_for(words.answer(), around):
        return [await answering.opened(scene, known.id)]
    where = [words.where()] if known.links else []
    of_links = [words.links(), *where]
    for ways, made in ((of_links, _links), ([words.doubts()], _sources)):
        if any(said.asks_for(one, around) for one in ways):
            await subject.answered(scene, known.id)
            return [made(scene, known)]
    told = await aloud.rest_of_answer(scene, said) or await _text_alone(scene, said, known)
    if told:
        return told
    if not known.said_by_patients and said.asks_for(words.contacts(), around):
        await subject.answered(scene, known.id)
        return [_contact(scene, known)]
    return []


async def mistaken(scene: Scene, said: Said) -> list[Screen]:
    """Say where to report a mistake in an answer, or how to keep one, wherever it is asked."""
    words = scene.phrases.again
    told = ((words.mistakes(), words.mistake()), (words.keep_typed(), words.keep()))
    return [Screen(answer) for ways, answer in told if said.asks_for(ways, words.around())][:1]


async def _text_alone(scene: Scene, said: Said, known: Entry) -> list[Screen]:
    """Give, in a message of its own, the text that the answer gives to copy or to say."""
    words, copies = scene.phrases.again, [*known.copies.values()]
    told = known.short if known.said_by_patients else ""
    if not (copies or told) or not said.asks_for(words.copied(), words.around()):
        return []
    await subject.answered(scene, known.id)
    if len(copies) > 1:
        every = answer_words.copies(scene.phrases, known)
        return [screen(every, answer_screens.copy_rows(scene.phrases, known))]
    text = escape(copies[0], quote=False) if copies else told
    return [Screen(words.alone()), screen([text])]


def _sources(scene: Scene, known: Entry) -> Screen:
    """Say where the answer comes from, to someone who doubts it."""
    words = scene.phrases.again
    told = [words.sources(title=known.title), answer_words.sources(scene.phrases, known)]
    return screen([*told, words.doubted()], [[link(each)] for each in known.links])


def _links(scene: Scene, known: Entry) -> Screen:
    """Show the links of an answer, or say that it has none, with its sources."""
    words = scene.phrases.again
    if not known.links:
        return screen([words.none(title=known.title), answer_words.sources(scene.phrases, known)])
    told = words.several if len(known.links) > 1 else words.link
    return screen([told(title=known.title)], [[link(each)] for each in known.links])


def _contact(scene: Scene, known: Entry) -> Screen:
    """Say who can help a professional with the theme of an answer, as when there is no answer."""
    theme = scene.base.themes[known.theme]
    told = scene.phrases.again.contact(
        contact=answer_screens.contact_of(scene.knowledge, theme.id)
    )
    rows = [[button(theme.title, Browse(theme=theme.id))], [all_themes(scene.phrases)]]
    return screen([told], rows)
