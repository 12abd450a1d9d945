"""Memory once everything is loaded: what lasts is set apart, what is left over is given back.

A base that takes another's place is set apart too (`bot.operations.renewing`). The former one is
freed all the same: no circle holds it, so that it does not wait for the garbage collector.
"""

import ctypes
import gc
from contextlib import suppress


def settle() -> None:
    """Keep what is loaded out of the garbage collector's way, and give back what loading left."""
    gc.collect()
    gc.freeze()
    give_back()


def give_back() -> None:
    """Give back to the system what is free.

    Loading a base takes a hundred mebibytes more than it keeps; the C library holds on to them
    unless it is asked (`malloc_trim(3)`, which glibc alone has).
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
