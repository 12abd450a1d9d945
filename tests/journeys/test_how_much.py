"""How long it takes, what it costs: asked in a few words of what was just shown."""

import pytest

from tests.journeys.conversation import Stage, Talker, Title

TIMES = [
    "combien de temps ?",
    "C'est long ?",
    "ok et ça prend combien de temps",
    "quel délai",
    "cb de tps svp",
    "sa prend cb de tps",
    "c long ?",
    "sous combien de jours",
]
PRICES = [
    "combien ça coûte ?",
    "c'est payant",
    "et c'est gratuit ?",
    "quel est le prix svp",
    "c cb",
    "c'est cb",
    "sa coute cb ?",
]


@pytest.mark.parametrize("typed", TIMES)
async def test_an_answer_that_tells_its_delay_is_shown_again(
    doctor: Talker, stage: Stage, title: Title, typed: str
) -> None:
    await doctor.says("/start e_cpe-commander")
    await doctor.says(typed)
    assert doctor.sees.startswith(title("cpe-commander"))
    assert "sous 1 semaine" in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize("typed", TIMES)
async def test_an_answer_that_rests_on_the_delay_of_another_shows_the_other(
    doctor: Talker, title: Title, typed: str
) -> None:
    await doctor.says("/start e_ins-delegation")
    await doctor.says(typed)
    assert doctor.sees.startswith(title("cpe-commander"))


@pytest.mark.parametrize("typed", TIMES)
async def test_a_delay_that_is_not_known_is_said_so_with_the_contact_of_the_subject(
    doctor: Talker, title: Title, typed: str
) -> None:
    await doctor.says("/start e_certificats-obtenir")
    await doctor.says(typed)
    assert doctor.sees.startswith(title("certificats-obtenir"))
    assert "Je ne connais pas le temps que cela prend." in doctor.sees
    assert "la page Certificats logiciels" in doctor.sees
    assert doctor.buttons[0].startswith("Voir : Combien de temps un certificat logiciel")


@pytest.mark.parametrize("typed", PRICES)
async def test_a_price_that_is_told_beside_an_answer_is_shown(
    doctor: Talker, title: Title, typed: str
) -> None:
    await doctor.says("/start e_mss-obtenir-bal")
    await doctor.says(typed)
    assert doctor.sees.startswith(title("mss-fournisseurs"))
    await doctor.says(typed)
    assert doctor.sees.startswith(title("mss-fournisseurs"))


@pytest.mark.parametrize("typed", PRICES)
async def test_a_price_that_is_not_known_is_said_so_and_what_follows_is_about_it(
    doctor: Talker, title: Title, typed: str
) -> None:
    await doctor.says("/start e_ecps-activer")
    await doctor.says(typed)
    assert "Je ne connais pas ce que cela coûte." in doctor.sees
    assert "la page Tout sur la e-CPS" in doctor.sees
    await doctor.says("répète")
    assert doctor.sees.startswith(title("ecps-activer"))


async def test_a_complaint_about_length_without_its_sign_asks_nothing(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("/start e_cps-obtenir")
    await doctor.says("c'est long")
    assert stage.asked == ["c'est long"]


@pytest.mark.parametrize("typed", ["et c'est long", "c'est long tout ça ?", "alors c'est long"])
async def test_the_length_of_what_is_shown_is_asked_in_passing(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/start e_cpe-commander")
    await doctor.says(typed)
    assert "1 semaine" in doctor.sees
    assert stage.asked == []


async def test_what_is_asked_of_a_step_is_about_that_step(doctor: Talker) -> None:
    await doctor.says("/parcours cpe")
    await doctor.says("c'est long ?")
    assert doctor.sees.startswith("Étape 6")
    assert "Durée : moins de 3 minutes par carte" in doctor.sees
    await doctor.says("/parcours rpps")
    await doctor.says("combien de temps ?")
    assert "Je ne connais pas le temps que cela prend." in doctor.sees
    await doctor.says("/parcours messagerie")
    await doctor.says("c'est payant ?")
    assert "Mailiz" in doctor.sees


async def test_what_is_asked_of_nothing_shown_is_a_question(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/aide")
    await doctor.says("combien de temps ?")
    assert stage.asked == ["combien de temps ?"]
