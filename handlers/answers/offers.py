"""What a question is offered: answers to choose from, or one that lacks the detail asked for."""

from handlers.answers import answer_screens, lists
from handlers.keyboards import cut, none_button
from handlers.screens import Screen, screen
from knowledge import Knowledge, Suggestions


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
    ids = [candidate.id for candidate in found.candidates]
    if not found.missing:
        return lists.suggestions(knowledge, key, ids, part, private=private)
    phrases, words = knowledge.phrases, knowledge.phrases.suggestions
    offered, quoted, detail = (
        lists.known(knowledge.base, ids),
        cut(part, lists.QUOTED),
        found.missing,
    )
    intro = words.untold_part(text=quoted, detail=detail) if part else words.untold(detail=detail)
    theme = offered[0].theme if offered else None
    whom = phrases.nothing.contact(contact=answer_screens.contact_of(knowledge, theme))
    rows = [*lists.buttons(phrases, offered), [none_button(phrases, key, ids)]]
    hint = lists.hint(phrases, private=private)
    return screen([intro, lists.titles(phrases, offered), hint, whom], rows)
