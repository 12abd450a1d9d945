"""What a bot of one's own starts with: a port nobody listens on, and no settings."""

import os
import socket


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


def bare_environment() -> dict[str, str]:
    """Return the environment of this process, without any setting of a bot."""
    return {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
