"""Each of Telegram's refusals is taken as what it is."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
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
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters

from bot.receiving.handling import Handling, handled
from bot.sending.delivery import PLAINER, SENT, Delivery
from bot.sending.insisting import LONGEST, PATIENCE, Why
from bot.sending.turn import Later, Turn
from tests.bot.house import sorry
from tests.bot.telegram import Network, bot_on, refusal, unreadable

SEND = SendMessage(chat_id=5, text="Bonjour")
EDIT = EditMessageText(chat_id=5, message_id=7, text="Corrigé")


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def delivery(network: Network, waits: list[float]) -> Delivery:
    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    return Delivery(bot_on(network), sorry, sleep=sleep)


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


async def test_a_reply_that_waited_behind_others_is_waited_for_less(
    delivery: Delivery, network: Network, waits: list[float]
) -> None:
    network.next = [refusal(TelegramRetryAfter, "later", retry_after=20)] * 100
    await delivery.deliver(SEND, waited=LONGEST - 45)
    assert len(waits) == 2
    await delivery.deliver(SEND, waited=LONGEST + 45)
    assert len(waits) == 2
    assert len(network.calls) == 4


class Slow(Bot):
    """Telegram, which does each call, and says so after some seconds."""

    def __init__(self, takes: float) -> None:
        super().__init__("1:test")
        self.takes, self.passed, self.done = takes, 0.0, 0

    async def __call__(
        self, method: TelegramMethod[Any], request_timeout: int | None = None
    ) -> Any:  # noqa: ANN401  aiogram's own signature
        """Let the time pass."""
        self.done += 1
        waited = request_timeout or 60
        self.passed += min(self.takes, waited)
        if self.takes > waited:
            raise TelegramNetworkError(method, "time-out")
        return True

    async def sleep(self, seconds: float) -> None:
        """Let the time pass."""
        self.passed += seconds


async def test_a_network_that_hangs_is_given_up_as_soon() -> None:
    slow = Slow(1000)
    delivery = Delivery(slow, sorry, sleep=slow.sleep, clock=lambda: slow.passed)
    await delivery.deliver(Turn((SEND, EDIT, SEND)))
    assert delivery.failures == {Why.NETWORK: 3}
    assert slow.passed < PATIENCE + 6  # a second for each method, and chance in the pauses


@pytest.mark.parametrize(("takes", "shown"), [(5, 1), (29, 1), (35, 2), (59, 2)])
async def test_a_slow_telegram_does_not_show_a_reply_more_than_twice(
    takes: float, shown: int
) -> None:
    slow = Slow(takes)
    delivery = Delivery(slow, sorry, sleep=slow.sleep, clock=lambda: slow.passed)
    await delivery.deliver(SEND)
    assert slow.done == shown
    assert not delivery.failures


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
    "reason",
    [
        "message to edit not found",
        "there is no text in the message to edit",
        "message can't be edited",
        "MESSAGE_ID_INVALID",
    ],
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
    assert delivery.results == {("SendMessage", SENT): 2}
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
    network.next = [unreadable]
    await delivery.deliver(SEND)
    assert delivery.failures.total() == 1
    assert len(network.calls) == 1


async def test_a_refusal_without_a_reason_is_a_refusal() -> None:
    network = Network()
    network.next = [refusal(TelegramBadRequest, None)]
    delivery = Delivery(bot_on(network), sorry)
    assert await delivery.deliver(SendMessage(chat_id=5, text="bonjour")) == ()
    assert delivery.failures == {Why.REFUSED: 1}


FORM = 'Bad Request: can\'t parse entities: Unsupported start tag "martin"'
RICH = SendMessage(
    chat_id=5,
    text='<b>Oui</b>, <a href="https://ameli.fr/a?b&amp;c">ici</a> : x &lt; 3',
    parse_mode="HTML",
    reply_markup=InlineKeyboardMarkup(inline_keyboard=[]),
    reply_parameters=ReplyParameters(message_id=3),
    message_thread_id=4,
)


@pytest.mark.parametrize(
    "reason",
    [
        FORM,
        "Bad Request: BUTTON_DATA_INVALID",
        "Bad Request: message to be replied not found",
        "Bad Request: something new",
    ],
)
async def test_what_is_refused_for_its_form_is_said_in_plain_words(
    delivery: Delivery, network: Network, reason: str
) -> None:
    network.next = [refusal(TelegramBadRequest, reason)]
    assert await delivery.deliver(RICH) == (101,)
    assert not delivery.failures
    assert delivery.results == {("SendMessage", PLAINER): 1}
    plain = network.calls[1]
    words = "Oui, ici (https://ameli.fr/a?b&c) : x < 3"
    assert plain == SendMessage(
        chat_id=5,
        text=words,
        parse_mode=None,
        link_preview_options=None,
        message_thread_id=4,
    )


async def test_an_edit_refused_for_its_form_is_made_in_plain_words_or_sent_anew(
    delivery: Delivery, network: Network
) -> None:
    network.next = [refusal(TelegramBadRequest, FORM)]
    assert await delivery.deliver(EDIT) == (7,)
    network.next = [refusal(TelegramBadRequest, FORM)] * 2
    assert await delivery.deliver(EDIT) == (101,)
    kinds = [type(call) for call in network.calls]
    assert kinds == [EditMessageText] * 4 + [SendMessage]
    assert not delivery.failures


async def test_a_tap_whose_words_are_refused_is_answered_all_the_same(
    delivery: Delivery, network: Network
) -> None:
    network.next = [refusal(TelegramBadRequest, "Bad Request: MESSAGE_TOO_LONG")]
    await delivery.deliver(AnswerCallbackQuery(callback_query_id="q", text="Noté"))
    assert network.calls[1] == AnswerCallbackQuery(callback_query_id="q")


async def refused(network: Network, method: TelegramMethod[Any], reason: str) -> tuple[int, ...]:
    """Deliver what is refused in every form, then what goes; return what stands."""
    network.next = [refusal(TelegramBadRequest, reason)] * (3 if method is EDIT else 2)
    with handled(Handling(reference="AB12CD")):
        return await Delivery(bot_on(network), sorry).deliver(Turn((method,)))


@pytest.mark.parametrize("method", [RICH, EDIT])
async def test_who_gets_no_answer_in_any_form_is_told_so_once(
    network: Network, method: TelegramMethod[Any], caplog: pytest.LogCaptureFixture
) -> None:
    assert await refused(network, method, "Bad Request: message is too long") == (101,)
    assert network.calls[-1] == SendMessage(chat_id=5, text="Refusée : AB12CD", parse_mode=None)
    assert len(network.calls) == (4 if method is EDIT else 3)
    assert len(caplog.messages) == 1
    assert "AB12CD" in caplog.text
    assert "message is too long" in caplog.text


async def test_a_file_that_is_refused_is_told(network: Network) -> None:
    network.next = [refusal(TelegramEntityTooLarge, "Request Entity Too Large")]
    picture = SendPhoto(chat_id=5, photo="x")
    with handled(Handling(reference="AB12CD")):
        assert await Delivery(bot_on(network), sorry).deliver(picture) == (101,)


async def test_of_a_turn_refused_whole_one_apology_is_made_and_no_loop(network: Network) -> None:
    network.next = [refusal(TelegramBadRequest, FORM)] * 99
    with handled(Handling(reference="AB12CD")):
        assert await Delivery(bot_on(network), sorry).deliver(Turn((RICH, EDIT, RICH))) == ()
    assert len(network.calls) == 2 + 1 + 3 + 2


@pytest.mark.parametrize(
    "reason",
    [
        "Bad Request: chat not found",
        "Bad Request: PEER_ID_INVALID",
        "Bad Request: not enough rights to send text messages to the chat",
        "Bad Request: TOPIC_CLOSED",
        "Bad Request: message thread not found",
    ],
)
async def test_nobody_is_told_where_nobody_is(network: Network, reason: str) -> None:
    assert await refused(network, RICH, reason) == ()
    assert len(network.calls) == 1


async def test_nobody_is_told_who_blocked_the_bot(network: Network) -> None:
    network.next = [refusal(TelegramForbiddenError, "Forbidden: bot was blocked by the user")]
    with handled(Handling(reference="AB12CD")):
        assert await Delivery(bot_on(network), sorry).deliver(RICH) == ()
    assert len(network.calls) == 1


async def test_a_group_is_not_told_what_it_does_not_get(network: Network) -> None:
    said = RICH.model_copy(update={"chat_id": -5})
    assert await refused(network, said, "Bad Request: message is too long") == ()
    assert len(network.calls) == 2


async def test_of_a_refusal_the_log_keeps_nothing_that_it_quotes(
    delivery: Delivery, network: Network, caplog: pytest.LogCaptureFixture
) -> None:
    for reason in (FORM, "Bad Request: no such member 987654321 there"):
        network.next = [refusal(TelegramBadRequest, reason)]
        await delivery.deliver(RICH)
    assert "cannot parse entities" in caplog.text
    assert "no such member" in caplog.text
    for quoted in ("martin", "987654321"):
        assert quoted not in caplog.text


async def test_a_revoked_token_is_no_refusal_of_a_message(
    delivery: Delivery, network: Network, waits: list[float]
) -> None:
    network.next = [refusal(TelegramUnauthorizedError, "Unauthorized")]
    with pytest.raises(TelegramUnauthorizedError):
        await delivery.deliver(SEND)
    assert waits == []
    assert delivery.failures.total() == 0
