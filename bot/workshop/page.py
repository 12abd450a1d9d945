"""The page itself: its file filled with sentences, its scripts, the token of its writes."""

import secrets
from collections.abc import Mapping
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from bot.chat_page.assets import Assets, filled, given
from bot.profile import ROLES
from bot.workshop.answers import labels, refused
from knowledge import Phrases
from knowledge.files.places import PHRASES
from knowledge.phrases.reader import read_table

TOKEN_HEADER = "X-Workshop-Token"  # noqa: S105  the name of a header
_OWN = Path(__file__).parent / "static"
_SHARED = Path(__file__).parent.parent / "chat_page" / "static"
_FROM_CHAT_PAGE = ("chat.css", "bubble.js", "dom.js", "notices.js", "icons.svg", "favicon.svg")
"""What makes a message look as on the chat page."""
_BUBBLE = ("edited", "hidden", "opens", "copies", "shares", "copied", "not_copied", "new_window")
_READING = frozenset({"GET", "HEAD"})


class Page:
    """The page, and what it loads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.token = secrets.token_urlsafe(32)
        self._template = (_OWN / "index.html").read_text("utf-8")
        shared = [_SHARED / name for name in _FROM_CHAT_PAGE]
        self._assets = Assets([*shared, *_OWN.iterdir()])

    def routes(self) -> list[web.RouteDef]:
        """List the addresses."""
        return [web.get("/", self.index), web.get("/static/{name}", self._assets.give)]

    async def index(self, _request: web.Request) -> web.Response:
        """Give the page."""
        return given(filled(self._template, self._words()))

    def _words(self) -> Mapping[str, str]:
        """Return what fills the holes: the page's sentences, and the bot's own for messages."""
        phrases, _ = read_table(self._folder / PHRASES, Phrases)
        said, answers = vars(phrases.page), phrases.profile.answers
        roles = {role: answers[role]() for role in ROLES if role in answers}
        return {
            **labels(),
            **{name: said[name]() for name in _BUBBLE},
            **{f"role_{role}": roles.get(role) or role for role in ROLES},
            "bot": phrases.page.title(),
            "folder": str(self._folder),
            "token": self.token,
        }


def only_with(token: str) -> Middleware:
    """Make the middleware that takes orders from the page of this run alone."""

    @web.middleware
    async def checked(request: web.Request, handler: Handler) -> web.StreamResponse:
        sent = request.headers.get(TOKEN_HEADER, "")
        if request.method not in _READING and not secrets.compare_digest(
            sent.encode(), token.encode()
        ):
            raise refused(web.HTTPForbidden, "restarted")
        return await handler(request)

    return checked
