"""How to answer the bot instead of Telegram, with Telegram's strictness and words."""

from collections.abc import AsyncGenerator
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import User

from bot.chat_page import editing, profile, queries, sending
from bot.chat_page.desk import Answers, Desk
from bot.chat_page.files import Files
from bot.chat_page.limits import BlockedError, RefusedError
from bot.chat_page.profile import Profile
from bot.chat_page.queries import Queries
from bot.chat_page.transcript import Transcript

BOT_ID = 42
"""The id of the bot until it tells its own."""
TOKEN = f"{BOT_ID}:chat-page"
USERNAME = "pas_a_pas_bot"

_ANSWERS: Answers = {
    **sending.ANSWERS,
    **editing.ANSWERS,
    **queries.ANSWERS,
    **profile.ANSWERS,
}


class ChatPageSession(BaseSession):
    """The network of a bot that talks to the chat page, or to a test.

    Args:
        username: the bot's, without « @ ».
        name: what it is called.
    """

    def __init__(self, username: str = USERNAME, name: str = "Bot") -> None:
        super().__init__()
        self.bot_id = BOT_ID
        self.transcript = Transcript()
        self.profile = Profile(username=username, name=name)
        self.files = Files()
        self.queries = Queries()

    @property
    def me(self) -> User:
        """The bot, as getMe tells it."""
        return User(
            id=self.bot_id,
            is_bot=True,
            first_name=self.profile.name,
            username=self.profile.username,
            can_join_groups=True,
            can_read_all_group_messages=False,
            supports_inline_queries=True,
        )

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ARG002, ASYNC109 - aiogram's signature
    ) -> TelegramType:
        """Answer a call as Telegram would, or raise what aiogram raises then."""
        self.bot_id = bot.id
        answer = _ANSWERS.get(type(method))
        if answer is None:
            refusal = f"Bad Request: the chat page does not answer {method.__api_method__}"
            raise TelegramBadRequest(method, refusal)
        desk = Desk(bot, self.me, self.transcript, self.profile, self.files, self.queries)
        try:
            result: Any = await answer(desk, method)
        except RefusedError as refused:
            raise TelegramBadRequest(method, f"Bad Request: {refused}") from None
        except BlockedError:
            blocked = "Forbidden: bot was blocked by the user"
            raise TelegramForbiddenError(method, blocked) from None
        answered: TelegramType = result
        return answered

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,  # noqa: ARG002  aiogram's signature
        timeout: int = 30,  # noqa: ARG002, ASYNC109  likewise
        chunk_size: int = 65536,  # noqa: ARG002  likewise
        raise_for_status: bool = True,  # noqa: ARG002, FBT001, FBT002  likewise
    ) -> AsyncGenerator[bytes, None]:
        """Fetch nothing.

        Raises:
            ConnectionError: always: this session never goes out.
        """
        message = f"the chat page never fetches {url}"
        raise ConnectionError(message)
        yield b""

    async def close(self) -> None:
        """Let the pages that listen go."""
        self.transcript.close()
