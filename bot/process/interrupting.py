"""Being told to stop: at once while the program is imported, properly afterwards.

To be imported before all that takes long: until then Ctrl-C ends it without a traceback; `heard`
gives back Python's own way once that is over.
"""

import signal
import sys
from types import FrameType

TOLD = 128
"""Added to the number of a signal to make an exit code, as shells do."""

signal.signal(signal.SIGINT, signal.SIG_DFL)


def heard() -> None:
    """Let Ctrl-C interrupt what is being done, which may finish properly."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def tidying() -> None:
    """Let the end of a service, or of a terminal, leave nothing of what is being done."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)


def _end(number: int, _: FrameType | None) -> None:
    sys.exit(TOLD + number)
