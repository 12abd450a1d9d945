"""The path as a picture and as a printed page: light, complete, on one page."""

import re
from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from bot.journey import Mark, State
from bot.laying_out import lay_out
from handlers.path import picture, printed
from handlers.path.sheet import Sheet, sheet
from knowledge import Knowledge

DAY = date(2026, 11, 23)
LIGHT = 300_000


def sheet_of(known: Knowledge, states: dict[str, State]) -> Sheet:
    """Put in words a path where everything counts."""
    marks = {step: Mark(state, DAY) for step, state in states.items()}
    steps = known.base.steps.values()
    return sheet(known, lay_out(steps, marks, lambda _: True, DAY))


@pytest.fixture(params=["none", "some", "all"])
def said(shipped: Knowledge, request: pytest.FixtureRequest) -> Sheet:
    """Give a path at its beginning, half-way, at its end."""
    steps = list(shipped.base.steps)
    done = {"none": [], "some": steps[:3], "all": steps}[request.param]
    return sheet_of(shipped, dict.fromkeys(done, State.DONE))


def test_the_picture_is_light_and_tall(said: Sheet) -> None:
    content = picture.draw(said)
    assert len(content) < LIGHT
    with Image.open(BytesIO(content)) as drawn:
        assert drawn.format == "PNG"
        assert drawn.width == picture.WIDTH
        assert drawn.width + drawn.height < 10_000


def test_the_printed_page_is_one_page_with_its_fonts(said: Sheet) -> None:
    content = printed.page(said)
    assert content.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == 1
    assert b"SourceSansPro" in content
    assert len(content) < LIGHT


def test_the_text_of_the_page_ends_above_its_foot(
    shipped: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = list[float]()  # millimetres from the top of the page
    monkeypatch.setattr(printed, "_footer", lambda made, _: ends.append(made.get_y()))
    printed.page(sheet_of(shipped, {}))
    assert len(ends) == 1
    assert ends[0] < 280


def test_fonts_have_what_french_needs(shipped: Knowledge) -> None:
    assert shipped.phrases
    font = picture.font(picture.REGULAR, 20)
    unknown = font.getmask("\U0010ffff").getbbox()
    for needed in "éèàçœŒÉÀ’«»…–\u00a0":
        assert needed.isspace() or font.getmask(needed).getbbox() != unknown


def test_french_spaces_stay_inside_lines() -> None:
    font = picture.font(picture.REGULAR, 38)
    lines = picture.wrapped("Prochaine étape\u00a0: « très\u00a0loin »", font, 150)
    assert not any(line.startswith((":", "»")) and "\u00a0" in line for line in lines)
    assert all(line for line in lines)


def test_the_next_step_and_the_count_are_told(shipped: Knowledge) -> None:
    told = sheet_of(shipped, {"rpps": State.DONE})
    assert told.count == "1 étape sur 12"
    assert told.following.startswith("Prochaine étape\u00a0: Obtenir")
    done = dict.fromkeys(shipped.base.steps, State.DONE)
    behind = sheet_of(shipped, {**done, "rpps": State.TODO})
    assert behind.following.startswith("Il reste à noter\u00a0: Être inscrit")
    begun, waiting = (sheet_of(shipped, done | {one: State.DOING}) for one in ("insi", "cpe"))
    assert begun.following.startswith("Étape commencée\u00a0: Récupérer")
    assert waiting.following.startswith("En attendant la suite\u00a0: Équiper")
    assert [line.is_next for section in told.sections for line in section.lines].count(True) == 1
