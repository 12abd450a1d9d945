"""At the counter, what a secretary says of the paper before her chooses, and the guide goes on."""

import pytest

from tests.journeys.conversation import Stage, Talker


@pytest.mark.parametrize(
    ("ways", "seen"),
    [
        (["une identité", "aucun document"], "connaissez-vous très bien ce patient ?"),
        (["une identité", "il a oublié ses papiers"], "connaissez-vous très bien ce patient ?"),
        (["une identité", "attestation de droits"], "Cette pièce n’est pas admise"),
        (["une identité", "CNI européenne"], "Les cinq traits"),
        (["une identité", "un enfant avec le livret de famille"], "sa propre pièce"),
        (["une identité", "livret de famille", "carte du père"], "Les cinq traits"),
        (["une identité", "enfant", "non il a pas de papiers"], "Statut de l’identité"),
        (["une identité", "passeport", "oui sauf le prénom"], "Ne qualifiez pas."),
        (["une identité", "passeport", "à peu près"], "Ne qualifiez pas."),
        (["j'ai pas encore demandé"], "Interrogez INSi"),
        (["INSi ne répond pas"], "Relisez les traits saisis"),
    ],
)
async def test_the_words_said_aloud_choose(
    doctor: Talker, stage: Stage, ways: list[str], seen: str
) -> None:
    await doctor.says("/ins")
    for said in ways:
        await doctor.says(said)
    assert seen in doctor.sees
    assert stage.asked == []
