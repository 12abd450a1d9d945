"""Putting the workshop together: its page, its orders, and who may give them."""

from pathlib import Path

from aiohttp import web

from bot.chat_page.guard import add_headers, guard
from bot.workshop.bench import Bench
from bot.workshop.learning import Learning
from bot.workshop.looking import Looking
from bot.workshop.missing import Missing
from bot.workshop.page import Page, only_with
from bot.workshop.saving import Saving

BODY_BYTES = 1024 * 1024
"""Of an order, at most: more than the longest text has (`bot.workshop.orders`)."""


def make_app(folder: Path, database_url: str, *, host: str = "127.0.0.1") -> web.Application:
    """Put the workshop of a base together.

    Args:
        folder: the base.
        database_url: where the bot keeps what it could not answer.
        host: the name it listens on, allowed in Host beside the loopback ones.
    """
    page = Page(folder)
    bench = Bench(folder)
    saving = Saving(bench)
    learning = Learning(bench)
    others = Looking(bench), Missing(bench, database_url)
    guards = [guard(host), only_with(page.token)]
    app = web.Application(middlewares=guards, client_max_size=BODY_BYTES)
    app.on_response_prepare.append(add_headers)
    app.on_startup.append(bench.warm_up)
    app.on_cleanup.extend([saving.finish, learning.finish])
    for part in (page, saving, learning, *others):
        app.add_routes(part.routes())
    return app
