"""Keys derived from the token: the same for every replica of this bot, one for each purpose."""

from hashlib import blake2b

from bot.settings import Settings

LOCAL_TOKEN = "1:local"  # noqa: S105  no server knows it
"""Stands for a token on the chat page, where there is no Telegram."""


def token(settings: Settings) -> str:
    """Return the bot's token, or what stands for it on the chat page."""
    return settings.token.get_secret_value() if settings.token else LOCAL_TOKEN


def question_key(settings: Settings) -> bytes:
    """Return the key that makes question ids unguessable."""
    return _derived(settings, b"question ids")


def erasure_key(settings: Settings) -> bytes:
    """Return the key that makes digests of erased people unguessable; it depends on the token."""
    return _derived(settings, b"erasures")


def _derived(settings: Settings, purpose: bytes) -> bytes:
    return blake2b(token(settings).encode(), digest_size=32, person=purpose).digest()
