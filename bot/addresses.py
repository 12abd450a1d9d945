"""Addresses: where a server listens, and what is asked of one over HTTP."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

LAST_PORT = 65535
LABEL = 63
"""Most letters between two dots of a server's name."""

PLAIN = re.compile(r"[^\s?#{}]+")
"""An address to which a path can be added: without query, fragment, or the braces that aiogram
would fill (`{token}`)."""

NO_NAME = re.compile(r"[^\w.:%\[\]-]")
"""Characters that no server's name or number holds: `*`, or what is left of `http://`."""

WEBHOOK_PORTS = frozenset({None, 80, 88, 443, 8443})
"""Ports to which Telegram's own server posts (Bot API, setWebhook)."""

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class Address(NamedTuple):
    """Where a web server listens."""

    host: str
    port: int

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach it."""
        return self.host in LOOPBACK

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"


LISTEN = Address("127.0.0.1", 8080)
"""Where the web server listens, unless it is said."""


def address(value: object) -> Address:
    """Read `host:port`.

    Raises:
        ValueError: it is not so.
    """
    if isinstance(value, Address):
        return value
    host, _, port = str(value).strip().rpartition(":")
    if not (host and port.isascii() and port.isdigit() and 0 < int(port) <= LAST_PORT):
        raise ValueError(port)
    _check_host(host)
    return Address(host.strip("[]"), int(port))


def _check_host(host: str) -> None:
    """Refuse a name that cannot be looked up."""
    if NO_NAME.search(host) or not all(len(label) <= LABEL for label in host.split(".")):
        raise ValueError(host)


def http(value: object) -> str:
    """Read an address that starts with http:// or https://.

    Raises:
        ValueError: it is not so.
    """
    parts = urlsplit(str(value).strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0:
        raise ValueError(parts.scheme)
    if not PLAIN.fullmatch(str(value).strip()):
        raise ValueError(parts.path)
    _check_host(parts.hostname)
    return str(value).strip().rstrip("/")


def acceptable_to_telegram(url: str, production: bool) -> bool:  # noqa: FBT001  two facts, one answer
    """Tell whether a webhook may be registered: https, or loopback to a local server for tests."""
    parts = urlsplit(url)
    local = parts.scheme == "http" and parts.hostname in LOOPBACK and not production
    return parts.scheme == "https" or local


def posted_to(url: str) -> bool:
    """Tell whether Telegram can post to the port of an address; in doubt, assume it can."""
    try:
        return urlsplit(url).scheme != "https" or urlsplit(url).port in WEBHOOK_PORTS
    except ValueError:
        return True


def same(listen: object, other: object) -> bool:
    """Tell whether two servers would listen on the same address."""
    try:
        return bool(other) and address(listen) == address(other)
    except ValueError:
        return False


def loopback(listen: object) -> bool:
    """Tell whether only this machine can reach an address; true of one that cannot be read."""
    try:
        return listen is None or address(listen).is_loopback
    except ValueError:
        return True
