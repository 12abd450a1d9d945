"""The path as one page to print, each step with its box to tick."""

from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import TTFFont

from bot.journey import State
from handlers.path.picture import REGULAR, SEMIBOLD
from handlers.path.sheet import Line, Section, Sheet

FONT = "Source"
LANGUAGE = "fr-FR"
MARGIN, WIDE = 16, 178
BOX, INDENT = 4.2, 8
"""Millimetres, on A4 (210 by 297): around the page, and within; of a box to tick, and before what
stands beside it."""

INK, SOFT, RULE, GREEN = (20, 35, 59), (80, 95, 115), (200, 208, 220), (11, 122, 75)
"""Red, green and blue, from 0 to 255."""


def page(sheet: Sheet) -> bytes:
    """Lay out a path on one A4 page; return a PDF."""
    made = _laid_out(sheet)
    try:
        return bytes(made.output())
    finally:
        _close_fonts(made)


def _close_fonts(made: FPDF) -> None:
    """Close the font files, which fpdf2 leaves open until they are collected."""
    for font in made.fonts.values():
        if isinstance(font, TTFFont):
            font.ttfont.close()


def _laid_out(sheet: Sheet) -> FPDF:
    made = FPDF(format="A4")
    made.set_auto_page_break(auto=False)
    made.set_margin(MARGIN)
    made.add_font(FONT, "", REGULAR)
    made.add_font(FONT, "B", SEMIBOLD)
    made.set_lang(LANGUAGE)
    made.set_title(f"{sheet.title} · {sheet.count}")
    made.add_page()
    _header(made, sheet)
    for section in sheet.sections:
        _section(made, section)
    _footer(made, sheet)
    return made


def _header(made: FPDF, sheet: Sheet) -> None:
    _write(made, sheet.title, 20, 9, bold=True)
    _write(made, f"{sheet.count}. {sheet.following}", 11, 6, colour=SOFT)
    y = made.get_y() + 1.5
    made.set_fill_color(*RULE)
    made.rect(MARGIN, y, WIDE, 2.2, "F", round_corners=True, corner_radius=1.1)
    if sheet.share:
        made.set_fill_color(*GREEN)
        wide = max(2.4, WIDE * sheet.share)
        made.rect(MARGIN, y, wide, 2.2, "F", round_corners=True, corner_radius=1.1)
    made.set_y(y + 5)


def _section(made: FPDF, section: Section) -> None:
    made.ln(1.2)
    _write(made, section.title, 12, 6.2, bold=True)
    made.set_draw_color(*RULE)
    made.line(MARGIN, made.get_y(), MARGIN + WIDE, made.get_y())
    made.ln(1.2)
    for line in section.lines:
        _line(made, line)


def _line(made: FPDF, line: Line) -> None:
    _tick(made, line)
    colour = GREEN if line.state is State.DONE else SOFT
    made.set_x(MARGIN + INDENT)
    made.set_font(FONT, "B", 11.5)
    made.set_text_color(*INK)
    title = f"{line.number}. {line.title}"
    made.cell(made.get_string_width(title) + 3, 5.6, title)
    made.set_font(FONT, "", 10)
    made.set_text_color(*colour)
    made.cell(0, 5.6, line.said, align="R", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    if line.state is not State.DONE:
        made.set_x(MARGIN + INDENT)
        _write(made, line.todo, 10, 4.6, colour=SOFT, wide=WIDE - INDENT)
    made.ln(1.6)


def _tick(made: FPDF, line: Line) -> None:
    x, y = MARGIN + 0.8, made.get_y() + 0.7
    made.set_draw_color(*INK)
    made.set_line_width(0.3)
    made.rect(x, y, BOX, BOX)
    if line.state is State.DONE:
        made.set_draw_color(*GREEN)
        made.set_line_width(0.7)
        points = [(x + 0.8, y + 2.2), (x + 1.8, y + 3.3), (x + 3.5, y + 0.9)]
        made.polyline(points)
    made.set_line_width(0.2)


def _footer(made: FPDF, sheet: Sheet) -> None:
    made.set_y(-13)
    _write(made, sheet.footer, 8.5, 4, colour=SOFT)


def _write(  # noqa: PLR0913  a text and its look
    made: FPDF,
    words: str,
    size: float,
    tall: float,
    *,
    bold: bool = False,
    colour: tuple[int, int, int] = INK,
    wide: float = WIDE,
) -> None:
    made.set_font(FONT, "B" if bold else "", size)
    made.set_text_color(*colour)
    made.multi_cell(wide, tall, words, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
