"""A message that is corrected: the reply is, too."""

import pytest
from sqlalchemy import delete

from bot.models import ReplyRow
from tests.journeys.conftest import CARD, TWO
from tests.journeys.conversation import Stage, Talker, Title, as_typed


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


def told_so(talker: Talker) -> bool:
    """Tell whether the last act told that a correction changes nothing."""
    return talker.sees.startswith("Un message corrigé ne change rien ici.")


async def test_a_corrected_answer_to_a_screen_answers_no_screen(doctor: Talker) -> None:
    await doctor.says("/ins")
    await doctor.says("1")
    done = doctor.sees
    await doctor.corrects("2")
    assert doctor.sees.startswith("Un message corrigé ne change rien ici.")
    assert done in [as_typed(message.text or "") for message in doctor.messages.values()]
    await doctor.says("1")
    assert "Les cinq traits" in doctor.sees


@pytest.mark.parametrize("corrected", ["oui", "c'est fait", "secrétaire", "demain", "étape 4"])
async def test_a_corrected_word_changes_nothing(doctor: Talker, corrected: str) -> None:
    await doctor.says("/parcours cps")
    await doctor.says("en cours")
    await doctor.corrects(corrected)
    assert doctor.sees.startswith("Un message corrigé ne change rien ici.")
    await doctor.says("/parcours")
    assert "0 étape" in doctor.sees
    await doctor.says("/rappels")
    assert "Vous n’avez aucun rappel." in doctor.sees


async def test_a_corrected_answer_of_the_profile_answers_no_other_question(
    newcomer: Talker,
) -> None:
    await newcomer.says("/start")
    await newcomer.says("médecin")
    await newcomer.says("oui")
    await newcomer.corrects("non")
    assert told_so(newcomer)
    await newcomer.says("/profil")
    assert "Structure avec un numéro FINESS : oui" in newcomer.sees
    assert "Secrétariat : non précisé" in newcomer.sees


async def test_an_old_message_corrected_erases_nothing(doctor: Talker) -> None:
    await doctor.says("/profil médecin")
    await doctor.says(CARD)
    await doctor.says("/effacer")
    old = next(n for n, one in doctor.messages.items() if one.text == CARD)
    await doctor.corrects("oui", old)
    assert "effacé" not in doctor.sees
    await doctor.says("/profil")
    assert "Vous êtes : médecin" in doctor.sees


async def test_a_question_corrected_into_a_word_still_corrects_its_answer(doctor: Talker) -> None:
    await doctor.says(CARD)
    (reply,) = doctor.seen
    await doctor.corrects("oui")
    assert [message.message_id for message in doctor.seen] == [reply.message_id]
    assert not told_so(doctor)


@pytest.mark.parametrize("corrected", ["étape 5 faite", "j'ai fait la 5", "étape 5"])
async def test_what_was_not_understood_and_is_corrected_into_a_step_is_to_be_written_again(
    doctor: Talker, stage: Stage, corrected: str
) -> None:
    await doctor.says("étpae 5 faiite")
    assert "Je ne sais pas répondre" in doctor.sees
    await doctor.corrects(corrected)
    assert told_so(doctor)
    assert corrected not in stage.asked
    await doctor.says("/parcours 5")
    assert "État : à faire" in doctor.sees


@pytest.mark.parametrize("corrected", ["j'ai fait la 5", "j'ai fait la 5 et la 6"])
async def test_a_step_told_by_a_correction_changes_nothing_and_it_is_said(
    doctor: Talker, corrected: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says("j'ai fait la 4")
    await doctor.corrects(corrected)
    assert doctor.sees.startswith("Un message corrigé ne change rien ici.")
    await doctor.says("/parcours 5")
    assert "État : à faire" in doctor.sees
