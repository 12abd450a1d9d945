"""A social security number in every spelling, everywhere a person can put a text; and finding it.

The number is nobody's: the French administration gives it as an example.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import chain, cycle
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin
from urllib.parse import unquote

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Chat, Message, Update
from pydantic import BaseModel

from handlers import buttons
from handlers.commands import COMMANDS
from tests.proofs.crowd import message
from tests.proofs.mishaps import FAILING
from tests.proofs.posting import Fields
from tests.proofs.updates import fields_of, is_needed

Place = tuple[str, Fields]

SPACED = "1 85 05 78 006 084 91"
DIGITS = SPACED.replace(" ", "")
SPELLINGS = (
    SPACED,
    SPACED.replace(" ", "."),
    SPACED.replace(" ", "-"),
    SPACED.replace(" ", "\u00a0"),
    SPACED.replace(" ", "\u202f"),
    SPACED.replace(" ", "\n"),
    DIGITS,
    DIGITS[:13],
    "".join(chr(ord(digit) + 0xFEE0) for digit in DIGITS),
    SPACED.replace(" ", "_"),
)
"""Spaced, dotted, dashed, no-break and narrow spaces, lines, run together, without its key,
full-width digits, underscores."""

TELLING = 10
"""Digits in a row that give the number away."""

APART = 3
"""Characters at most between two digits of the same number."""

DEEPEST = 2
PREFIXES = tuple(
    one.__prefix__
    for one in vars(buttons).values()
    if isinstance(one, type) and issubclass(one, CallbackData) and one is not CallbackData
)
PLAIN: Mapping[object, object] = {bool: False, float: 1.5, NoneType: None}


def found(text: str) -> bool:
    """Tell whether a text holds the number, whatever its spelling and its escapes."""
    unescaped = re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), text)
    plain = unicodedata.normalize("NFKC", unquote(unescaped))
    runs = re.findall(rf"\d(?:\D{{0,{APART}}}\d)*", plain)
    parts = [DIGITS[start : start + TELLING] for start in range(len(DIGITS) - TELLING + 1)]
    joined = (re.sub(r"\D", "", run) for run in runs if len(run) >= TELLING)
    return any(part in run for run in joined for part in parts)


def everywhere(first: int) -> Iterator[tuple[int, Fields]]:
    """Return updates, each of another person, with the number in each place it can be."""
    number = cycle(SPELLINGS)
    places = (_typed, _in_each_field, _of_each_kind, _in_a_group, _tapped)
    given = chain.from_iterable(put(number) for put in places)
    for person, (kind, event) in enumerate(given, first):
        yield person, {kind: _signed(kind, event, person)}


def unreadable(person: int) -> Fields:
    """Return an update that is none: aiogram cannot read it."""
    return {"message": message(person, 1, text=SPACED, location=SPACED)}


def _typed(number: Iterator[str]) -> Iterator[Place]:
    """Say it: in a sentence, alone, after each command, as a command, to the bot in a group."""
    yield from (("message", {"text": f"la patiente {spelled} refuse"}) for spelled in SPELLINGS)
    forms = ["{}", "@pas_bot {}", f"{FAILING} {{}}", *(f"/{one.name} {{}}" for one in COMMANDS)]
    forms += [form for _ in SPELLINGS for form in ("/{}", "/start@{}")]
    for form in forms:
        for kind, chat in (("message", "private"), ("edited_message", "supergroup")):
            yield kind, {"text": form.format(next(number)), "chat": {"type": chat}}
    yield "inline_query", {"id": "1", "query": f"{FAILING} {next(number)}", "offset": ""}


def _in_each_field(number: Iterator[str]) -> Iterator[Place]:
    """Put it in each field of a message in turn."""
    for name, about in Message.model_fields.items():
        yield "message", {about.alias or name: _filled(about.annotation, next(number))}


def _of_each_kind(number: Iterator[str]) -> Iterator[Place]:
    """Put it in every field at once, of every kind of update, and of one nobody knows."""
    for name, about in Update.model_fields.items():
        if name != "update_id":
            yield name, _filled(about.annotation, next(number))
    yield "telepathy", {"thought": next(number)}


def _in_a_group(number: Iterator[str]) -> Iterator[Place]:
    """Name a group and a member with it, who writes to the bot, joins and changes the title."""
    asked = ("/start@pas_bot", "@pas_bot comment activer ma carte ?", f"@pas_bot {FAILING}")
    for kind in ("message", "edited_message", "my_chat_member", "chat_member"):
        for said in asked:
            event = _filled(Update.model_fields[kind].annotation, next(number))
            names = {name: next(number) for name in ("first_name", "last_name", "username")}
            chat = {"type": "supergroup", "title": next(number)}
            told = {"text": said} if "message" in kind else {}
            yield kind, event | {"chat": chat, "from": {"is_bot": False, **names}, **told}


def _tapped(number: Iterator[str]) -> Iterator[Place]:
    """Forge each button with it, under a message that says it."""
    for prefix in PREFIXES:
        for form in ("{}:{}", "{}:{}:1", "{}:cps:{}:path"):
            data = form.format(prefix, next(number))
            yield "callback_query", {"data": data, "message": {"text": next(number)}}


def _filled(annotation: object, number: str, depth: int = 0) -> Any:  # noqa: ANN401  any JSON
    """Return a value of a type as JSON, with the number as each of its texts."""
    annotation = getattr(annotation, "__value__", annotation)
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in {Union, UnionType}:
        return _filled(next(one for one in inner if one is not NoneType), number, depth)
    if origin is Annotated:
        return _filled(inner[0], number, depth)
    if origin is Literal:
        return getattr(inner[0], "value", inner[0])
    if origin is list:
        return [_filled(inner[0], number, depth + 1)]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _filled_model(annotation, number, depth)
    return number if annotation is str else PLAIN.get(annotation, 1)


def _filled_model(model: type[BaseModel], number: str, depth: int) -> Fields:
    filled = {
        about.alias or name: _filled(about.annotation, number, depth + 1)
        for name, about in fields_of(model).items()
        if depth < DEEPEST or is_needed(about)
    }
    return filled | {"type": "private"} if model is Chat else filled


def _signed(kind: str, event: Fields, person: int) -> Fields:
    """Complete an event with who does it and where, as far as it does not say so."""
    base = message(person, 1)
    theirs = {"id": person, "is_bot": False, "first_name": "A"}
    whose = {"from": event.get("from", theirs) | {"id": person}}
    if kind == "callback_query":
        shown = base | event["message"] | {"chat": base["chat"]}
        known = {"id": str(person), "message": shown}  # the id is Telegram's: it is given back
        return {"chat_instance": "1"} | event | whose | known
    if kind == "inline_query":
        return event | whose | {"id": str(person)}  # likewise
    if "message" in kind or "post" in kind:
        chat = base["chat"] | event.get("chat", {}) | {"id": person}
        return base | event | whose | {"chat": chat}
    return event | whose
