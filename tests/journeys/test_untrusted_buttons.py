"""Buttons that lie, or that outlive what they were about."""

import pytest
from aiogram.methods import SendMessage
from aiogram.types import Chat, InaccessibleMessage, Update

from handlers.shown.codes import CODE_LENGTH, code
from tests.journeys.conftest import CARD
from tests.journeys.conversation import Talker, rows_of

GONE = ["e:retiree", "r:retiree:1", "v:1:1:zzzz", "v:1:0:"]
FORGED = [
    "e:",
    "e:a:b",
    "e:../../x",
    "t:ins:999999999999999999999999",
    "t:ins:-3",
    "t:inconnu:1",
    "b:inconnu",
    "s:secret",
    "v:abc:1:zzzz",
    "v:99999999999999999999999999:1:" + code("ins-qualifier"),
    "v:-5:1:" + code("ins-qualifier"),
    "n:1:zzzz",
    "n:99999999999999999999999999:",
    "d:1",
    "d:-1",
    "x",
    "é" * 20,
    ":::::",
    "admin:1",
]


@pytest.mark.parametrize("data", GONE)
async def test_a_button_of_an_entry_that_is_gone_says_so(doctor: Talker, data: str) -> None:
    await doctor.says(CARD)
    await doctor.taps_data(data)
    assert doctor.sees.startswith("Cette réponse n’existe plus.")
    assert doctor.buttons == ["Tous les thèmes"]
    assert doctor.toasts == 1


@pytest.mark.parametrize("data", FORGED)
async def test_a_forged_button_is_harmless_and_answered(doctor: Talker, data: str) -> None:
    await doctor.says(CARD)
    await doctor.taps_data(data)
    assert doctor.toasts == 1
    assert "erreur" not in doctor.sees.lower()
    assert doctor.sees


async def test_a_vote_that_names_more_entries_than_there_are_places_offers_some(
    doctor: Talker,
) -> None:
    await doctor.says(CARD)
    (vote,) = [
        str(one.callback_data)
        for row in rows_of(doctor.seen[0])
        for one in row
        if one.text == "Pas utile"
    ]
    named = vote.rpartition(":")[2]
    forged = vote.removesuffix(named) + (named * 4)[: CODE_LENGTH * 9]
    await doctor.taps_data(forged)
    assert "Votre avis est noté" in doctor.sees
    await doctor.says("4")
    assert doctor.buttons[-1] == "Pas utile"


async def test_a_button_nobody_knows_leads_to_the_themes(doctor: Talker) -> None:
    await doctor.taps_data("old:version")
    assert doctor.sees.startswith("Ce bouton ne fonctionne plus.")
    assert doctor.buttons == ["Tous les thèmes"]


def out_of_reach(talker: Talker, data: str) -> Update:
    """Return a tap on a message too old for Telegram to give."""
    lost = InaccessibleMessage(chat=Chat(id=talker.chat.id, type="private"), message_id=1, date=0)
    query = {
        "id": talker.stage.session.queries.ask(talker.chat.id),
        "from_user": talker.person.user,
        "chat_instance": "1",
        "message": lost,
        "data": data,
    }
    number = talker.stage.incoming.text(talker.person, "x").update_id
    return Update.model_validate({"update_id": number, "callback_query": query})


@pytest.mark.parametrize("data", ["e:ins-qualifier", "t:ins:1", "r:ins-qualifier:1", "d:1"])
async def test_a_tap_on_a_message_out_of_reach_is_answered_anew(doctor: Talker, data: str) -> None:
    sent = await doctor.stage.process(out_of_reach(doctor, data))
    assert any(isinstance(method, SendMessage) for method in sent)


async def test_a_tap_without_a_message_is_answered(doctor: Talker) -> None:
    update = out_of_reach(doctor, "e:ins-qualifier")
    assert update.callback_query
    query = update.callback_query.model_copy(update={"message": None})
    sent = await doctor.stage.process(update.model_copy(update={"callback_query": query}))
    assert [type(method).__name__ for method in sent] == ["AnswerCallbackQuery"]
