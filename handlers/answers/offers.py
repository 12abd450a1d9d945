"""What a question is offered: answers to choose from, or one that lacks the detail asked for."""

from handlers.answers import answer_screens, lists
from handlers.keyboards import cut, none_button
from handlers.screens import Screen, screen
from knowledge import Html, Knowledge, Phrases, Suggestions


def shown(
    knowledge: Knowledge, key: int, found: Suggestions, part: str = "", *, private: bool = True
) -> Screen:
    """Show what a question is offered.

    Args:
        knowledge: the base and its sentences.
        key: the question, for the button that says that nothing fits.
        found: what is offered.
        part: quotes the question, when the message holds several; else empty.
        private: numbers can be typed.
    """
    phrases, ids = knowledge.phrases, [candidate.id for candidate in found.candidates]
    offered = lists.known(knowledge.base, ids)
    whom: Html | str = ""
    if found.missing:
        theme = offered[0].theme if offered else None
        whom = phrases.nothing.contact(contact=answer_screens.contact_of(knowledge, theme))
    intro = _intro(phrases, found.missing, cut(part, lists.QUOTED))
    rows = [*lists.buttons(phrases, offered), [none_button(phrases, key, ids)]]
    hint = lists.hint(phrases, private=private)
    return screen([intro, lists.titles(phrases, offered), hint, whom], rows)


def _intro(phrases: Phrases, detail: str, quoted: str) -> Html:
    """Say why answers are offered: several may do, or a detail is not known."""
    words = phrases.suggestions
    if detail and quoted:
        return words.untold_part(text=quoted, detail=detail)
    if detail:
        return words.untold(detail=detail)
    return words.intro_part(text=quoted) if quoted else words.intro()
