"""A process that may connect to one address only; it says so when it tries another."""

import sys
from typing import Any, NoReturn

ELSEWHERE = "connected elsewhere:"


def walled(allowed: str) -> None:
    """Refuse every connection but those to an address, or to a file; look up no name."""
    host, port = allowed.split(":")

    def audit(event: str, words: tuple[Any, ...]) -> None:
        match event, words:
            case "socket.connect", (_, (str() as to, int() as at, *_)) if (to, at) != (
                host,
                int(port),
            ):
                _refuse(f"{to}:{at}")
            case "socket.getaddrinfo", (str() as name, *_) if name != host:
                _refuse(name)
            case (("socket.sendto" | "socket.gethostbyname"), _):
                _refuse(event)

    sys.addaudithook(audit)


def _refuse(where: str) -> NoReturn:
    print(ELSEWHERE, where, file=sys.stderr, flush=True)  # noqa: T201  found in the log
    raise PermissionError(where)
