"""What a question is offered: answers to choose from, or one that lacks the detail asked for."""

from collections.abc import Sequence

from handlers.answers import lists, whom
from handlers.keyboards import cut, none_button
from handlers.screens import Screen, screen
from knowledge import Entry, Html, Knowledge, Phrases, Suggestions


def shown(  # noqa: PLR0913  the question, and its place
    knowledge: Knowledge,
    key: int,
    found: Suggestions,
    text: str,
    *,
    quoted: bool = False,
    private: bool = True,
) -> Screen:
    """Show what a question is offered.

    Args:
        knowledge: the base and its sentences.
        key: the question, for the button that says that nothing fits.
        found: what is offered.
        text: the question.
        quoted: repeat it, since the message holds several.
        private: numbers can be typed.
    """
    phrases, ids = knowledge.phrases, [candidate.id for candidate in found.candidates]
    offered = lists.known(knowledge.base, ids)
    contact = _contact(knowledge, text, offered) if found.missing else ""
    intro = _intro(phrases, found.missing, cut(text, lists.QUOTED) if quoted else "")
    rows = [*lists.buttons(phrases, offered), [none_button(phrases, key, ids)]]
    hint = lists.hint(phrases, private=private)
    return screen([intro, lists.titles(phrases, offered), hint, contact], rows)


def _contact(knowledge: Knowledge, text: str, offered: Sequence[Entry]) -> Html:
    """Say who may know: of the subject that the question names, else of the nearest answer."""
    phrases = knowledge.phrases
    named = whom.subject(phrases, text) or next((entry.theme for entry in offered), "")
    return phrases.nothing.contact(contact=whom.contact(knowledge, named))


def _intro(phrases: Phrases, detail: str, quoted: str) -> Html:
    """Say why answers are offered: several may do, or a detail is not known."""
    words = phrases.suggestions
    if detail and quoted:
        return words.untold_part(text=quoted, detail=detail)
    if detail:
        return words.untold(detail=detail)
    return words.intro_part(text=quoted) if quoted else words.intro()
