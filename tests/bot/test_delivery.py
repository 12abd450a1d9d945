"""Each of Telegram's refusals is taken as what it is."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    EditMessageText,
    SendMessage,
    TelegramMethod,
)
from aiogram.types import LinkPreviewOptions

from bot.delivery import PATIENCE, Delivery, Why
from bot.turn import Later, Turn
from tests.bot.telegram import Network, bot_on, refusal

SEND = SendMessage(chat_id=5, text="Bonjour")
EDIT = EditMessageText(chat_id=5, message_id=7, text="Corrigé")


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def delivery(network: Network, waits: list[float]) -> Delivery:
    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    return Delivery(bot_on(network), sleep)


async def test_a_turn_is_sent_in_order(delivery: Delivery, network: Network) -> None:
    done = AnswerCallbackQuery(callback_query_id="q")
    sent = await delivery.deliver(Turn((done, EDIT, SEND)))
    assert network.calls == [done, EDIT, SEND]
    assert sent == (7, 101)


async def test_what_nobody_made_before_is_made_and_not_lost(
    delivery: Delivery, network: Network
) -> None:
    await delivery.deliver(Turn((EDIT, Later(lambda: SEND))))
    assert network.calls == [EDIT, SEND]


@pytest.mark.parametrize("result", [None, "nothing", 3])
async def test_nothing_to_send_sends_nothing(
    delivery: Delivery, network: Network, result: object
) -> None:
    assert await delivery.deliver(result) == ()
    assert network.calls == []


async def test_flood_control_is_obeyed(
    delivery: Delivery, network: Network, waits: list[float]
) -> None:
    network.next = [refusal(TelegramRetryAfter, "Too Many Requests", retry_after=30)]
    await delivery.deliver(SEND)
    assert delivery.failures.total() == 0
    assert len(network.calls) == 2
    assert 30 <= waits[0] <= 31


async def test_flood_control_beyond_patience_is_given_up(
    delivery: Delivery, network: Network, waits: list[float]
) -> None:
    network.next = [refusal(TelegramRetryAfter, "Too Many Requests", retry_after=3000)]
    await delivery.deliver(SEND)
    assert delivery.failures.total() == 1
    assert delivery.failures == {Why.FLOOD: 1}
    assert waits == []


@pytest.mark.parametrize("kind", [TelegramServerError, TelegramNetworkError])
async def test_a_failing_network_is_tried_again_less_and_less_often(
    delivery: Delivery, network: Network, waits: list[float], kind: type[TelegramAPIError]
) -> None:
    network.next = [refusal(kind, "Bad Gateway")] * 3
    assert await delivery.deliver(SEND) == (101,)
    for wait, pause in zip(waits, (0.5, 1, 2), strict=True):
        assert pause <= wait <= pause + 0.5


async def test_a_network_that_stays_away_is_given_up(
    delivery: Delivery, network: Network, waits: list[float]
) -> None:
    network.next = [refusal(TelegramNetworkError, "away")] * 100
    await delivery.deliver(SEND)
    assert delivery.failures.total() == 1
    assert delivery.failures == {Why.NETWORK: 1}
    assert sum(waits) < 130


async def test_the_methods_of_one_reply_wait_no_longer_together(
    delivery: Delivery, network: Network, waits: list[float]
) -> None:
    network.next = [refusal(TelegramRetryAfter, "later", retry_after=50)] * 100
    await delivery.deliver(Turn((SEND, EDIT, SEND)))
    assert delivery.failures == {Why.FLOOD: 3}
    assert sum(waits) < 130
    assert len(network.calls) == 5


async def test_a_network_that_hangs_is_given_up_as_soon(network: Network) -> None:
    passed = [0.0]

    async def sleep(seconds: float) -> None:
        passed[0] += seconds

    class Hanging(Bot):
        async def __call__(
            self, method: TelegramMethod[Any], request_timeout: int | None = None
        ) -> Any:  # noqa: ANN401  aiogram's own signature
            passed[0] += request_timeout or 60
            raise TelegramNetworkError(method, "time-out")

    delivery = Delivery(Hanging(bot_on(network).token), sleep, lambda: passed[0])
    await delivery.deliver(Turn((SEND, EDIT, SEND)))
    assert delivery.failures == {Why.NETWORK: 3}
    assert passed[0] < PATIENCE + 6  # a second for each method, and chance in the pauses


@pytest.mark.parametrize(
    ("method", "reason"),
    [
        (EDIT, "Bad Request: message is not modified: the same"),
        (AnswerCallbackQuery(callback_query_id="q"), "Bad Request: query is too old and…"),
        (DeleteMessage(chat_id=5, message_id=7), "Bad Request: message to delete not found"),
    ],
)
async def test_what_is_done_already_is_no_failure(
    delivery: Delivery, network: Network, method: TelegramMethod[bool], reason: str
) -> None:
    network.next = [refusal(TelegramBadRequest, reason)]
    sent = await delivery.deliver(method)
    assert not delivery.failures
    assert sent == ((7,) if method is EDIT else ())
    assert len(network.calls) == 1


@pytest.mark.parametrize(
    "reason", ["message to edit not found", "there is no text in the message to edit"]
)
async def test_an_edit_of_a_lost_message_is_sent_anew(
    delivery: Delivery, network: Network, reason: str
) -> None:
    network.next = [refusal(TelegramBadRequest, f"Bad Request: {reason}")]
    assert await delivery.deliver(EDIT) == (101,)
    assert isinstance(network.calls[1], SendMessage)
    assert network.calls[1].text == "Corrigé"


async def test_a_migrated_group_gets_its_message_once(
    delivery: Delivery, network: Network
) -> None:
    network.next = [refusal(TelegramMigrateToChat, "migrated", migrate_to_chat_id=-100)]
    await delivery.deliver(SEND)
    assert delivery.failures.total() == 0
    assert [getattr(call, "chat_id", None) for call in network.calls] == [5, -100]


async def test_a_look_the_server_does_not_know_is_left_out_from_then_on(
    delivery: Delivery, network: Network
) -> None:
    looks = SEND.model_copy(update={"link_preview_options": LinkPreviewOptions(is_disabled=True)})
    network.next = [
        refusal(TelegramBadRequest, "Bad Request: link_preview_options is not supported yet")
    ]
    await delivery.deliver(Turn((looks, looks)))
    assert delivery.failures.total() == 0
    previews = [getattr(call, "link_preview_options", None) for call in network.calls]
    assert [preview is None for preview in previews] == [False, True, True]


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (refusal(TelegramForbiddenError, "bot was blocked by the user"), Why.BLOCKED),
        (refusal(TelegramBadRequest, "Bad Request: chat not found"), Why.REFUSED),
        (refusal(TelegramAPIError, "Teapot"), Why.REFUSED),
    ],
)
async def test_a_refusal_is_counted_and_the_rest_is_sent(
    delivery: Delivery, network: Network, answer: object, why: Why
) -> None:
    assert callable(answer)
    network.next = [answer]
    assert await delivery.deliver(Turn((SEND, EDIT))) == (7,)
    assert delivery.failures == {why: 1}


async def test_an_unreadable_answer_is_not_sent_twice(
    delivery: Delivery, network: Network
) -> None:
    def broken(_: TelegramMethod[object]) -> object:
        message = "Failed to decode object"
        raise ClientDecodeError(message, ValueError(), "<html>")

    network.next = [broken]
    await delivery.deliver(SEND)
    assert delivery.failures.total() == 1
    assert len(network.calls) == 1


async def test_a_refusal_without_a_reason_is_a_refusal() -> None:
    network = Network()
    network.next = [refusal(TelegramBadRequest, None)]
    delivery = Delivery(bot_on(network))
    assert await delivery.deliver(SendMessage(chat_id=5, text="bonjour")) == ()
    assert delivery.failures == {Why.REFUSED: 1}


async def test_a_revoked_token_is_no_refusal_of_a_message(
    delivery: Delivery, network: Network, waits: list[float]
) -> None:
    network.next = [refusal(TelegramUnauthorizedError, "Unauthorized")]
    with pytest.raises(TelegramUnauthorizedError):
        await delivery.deliver(SEND)
    assert waits == []
    assert delivery.failures.total() == 0
