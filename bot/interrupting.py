"""Ctrl-C while the program is being imported: it ends at once, without a traceback.

To be imported before all that takes long; `heard` gives back Python's own way once it is over.
"""

import signal

signal.signal(signal.SIGINT, signal.SIG_DFL)


def heard() -> None:
    """Let Ctrl-C interrupt what is being done, which may finish properly."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
