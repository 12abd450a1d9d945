"""An answer that is given again right after itself says so, and where to go from there."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.service_models import ProcessedUpdateRow
from bot.settings import Settings
from tests.journeys.conftest import CARD, TWO
from tests.journeys.conversation import Prepared, Stage, Talker, answer

SAME = "C’est la réponse que je vous ai donnée il y a un instant."
NEAR = f"je suis kiné, {CARD}"
"""Another question, that the same entry answers."""

TAP = "e:ins-justificatifs"


@pytest.mark.parametrize("asked", [CARD, NEAR])
async def test_asked_again_it_says_so_and_where_to_go(doctor: Talker, asked: str) -> None:
    await doctor.says(CARD)
    assert SAME not in doctor.sees
    await doctor.says(asked)
    assert doctor.sees.startswith(f"{SAME} Si elle ne vous aide pas")
    assert "Quel justificatif d’identité demander" in doctor.sees
    assert "Pas utile" in doctor.buttons
    await doctor.says("qui contacter")
    assert "je ne connais pas de numéro à appeler" in doctor.sees


async def test_of_what_is_to_say_to_a_patient_nobody_is_to_be_called(
    settings: Settings, base: Prepared
) -> None:
    quoted = next(one.id for one in base.base.entries.values() if one.said_by_patients)
    stage = Stage(settings, base.preparing({"il dit quoi ?": answer(quoted)}))
    asking = stage.person("Médecin")
    for _ in range(2):
        await asking.says("il dit quoi ?")
    assert SAME in asking.sees
    assert "qui contacter" not in asking.sees
    await stage.app.close()


@pytest.mark.parametrize("first", [TAP, f"/start {TAP.replace(':', '_')}"])
async def test_what_was_opened_just_before_is_the_same(doctor: Talker, first: str) -> None:
    await (doctor.taps_data(first) if first == TAP else doctor.says(first))
    await doctor.says(CARD)
    assert doctor.sees.startswith(SAME)


async def test_of_two_questions_only_the_one_just_answered_is_told_so(doctor: Talker) -> None:
    await doctor.says(CARD)
    await doctor.says(TWO)
    assert doctor.sees.count(SAME) == 1
    assert doctor.sees.startswith(SAME)


async def test_who_wants_to_see_it_again_is_not_told_so(doctor: Talker) -> None:
    await doctor.says(CARD)
    await doctor.taps_data(TAP)
    assert SAME not in doctor.sees
    await doctor.says("répète")
    assert "Quel justificatif d’identité demander" in doctor.sees
    assert SAME not in doctor.sees


async def test_a_corrected_question_is_not_asked_again(doctor: Talker) -> None:
    await doctor.says(CARD)
    await doctor.corrects(NEAR)
    assert "Quel justificatif d’identité demander" in doctor.sees
    assert SAME not in doctor.sees


async def test_later_or_after_another_answer_it_is_not_told(doctor: Talker, stage: Stage) -> None:
    await doctor.says(CARD)
    stage.later += timedelta(minutes=11)
    await doctor.says(CARD)
    assert SAME not in doctor.sees
    await doctor.says("et pour un mineur ?")
    await doctor.says(CARD)
    assert SAME not in doctor.sees


async def test_a_group_is_told_nothing_of_before(member: Talker) -> None:
    await member.says(f"@chat_page_bot {CARD}")
    await member.says(f"@chat_page_bot {CARD}")
    assert "Quel justificatif d’identité demander" in member.sees
    assert SAME not in member.sees


async def test_an_update_that_comes_again_unanswered_is_not_asked_again(
    doctor: Talker, stage: Stage
) -> None:
    asked = stage.incoming.text(doctor.person, CARD)
    await stage.process(asked)
    async with stage.app.database.session() as session:
        await session.execute(update(ProcessedUpdateRow).values(answered=False))
    (sent,) = await stage.process(asked)
    assert "justificatif" in str(sent)
    assert SAME not in str(sent)
