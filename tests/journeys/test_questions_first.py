"""What the base answers is not taken for what one is, for a reminder, or for talk of the bot."""

import pytest

from tests.journeys.conversation import Outcomes, Talker, Title, answer

QUESTIONS = {
    "Ma secrétaire a perdu sa CPE": "cps-perdue",
    "ma secrétaire a oublié son code": "cps-code-bloque",
    "pharmacien avec e-CPS expirée": "ecps-expiree",
    "infirmière pour alimenter le dmp": "dmp-alimenter",
    "médecin du travail DMP accès": "patient-employeur-mutuelle",
    "Que devient ma carte CPE quand je quitte le cabinet ?": "cps-perdue",
    "vous stockez où les données ?": "patient-hebergement",
    "l'ANS va me relancer pour ma CPS ?": "cps-validite",
    "qui doit me prévenir pour le renouvellement de la CPS ?": "cps-validite",
    "comment me prévenir quand la CPS expire demain": "cps-validite",
    "donner la main à ma secrétaire pour l'INS": "ins-delegation",
    "comment voir mes conversations": "mss-ecrire-patient",
}
BELOW = {
    ("cps-perdue", "où la signaler ?"): "cps-perdue",
    ("patient-opposition-cloture", "délai ?"): "patient-delai-opposition",
    ("certificats-usage", "ça dure longtemps ?"): "certificats-validite",
}
OF_OTHERS = (
    "Ma secrétaire et moi, qui doit qualifier l'INS ?",
    "Le médecin et le patient voient-ils le document ?",
    "La pharmacie, peut-elle consulter le DMP ?",
    "Bonjour, ma secrétaire, peut-elle valider ?",
)


@pytest.fixture
def outcomes() -> Outcomes:
    """Have the base answer these questions."""
    asked = QUESTIONS | {text: entry for (_, text), entry in BELOW.items()}
    asked |= dict.fromkeys(OF_OTHERS, "ins-delegation")
    return {text: answer(entry) for text, entry in asked.items()}


@pytest.mark.parametrize(("text", "entry"), QUESTIONS.items())
async def test_a_question_is_answered(
    newcomer: Talker, title: Title, text: str, entry: str
) -> None:
    await newcomer.says(text)
    assert title(entry) in newcomer.sees


@pytest.mark.parametrize(("shown", "text"), BELOW)
async def test_below_an_answer_too(doctor: Talker, title: Title, shown: str, text: str) -> None:
    await doctor.says(f"/start e_{shown}")
    await doctor.says(text)
    above, same, told = doctor.sees.partition("ou écrivez qui contacter.\n\n")
    assert bool(same) is (BELOW[shown, text] == shown)
    assert (told or above).startswith(title(BELOW[shown, text]))


@pytest.mark.parametrize("text", OF_OTHERS)
async def test_the_profession_of_somebody_else_is_not_offered_to_be_noted(
    newcomer: Talker, title: Title, text: str
) -> None:
    await newcomer.says(text)
    assert title("ins-delegation") in newcomer.sees
    assert not [label for label in newcomer.buttons if label.startswith("Noter")]
