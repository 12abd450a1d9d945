"""What a bot of one's own starts with: a port nobody listens on, and no settings."""

import os
import socket
from itertools import count

PORTS = range(20_000, 32_000)
"""Below those that the system gives by itself to whoever asks for any."""

AT_ONCE = 100
"""How many a process asks for at most, as a rule: the next process begins after them."""

_candidates = (PORTS[turn % len(PORTS)] for turn in count(os.getpid() * AT_ONCE))


def free_port() -> int:
    """Return a port nobody listens on, which nothing else gives before it is used."""
    return next(filter(_is_free, _candidates))


def _is_free(port: int) -> bool:
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


def bare_environment() -> dict[str, str]:
    """Return the environment of this process, without any setting of a bot."""
    return {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
