"""The bot dies once a message had its effects, before its answer: it is given again."""

import pytest
from aiogram.types import Update
from sqlalchemy import func, select

from bot.models import PersonRow
from bot.service_models import QuestionRow
from tests.journeys.conftest import CARD
from tests.journeys.conversation import Stage, Talker, rows_of

DONE = "Votre message a bien été traité, une seule fois"


async def cut(talker: Talker, update: Update) -> None:
    """Have an update handled by a bot that dies before it answers, then by the next one."""
    stage = talker.stage
    await stage.app.dispatcher.feed_update(stage.app.bot, update)
    await talker.receives(update)


async def says(talker: Talker, text: str) -> None:
    await cut(talker, talker.stage.incoming.text(talker.person, text))


@pytest.mark.parametrize("text", ["reçue", "elle est arrivée"])
async def test_a_step_is_done_and_not_the_next_one_too(doctor: Talker, text: str) -> None:
    await doctor.says("/profil secrétariat oui")
    await doctor.says("/parcours en cours 6")
    await doctor.says("/parcours")
    await says(doctor, text)
    assert DONE in doctor.sees
    await doctor.says("/parcours")
    assert "1 étape sur" in doctor.sees


async def test_what_is_typed_next_answers_no_question_that_was_perhaps_not_seen(
    newcomer: Talker, stage: Stage
) -> None:
    await newcomer.says("/start")
    await newcomer.says("médecin")
    await says(newcomer, "oui")
    assert DONE in newcomer.sees
    await newcomer.says("oui")
    async with stage.app.database.session() as session:
        (person,) = await session.scalars(select(PersonRow))
    assert (person.finess, person.secretariat) == (True, None)


async def test_a_reminder_is_moved_once(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/rappels cpe dans 9 jours")
    await says(doctor, "une semaine plus tard")
    assert DONE in doctor.sees
    await doctor.says("/rappels")
    assert stage.in_days(16) in doctor.sees


async def test_one_reminder_of_the_list_is_cancelled(doctor: Talker) -> None:
    await doctor.says("/rappels cps dans 3 jours")
    await doctor.says("/rappels cpe dans 9 jours")
    await says(doctor, "/rappels annuler 1")
    assert DONE in doctor.sees
    await doctor.says("/rappels")
    assert "Équiper le secrétariat" in doctor.sees


async def test_who_was_erased_is_not_met_anew(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/effacer")
    await says(doctor, "oui")
    assert DONE in doctor.sees
    async with stage.app.database.session() as session:
        assert (await session.scalars(select(PersonRow))).all() == []


async def test_a_step_told_while_a_question_waits_is_noted_once(doctor: Talker) -> None:
    await says(doctor, "la 2 est faite")
    assert DONE in doctor.sees
    await doctor.says("/parcours")
    assert "1 étape sur" in doctor.sees


@pytest.mark.parametrize("said", [("une identité", "passeport", "oui"), ("2", "2", "oui")])
async def test_what_ended_a_guidance_is_not_taken_for_a_question(
    doctor: Talker, stage: Stage, said: tuple[str, ...]
) -> None:
    *before, last = said
    for text in ("/ins", *before):
        await doctor.says(text)
    await says(doctor, last)
    assert DONE in doctor.sees
    async with stage.app.database.session() as session:
        assert await session.scalar(select(func.count()).select_from(QuestionRow)) == 0


@pytest.mark.parametrize("text", [CARD, "/parcours fait cpe", "/rappels cpe 1/3"])
async def test_what_changes_nothing_more_is_answered_as_ever(
    doctor: Talker, stage: Stage, text: str
) -> None:
    await says(doctor, text)
    assert doctor.sees
    assert DONE not in doctor.sees
    other = stage.person("Autre")
    await other.says("/start")
    await other.says(text)
    assert doctor.sees.endswith(other.sees)


async def test_a_tap_is_answered(doctor: Talker) -> None:
    await doctor.says("/parcours cps")
    (number, data) = next(
        (shown.message_id, str(button.callback_data))
        for shown in reversed(doctor.messages.values())
        for row in rows_of(shown)
        for button in row
        if button.text == "C’est fait"
    )
    await cut(doctor, doctor.stage.incoming.tap(doctor.person, number, data))
    assert doctor.toasts == 1
    assert "est fait" in doctor.sees


async def test_the_notice_that_was_not_shown_is(newcomer: Talker) -> None:
    await says(newcomer, CARD)
    assert "N’envoyez jamais de données de patients" in newcomer.sees
    await newcomer.says(CARD)
    assert "N’envoyez jamais de données de patients" not in newcomer.sees
