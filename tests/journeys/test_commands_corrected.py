"""A corrected command: what the one before it had done stays in sight."""

import pytest

from tests.journeys.conversation import Talker, as_typed


@pytest.mark.parametrize(
    ("typed", "corrected", "done"),
    [
        (
            "/parcours fait 2",
            "/parcours fait 4",
            "une e-CPS » est fait.",
        ),
        ("/parcours fait 1 2", "/parcours fait 4 5", "C’est noté, fait : Être inscrit au RPPS"),
        (
            "/rappels cps dans 3 jours",
            "/rappels bal dans 3 jours",
            "Étape : « Obtenir",
        ),
        ("/profil pharmacien", "/profil médecin", "Vous êtes : pharmacien"),
        ("/cabinet inviter", "/cabinet", "Voici le lien d’invitation."),
    ],
)
async def test_what_a_command_did_stays_in_sight_when_it_is_corrected(
    doctor: Talker, typed: str, corrected: str, done: str
) -> None:
    await doctor.says(typed)
    assert done in doctor.sees
    await doctor.corrects(corrected)
    assert any(done in as_typed(one.text or "") for one in doctor.messages.values())


async def test_a_command_that_only_shows_is_replaced(doctor: Talker) -> None:
    await doctor.says("/parcours 2")
    (reply,) = doctor.seen
    await doctor.corrects("/parcours 3")
    assert [message.message_id for message in doctor.seen] == [reply.message_id]
    assert doctor.sees.startswith("Étape 3")
