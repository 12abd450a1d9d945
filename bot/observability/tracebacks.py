"""How an error is logged: where it went wrong, and its message only when it quotes nobody."""

from collections.abc import Iterator
from traceback import format_tb

from structlog.typing import ExcInfo

TELLING = (OSError, ImportError, NameError, AttributeError, TypeError)
"""Errors whose message is about the program or the machine, not what someone typed."""

TELLING_MODULES = ("sqlalchemy.exc", "aiogram.exceptions", "bot.")
QUOTING = frozenset({"ClientDecodeError"})
"""Errors of aiogram whose message holds the whole answer of the server."""


def written(exc_info: ExcInfo) -> str:
    """Return the frames and types of an error and of its causes, the first cause first."""
    return "".join(reversed(list(_each(exc_info[1])))).rstrip()


def _each(error: BaseException | None) -> Iterator[str]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield "".join(format_tb(error.__traceback__)) + _last_line(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _last_line(error: BaseException) -> str:
    kind = type(error)
    tells = isinstance(error, TELLING) or kind.__module__.startswith(TELLING_MODULES)
    words = f": {error}" if tells and kind.__name__ not in QUOTING else ""
    return f"{kind.__qualname__}{words}\n"
