"""Commands for maintainers, in private; for anybody else they do not exist."""

from collections.abc import Sequence
from functools import partial

from aiogram import Router
from aiogram.enums import ChatType
from aiogram.filters import CommandObject, Filter
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage
from aiogram.types import CallbackQuery, InaccessibleMessage, Message

from bot import unanswered, usage
from bot.sending.turn import Later, Turn
from bot.settings import Settings
from bot.unanswered import Asked
from handlers import replying
from handlers.buttons import UnansweredPage
from handlers.commanded import Commanded
from handlers.forms import split
from handlers.maintainers import chart, unanswered_screens, usage_screens
from handlers.registering import on_message
from handlers.replying import Attached
from handlers.scene import Scene
from handlers.screens import Screen
from knowledge import Knowledge


class Maintainer(Filter):
    """Lets through what a maintainer writes themselves, in private."""

    async def __call__(self, message: Message, settings: Settings) -> bool:
        """Tell whether a message is theirs: not forwarded, not made by a bot, not for a chat."""
        relayed = message.forward_origin or message.via_bot or message.sender_chat
        sender = message.from_user
        known = sender is not None and sender.id in settings.maintainers
        return known and not relayed and message.chat.type == ChatType.PRIVATE


class MaintainerTap(Filter):
    """Lets through what a maintainer taps in private."""

    async def __call__(self, query: CallbackQuery, settings: Settings) -> bool:
        """Tell whether a tap is theirs."""
        message = query.message
        private = message is not None and message.chat.type == ChatType.PRIVATE
        return private and query.from_user.id in settings.maintainers


def router() -> Router:
    """Return the router of the maintainers' commands."""
    made = Router(name="maintainers")
    on_message(made, stats, Commanded("stats"), Maintainer())
    on_message(made, sans_reponse, Commanded("sans_reponse"), Maintainer())
    made.callback_query.register(turn_page, UnansweredPage.filter(), MaintainerTap())
    return made


async def stats(message: Message, scene: Scene) -> Turn:
    """Show how the bot is used: a picture, then its figures; nobody can forward them."""
    used = await usage.of(scene.session, scene.now)
    content = partial(chart.draw, usage_screens.chart(scene.phrases, used))
    told = usage_screens.caption(scene.phrases, used)
    name = scene.phrases.stats.picture_name()
    attached = Attached(name, content, told, is_picture=True, protected=True)
    shown = usage_screens.usage(scene.knowledge, used)
    figures = replying.protected(replying.send(message, shown))
    drawn = replying.file(message.chat.id, attached)
    return await replying.answer_apart(scene, message, drawn, figures)


async def sans_reponse(message: Message, command: CommandObject, scene: Scene) -> Turn:
    """Show a page of the questions that had no answer; nobody can forward it."""
    typed = (command.args or "").strip()
    page = int(typed) if typed.isdecimal() and len(typed) < len("1000") else 1
    asked = await unanswered.lately(scene.session, scene.now)
    shown = Later(partial(_sent, message, scene.knowledge, asked, page))
    return await replying.answer_apart(scene, message, shown)


async def turn_page(query: CallbackQuery, callback_data: UnansweredPage, scene: Scene) -> Turn:
    """Show another page in place; it stays protected, even when it is sent anew."""
    asked = await unanswered.lately(scene.session, scene.now)
    answered = AnswerCallbackQuery(callback_query_id=query.id)
    if query.message is None:
        return Turn((answered,))
    shown = partial(_in_place, query.message, scene.knowledge, asked, callback_data.page)
    return Turn((answered, Later(shown)))


def _sent(
    message: Message, knowledge: Knowledge, asked: Sequence[Asked], page: int
) -> SendMessage:
    return replying.protected(replying.send(message, _unanswered(knowledge, asked, page)))


def _in_place(
    tapped: Message | InaccessibleMessage, knowledge: Knowledge, asked: Sequence[Asked], page: int
) -> EditMessageText | SendMessage:
    shown = replying.instead(tapped, _unanswered(knowledge, asked, page))
    return replying.protected(shown) if isinstance(shown, SendMessage) else shown


def _unanswered(knowledge: Knowledge, asked: Sequence[Asked], page: int) -> Screen:
    """Group the questions without an answer: it takes long, so the database is released first."""
    found = unanswered.grouped(asked, split(knowledge.phrases.unanswered.little()))
    texts = [group.text for group in unanswered_screens.on_page(found, page)]
    now = {text: knowledge.find(text)[0].outcome for text in texts}
    return unanswered_screens.unanswered(knowledge, found, page, now)
