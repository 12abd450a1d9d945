"""What is only told to maintainers, in private; to anybody else it does not exist."""

from functools import partial

from aiogram import Router
from aiogram.enums import ChatType
from aiogram.filters import Command, Filter
from aiogram.types import Message

from bot import usage
from bot.settings import Settings
from bot.turn import Turn
from handlers import chart, replying, usage_screens
from handlers.replying import Attached
from handlers.scene import Scene


class Maintainer(Filter):
    """Let through what a maintainer says in private, themselves."""

    async def __call__(self, message: Message, settings: Settings) -> bool:
        """Tell whether a message is theirs: not forwarded, not made by a bot, not for a chat."""
        relayed = message.forward_origin or message.via_bot or message.sender_chat
        sender = message.from_user
        known = sender is not None and sender.id in settings.maintainers
        return known and not relayed and message.chat.type == ChatType.PRIVATE


def router() -> Router:
    """Return the router of maintainers."""
    made = Router(name="maintainers")
    for observer in (made.message, made.edited_message):
        observer.register(stats, Command("stats", ignore_case=True), Maintainer())
    return made


async def stats(message: Message, scene: Scene) -> Turn:
    """Tell how the bot is used: a picture, then its figures; nobody can forward them."""
    used = await usage.of(scene.session, scene.now)
    content = partial(chart.draw, usage_screens.chart(scene.phrases, used))
    told = usage_screens.caption(scene.phrases, used)
    name = scene.phrases.stats.picture_name()
    attached = Attached(name, content, told, is_picture=True, protected=True)
    shown = replying.send(message, usage_screens.usage(scene.knowledge, used))
    figures = shown.model_copy(update={"protect_content": True})
    drawn = replying.file(message.chat.id, attached)
    return await replying.answer_apart(scene, message, drawn, figures)
