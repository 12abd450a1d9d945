"""Types whose checks are made at first use check the same as those made at import."""

import subprocess
import sys

DEFERRED = "from bot.sending.deferred import import_aiogram; import_aiogram()"
AT_ONCE = "import aiogram.methods"
FIELDS = """
import re
from aiogram import methods, types
from aiogram.methods import Response
found = [getattr(where, name) for where in (types, methods) for name in sorted(where.__all__)]
for model in found:
    if not hasattr(model, "model_fields") or model is methods.TelegramMethod:
        continue
    model.model_rebuild()
    assert model.__pydantic_complete__, model
    if issubclass(model, methods.TelegramMethod):
        assert Response[model.__returning__].__pydantic_complete__, model
    print(model, re.sub(r" at 0x[0-9a-f]+", "", repr(sorted(model.model_fields.items()))))
"""
UNUSED = """
from aiogram.types import Gift, Message, Update
print(Update.__pydantic_complete__, Message.__pydantic_complete__, Gift.__pydantic_complete__)
"""
COMMAND = """
import sys
import bot.__main__
print("aiogram" in sys.modules)
"""


def printed(code: str) -> str:
    """Return what a program prints."""
    return subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout


def test_every_type_and_method_is_as_aiogram_makes_it() -> None:
    deferred = printed(DEFERRED + FIELDS)
    assert deferred == printed(AT_ONCE + FIELDS)
    assert len(deferred.splitlines()) > 500


def test_what_is_not_used_is_not_made() -> None:
    assert printed(DEFERRED + UNUSED) == "True True False\n"


def test_the_command_line_imports_nothing_of_it_before_it_is_put_off() -> None:
    assert printed(COMMAND) == "False\n"
