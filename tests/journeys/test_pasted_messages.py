"""A received message that asks to click is not answered as if it were true."""

import pytest

from tests.journeys.conftest import CARD
from tests.journeys.conversation import Prepared, Stage, Talker

SCAM = "Je ne peux pas juger un message que vous avez reçu"


@pytest.mark.parametrize(
    "said",
    [
        "Votre e-CPS expire dans 15 jours, cliquez ici pour la renouveler",
        "« Cliquez sur le lien pour renouveler votre carte CPS. »",
        "Compte suspendu. Pour le rétablir, suivez ce lien",
        "Ameli : remboursement en attente, cliquez vite",
        "Un message vous attend. Cliquez sur http://mon-espace-sante.support pour le lire",
        "Carte Vitale : cliquez sur www.carte-renouvelee.example",
    ],
)
async def test_a_message_that_asks_to_click_is_not_judged(
    doctor: Talker, stage: Stage, said: str
) -> None:
    await doctor.says(CARD)
    await doctor.says(said)
    assert doctor.sees.startswith(SCAM)
    await doctor.says("et pour un mineur ?")
    assert isinstance(stage.app.knowledge, Prepared)
    assert stage.app.knowledge.asked[-1] == ("et pour un mineur ?", None)


async def test_the_caption_of_a_picture_may_ask_it_too(doctor: Talker) -> None:
    await doctor.sends("photo", "carte expirée, cliquez ici")
    assert SCAM in doctor.sees


@pytest.mark.parametrize(
    "said",
    [
        "où cliquer pour commander une CPE ?",
        "je clique et rien",
        "quand je clique sur https://tops.eservices.esante.gouv.fr rien ne s'ouvre",
    ],
)
async def test_who_tells_of_a_click_is_answered(doctor: Talker, stage: Stage, said: str) -> None:
    await doctor.says(said)
    assert stage.asked == [said]
