"""People who block the bot: they are no longer reminded or told of anything."""

from aiogram import F, Router
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.types import ChatMemberUpdated
from sqlalchemy.ext.asyncio import AsyncSession

from bot import due
from handlers.registering import Where


def router() -> Router:
    """Return the router of the news that someone has blocked the bot."""
    made = Router(name="presence")
    made.my_chat_member.register(
        blocked,
        Where(F.chat.type == ChatType.PRIVATE),
        Where(F.new_chat_member.status == ChatMemberStatus.KICKED),
    )
    return made


async def blocked(event: ChatMemberUpdated, session: AsyncSession) -> None:
    """Cancel their reminders, and the news they were still to be told."""
    await due.cancel_all(session, event.chat.id)
