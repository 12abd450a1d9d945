"""Updates of every type the Bot API knows, drawn from aiogram's own models: each field, or none.

What is drawn is the JSON that Telegram would send, not yet read: strings of every ugliness, ids at
the edges, optional parts missing or nested, what a person may forge.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from aiogram.types import Update
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.fields import FieldInfo

Drawn = TypeVar("Drawn")
DEEPEST = 4
"""Models within models; deeper, only what is required."""

PARTS = 4
"""Optional fields of a model that are there at once."""

MOST = 3
"""Elements of a list; fewer in one that is within others."""

NIR = "1 85 05 78 006 084 91"
TEXTS = (
    *(
        "",
        " ",
        "\0",
        "\ud800",
        "a\0b",
        "\ud83d",
        "👍",
        "\U0001f469\u200d\U0001f467" * 128,
        "\u200b",
        "\u202eabc",
        "é" * 4096,
    ),
    *("a" * 4096, "1 " * 2048, "Z̸̡̢͈͎͇͒̔͆͘" * 64, "<3", "</a><b>", "<script>", "&amp;", "{}", "%s"),
    *("{0.__class__}", "'; DROP TABLE person; --", "javascript:alert(1)", "tg://user?id=1", "%00"),
    *("**gras**", "[a](tg://x)", "\n" * 500, "3", "0", "-1", "99999999999999999999", "/", "//"),
    *("comment activer ma e-cps ?", "et pour un mineur ?", "dmp", "merci", "non", "aucune"),
    *("je veux mourir", "il fait un arrêt cardiaque", NIR, f"patiente {NIR}", "M. Dupont"),
    *("@pas_bot", "@chat_page_bot dmp", "@chat_page_bot", "quelle dose de paracétamol ?"),
)
PAYLOADS = (
    *("", "e_ins-qualifier", "e_" + "x" * 65, "e_inconnu", "s_cps", "s_", "c_" + "a" * 20),
    *("c_", "Zm9v", "é", "s_../../x", "e_\0", NIR, "fait cps", "cps en cours", "fait 999", "oui"),
    *("inviter", "médecin", "cps demain", "carte", "\ud800"),
)
COMMANDS = (
    *("start", "parcours", "profil", "rappels", "cabinet", "aide", "themes", "recherche"),
    *("mesdonnees", "effacer", "confidentialite", "privacy", "mentions", "stats", "inconnue"),
    "sans_reponse",
)
SCRAPS = (
    *("", "0", "1", "-1", "path", "steps", "picture", "page", "cps", "cpe", "done", "doing"),
    *("todo", "none", "step", "ins-qualifier", "ins", "é", "\0", "2026-12-24", "x" * 60, "role"),
    *("medecin", "invite", "join", "leave_sure", "dissolve_sure", "a" * 20, "9" * 30, "show"),
    *("stop", "privacy", "examples", "paris", "AAAA", "zzzzAAAA", "True", "False"),
)
CODES = "abcdefghijklmnopqrstuvwxyz"
IDS = (0, 1, -1, 5, 42, 2**31, 2**52 - 1, 1 - 2**52, -1001234567890, 2**63 - 1, -(2**63))
MOMENTS = (0, 1, -1, 1_764_000_000, 2**31, 253_402_300_799)


def one_of(some: Sequence[Drawn]) -> st.SearchStrategy[Drawn]:
    """Draw one of some values, without writing them all in hypothesis' own names."""
    return st.integers(0, len(some) - 1).map(lambda place: some[place])


texts = (
    one_of(TEXTS)
    | st.text(max_size=40)
    | st.builds("/{} {}".format, one_of(COMMANDS), one_of(PAYLOADS))
    | st.builds("/{}@chat_page_bot {}".format, one_of(COMMANDS), one_of(TEXTS))
)
integers = one_of(IDS) | st.integers(-(2**53), 2**53)
taps = st.builds(
    lambda prefix, parts: ":".join([prefix, *parts]),
    one_of(CODES) | texts,
    st.lists(one_of(SCRAPS), max_size=4),
)
NAMED: Mapping[tuple[str, str], st.SearchStrategy[Any]] = {
    ("Chat", "type"): one_of(["private"] * 4 + ["group", "supergroup", "channel", "?"]),
    ("Message", "text"): texts,
    ("Message", "caption"): texts,
    ("CallbackQuery", "data"): taps,
    ("CallbackQuery", "id"): st.integers(0, 2**63).map(str),
}
"""Fields of which a few values tell more than any string: the bot acts on them."""

MADE: dict[tuple[object, int], st.SearchStrategy[Any]] = {}
OFTEN = {("Message", "from_user"), ("Message", "text"), ("CallbackQuery", "message")}
"""Optional fields without which little happens."""

PLAIN: Mapping[object, st.SearchStrategy[Any]] = {
    str: texts,
    int: integers,
    bool: st.booleans(),
    float: one_of([0.0, -1e308, 48.85, 1e308]),
    NoneType: st.none(),
}


@cache
def updates() -> st.SearchStrategy[dict[str, Any]]:
    """Draw updates without their id: each kind as often as another, what people do more often."""
    fields = [name for name in Update.model_fields if name != "update_id"]
    likely = ["message"] * 8 + ["callback_query"] * 8 + ["edited_message"] * 3
    return one_of(fields + likely).flatmap(_of_kind)


@cache
def _of_kind(name: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({name: values(Update.model_fields[name].annotation)})


def values(annotation: object, depth: int = 0) -> st.SearchStrategy[Any]:
    """Return what draws a value of a type, as JSON; made once."""
    key = annotation, depth
    if key not in MADE:
        MADE[key] = _of_type(annotation, depth)
    return MADE[key]


def _of_type(annotation: object, depth: int) -> st.SearchStrategy[Any]:
    annotation = getattr(annotation, "__value__", annotation)
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in {Union, UnionType}:
        some = [one for one in inner if one is not NoneType]
        return one_of(some).flatmap(lambda one: values(one, depth))
    if origin is Annotated:
        return values(inner[0], depth)
    if origin is Literal:
        return st.just(getattr(inner[0], "value", inner[0]))
    if origin is list:
        most = max(0, MOST - depth)
        return st.lists(st.deferred(lambda: values(inner[0], depth + 1)), max_size=most)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return models(annotation, depth)
    return PLAIN.get(annotation, one_of(MOMENTS))


def fields_of(model: type[BaseModel]) -> Mapping[str, FieldInfo]:
    """Return the fields of a model, made ready if nothing used it yet."""
    model.model_rebuild()
    return model.model_fields


@st.composite
def models(draw: st.DrawFn, model: type[BaseModel], depth: int) -> dict[str, Any]:
    """Draw what is required of a model, what names its kind, and some of the rest."""
    fields = fields_of(model)
    optional = [name for name, about in fields.items() if not is_needed(about)]
    present = [name for name, about in fields.items() if is_needed(about)]
    present += [name for name in fields if (model.__name__, name) in OFTEN and draw(st.booleans())]
    if optional and depth < DEEPEST:
        present += draw(st.lists(one_of(optional), max_size=PARTS, unique=True))
    return {
        fields[name].alias or name: draw(_field(model.__name__, name, fields[name], depth))
        for name in dict.fromkeys(present)
    }


def is_needed(about: FieldInfo) -> bool:
    """Tell whether a field must be there: it is required, or says which kind it is."""
    return about.is_required() or get_origin(about.annotation) is Literal


def _field(model: str, name: str, about: FieldInfo, depth: int) -> st.SearchStrategy[Any]:
    known = NAMED.get((model, name))
    return values(about.annotation, depth + 1) if known is None else known
