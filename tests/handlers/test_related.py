"""What an answer refers to: a title that its button cuts stands whole above it."""

from handlers.answers import answer_screens
from handlers.buttons import Vote
from handlers.keyboards import rows_of
from knowledge import Entry, Knowledge
from knowledge.markup import plain, typography

VOTE = Vote(key=1, useful=True, entries="")
WHOLE = "en toutes lettres"


def titles_cut(shipped: Knowledge, known: Entry) -> set[str]:
    """Return the titles of what an answer refers to that no button of it shows whole."""
    markup = answer_screens.entry(shipped, known, None, VOTE).markup
    labels = [one.text for row in rows_of(markup) for one in row]
    titles = {typography(shipped.base.entries[other].title) for other in known.see_also}
    return {title for title in titles if not any(title in label for label in labels)}


def test_titles_that_buttons_cut_are_whole_in_the_text(shipped: Knowledge) -> None:
    cut = {known.id: titles_cut(shipped, known) for known in shipped.base.entries.values()}
    assert any(cut.values())
    assert not all(cut.values())
    for entry_id, titles in cut.items():
        text = plain(
            answer_screens.entry(shipped, shipped.base.entries[entry_id], None, VOTE).text
        )
        assert (WHOLE in text) is bool(titles)
        told = text.partition(WHOLE)[2]
        assert {line.removeprefix("• ") for line in told.splitlines()[1:]} == titles


def test_a_vote_leaves_them_there(shipped: Knowledge) -> None:
    known = shipped.base.entries["dmp-opposition-consultation"]
    assert titles_cut(shipped, known)
    thanks = shipped.phrases.vote.thanks()
    assert WHOLE in answer_screens.judged(shipped, known, None, [], told=thanks).text
    assert WHOLE in answer_screens.led_elsewhere(shipped, known, None, [], others=[]).text
