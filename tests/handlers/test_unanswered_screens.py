"""/sans_reponse, and what tells of new answers: Telegram accepts them, whatever they name."""

import pytest
from aiogram.types import InlineKeyboardMarkup

from bot.awaited import Addition
from bot.service_models import MAX_TEXT
from bot.unanswered import Group, Unanswered
from handlers.answers import awaiting
from handlers.maintainers import unanswered_screens
from handlers.maintainers.unanswered_screens import PAGE
from handlers.screens import Screen
from handlers.shown.choices import MAX_CHOICES
from knowledge import Answer, Candidate, Knowledge, Nothing
from tests.handlers.test_screens import accepted

COPIED = 256
"""Characters that a button copies, at most (Bot API, CopyTextButton)."""


@pytest.mark.parametrize("answered", [True, False])
def test_a_full_page_of_the_longest_questions_fits(shipped: Knowledge, *, answered: bool) -> None:
    entries = sorted(shipped.base.entries.values(), key=lambda one: -len(one.id + one.theme))
    letters = [
        f"{number:03}".translate(str.maketrans("0123456789", "<&>bcdefgh")) for number in range(25)
    ]
    texts = [f"{letter} {'é' * MAX_TEXT}"[:MAX_TEXT] for letter in letters]
    groups = tuple(Group(text, entries[0].id, 10**6, 90) for text in texts)
    outcome = Answer if answered else Nothing
    now = {text: outcome((Candidate(entries[0].id, 0.999),)) for text in texts}
    for page in (1, 2, 3):
        shown = unanswered_screens.unanswered(shipped, Unanswered(groups, 10**6), page, now)
        accepted(shown)
        assert shown.markup
        copies = [row[0].copy_text for row in shown.markup.inline_keyboard if row[0].copy_text]
        assert len(copies) == min(PAGE, len(groups) - PAGE * (page - 1))
        assert all(len(copy.text) <= COPIED for copy in copies)


def test_the_file_that_is_named_is_there(shipped: Knowledge) -> None:
    for entry in shipped.base.entries.values():
        assert str(entry.path).endswith(unanswered_screens.path_of(entry))


def test_a_question_near_to_nothing_says_so(shipped: Knowledge) -> None:
    found = Unanswered((Group("quoi ?", None, 3, 3),), 0)
    shown = unanswered_screens.unanswered(shipped, found, 1, {"quoi ?": Nothing(())})
    assert "Aucune réponse" in shown.text
    assert ".md" not in shown.text


@pytest.mark.parametrize("count", [1, MAX_CHOICES, 40])
def test_what_tells_of_new_answers_fits(shipped: Knowledge, count: int) -> None:
    titles = {one.id: len(one.title) for one in shipped.base.entries.values()}
    longest = sorted(titles, key=lambda one: -titles[one])[:count]
    spoken = awaiting.addition_message(shipped, Addition(5, (*longest, "gone")))
    assert spoken
    markup = spoken.message.reply_markup
    assert isinstance(markup, InlineKeyboardMarkup)
    accepted(Screen(spoken.message.text, markup))


def test_answers_that_have_all_left_are_not_told(shipped: Knowledge) -> None:
    assert awaiting.addition_message(shipped, Addition(5, ("gone",))) is None
