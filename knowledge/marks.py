"""Marks, links and tables that were meant as such, but would be shown as they are typed."""

import re
from collections.abc import Iterator

from knowledge.markup import PARSER, UnknownMarkupError, to_html
from knowledge.wording import wording

HOST = r"https://(?:[\w-]+\.)+[^\W\d_]{2,}(?![\w@])"
"""How an address begins that Telegram takes; for another it refuses a whole message."""
INSIDE = r"[^\s()\u201c\u201d\xab\xbb]*"
"""What stands in an address, but for parentheses: a word processor curls its quotes."""
_ADDRESS = re.compile(rf"{HOST}(?:[:/?#]\S*)?")
_ENTRY = re.compile(r"[a-z0-9-]+")
_RAW = {
    "image": re.compile(r"!\["),
    "html": re.compile(r"</?[A-Za-z][^<>]*>|<!--"),
    "bullet": re.compile(r"^(?:[•▪●◦‣–]\s|\[[ xX]\]\s)"),
    "table": re.compile(r"^\||\t"),
    "link": re.compile(r"\]\s?\(|\)\[http"),
    "bold": re.compile(r"\*\*|(?<!\w)__|__(?!\w)"),
    "code": re.compile(r"`"),
    "struck": re.compile(r"~~|=="),
}
"""What is left of a mark that is not closed, or that is no mark here."""


def shown_raw(markdown: str, *, entries: bool = False) -> Iterator[tuple[str, int]]:
    """Yield the marks that would be shown as typed, and the links that would not work.

    Args:
        markdown: the text.
        entries: the id of an entry will do as an address.

    Yields:
        a name of the table `markup` of `wording.toml`, once a paragraph; the line, from 0.
    """
    for token in PARSER.parse(markdown):
        line = (token.map or [0])[0]
        before, told = "", set[str]()
        for child in token.children or ():
            line += child.type in {"softbreak", "hardbreak"}
            if child.type == "text":
                before = child.content
                found = [what for what, raw in _RAW.items() if raw.search(before)]
            elif child.type == "link_open":
                found = _wrong_link(str(child.attrGet("href")), before, entries=entries)
            else:
                continue
            yield from ((what, line) for what in found if what not in told)
            told.update(found)


def _wrong_link(address: str, before: str, *, entries: bool) -> list[str]:
    """Return what is wrong in a link, given the text before it."""
    if before.endswith("!"):
        return ["image"]
    leads = _ADDRESS.fullmatch(address) or (entries and _ENTRY.fullmatch(address))
    return [] if leads else ["link"]


def to_html_strictly(markdown: str) -> str:
    """Render the subset as Telegram HTML.

    Raises:
        UnknownMarkupError: as `to_html`, and for what would be shown as typed.
    """
    for what, line in shown_raw(markdown):
        if what != "bullet":  # the program itself writes some, of lists that it fills
            raise UnknownMarkupError(what, line)
    return to_html(markdown)


def marks_of(text: str) -> list[str]:
    """Return the marks of a text that is shown without any formatting."""
    return [what for what in ("bold", "code", "link", "html") if _RAW[what].search(text)]


def called(what: str) -> str:
    """Return what writers call a mark."""
    return wording()["markup"].get(what, what)
