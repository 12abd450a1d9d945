"""Imports aiogram without making the checks of its types before one of them is used.

aiogram has pydantic make at import the checks of its 440 types, each with those of all it holds:
6 s and 165 MiB here instead of 1.5 s and 70 MiB (github.com/aiogram/aiogram/issues/1876 and 1891).
pydantic makes them by itself at first use, as aiogram asks it to (`defer_build`), where the names
in their annotations are found: each module gets those that it imports for type checkers alone.
"""

import sys
from unittest.mock import patch

from pydantic import BaseModel

PACKAGES = ("aiogram.types.", "aiogram.methods.")


def import_aiogram() -> None:
    """Import aiogram; nothing is done when it was already."""
    if "aiogram.types" in sys.modules:
        return
    names: dict[str, object] = {}

    def later(
        _: type[BaseModel], /, *, _types_namespace: dict[str, object] | None = None, **__: object
    ) -> None:
        names.update(_types_namespace or {})

    with patch.object(BaseModel, "model_rebuild", classmethod(later)):
        import aiogram.methods  # noqa: PLC0415  this is what it is about
    for name, module in list(sys.modules.items()):
        if name.startswith(PACKAGES):
            vars(module).update(names | vars(module))
    methods, types = aiogram.methods, aiogram.types
    often = (methods.SendMessage, methods.EditMessageText, methods.AnswerCallbackQuery)
    for used in (types.Message, types.Update, *often):
        used.model_rebuild()  # now, rather than while somebody waits
