"""What a page is made of: its file filled with sentences, and the files that it loads."""

import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from aiohttp import web

NO_STORE = {"Cache-Control": "no-store"}
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_HOLE = re.compile(r"\{\{(\w+)\}\}")


def filled(template: str, words: Mapping[str, str]) -> str:
    """Return a page, each hole filled with the words of its name."""
    return _HOLE.sub(lambda hole: escape(words[hole[1]]), template)


def given(html: str) -> web.Response:
    """Serve a page that browsers must not cache."""
    return web.Response(text=html, content_type="text/html", headers=NO_STORE)


class Assets:
    """Scripts, styles and pictures, read once; nothing else is served."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._content = {one.name: one.read_bytes() for one in files if one.suffix in _TYPES}

    async def give(self, request: web.Request) -> web.Response:
        """Give the one that is named.

        Raises:
            HTTPNotFound: there is none such.
        """
        name = request.match_info["name"]
        if name not in self._content:
            raise web.HTTPNotFound
        return web.Response(
            body=self._content[name],
            content_type=_TYPES[Path(name).suffix],
            charset="utf-8",
            headers={"Cache-Control": "no-cache"},
        )
