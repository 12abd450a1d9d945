"""A message that is corrected: the reply is, too."""

from collections.abc import Callable

from sqlalchemy import delete

from bot.models import ReplyRow
from tests.journeys.conftest import CARD, TWO
from tests.journeys.conversation import Talker

Title = Callable[[str], str]


async def test_a_corrected_question_corrects_its_answer(doctor: Talker, title: Title) -> None:
    await doctor.says("charabia")
    (reply,) = doctor.seen
    await doctor.corrects(CARD)
    assert [message.message_id for message in doctor.seen] == [reply.message_id]
    assert doctor.sees.startswith(title("ins-justificatifs"))


async def test_a_correction_that_adds_a_question_adds_an_answer(
    doctor: Talker, title: Title
) -> None:
    await doctor.says(CARD)
    (first,) = doctor.seen
    await doctor.corrects(TWO)
    assert doctor.seen[0].message_id == first.message_id
    assert title("cpe-commander") in doctor.sees
    assert len(doctor.seen) == 2


async def test_a_correction_that_removes_a_question_withdraws_its_answer(
    doctor: Talker, title: Title
) -> None:
    await doctor.says(TWO)
    second = doctor.seen[1].message_id
    await doctor.corrects(CARD)
    assert "cette réponse est retirée" in (doctor.messages[second].text or "")
    await doctor.corrects(TWO)
    assert title("cpe-commander") in doctor.sees
    assert doctor.seen[1].message_id == second


async def test_a_correction_of_a_message_never_answered_is_answered(
    doctor: Talker, title: Title
) -> None:
    await doctor.says(CARD)
    before = len(doctor.messages)
    async with doctor.stage.app.database.session() as session:
        await session.execute(delete(ReplyRow))
    await doctor.corrects("et pour un mineur ?")
    assert doctor.sees.startswith(title("ins-mineur-pieces"))
    assert len(doctor.messages) == before + 1


async def test_a_corrected_command_corrects_its_reply(doctor: Talker) -> None:
    await doctor.says("/theme")
    (reply,) = doctor.seen
    await doctor.corrects("/themes")
    assert doctor.sees.startswith("Les thèmes.")
    assert doctor.seen[0].message_id == reply.message_id


async def test_a_correction_that_brings_in_personal_data_replaces_the_answer(
    doctor: Talker,
) -> None:
    await doctor.says(CARD)
    await doctor.corrects("la carte vitale de madame Durand 1 85 05 78 006 084 91 suffit ?")
    assert doctor.sees.startswith("N’envoyez jamais de données personnelles")
    assert len(doctor.seen) == 1


async def test_a_picture_corrected_into_a_question_is_answered_below(
    doctor: Talker, title: Title
) -> None:
    await doctor.says("/parcours image")
    (picture,) = doctor.seen
    await doctor.corrects(CARD)
    (reply,) = doctor.seen
    assert doctor.sees.startswith(title("ins-justificatifs"))
    assert reply.message_id != picture.message_id
    await doctor.corrects("bonjour")
    assert [message.message_id for message in doctor.seen] == [reply.message_id]


async def test_a_question_corrected_into_a_picture_withdraws_its_answer(
    doctor: Talker, title: Title
) -> None:
    await doctor.says(CARD)
    (reply,) = doctor.seen
    await doctor.corrects("/parcours image")
    withdrawn, picture = doctor.seen
    assert withdrawn.message_id == reply.message_id
    assert "cette réponse est retirée" in doctor.sees
    assert picture.photo
    await doctor.corrects(CARD)
    assert [message.message_id for message in doctor.seen] == [reply.message_id]
    assert doctor.sees.startswith(title("ins-justificatifs"))
