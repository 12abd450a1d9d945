"""A thought typed in several messages within seconds gets one answer, whatever arrives how."""

from datetime import timedelta

import pytest
from aiogram.methods import EditMessageText
from sqlalchemy import delete

from bot.service_models import ProcessedUpdateRow
from knowledge import Outcome
from tests.journeys.conftest import CARD, OUTCOMES
from tests.journeys.conversation import (
    Outcomes,
    Stage,
    Talker,
    Title,
    answer,
    as_typed,
    suggestions,
)

JOINED = "Je vous réponds plus bas : j’ai lu vos messages ensemble."
BURST: dict[str, Outcome] = {
    "est-ce que ma secrétaire": suggestions("ins-delegation", "cpe-commander"),
    "est-ce que ma secrétaire peut": suggestions("ins-delegation", "dmp-secretaire-consulter"),
    "est-ce que ma secrétaire peut voir le dossier": answer("dmp-secretaire-consulter"),
    "voir le dossier": suggestions("dmp-consulter", "dmp-tracabilite"),
    "un passeport": suggestions("ins-justificatifs", "ins-mineur-pieces"),
}


@pytest.fixture
def outcomes() -> Outcomes:
    """Add what messages mean together."""
    return OUTCOMES | BURST


async def bursts(person: Talker, *texts: str) -> list[int]:
    """Let somebody type messages one right after the other; return the replies to each."""
    replies = []
    for text in texts:
        known = set(person.messages)
        await person.says(text, at_once=True)
        replies += [one.message_id for one in person.seen if one.message_id not in known]
    return replies


async def test_what_is_typed_in_three_messages_is_answered_once(
    doctor: Talker, title: Title
) -> None:
    first, second, last = await bursts(
        doctor, "est-ce que ma secrétaire", "peut", "voir le dossier"
    )
    assert doctor.messages[first].text == doctor.messages[second].text
    assert as_typed(doctor.messages[first].text or "") == JOINED
    assert doctor.messages[first].reply_markup is None
    assert as_typed(doctor.messages[last].text or "").startswith(title("dmp-secretaire-consulter"))
    await doctor.says("répète")
    assert doctor.sees.startswith(title("dmp-secretaire-consulter"))


async def test_each_message_takes_the_place_of_the_reply_before_it_alone(
    doctor: Talker, stage: Stage
) -> None:
    texts = ("est-ce que ma secrétaire", "peut", "voir le dossier")
    sent = [await stage.process(stage.incoming.text(doctor.person, text)) for text in texts]
    edits = [[one for one in turn if isinstance(one, EditMessageText)] for turn in sent]
    assert [len(turn) for turn in edits] == [0, 1, 1]
    assert edits[1][0].message_id != edits[2][0].message_id


async def test_what_is_typed_once_the_reply_was_read_is_read_apart(doctor: Talker) -> None:
    await doctor.says("est-ce que ma secrétaire peut")
    await doctor.says("voir le dossier")
    assert "Plusieurs réponses" in doctor.sees
    assert JOINED not in doctor.sees


@pytest.mark.parametrize("between", ["merci", "/aide", "1"])
async def test_anything_else_in_between_ends_the_thought(
    doctor: Talker, stage: Stage, between: str
) -> None:
    await bursts(doctor, "est-ce que ma secrétaire peut", between, "voir le dossier")
    assert "est-ce que ma secrétaire peut voir le dossier" not in stage.asked


async def test_after_ten_seconds_it_is_another_thought(doctor: Talker, stage: Stage) -> None:
    await doctor.says("est-ce que ma secrétaire peut")
    stage.later = timedelta(seconds=11)
    await doctor.says("voir le dossier", at_once=True)
    assert JOINED not in doctor.sees


async def test_two_questions_typed_at_once_are_both_answered(doctor: Talker, title: Title) -> None:
    await bursts(doctor, CARD, "et pour un mineur ?")
    assert doctor.sees.startswith(title("ins-mineur-pieces"))
    assert JOINED not in doctor.sees


async def test_the_notice_is_not_taken_back_with_the_first_reply(
    newcomer: Talker, title: Title
) -> None:
    first, _ = await bursts(newcomer, "est-ce que ma secrétaire peut", "voir le dossier")
    assert newcomer.sees.startswith(title("dmp-secretaire-consulter"))
    assert "non officiel" in (newcomer.messages[first].text or "")


async def test_the_last_message_corrected_corrects_the_one_answer(
    doctor: Talker, title: Title
) -> None:
    first, last = await bursts(doctor, "est-ce que ma secrétaire peut", "voir le dossier")
    await doctor.corrects(CARD)
    assert as_typed(doctor.messages[last].text or "").startswith(title("ins-justificatifs"))
    assert as_typed(doctor.messages[first].text or "") == JOINED


async def test_an_update_given_again_is_not_read_behind_itself(
    doctor: Talker, stage: Stage
) -> None:
    update = stage.incoming.text(doctor.person, "un passeport")
    await stage.process(update)
    async with stage.app.database.session() as session:
        await session.execute(delete(ProcessedUpdateRow))
    await stage.process(update)
    assert stage.asked == ["un passeport", "un passeport"]


async def test_in_a_group_each_message_is_read_apart(member: Talker, stage: Stage) -> None:
    name = (await stage.app.bot.me()).username
    for text in ("est-ce que ma secrétaire peut", "voir le dossier"):
        await member.says(f"@{name} {text}", at_once=True)
    assert "est-ce que ma secrétaire peut voir le dossier" not in stage.asked


async def test_what_finishes_a_message_answers_no_question_of_the_profile(
    newcomer: Talker, stage: Stage
) -> None:
    await newcomer.says("/start")
    await newcomer.says("une carte")
    await newcomer.says("secrétaire", at_once=True)
    assert "secrétaire" in stage.asked
    await newcomer.says("/profil")
    assert "Vous êtes : non précisé" in newcomer.sees


async def test_what_is_typed_twice_is_not_read_as_one(doctor: Talker, stage: Stage) -> None:
    await bursts(doctor, "est-ce que ma secrétaire", "est-ce que ma secrétaire")
    assert stage.asked == ["est-ce que ma secrétaire"] * 2
