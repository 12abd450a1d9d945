"""What the log says of what happens: update and handler, never a secret, a name or a question."""

import logging
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterable

import structlog
from sqlalchemy import make_url
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.database.outages import is_lost
from bot.observability.tracebacks import written
from bot.settings import Settings
from knowledge.personal.mask import mask

ANY_TOKEN = re.compile(r"(?<!\d)\d{6,}:[A-Za-z0-9_-]{20,}")
HIDDEN = "[…]"
"""Replaces a secret."""
HANDLER = "bot"
"""The name of our log handler, by which a second call finds it."""
LONG_LINES = ("exception", "stack")
"""The fields that hold an error, line by line."""
POOL = "sqlalchemy.pool.impl.AsyncAdaptedQueuePool"
"""The logger that says that a connection could not be closed, or reset for the next use."""

NOISY = ("fontTools", "aiogram", "aiohttp", "sqlalchemy", "alembic", "asyncio")


EXHAUSTED = "socket.accept() out of system resource"
"""What asyncio logs thousands of times a second when no file descriptor is left."""

MINUTE = 60.0
"""Seconds between two occurrences of a line that repeats itself."""

KNOWN = 100
"""Most events remembered as holding nothing personal."""


class Seldom:
    """Lets a line that repeats itself through once a minute.

    Args:
        words: how the line begins.
        clock: seconds that only go up.
    """

    def __init__(self, words: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._words = words
        self._clock = clock
        self._next = float("-inf")

    def __call__(self, record: logging.LogRecord) -> bool:
        """Tell whether a line is to be written."""
        if not str(record.msg).startswith(self._words):
            return True
        now = self._clock()
        due = now >= self._next
        if due:
            self._next = now + MINUTE
        return due


_exhausted = Seldom(EXHAUSTED)


class Redact:
    """Takes secrets out of every line, and personal data out of the words of errors."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._secrets = sorted(filter(None, secrets), key=len, reverse=True)
        self._harmless: set[str] = set()

    def __call__(self, _: WrappedLogger, __: str, event: EventDict) -> EventDict:
        """Return the line without what must not be written."""
        return {name: self._clean(value, name) for name, value in event.items()}

    def _clean(self, value: object, name: str) -> object:
        if isinstance(value, int | float | None):
            return value
        text = value if isinstance(value, str) else repr(value)
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        text = ANY_TOKEN.sub(HIDDEN, text)
        if name in LONG_LINES:
            return "\n".join(mask(line).text for line in text.splitlines())
        return self._masked(text) if name == "event" else text

    def _masked(self, event: str) -> str:
        """Mask a text; harmless ones are remembered, since one line is written for each update."""
        if event in self._harmless:
            return event
        masked = mask(event).text
        if masked == event and len(self._harmless) < KNOWN:
            self._harmless.add(event)
        return masked


def secrets_of(settings: Settings) -> list[str]:
    """Return what must never be written."""
    hidden = [one.get_secret_value() for one in (settings.token, settings.webhook_secret) if one]
    encoded = re.search(r"://[^/@]*?:([^/]*)@", settings.database_url)
    meant = make_url(settings.database_url).password
    passwords = dict.fromkeys([encoded[1] if encoded else None, meant])
    return hidden + [str(one) for one in passwords if one]


def set_up(secrets: Iterable[str] = (), *, colours: bool | None = None) -> None:
    """Write logs to the standard error: JSON lines, or colours in a terminal."""
    in_terminal = _in_terminal() if colours is None else colours
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.ExceptionRenderer(written),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    last: Processor = structlog.processors.JSONRenderer(ensure_ascii=False)
    if in_terminal:
        last = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            _drop_empty,
            Redact(secrets),
            last,
        ],
    )
    _write_with(formatter)
    _quieten()


def _quieten() -> None:
    """Silence what libraries log when we say it ourselves, or when nobody can act on it."""
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("aiohttp.server").addFilter(_is_ours)
    logging.getLogger(POOL).addFilter(_warn_of_outage)
    logging.getLogger("asyncio").addFilter(_exhausted)
    logging.getLogger("aiogram.event").setLevel(logging.CRITICAL)  # ours says it, without text
    logging.captureWarnings(capture=True)
    warnings.filterwarnings("ignore", message="Detected unknown update type")


def _in_terminal() -> bool:
    """Tell whether somebody reads; whoever starts a service may close its standard error."""
    return bool(sys.stderr) and sys.stderr.isatty()


def _write_with(formatter: logging.Formatter) -> None:
    """Write to the standard error, in place of what an earlier call set."""
    logging.raiseExceptions = False  # it would print the arguments of a line that fails
    root = logging.getLogger()
    for former in [one for one in root.handlers if one.name == HANDLER]:
        root.removeHandler(former)
    handler = logging.StreamHandler()
    handler.set_name(HANDLER)
    handler.setFormatter(formatter)
    root.addHandler(handler)
    root.setLevel(logging.INFO)


def _is_ours(record: logging.LogRecord) -> bool:
    """Tell whether a request failed through our fault, not because aiohttp could not read it."""
    error = record.exc_info[1] if record.exc_info else None
    return not type(error).__module__.startswith("aiohttp.")


def _warn_of_outage(record: logging.LogRecord) -> bool:
    """Turn an error about closing a connection into a warning when the database is away.

    The connection is gone all the same, and whoever needed it says so: there is nothing more for a
    maintainer to look into.
    """
    error = record.exc_info[1] if record.exc_info else None
    if error and is_lost(error):
        record.levelno, record.levelname = logging.WARNING, "WARNING"
        record.msg, record.args = "connection lost: %s", (type(error).__name__,)
        record.exc_info = None
    return True


def _drop_empty(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    return {name: value for name, value in event.items() if value is not None}
