"""Whether masking an endless message takes a time in proportion to its length."""

import time

from knowledge.personal.mask import mask

SHORT, LONG = 8_192, 65_536
"""Characters of two messages made of one piece again and again."""


def takes_linear_time(piece: str) -> bool:
    """Tell whether masking the long one takes no more than it should; twice changes nothing."""
    short, long = ((piece * size)[:size] for size in (SHORT, LONG))
    once = mask(short)
    same = mask(once.text).text == once.text
    return same and _seconds(long) < 40 * _seconds(short) + 0.5


def _seconds(text: str) -> float:
    """Return the seconds of processor that masking takes, at best of three."""
    spent = []
    for _ in range(3):
        start = time.process_time()
        mask(text)
        spent.append(time.process_time() - start)
    return min(spent)
