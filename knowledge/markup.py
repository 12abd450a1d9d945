"""From the Markdown subset that maintainers write to the HTML that Telegram shows."""

import re
from html import escape, unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token

TELEGRAM_LIMIT = 4096
"""UTF-16 units in one message, entities parsed (Bot API, sendMessage)."""

_OPENING = {"strong_open": "<b>", "em_open": "<i>"}
_CLOSING = {"strong_close": "</b>", "em_close": "</i>"}
_MARK = "\ue000"
"""Stands for a mark while the typography of the text around it is set (private use)."""
PARSER = MarkdownIt("commonmark", {"html": False}).disable(["image", "html_inline", "html_block"])

_SET = re.compile(r"['«»;!?%:]|34 22|\d h\b")
"""What is set: most labels hold none of it."""
_APOSTROPHE = re.compile(r"(?<=\w)'(?=[\w«\ue000])")
_HELP_LINE = re.compile(r"\b34 22\b")
"""The number of those who answer about Mon espace santé: read in one go."""


class UnknownMarkupError(ValueError):
    """The text uses something outside the subset.

    Attributes:
        what: markdown-it's name for it, such as `heading` or `fence`.
        line: line within the text, from 0.
    """

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what)
        self.what = what
        self.line = line


def typography(text: str) -> str:
    """Set French spaces and apostrophes in plain text; doing it twice changes nothing.

    Narrow no-break space before ; ! ? and no-break space inside « », before a percent sign, the
    « h » of an hour and a colon that follows a space (source: Imprimerie nationale, Lexique des
    règles typographiques); « 34 22 » is kept on one line.
    """
    if not _SET.search(text):
        return text
    text = _APOSTROPHE.sub("\u2019", text)
    text = re.sub(r"« ?(?=\S)", "«\u00a0", text)
    text = re.sub(r"(?<=[^\s\u00a0\u202f]) ?»", "\u00a0»", text)
    text = re.sub(r"(?<=[^\s]) (?=[;!?])", "\u202f", text)
    text = re.sub(r"(?<=\S) (?=%)|(?<=\d) (?=h\b)", "\u00a0", text)
    text = _HELP_LINE.sub("34\u00a022", text)
    return re.sub(rf" :(?=[\s{_MARK}]|$)", "\u00a0:", text)


def to_html(markdown: str) -> str:
    """Render the subset as Telegram HTML.

    Raises:
        UnknownMarkupError: headings, tables, images, quotations, code blocks, rules.
    """
    return "\n\n".join(_blocks(PARSER.parse(markdown)))


def _blocks(tokens: list[Token]) -> list[str]:
    """Render paragraphs and lists, one after the other."""
    blocks: list[str] = []
    numbers: list[int | None] = []
    items: list[str] = []
    for token in tokens:
        match token.type:
            case "bullet_list_open":
                numbers.append(None)
            case "ordered_list_open":
                numbers.append(int(token.attrGet("start") or 1))
            case "bullet_list_close" | "ordered_list_close":
                numbers.pop()
                if not numbers:
                    blocks.append("\n".join(items))
                    items = []
            case "inline" if numbers:
                items.append("\u2003" * (len(numbers) - 1) + _bullet(numbers) + _inline(token))
            case "inline":
                blocks.append(_inline(token))
            case "paragraph_open" | "paragraph_close" | "list_item_open" | "list_item_close":
                pass
            case other:
                raise UnknownMarkupError(other.removesuffix("_open"), (token.map or [0])[0])
    return blocks


def _bullet(numbers: list[int | None]) -> str:
    number = numbers[-1]
    if number is None:
        return "• "
    numbers[-1] = number + 1
    return f"{number}. "


def _inline(token: Token) -> str:
    """Render one paragraph; its typography is set across its marks."""
    text, marks = "", []
    for child in token.children or []:
        if child.type == "text":
            text += child.content.replace(_MARK, "")
        elif child.type == "softbreak":
            text += " "
        else:
            text += _MARK
            marks.append(_mark(child, (token.map or [0])[0]))
    pieces = escape(typography(text), quote=False).split(_MARK)
    return pieces[0] + "".join(mark + piece for mark, piece in zip(marks, pieces[1:], strict=True))


def _mark(token: Token, line: int) -> str:
    match token.type:
        case "code_inline":
            return f"<code>{escape(token.content, quote=False)}</code>"
        case "hardbreak":
            return "\n"
        case "link_open":
            return f'<a href="{escape(str(token.attrGet("href")))}">'
        case "link_close":
            return "</a>"
        case kind if kind in _OPENING or kind in _CLOSING:
            return _OPENING.get(kind) or _CLOSING[kind]
        case other:
            raise UnknownMarkupError(other, line)


def plain(html: str) -> str:
    """Return what a reader of Telegram HTML sees."""
    return unescape(re.sub(r"<[^>]+>", "", html))


def number(count: int) -> str:
    """Write a whole number with its thousands separated."""
    return f"{count:,}".replace(",", "\u202f")


def telegram_length(html: str) -> int:
    """Count as Telegram does: UTF-16 units once the entities are parsed."""
    return len(plain(html).encode("utf-16-le")) // 2
