"""The path as a picture: readable on a phone, light to send."""

from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from bot.journey import State
from handlers.path.sheet import Line, Section, Sheet

FONTS = Path(__file__).parents[1] / "fonts"
REGULAR = FONTS / "SourceSansPro-Regular.ttf"
SEMIBOLD = FONTS / "SourceSansPro-Semibold.ttf"

WIDTH, MARGIN, RADIUS = 1080, 64, 28
FINER = 2
"""Drawn this much larger, then reduced: round shapes come out smooth."""

COLOURS = 255
"""Enough for flat shapes and smooth letters, in a file three times lighter. The fastest way to
choose colours, and to reduce by a whole number, is also lighter and truer with so few."""

INK, SOFT, PAPER, LINE = "#14233b", "#5a6b80", "#ffffff", "#d5dde7"
DONE, DOING, NEXT, NEXT_PAPER = "#0b7a4b", "#b25e00", "#1650b4", "#eaf1fd"
COLOUR = {State.DONE: DONE, State.DOING: DOING, State.TODO: SOFT}


def draw(sheet: Sheet) -> bytes:
    """Draw a path; return a PNG."""
    return png(_Drawing(sheet, _Drawing(sheet, 1).height).image)


def png(drawn: Image.Image) -> bytes:
    """Reduce a drawing made `FINER` times larger; return a PNG."""
    made = BytesIO()
    reduced = drawn.reduce(FINER)
    flat = reduced.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    flat.save(made, "PNG")
    return made.getvalue()


@cache
def font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    """Return a font, read once."""
    return ImageFont.truetype(path, size * FINER)


class _Drawing:
    """A path drawn from top to bottom; `height` is where it ends."""

    def __init__(self, sheet: Sheet, height: int) -> None:
        self.image = Image.new("RGB", (WIDTH * FINER, height * FINER), PAPER)
        self._draw = ImageDraw.Draw(self.image)
        self._y = 56
        self._header(sheet)
        for section in sheet.sections:
            self._section(section)
        self._footer(sheet)
        self.height = self._y

    def _header(self, sheet: Sheet) -> None:
        self._text(MARGIN, sheet.title, font(SEMIBOLD, 60), INK)
        self._y += 84
        self._text(MARGIN, sheet.count, font(REGULAR, 44), SOFT)
        self._y += 72
        wide = WIDTH - 2 * MARGIN
        self._box(MARGIN, self._y, wide, 24, LINE, 12)
        if sheet.share:
            self._box(MARGIN, self._y, max(24, wide * sheet.share), 24, DONE, 12)
        self._y += 60

    def _section(self, section: Section) -> None:
        self._y += 8
        self._text(MARGIN, section.name, font(SEMIBOLD, 40), INK)
        self._y += 64
        for line in section.lines:
            self._line(line)
        self._y += 16

    def _line(self, line: Line) -> None:
        title = wrapped(line.title, font(REGULAR, 38), WIDTH - 3 * MARGIN - 2 * RADIUS)
        tall = 48 * len(title) + 40
        if line.is_next:
            self._box(MARGIN // 2, self._y - 12, WIDTH - MARGIN, tall + 24, NEXT_PAPER, 20)
        self._marker(line)
        left = MARGIN + 2 * RADIUS + 24
        for words in title:
            self._text(left, words, font(REGULAR, 38), INK)
            self._y += 48
        self._text(left, line.said, font(REGULAR, 32), COLOUR.get(line.state, SOFT))
        self._y += 40 + 24

    def _marker(self, line: Line) -> None:
        x, y = MARGIN + RADIUS, self._y + RADIUS
        colour = NEXT if line.is_next and line.state is State.TODO else COLOUR[line.state]
        filled = line.state is State.DONE
        self._circle(x, y, RADIUS, colour, PAPER if not filled else colour)
        if filled:
            tick = [(x - 12, y + 1), (x - 3, y + 10), (x + 13, y - 9)]
            self._draw.line([(a * FINER, b * FINER) for a, b in tick], PAPER, 6 * FINER, "curve")
            return
        number = str(line.number)
        at = (x * FINER, y * FINER)
        self._draw.text(at, number, colour, font(SEMIBOLD, 30), anchor="mm")

    def _footer(self, sheet: Sheet) -> None:
        self._y += 8
        self._box(MARGIN, self._y, WIDTH - 2 * MARGIN, 2, LINE, 0)
        self._y += 28
        for words in wrapped(sheet.following, font(SEMIBOLD, 38), WIDTH - 2 * MARGIN):
            self._text(MARGIN, words, font(SEMIBOLD, 38), NEXT if sheet.share < 1 else DONE)
            self._y += 50
        self._y += 16
        self._text(MARGIN, sheet.footer, font(REGULAR, 28), SOFT)
        self._y += 68

    def _text(self, x: float, words: str, look: ImageFont.FreeTypeFont, colour: str) -> None:
        self._draw.text((x * FINER, self._y * FINER), words, colour, look)

    def _box(self, x: float, y: float, wide: float, tall: float, fill: str, round_: int) -> None:  # noqa: PLR0913, PLR0917  a box
        corners = [x * FINER, y * FINER, (x + wide) * FINER, (y + tall) * FINER]
        self._draw.rounded_rectangle(corners, round_ * FINER, fill)

    def _circle(self, x: float, y: float, radius: float, edge: str, fill: str) -> None:
        corners = [(x - radius) * FINER, (y - radius) * FINER]
        corners += [(x + radius) * FINER, (y + radius) * FINER]
        self._draw.ellipse(corners, fill, edge, 4 * FINER)


def wrapped(words: str, look: ImageFont.FreeTypeFont, wide: float) -> list[str]:
    """Break a text into lines that fit, at its ordinary spaces only."""
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".strip(" ")
        if lines[-1] and look.getlength(longer) > wide * FINER:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
