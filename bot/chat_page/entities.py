"""What Telegram finds by itself in a text, and how entities nest into a tree."""

import re
from collections.abc import Iterable, Mapping, Sequence

from aiogram.types import MessageEntity

from bot.chat_page.limits import utf16_length
from bot.chat_page.markup import safe_link

Node = str | dict[str, object]

_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>«»]*[^\s<>«».,;:!?)\]'’\"])"
    r"|(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<mention>(?<![\w@/])@[A-Za-z]\w{3,31})"
    r"|(?P<bot_command>(?<![\w/<.])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{3,31})?(?![\w/]))"
)
_TAGS: Mapping[str, str] = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
    "spoiler": "spoiler",
    "text_link": "a",
    "url": "a",
    "email": "a",
    "bot_command": "command",
}
_LITERAL = frozenset({"code", "pre", "text_link"})


def with_found(text: str, entities: Sequence[MessageEntity]) -> list[MessageEntity]:
    """Add the links, addresses, mentions and commands Telegram sees outside code and links."""
    literal = [entity for entity in entities if entity.type in _LITERAL]
    found = [entity for entity in _found(text) if not any(_meet(entity, e) for e in literal)]
    return sorted([*entities, *found], key=lambda entity: (entity.offset, -entity.length))


def tree(text: str, entities: Iterable[MessageEntity]) -> list[Node]:
    """Nest a text and its entities: strings, and {"tag", "children", "href"?} for the page.

    The page builds elements from these tags only, so nothing the bot sends is read as HTML.
    """
    ordered = sorted(entities, key=lambda entity: (entity.offset, -entity.length))
    known = [entity for entity in ordered if entity.type in _TAGS]
    return _nest(text.encode("utf-16-le"), known, 0, utf16_length(text))


def _found(text: str) -> Iterable[MessageEntity]:
    for match in _FOUND.finditer(text):
        yield MessageEntity(
            type=str(match.lastgroup),
            offset=utf16_length(text[: match.start()]),
            length=utf16_length(match[0]),
        )


def _meet(one: MessageEntity, other: MessageEntity) -> bool:
    return one.offset < other.offset + other.length and other.offset < one.offset + one.length


def _nest(units: bytes, entities: list[MessageEntity], start: int, end: int) -> list[Node]:
    nodes: list[Node] = []
    position = start
    while entities:
        first, rest = entities[0], entities[1:]
        last = min(first.offset + first.length, end)
        inner = [entity for entity in rest if entity.offset < last]
        entities = rest[len(inner) :]
        if first.offset < position:
            continue
        nodes += _plain(units, position, first.offset)
        nodes.append(_element(units, first, _nest(units, inner, first.offset, last), last))
        position = last
    return nodes + _plain(units, position, end)


def _plain(units: bytes, start: int, end: int) -> list[Node]:
    piece = units[2 * start : 2 * end].decode("utf-16-le", "replace")
    return [piece] if piece else []


def _element(units: bytes, entity: MessageEntity, children: list[Node], last: int) -> Node:
    node: dict[str, object] = {"tag": _TAGS[entity.type], "children": children}
    if entity.type == "text_link":
        node["href"] = safe_link(entity.url or "")
    if entity.type in {"url", "email", "bot_command"}:
        written = units[2 * entity.offset : 2 * last].decode("utf-16-le", "replace")
        node["href"] = f"mailto:{written}" if entity.type == "email" else written
    return node
