"""Handlers are given nothing personal, wherever it stands in an update."""

from typing import Any

import pytest
from aiogram.types import Update

from bot.masking import masked_text, masked_update

NIR = "1 85 05 78 006 084 91"
DIGITS = "185057800608491"
ALICE = {"id": 5, "is_bot": False, "first_name": "Alice"}
CHAT = {"id": 5, "type": "private", "first_name": "Alice"}
QUESTION = {"message_id": 3, "date": 0, "chat": CHAT, "from": ALICE, "text": "et pour lui ?"}
PERSONAL = QUESTION | {"message_id": 2, "text": f"son numéro : {NIR}"}
QUOTED = {"text": NIR, "position": 0}
ELSEWHERE = {"origin": {"type": "hidden_user", "date": 0, "sender_user_name": NIR}}
TAP = {"id": "1", "from": ALICE, "chat_instance": "1", "data": "x", "message": PERSONAL}
SHARED = {"id": "1", "from": ALICE, "query": NIR}


def holds(update: Update) -> bool:
    """Tell whether the number stands anywhere in an update."""
    return DIGITS in update.model_dump_json(exclude_unset=True).replace(" ", "")


@pytest.mark.parametrize(
    "event",
    [
        {"message": PERSONAL},
        {"edited_message": PERSONAL | {"edit_date": 1}},
        {"message": QUESTION | {"caption": NIR}},
        {"message": QUESTION | {"quote": QUOTED}},
        {"message": QUESTION | {"external_reply": ELSEWHERE}},
        {"message": QUESTION | {"reply_to_message": PERSONAL}},
        {"callback_query": TAP},
        {"inline_query": SHARED | {"offset": ""}},
        {"chosen_inline_result": SHARED | {"result_id": "1"}},
    ],
)
def test_a_number_is_masked_wherever_it_stands(event: dict[str, Any]) -> None:
    update = Update.model_validate({"update_id": 1, **event})
    assert holds(update)
    masked, _ = masked_update(update)
    assert not holds(masked)


@pytest.mark.parametrize("text", ["/jdupont@exemple.fr", "/jean.dupont@exemple.fr", "/mme_dupont"])
def test_what_is_no_command_is_masked_behind_its_stroke(text: str) -> None:
    assert masked_text(text).patient
    assert "dupont" not in masked_text(text).text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("/patient kerloch", "/patient ▮▮▮"),
        ("/ins de kerloch", "/ins ▮▮▮"),
        ("/mme_kerloch", "▮▮▮"),
        ("/mdp toto", "/mdp ▮▮▮"),
    ],
)
def test_what_is_no_command_still_announces_a_name(text: str, masked: str) -> None:
    assert masked_text(text).patient
    assert masked_text(text).text == masked


def test_a_command_is_left_as_it_is() -> None:
    assert masked_text("/recherche@pas_bot mme Dupont").text == "/recherche@pas_bot mme ▮▮▮"
    assert masked_text("/aide.").text == "/aide."
    assert not masked_text("/patients qui refusent").found
    assert not masked_text("/start@pas_bot cab_AbCd12Ef").found


def test_an_update_without_anything_personal_is_given_as_it_is() -> None:
    replied = QUESTION | {"reply_to_message": QUESTION | {"message_id": 2}}
    update = Update.model_validate({"update_id": 1, "message": replied})
    masked, said = masked_update(update)
    assert masked == update
    assert said is not None
    assert not said.found
