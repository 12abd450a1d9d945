"""The card of the secretary is told by whose it is, below the path: it is the CPE card."""

import pytest

from tests.journeys.conversation import Stage, Talker

STEP = "C’est noté : « Équiper le secrétariat d’une carte CPE nominative »"


@pytest.mark.parametrize(
    "typed",
    [
        "ma secrétaire a reçu sa carte",
        "ma secrétaire a déjà sa carte cpe",
        "oui ma secrétaire a bien reçu sa carte hier",
        "la carte de ma secrétaire est arrivée",
        "mes secrétaires ont leurs cartes",
        "mon assistante a une cpe",
    ],
)
@pytest.mark.parametrize("opens", ["/parcours", "étape 8", "/parcours en cours cpe"])
async def test_it_is_done_once_she_has_it(
    doctor: Talker, stage: Stage, opens: str, typed: str
) -> None:
    await doctor.says(opens)
    await doctor.says(typed)
    assert doctor.sees.startswith(f"{STEP} est fait.")
    assert stage.asked == []


@pytest.mark.parametrize("typed", ["elle a sa carte", "sa carte est arrivée", "elle l'a reçue"])
async def test_below_its_page_it_need_not_be_told_whose(doctor: Talker, typed: str) -> None:
    await doctor.says("étape 6")
    await doctor.says(typed)
    assert doctor.sees.startswith(f"{STEP} est fait.")


@pytest.mark.parametrize(
    "typed", ["j'ai commandé la carte de ma secrétaire", "la carte de ma secrétaire est commandée"]
)
async def test_it_is_under_way_once_ordered(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith(f"{STEP} est en cours.")


@pytest.mark.parametrize(
    "typed", ["ma secrétaire n'a pas encore sa carte", "ma secrétaire n'a pas reçu sa carte"]
)
async def test_what_she_has_not_received_stays_under_way(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours en cours cpe")
    await doctor.says(typed)
    assert doctor.sees.startswith(f"{STEP} est en cours.")


@pytest.mark.parametrize(
    "typed",
    [
        "ma secrétaire a perdu sa carte",
        "ma secrétaire a ma carte",
        "ma secrétaire a sa carte vitale",
        "un patient a reçu sa carte",
        "sa carte est arrivée",
        "ma secrétaire a sa carte ?",
    ],
)
async def test_another_card_or_whose_is_unknown_is_looked_for(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert stage.asked == [typed]


async def test_far_from_the_path_it_may_begin_a_question(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/aide")
    await doctor.says("ma secrétaire a reçu sa carte")
    assert stage.asked == ["ma secrétaire a reçu sa carte"]
