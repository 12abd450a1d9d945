"""Below an answer chosen from a list, the others of the list can still be chosen by typing."""

from datetime import timedelta

import pytest

from knowledge import Outcome
from tests.journeys.conftest import CARD, OUTCOMES
from tests.journeys.conversation import Outcomes, Prepared, Stage, Talker, Title, suggestions

PAPERS = (
    "patient-pourquoi-piece-identite",
    "promo-fiche-questions-patients",
    "patient-bloquer-professionnel",
    "mss-exception-pharmacie",
)
"""Entries whose ids are among the longest."""
LISTS: dict[str, Outcome] = {
    "mes sujets": suggestions(*PAPERS),
    "deux cartes": suggestions("cps-definition", "cpe-commander"),
}
AGAIN = "La liste, de nouveau."


@pytest.fixture
def outcomes() -> Outcomes:
    """Add more lists."""
    return OUTCOMES | LISTS


@pytest.mark.parametrize("typed", ["2", "et la 2 ?", "la 2 aussi", "puis la deuxième", "2 svp"])
@pytest.mark.parametrize("chosen", ["1", "tap"])
async def test_another_number_of_the_list_is_of_it_still(
    doctor: Talker, title: Title, typed: str, chosen: str
) -> None:
    await doctor.says("mes sujets")
    await (doctor.taps("1") if chosen == "tap" else doctor.says(chosen))
    assert doctor.sees.startswith(title(PAPERS[0]))
    await doctor.says(typed)
    assert doctor.sees.startswith(title(PAPERS[1]))
    await doctor.says("et la dernière")
    assert doctor.sees.startswith(title(PAPERS[3]))
    await doctor.says("8")
    assert "Choisissez entre 1 et 4." in doctor.sees


@pytest.mark.parametrize("between", ["répète", "le lien", "merci", "c'est faux"])
async def test_what_is_asked_of_the_answer_leaves_the_list(
    doctor: Talker, title: Title, between: str
) -> None:
    for typed in ("mes sujets", "2", between, "et la 4 ?"):
        await doctor.says(typed)
    assert doctor.sees.startswith(title(PAPERS[3]))


@pytest.mark.parametrize("typed", ["l'autre", "et l'autre ?", "la suivante"])
async def test_of_two_the_other_is_said_so(doctor: Talker, title: Title, typed: str) -> None:
    for said in ("deux cartes", "1", typed):
        await doctor.says(said)
    assert doctor.sees.startswith(title("cpe-commander"))
    await doctor.says("l'autre")
    assert doctor.sees.startswith(title("cps-definition"))


async def test_the_list_is_read_one_after_the_other(doctor: Talker, title: Title) -> None:
    await doctor.says("mes sujets")
    await doctor.says("1")
    for entry_id in PAPERS[1:]:
        await doctor.says("la suivante")
        assert doctor.sees.startswith(title(entry_id))


@pytest.mark.parametrize("typed", ["la liste", "les autres", "retour", "retour à la liste"])
async def test_the_list_is_shown_again(doctor: Talker, title: Title, typed: str) -> None:
    for said in ("mes sujets", "3", typed):
        await doctor.says(said)
    assert doctor.sees.startswith(AGAIN)
    assert [label[:1] for label in doctor.buttons] == list("1234")
    await doctor.says("2")
    assert doctor.sees.startswith(title(PAPERS[1]))


async def test_another_of_a_page_of_a_theme_has_its_way_back(
    doctor: Talker, base: Prepared
) -> None:
    theme = base.base.themes["patients"]
    entries = base.base.of_theme(theme.id)
    for typed in ("/themes", theme.title, "1", "et la 6 ?"):
        await doctor.says(typed)
    assert entries[5].title[:10] in doctor.sees
    assert doctor.buttons[-1].startswith("Retour : ")
    await doctor.says("la liste")
    assert "page 1 sur " in doctor.sees


async def test_what_a_search_found_can_be_chosen_one_after_the_other(doctor: Talker) -> None:
    await doctor.says("/recherche carte")
    titles = {number: doctor.buttons[number - 1].partition(" · ")[2][:20] for number in (1, 8)}
    for number in (8, 1):
        await doctor.says(f"la {number}")
        assert doctor.sees.startswith(titles[number])


async def test_both_answers_of_an_end_of_the_counter_can_be_chosen(
    doctor: Talker, title: Title
) -> None:
    for typed in ("/ins", "1", "passeport", "oui", "1"):
        await doctor.says(typed)
    assert doctor.sees.startswith(title("ins-qualifier"))
    await doctor.says("et la 2 ?")
    assert doctor.sees.startswith(title("ins-une-seule-fois"))
    await doctor.says("patient suivant")
    assert "Que répond INSi" in doctor.sees


async def test_a_question_of_the_counter_still_waits_below_the_list(doctor: Talker) -> None:
    for typed in ("/ins", "1", "une carte", "2", "et la 3 ?", "retour"):
        await doctor.says(typed)
    assert doctor.sees.startswith("Revenons au comptoir.")


@pytest.mark.parametrize("between", [CARD, "/parcours", "ten minutes"])
async def test_another_answer_or_screen_ends_the_list(
    doctor: Talker, stage: Stage, title: Title, between: str
) -> None:
    await doctor.says("mes sujets")
    await doctor.says("1")
    if between == "ten minutes":
        stage.later += timedelta(minutes=11)
    else:
        await doctor.says(between)
    await doctor.says("et la 2 ?")
    assert not doctor.sees.startswith(title(PAPERS[1]))


async def test_what_is_kept_tells_nothing_of_it(doctor: Talker) -> None:
    for typed in ("mes sujets", "1", "/mesdonnees"):
        await doctor.says(typed)
    assert "~" not in doctor.sees
