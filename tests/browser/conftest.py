"""How to open the chat page in a real browser, before a small bot that echoes."""

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace

import pytest
import pytest_asyncio
from aiogram import Bot, Dispatcher, F
from aiogram.client.default import DefaultBotProperties
from aiogram.enums import ContentType
from aiogram.filters import CommandObject, CommandStart
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Message,
    Update,
)
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from bot.chat_page.server import make_app
from bot.chat_page.session import TOKEN, ChatPageSession

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
ANSWER = """<b>Quel justificatif demander ?</b>

Non, <b>la carte Vitale</b> ne suffit pas.

<blockquote expandable>Le détail, en plusieurs phrases.</blockquote>
<i>Guide ANS, chapitre 2</i> — <tg-spoiler>caché</tg-spoiler> — \
<a href="https://t.me/test_bot?start=e_suite">la suite</a> — /aide"""
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4"
    "890000000d49444154789c6360f8cf50cf00000403018028d5a5c50000000049454e44ae426082"
)
OpenPage = Callable[..., Awaitable[Page]]
"""What opens a page in a window of its own."""


class Labels(dict[str, str]):
    """Texts that are their own names."""

    def __missing__(self, key: str) -> str:
        """Make one up; people and examples are lists."""
        made = {"people": "Médecin, Secrétaire", "empty_examples": "Une question ? | Une autre ?"}
        return made.get(key, key)


@dataclass
class Running:
    """What a test acts on: the page's address, and the bot."""

    url: str
    bot: Bot
    session: ChatPageSession
    server: TestServer


def keyboard() -> InlineKeyboardMarkup:
    long = "Un bouton dont le titre est si long qu'il doit aller à la ligne sans déborder"
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text="Guide", url="https://example.org/")],
            [InlineKeyboardButton(text=long, callback_data="long", style="primary")],
            [
                InlineKeyboardButton(text="Utile", callback_data="useful", style="success"),
                InlineKeyboardButton(text="Pas utile", callback_data="useless"),
                InlineKeyboardButton(text="Alerte", callback_data="alert"),
            ],
            [InlineKeyboardButton(text="Copier", copy_text=CopyTextButton(text="copié !"))],
        ]
    )


def echoing() -> Dispatcher:
    """Make a dispatcher that answers everything in a recognisable way."""
    dispatcher = Dispatcher()
    answer_messages(dispatcher)
    answer_taps(dispatcher)
    return dispatcher


def answer_messages(dispatcher: Dispatcher) -> None:
    """Answer what is said, sent or corrected."""

    @dispatcher.message(CommandStart())
    async def start(message: Message, command: CommandObject) -> TelegramMethod[Message]:
        return message.answer(f"Départ : {command.args}")

    @dispatcher.message(F.text == "question")
    async def question(message: Message) -> TelegramMethod[Message]:
        return message.answer(ANSWER, reply_markup=keyboard())

    @dispatcher.message(F.text == "photo")
    async def photo(message: Message) -> TelegramMethod[Message]:
        return message.answer_photo(BufferedInputFile(PNG, "a.png"), caption="légende")

    @dispatcher.message(F.text == "deux réponses")
    async def twice(message: Message) -> TelegramMethod[Message]:
        await message.answer("Première réponse\n" * 20)
        return message.answer("Seconde réponse\n" * 20)

    @dispatcher.message(F.text)
    async def echo(message: Message) -> TelegramMethod[Message]:
        return message.answer(f"Écho : {message.text}", parse_mode=None)

    @dispatcher.message()
    async def other(message: Message) -> TelegramMethod[Message]:
        return message.answer(f"Reçu : {ContentType(message.content_type).value}")

    @dispatcher.edited_message()
    async def edited(message: Message) -> TelegramMethod[Message]:
        return message.answer(f"Corrigé : {message.text}")


def answer_taps(dispatcher: Dispatcher) -> None:
    """Answer buttons and inline searches."""

    @dispatcher.callback_query(F.data == "alert")
    async def alert(query: CallbackQuery) -> TelegramMethod[bool]:
        return query.answer("Attention", show_alert=True)

    @dispatcher.callback_query()
    async def tapped(query: CallbackQuery) -> TelegramMethod[Message | bool] | SendMessage:
        await query.answer("Noté en passant")
        if not isinstance(query.message, Message):
            return SendMessage(chat_id=query.from_user.id, text=f"Hors de portée : {query.data}")
        return query.message.edit_text(f"Choisi : {query.data}", reply_markup=keyboard())

    @dispatcher.inline_query()
    async def inline(query: InlineQuery) -> TelegramMethod[bool]:
        content = InputTextMessageContent(message_text=f"Inséré : {query.query}")
        result = InlineQueryResultArticle(
            id="1", title=f"Pour {query.query}", input_message_content=content
        )
        above = InlineQueryResultsButton(text="Aller au bot", start_parameter="inline")
        return query.answer([result] if query.query != "rien" else [], button=above)


@pytest_asyncio.fixture(loop_scope="module")
async def running() -> AsyncIterator[Running]:
    started = await set_up()
    async with started.server:
        yield replace(started, url=str(started.server.make_url("/")))


async def set_up(port: int | None = None) -> Running:
    """Set up the bot and its page, which does not listen yet."""
    session = ChatPageSession("test_bot", "Pas à pas")
    bot = Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode="HTML"))
    dispatcher = echoing()

    async def process(update: Update) -> None:
        method = await dispatcher.feed_update(bot, update)
        if isinstance(method, TelegramMethod):
            await bot(method)

    await bot.set_my_commands(
        [
            BotCommand(command="start", description="Commencer"),
            BotCommand(command="aide", description="Ce que je sais faire"),
        ]
    )
    server = TestServer(make_app(session, process, Labels()), port=port)
    return Running("", bot, session, server)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    path = shutil.which("chromium")
    if path is None and os.environ.get("CI") == "true":
        pytest.fail("chromium is missing: CI must drive the chat page in a browser")
    if path is None:
        pytest.skip("CHROMIUM IS MISSING: nothing drives the chat page (apt install chromium)")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def blank_page(browser: Browser) -> AsyncIterator[OpenPage]:
    """Give a function that opens a page of nothing; a script error on it fails the test."""
    errors: list[str] = []
    contexts: list[BrowserContext] = []

    async def opened(width: int = 1280, **options: object) -> Page:
        size = {"width": width, "height": 844}
        context = await browser.new_context(viewport=size, **options)  # type: ignore[arg-type]  # Playwright's
        contexts.append(context)
        page = await context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield opened
    for context in contexts:
        await context.close()
    assert errors == []


@pytest.fixture
def open_page(running: Running, blank_page: OpenPage) -> OpenPage:
    """Give a function that opens the page as somebody."""

    async def opened(query: str = "as=medecin", **options: object) -> Page:
        page = await blank_page(**options)
        await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.set_default_timeout(5000)
        await page.goto(f"{running.url}?{query}")
        return page

    return opened
