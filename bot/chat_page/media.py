"""What the media a person can send look like to the bot, one sample of each kind."""

import secrets
from collections.abc import Mapping

_SIDE = 640
_SECONDS = 4
_BYTES = 24_000
"""Size of every sample, in bytes."""

# The kinds of https://core.telegram.org/bots/api#message, each with the fields Telegram requires.
_FIELDS: Mapping[str, Mapping[str, object]] = {
    "photo": {"width": _SIDE, "height": _SIDE},
    "voice": {"duration": _SECONDS, "mime_type": "audio/ogg"},
    "sticker": {
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "emoji": "👍",
    },
    "document": {"file_name": "document.pdf", "mime_type": "application/pdf"},
    "video": {"width": _SIDE, "height": _SIDE, "duration": _SECONDS, "mime_type": "video/mp4"},
    "video_note": {"length": 240, "duration": _SECONDS},
    "animation": {"width": _SIDE, "height": _SIDE, "duration": _SECONDS},
    "audio": {"duration": _SECONDS, "mime_type": "audio/mpeg", "title": "audio"},
}
_WITHOUT_FILE: Mapping[str, Mapping[str, object]] = {
    "location": {"latitude": 48.8566, "longitude": 2.3522},
    "contact": {"phone_number": "+33199000000", "first_name": "Camille"},
    "dice": {"emoji": "🎲", "value": 4},
}
KINDS = frozenset({*_FIELDS, *_WITHOUT_FILE})


def sample(kind: str) -> dict[str, object]:
    """Make the message field of a medium; a kind not in KINDS raises KeyError."""
    if kind in _WITHOUT_FILE:
        return {kind: dict(_WITHOUT_FILE[kind])}
    number = secrets.token_urlsafe(12)
    file = {"file_id": number, "file_unique_id": number, "file_size": _BYTES}
    made = {**file, **_FIELDS[kind]}
    return {kind: [made] if kind == "photo" else made}
