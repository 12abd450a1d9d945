"""A picture of stacked bars by day; patterns tell the series apart where colours do not."""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from handlers.path.picture import (
    DOING,
    DONE,
    FINER,
    INK,
    LINE,
    MARGIN,
    NEXT,
    PAPER,
    REGULAR,
    SEMIBOLD,
    SOFT,
    WIDTH,
    font,
    png,
)
from knowledge.markup import number

HEIGHT = 900
LEFT, RIGHT, TOP, BOTTOM = MARGIN + 56, WIDTH - MARGIN, 336, 812
"""Where the bars stand."""

PALE = "#a9b4c2"
FULL, STRIPED, HOLLOW = "full", "striped", "hollow"
LOOKS = ((DONE, FULL), (NEXT, STRIPED), (DOING, HOLLOW), (PALE, FULL))
"""By series, from the bottom."""

EDGE, STRIPE = 4, 5
"""How thick an edge is, and each stripe and what is between two."""

GRIDS = 5
"""Lines behind the bars, at most, besides the base."""

LABEL_EVERY = 7
"""Bars of which one bears its name: there is no room for all of them."""
KEY = 30
"""Side of the square that shows the look of a series, before its name."""


@dataclass(frozen=True)
class Bar:
    """A day: its name, and the amount of each series, from the bottom up."""

    name: str
    parts: tuple[int, ...]


@dataclass(frozen=True)
class Chart:
    """What to draw.

    Attributes:
        series: what each look stands for, in words, from the bottom.
    """

    title: str
    subtitle: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...]


def draw(chart: Chart) -> bytes:
    """Draw a chart; return a PNG."""
    return png(_Drawing(chart).image)


def scale(most: int) -> tuple[int, int]:
    """Return where an axis ends and the distance between its lines: whole, round numbers."""
    step, sizes = 1, (2, 2.5, 2)
    turn = 0
    while step * GRIDS < most:
        step = round(step * sizes[turn % len(sizes)])
        turn += 1
    return step * max(1, -(-most // step)), step


class _Drawing:
    def __init__(self, chart: Chart) -> None:
        self.image = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), PAPER)
        self._draw = ImageDraw.Draw(self.image)
        self._text(MARGIN, 84, chart.title, SEMIBOLD, 52, INK, "ls")
        self._text(MARGIN, 140, chart.subtitle, REGULAR, 34, SOFT, "ls")
        for place, series in enumerate(chart.series):
            self._key(place, series)
        self._end, step = scale(max((sum(bar.parts) for bar in chart.bars), default=0))
        for value in range(0, self._end + 1, step):
            self._grid(value)
        for place, bar in enumerate(chart.bars):
            self._bar(place, bar, len(chart.bars))

    def _key(self, place: int, series: str) -> None:
        x = MARGIN + (place % 2) * (WIDTH // 2 - MARGIN)
        y = 190 + (place // 2) * 52
        self._part(place, x, y, KEY, KEY)
        self._text(x + KEY + 16, y + KEY / 2, series, REGULAR, 32, INK, "lm")

    def _grid(self, value: int) -> None:
        y = self._height(value)
        self._box(LEFT, y - 1, RIGHT - LEFT, 2, SOFT if value == 0 else LINE)
        self._text(LEFT - 14, y, number(value), REGULAR, 28, SOFT, "rm")

    def _bar(self, place: int, bar: Bar, count: int) -> None:
        slot = (RIGHT - LEFT) / count
        wide = round(slot * 0.72)
        x = round(LEFT + slot * place + (slot - wide) / 2)
        below = 0
        for series, part in enumerate(bar.parts):
            y, end = self._height(below + part), self._height(below)
            self._part(series, x, y, wide, end - y)
            below += part
        if (count - 1 - place) % LABEL_EVERY == 0:
            self._text(x + wide / 2, BOTTOM + 20, bar.name, REGULAR, 28, SOFT, "ma")

    def _height(self, value: float) -> float:
        return BOTTOM - (BOTTOM - TOP) * value / self._end

    def _part(self, series: int, x: float, y: float, wide: float, tall: float) -> None:
        """Draw a rectangle with the pattern of a series."""
        colour, look = LOOKS[series]
        self._box(x, y, wide, tall, colour)
        inside, deep = wide - 2 * EDGE, tall - 2 * EDGE
        if look == HOLLOW:
            self._box(x + EDGE, y + EDGE, inside, deep, PAPER)
        if look == STRIPED:
            for at in range(0, round(deep) - STRIPE + 1, 2 * STRIPE):
                self._box(x + EDGE, y + EDGE + at, inside, STRIPE, PAPER)

    def _box(self, x: float, y: float, wide: float, tall: float, fill: str) -> None:
        if tall * FINER >= 1:
            corners = [x * FINER, y * FINER, (x + wide) * FINER - 1, (y + tall) * FINER - 1]
            self._draw.rectangle(corners, fill)

    def _text(  # noqa: PLR0913, PLR0917  where, what, how
        self, x: float, y: float, words: str, face: Path, size: int, colour: str, anchor: str
    ) -> None:
        look = font(face, size)
        self._draw.text((x * FINER, y * FINER), words, colour, look, anchor=anchor)
