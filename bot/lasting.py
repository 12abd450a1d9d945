"""Memory once everything is loaded: what lasts is set apart, what is left over is given back."""

import ctypes
import gc
from contextlib import suppress


def settle() -> None:
    """Keep what is loaded out of the garbage collector's way, and give back what loading left.

    Loading a base takes a hundred mebibytes more than it keeps; the C library holds on to them
    unless it is asked (`malloc_trim(3)`, which glibc alone has).
    """
    gc.collect()
    gc.freeze()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
