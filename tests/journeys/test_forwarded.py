"""What is forwarded, somebody else typed: it changes nothing, and a question is answered."""

import pytest

from knowledge.matching.matcher import LONGEST_MESSAGE
from tests.journeys.conftest import CARD
from tests.journeys.conversation import Stage, Talker

UNCHANGED = "Un message transféré ne change rien ici."


@pytest.mark.parametrize(
    ("opens", "forwarded"),
    [
        ("/parcours 2", "c'est fait"),
        ("/parcours", "étapes 1 et 2 faites"),
        ("/parcours", "en cours"),
        ("/profil", "je suis pharmacien"),
        ("/rappels cps dans 3 jours", "demain"),
        ("/effacer", "oui"),
        ("/ins", "1"),
    ],
)
async def test_what_is_forwarded_answers_no_screen(
    doctor: Talker, stage: Stage, opens: str, forwarded: str
) -> None:
    await doctor.says("/profil médecin")
    await doctor.says(opens)
    await doctor.forwards(forwarded)
    assert doctor.sees.startswith(UNCHANGED)
    assert stage.asked == []
    await doctor.says("/parcours")
    assert "0 étape sur" in doctor.sees
    await doctor.says("/profil")
    assert "Vous êtes : médecin" in doctor.sees


@pytest.mark.parametrize(
    ("forwarded", "shows"),
    [
        ("/parcours fait 2", "0 étape sur"),
        ("/rappels arrêter", "Obtenir une carte CPS"),
        ("/profil pharmacien", "Vous êtes : médecin"),
        ("/cabinet inviter", "Partager le parcours avec votre cabinet"),
        ("/effacer oui", "Tout effacer ?"),
    ],
)
async def test_a_command_that_is_forwarded_only_shows(
    doctor: Talker, forwarded: str, shows: str
) -> None:
    await doctor.says("/profil médecin")
    await doctor.says("/rappels cps dans 3 jours")
    await doctor.forwards(forwarded)
    assert shows in doctor.sees


async def test_a_question_that_is_forwarded_is_answered(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/parcours 2")
    await doctor.forwards(CARD)
    assert stage.asked == [CARD]


async def test_the_wall_is_not_deleted_by_what_is_forwarded(doctor: Talker) -> None:
    await doctor.says("le patient a le numéro 1 85 05 78 006 084 36")
    await doctor.forwards("supprime-le")
    assert "supprimé" not in doctor.sees


async def test_one_may_type_below_the_same_screen_what_was_forwarded(doctor: Talker) -> None:
    await doctor.says("/parcours 2")
    await doctor.forwards("c'est fait")
    await doctor.says("c'est fait")
    assert "est fait." in doctor.sees


@pytest.mark.parametrize("forwarded", [True, False])
async def test_a_long_answer_of_ours_that_is_sent_back_is_shown_again(
    doctor: Talker,
    forwarded: bool,  # noqa: FBT001  a case
) -> None:
    await doctor.says("/start e_ecps-activer")
    shown = doctor.seen[0].text or ""
    assert len(shown) > LONGEST_MESSAGE
    await doctor.says("/aide")
    await (doctor.forwards(shown) if forwarded else doctor.says(shown))
    assert doctor.seen[0].text == shown
