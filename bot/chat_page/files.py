"""The files the bot has sent: their bytes, their name, and what Telegram refuses."""

import mimetypes
import secrets
from collections import OrderedDict
from dataclasses import dataclass

from aiogram import Bot
from aiogram.types import InputFile, URLInputFile

from bot.chat_page.limits import refuse

BYTES_KEPT = 64 * 1024 * 1024
"""Most bytes of all the files together; the oldest go first."""
PHOTO_BYTES = 10 * 1024 * 1024  # https://core.telegram.org/bots/api#sendphoto
DOCUMENT_BYTES = 50 * 1024 * 1024  # https://core.telegram.org/bots/api#senddocument
_IMAGES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"RIFF": "image/webp",
}
_PNG_HEADER = 24
"""Bytes at the beginning of a PNG that give its width and height."""
_UNKNOWN_SIDE = 1280
"""Pixels of each side of an image whose size is unknown."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What was uploaded; `id` is what the bot may send again."""

    id: str
    name: str
    content: bytes

    @property
    def image_type(self) -> str | None:
        """Tell the image type from the first bytes, never from the name."""
        for start, kind in _IMAGES.items():
            if self.content.startswith(start):
                return kind
        return None

    @property
    def content_type(self) -> str:
        """Tell what to call it when it is downloaded."""
        guessed, _ = mimetypes.guess_type(self.name)
        return self.image_type or guessed or "application/octet-stream"

    @property
    def dimensions(self) -> tuple[int, int]:
        """Read the width and height of a PNG; other images get a square's."""
        if self.image_type != "image/png" or len(self.content) < _PNG_HEADER:
            return _UNKNOWN_SIDE, _UNKNOWN_SIDE
        header = self.content
        return int.from_bytes(header[16:20], "big"), int.from_bytes(header[20:24], "big")


class Files:
    """The files sent, the oldest dropped first once there are too many bytes."""

    def __init__(self) -> None:
        self._files: OrderedDict[str, StoredFile] = OrderedDict()

    def get(self, file_id: str) -> StoredFile | None:
        """Find a file that is still kept."""
        return self._files.get(file_id)

    async def store(self, bot: Bot, source: InputFile | str) -> StoredFile:
        """Keep what the bot uploads, or find what it sends again by its id."""
        if isinstance(source, str):
            return self._again(source)
        if isinstance(source, URLInputFile):
            refuse("failed to get HTTP URL content")
        content = b"".join([chunk async for chunk in source.read(bot)])
        if not content:
            refuse("file must be non-empty")
        return self._keep(
            StoredFile(secrets.token_urlsafe(24), source.filename or "file", content)
        )

    def _again(self, file_id: str) -> StoredFile:
        found = self._files.get(file_id)
        if found is None and file_id.startswith(("http://", "https://")):
            refuse("failed to get HTTP URL content")
        if found is None:
            refuse("wrong file identifier/HTTP URL specified")
        return found

    def _keep(self, file: StoredFile) -> StoredFile:
        self._files[file.id] = file
        while sum(len(kept.content) for kept in self._files.values()) > BYTES_KEPT:
            self._files.popitem(last=False)
        return file
