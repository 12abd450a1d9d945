"""Sending what handlers return, and taking each of Telegram's refusals as what it is."""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramMigrateToChat
from aiogram.methods import EditMessageText, SendMessage, TelegramMethod
from aiogram.types import Message

from bot.receiving import handling
from bot.sending import refusals
from bot.sending.insisting import GivenUpError, Insisting, Patience, Why
from bot.sending.turn import methods_of

SENT, PLAINER = "sent", "plainer"
"""What became of a method that Telegram took, in `Delivery.results`: as it is, in plain words."""

FORMS = 6
"""Forms in which one method is tried: as it is, to the chat's new id, anew, without a look,
plainer, plainer and anew."""

log = structlog.stdlib.get_logger(__name__)


class Delivery:
    """Sends, with patience.

    Args:
        bot: sends.
        sorry: says that a reply was refused, with the reference of its update.
        sleep: waits, for some seconds.
        clock: seconds that only go up.

    Attributes:
        results: how many methods were sent, or given up for which reason, by name.
        failures: how many were given up, by reason.
        retries: how many more tries there were, by reason.
    """

    def __init__(
        self,
        bot: Bot,
        sorry: Callable[[str], str],
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.results: Counter[tuple[str, str]] = Counter()
        self.failures: Counter[Why] = Counter()
        self._insisting = Insisting(bot, sleep, clock)
        self.retries = self._insisting.retries
        self._sorry = sorry
        self._unknown: set[str] = set()

    async def deliver(self, result: object, waited: float = 0.0) -> tuple[int, ...]:
        """Send what a handler returned: a method, a turn, or nothing; a refusal is counted.

        Args:
            result: what it returned.
            waited: seconds that its update waited for those of its chat before it.

        Returns:
            The ids of the messages now standing.

        Raises:
            TelegramUnauthorizedError: the token is no longer good: nothing can be sent.
        """
        reply_ids: list[int] = []
        patience, told = Patience.after(waited), False
        for method in methods_of(result):
            try:
                reply_ids += await self._send(method, patience)
            except GivenUpError as error:
                sorry = None if told else self._apology(method, error)
                self._give_up(method, error, handling.current().reference if sorry else None)
                if sorry:
                    told = True
                    reply_ids += await self._apologise(sorry, patience)
            else:
                handling.current().sent += 1
        return tuple(reply_ids)

    def _give_up(
        self, method: TelegramMethod[Any], error: GivenUpError, reference: str | None
    ) -> None:
        name, why = type(method).__name__, error.why
        handling.current().unsent += 1
        self.results[name, why] += 1
        self.failures[why] += 1
        more = {"reason": error.reason, "reference": reference, "failures": self.failures.total()}
        log.warning("not sent", method=name, why=why.value, **more)

    def _apology(self, method: TelegramMethod[Any], error: GivenUpError) -> SendMessage | None:
        """Return what is said in place of a reply that Telegram refuses; in private only."""
        reference, person = handling.current().reference, refusals.person_told(method)
        if not (error.tell and reference and person):
            return None
        return SendMessage(chat_id=person, text=self._sorry(reference), parse_mode=None)

    async def _apologise(self, sorry: SendMessage, patience: Patience) -> list[int]:
        """Send an apology, as it is; whoever cannot be told even that is told nothing."""
        try:
            sent = _ids(sorry, await self._insisting.call(sorry, patience))
        except (GivenUpError, TelegramBadRequest, TelegramMigrateToChat):
            return []
        self.results[type(sorry).__name__, SENT] += 1
        return sent

    async def _send(self, method: TelegramMethod[Any], patience: Patience) -> list[int]:
        """Send a method, in another form when the first is refused for a reason."""
        name, refused = type(method).__name__, None
        for _ in range(FORMS):
            form = refusals.without(method, self._unknown)
            try:
                ids = _ids(form, await self._insisting.call(form, patience))
            except TelegramMigrateToChat as error:
                method = form.model_copy(update={"chat_id": error.migrate_to_chat_id})
            except TelegramBadRequest as error:
                if refusals.is_done_already(error.message):
                    self.results[name, SENT] += 1
                    return _ids(form, True)  # noqa: FBT003  what Telegram returns
                method = self._other_form(form, error.message)
                if not refusals.is_known(error.message):
                    refused = refused or refusals.said(error.message)
            else:
                self.results[name, PLAINER if refused else SENT] += 1
                if refused:
                    log.warning("sent plainer", method=name, reason=refused)
                return ids
        raise GivenUpError(Why.REFUSED, refused, tell=True)

    def _other_form(self, method: TelegramMethod[Any], reason: str | None) -> TelegramMethod[Any]:
        """Return the form in which to try a refused method again."""
        look = refusals.unknown_look(reason)
        if look and getattr(method, look, None) is not None:
            self._unknown.add(look)
            return method
        there = not refusals.is_to_nobody(reason)
        other = refusals.other_form(method, reason) if there else None
        if other is None:
            raise GivenUpError(Why.REFUSED, refusals.said(reason), tell=there)
        return other


def _ids(method: TelegramMethod[Any], returned: object) -> list[int]:
    """Return the ids of the messages that a method sent or edited."""
    if isinstance(returned, Message):
        return [returned.message_id]
    if isinstance(returned, list):
        return [one.message_id for one in returned if isinstance(one, Message)]
    if isinstance(method, EditMessageText) and method.message_id is not None:
        return [method.message_id]
    return []
