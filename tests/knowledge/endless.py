"""Whether masking an endless message takes a time in proportion to its length."""

import time

from knowledge.personal.mask import mask

SHORT, LONG = 8_192, 65_536
"""Characters of two messages made of one piece again and again."""


TRIES = 3


def takes_linear_time(piece: str) -> bool:
    """Tell whether masking the long one takes no more than it should; twice changes nothing."""
    short, long = ((piece * size)[:size] for size in (SHORT, LONG))
    once = mask(short)
    same = mask(once.text).text == once.text
    most = 40 * min(_seconds(short) for _ in range(TRIES)) + 0.5
    return same and any(_seconds(long) < most for _ in range(TRIES))


def _seconds(text: str) -> float:
    """Return the seconds of processor that masking takes."""
    start = time.process_time()
    mask(text)
    return time.process_time() - start
