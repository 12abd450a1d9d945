"""/stats in words and in bars: everything fits, nothing is said by colour alone."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image

from bot import questions
from bot.usage import Day, Named, Period, Usage
from handlers.maintainers import chart, usage_screens
from handlers.path import picture
from knowledge import Knowledge
from knowledge.markup import number, plain, telegram_length
from tests.handlers.test_screens import accepted
from tests.journeys.conversation import as_typed

TODAY = date(2026, 11, 23)
CAPTION = 1024
LIGHT = 100_000


def used(known: Knowledge, most: int) -> Usage:
    """Return a use in which everything happens so many times a day."""
    outcomes = dict.fromkeys(questions.OUTCOMES, most)
    days = tuple(Day(TODAY - timedelta(days=ago), outcomes) for ago in reversed(range(30)))
    ids = sorted(known.base.entries, key=lambda one: -len(known.base.entries[one].title))
    top = tuple(Named(one, 3 + most) for one in ids[:5])

    def period(length: int) -> Period:
        total = {name: length * count for name, count in outcomes.items()}
        votes = {"useful": most, "not_useful": most, "none_fits": most}
        return Period(length, total, **votes, served=top, disliked=top, people=most, steps=most)

    return Usage((period(7), period(30)), days, most)


@pytest.mark.parametrize("most", [0, 1, 12, 10**7])
def test_everything_fits_in_what_telegram_accepts(shipped: Knowledge, most: int) -> None:
    found = used(shipped, most)
    accepted(usage_screens.usage(shipped, found))
    caption = usage_screens.caption(shipped.phrases, found)
    assert 0 < telegram_length(caption) <= CAPTION
    assert ("Aucune question." in plain(caption)) == (most == 0)


def test_figures_are_told_in_words(shipped: Knowledge) -> None:
    told = as_typed(plain(usage_screens.usage(shipped, used(shipped, 400)).text))
    for line in (
        "Usage du bot au 23/11/2026",
        "7 derniers jours",
        "Questions : 8 400. Répondues : 2 800 ; avec des choix proposés : 2 800",
        "Part répondue aussitôt : 33 %.",
        "Avis : « Utile » 400, « Pas utile » 400, « Aucune de ces réponses » 400.",
        "Personnes venues : 400. Étapes notées : 400.",
        "lundi 23 novembre : questions 1 200, répondues 400, sans réponse 400",
        "Rappels en attente : 400.",
    ):
        assert line in told
    assert told.count(" : 403 fois") == 20


def test_an_entry_that_is_gone_is_not_named(shipped: Knowledge) -> None:
    found = used(shipped, 5)
    (week, month), gone = found.periods, (Named("retiree", 50),)
    shown = Usage((Period(**{**vars(week), "served": gone, "disliked": ()}), month), found.days, 0)
    assert "50 fois" not in usage_screens.usage(shipped, shown).text


def test_without_a_question_no_share_is_told(shipped: Knowledge) -> None:
    assert "Part répondue" not in usage_screens.usage(shipped, used(shipped, 0)).text


@pytest.mark.parametrize("most", [0, 1, 3, 12, 10**7])
def test_the_picture_is_light(shipped: Knowledge, most: int) -> None:
    content = chart.draw(usage_screens.chart(shipped.phrases, used(shipped, most)))
    assert len(content) < LIGHT
    with Image.open(BytesIO(content)) as drawn:
        assert (drawn.format, drawn.size) == ("PNG", (picture.WIDTH, chart.HEIGHT))


def test_every_series_has_a_look_of_its_own_and_its_total_in_words(shipped: Knowledge) -> None:
    shown = usage_screens.chart(shipped.phrases, used(shipped, 2))
    assert [as_typed(one) for one in shown.series] == [
        "répondues : 60",
        "choix proposés : 60",
        "sans réponse : 60",
        "refusées : 60",
    ]
    assert len(set(chart.LOOKS)) == len(chart.LOOKS) == len(shown.series)
    assert shipped.phrases.stats.outcomes.keys() <= set(questions.OUTCOMES)
    assert all(len(bar.parts) == len(shown.series) for bar in shown.bars)


@pytest.mark.parametrize(
    ("most", "end", "step"),
    [(0, 1, 1), (1, 1, 1), (5, 5, 1), (6, 6, 2), (23, 25, 5), (26, 30, 10), (1234, 1500, 500)],
)
def test_an_axis_ends_on_a_round_number(most: int, end: int, step: int) -> None:
    assert chart.scale(most) == (end, step)


def test_a_number_has_its_thousands_apart() -> None:
    assert [as_typed(number(one)) for one in (0, 999, 1000, 1234567)] == [
        "0",
        "999",
        "1 000",
        "1 234 567",
    ]
