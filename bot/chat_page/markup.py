"""How Telegram reads its HTML: text and entities, or the error it answers with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NoReturn
from urllib.parse import urlsplit

from aiogram.types import MessageEntity

from bot.chat_page.limits import RefusedError, utf16_length

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
}
_CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_CHARACTER = r"&(?P<character>#x[0-9a-fA-F]+|#[0-9]+|lt|gt|amp|quot);?"
_TOKEN = re.compile(
    _CHARACTER + r"|</(?P<end>[^\s>]*)\s*(?P<end_closed>>)?"
    r"|<(?P<start>[^\s>]*)"
    r"""(?P<attributes>(?:"[^"]*"|'[^']*'|[^>"'])*)(?P<start_closed>>)?"""
)
_ATTRIBUTE = re.compile(r"""([^\s=>/"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[\w.-]+))?""")
_LINK_SCHEMES = frozenset({"http", "https", "tg", "mailto"})
_UNICODE_END = 0x110000
"""The first number that is not a character's."""


@dataclass
class _Tag:
    name: str
    attributes: dict[str, str]
    offset: int


@dataclass
class _Reading:
    """What has been read so far; offsets in UTF-16 units."""

    source: str
    text: list[str] = field(default_factory=list)
    length: int = 0
    opened: list[_Tag] = field(default_factory=list)
    entities: list[MessageEntity] = field(default_factory=list)

    def write(self, piece: str) -> None:
        self.text.append(piece)
        self.length += utf16_length(piece)

    def take(self, token: re.Match[str]) -> None:
        if token["character"]:
            self.write(_character(token["character"], token[0]))
        elif token["end"] is not None:
            self._close(token)
        else:
            self._open(token)

    def _open(self, token: re.Match[str]) -> None:
        at, name = self._bytes(token), token["start"].lower()
        if not token["start_closed"]:
            _fail(f"Unclosed start tag at byte offset {at}")
        if name not in _TYPES:
            _fail(f'Unsupported start tag "{name}" at byte offset {at}')
        attributes = _attributes(token["attributes"])
        if name == "span" and attributes.get("class") != "tg-spoiler":
            _fail(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
        self.opened.append(_Tag(name, attributes, self.length))

    def _close(self, token: re.Match[str]) -> None:
        at, name = self._bytes(token), token["end"].lower()
        if not self.opened:
            _fail(f"Unexpected end tag at byte offset {at}")
        if not token["end_closed"]:
            _fail(f"Unclosed end tag at byte offset {at}")
        tag = self.opened.pop()
        if name not in {"", tag.name}:
            expected, found = f'"</{tag.name}>"', f'"</{name}>"'
            _fail(f"Unmatched end tag at byte offset {at}, expected {expected}, found {found}")
        if entity := _entity(tag, self.length - tag.offset, "".join(self.text)):
            self.entities.append(entity)

    def _bytes(self, token: re.Match[str]) -> int:
        return len(self.source[: token.start()].encode())


def parse_html(source: str) -> tuple[str, list[MessageEntity]]:
    """Read Telegram's HTML into a trimmed text and its entities, outermost first.

    Raises:
        RefusedError: with Telegram's « can't parse entities: … ».
    """
    reading, position = _Reading(source), 0
    for token in _TOKEN.finditer(source):
        reading.write(source[position : token.start()])
        reading.take(token)
        position = token.end()
    reading.write(source[position:])
    if reading.opened:
        _fail(f'Can\'t find end tag corresponding to start tag "{reading.opened[-1].name}"')
    outermost_first = reading.entities[::-1]
    return trimmed("".join(reading.text), outermost_first)


def trimmed(text: str, entities: Sequence[MessageEntity]) -> tuple[str, list[MessageEntity]]:
    """Take the blanks off both ends of a text, as Telegram does, and move its entities."""
    start = utf16_length(text) - utf16_length(text.lstrip())
    text = text.strip()
    moved = [_moved(entity, start, utf16_length(text)) for entity in entities]
    kept = [entity for entity in moved if entity.length > 0]
    return text, _merged(sorted(kept, key=lambda entity: (entity.offset, -entity.length)))


def safe_link(url: str) -> str | None:
    """Complete a link as Telegram does; None for one it would not make clickable."""
    url = url.strip()
    completed = url if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", url) else f"http://{url}"
    parts = urlsplit(completed)
    if parts.scheme == "mailto":
        return completed
    if parts.scheme not in _LINK_SCHEMES or not parts.netloc:
        return None
    return completed if parts.scheme == "tg" or "." in parts.netloc else None


def _moved(entity: MessageEntity, start: int, end: int) -> MessageEntity:
    first = max(entity.offset - start, 0)
    last = min(entity.offset - start + entity.length, end)
    return entity.model_copy(update={"offset": first, "length": last - first})


def _merged(entities: list[MessageEntity]) -> list[MessageEntity]:
    """Drop the code inside a pre: it only told the language, already on the pre."""
    inside = {
        id(inner)
        for outer, inner in pairwise(entities)
        if outer.type == "pre"
        and inner.type == "code"
        and (outer.offset, outer.length) == (inner.offset, inner.length)
    }
    return [entity for entity in entities if id(entity) not in inside]


def _entity(tag: _Tag, length: int, text: str) -> MessageEntity | None:
    kind = _TYPES[tag.name]
    if tag.name == "blockquote" and "expandable" in tag.attributes:
        kind = "expandable_blockquote"
    entity = MessageEntity(type=kind, offset=tag.offset, length=length)
    if tag.name != "a":
        return entity
    inner = text.encode("utf-16-le")[2 * tag.offset :].decode("utf-16-le")
    url = safe_link(tag.attributes.get("href") or inner)
    return entity.model_copy(update={"url": url}) if url else None


def _attributes(source: str) -> dict[str, str]:
    found = _ATTRIBUTE.findall(source)
    return {name.lower(): _unescape(value.strip("\"'")) for name, value in found}


def _unescape(value: str) -> str:
    return re.sub(_CHARACTER, lambda found: _character(found[1], found[0]), value)


def _character(name: str, written: str) -> str:
    if name in _CHARACTERS:
        return _CHARACTERS[name]
    code = int(name.lstrip("#x"), 16 if "x" in name else 10)
    surrogate = 0xD800 <= code <= 0xDFFF  # noqa: PLR2004 - half of a UTF-16 pair
    return written if surrogate or not 0 < code < _UNICODE_END else chr(code)


def _fail(description: str) -> NoReturn:
    message = f"can't parse entities: {description}"
    raise RefusedError(message)
