"""Keys derived from the token: the same for every replica of this bot, one for each purpose."""

from hashlib import blake2b

from bot.settings import Settings

LOCAL_TOKEN = "1:local"  # noqa: S105  no server knows it
"""What stands for a token where no Telegram is."""


def token(settings: Settings) -> str:
    """Return the token, or what stands for it."""
    return settings.token.get_secret_value() if settings.token else LOCAL_TOKEN


def question_key(settings: Settings) -> bytes:
    """Return what makes the ids of questions unguessable."""
    return _derived(settings, b"question ids")


def erasure_key(settings: Settings) -> bytes:
    """Return what makes the digests of erased people unguessable; it goes with the token."""
    return _derived(settings, b"erasures")


def _derived(settings: Settings, purpose: bytes) -> bytes:
    return blake2b(token(settings).encode(), digest_size=32, person=purpose).digest()
