"""A bare aiogram bot, as its documentation has it: it sends back what it was told.

python benchmarks/load/echo.py polling|webhook API_URL PORT
"""

import asyncio
import logging
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

TOKEN = "1:echo"  # noqa: S105  no server knows it
SECRET = "echo"  # noqa: S105  likewise
PATH = "/webhook"

dispatcher = Dispatcher()


@dispatcher.message()
async def echo(message: Message) -> None:
    """Answer a message by its text."""
    await message.answer(message.text or "")


@dispatcher.callback_query()
async def tapped(query: CallbackQuery) -> None:
    """Answer a tap, and edit its message, as ours does."""
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_text(query.data or "")


def main(mode: str, api_url: str, port: int) -> None:
    """Run until told to stop."""
    logging.basicConfig(level=logging.WARNING)
    session = AiohttpSession(api=TelegramAPIServer.from_base(api_url))
    bot = Bot(TOKEN, session=session)
    if mode == "polling":
        asyncio.run(dispatcher.start_polling(bot))
        return
    app = web.Application()
    SimpleRequestHandler(dispatcher, bot, secret_token=SECRET).register(app, path=PATH)
    setup_application(app, dispatcher, bot=bot)
    web.run_app(app, host="127.0.0.1", port=port, access_log=None, print=None)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
