"""What follows on the path, asked in a word below it; the labels of its ways in, typed."""

import pytest

from tests.journeys.conversation import Stage, Talker


@pytest.mark.parametrize(
    "typed", ["et maintenant ?", "Et après", "ok et ensuite", "la suite", "étape suivante"]
)
@pytest.mark.parametrize("before", ["/parcours fait 1", "/parcours fait 1 3", "/rappels"])
async def test_what_follows_is_the_next_step(
    doctor: Talker, stage: Stage, before: str, typed: str
) -> None:
    await doctor.says("/parcours fait 1")
    if before == "/rappels":
        await doctor.says("/rappels certificats dans 3 jours")
    else:
        await doctor.says(before)
    await doctor.says(typed)
    assert doctor.sees.startswith("Étape 2 · ")
    assert stage.asked == []


async def test_below_the_page_of_the_next_step_it_is_the_one_behind(doctor: Talker) -> None:
    await doctor.says("/parcours 1")
    await doctor.says("et après ?")
    assert doctor.sees.startswith("Étape 2 · ")
    await doctor.says("et après ?")
    assert doctor.sees.startswith("Étape 1 · ")


@pytest.mark.parametrize("typed", ["la suite", "c'est quoi la suite ?", "suivante"])
async def test_below_any_page_the_next_one_is_behind_it(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours 4")
    await doctor.says(typed)
    assert doctor.sees.startswith("Étape 5 · ")


@pytest.mark.parametrize(
    "typed", ["où j'en étais", "on en était où", "l'étape suivante c'est quoi ?"]
)
async def test_who_comes_back_to_the_path_is_shown_it(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/parcours fait 1")
    await doctor.says("/aide")
    await doctor.says(typed)
    assert "1 étape sur" in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize("typed", ["et maintenant", "et après", "c'est fini ?"])
async def test_after_the_last_step_the_path_says_that_it_is_the_end(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says("toutes les étapes sont faites")
    await doctor.says(typed)
    assert "Toutes les étapes qui vous concernent sont faites." in doctor.sees


@pytest.mark.parametrize("typed", ["il reste quoi ?", "c'est fini ?", "quelles étapes il reste"])
async def test_what_remains_is_the_list_of_the_steps(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/parcours fait 1")
    for _ in range(2):
        await doctor.says(typed)
        assert doctor.sees.startswith("Toutes les étapes")
        assert "2. Obtenir une carte CPS" in doctor.sees
    assert stage.asked == []


async def test_anywhere_one_may_ask_which_steps_remain(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/aide")
    await doctor.says("qu'est-ce qu'il me reste à faire ?")
    assert doctor.sees.startswith("Toutes les étapes")
    assert stage.asked == []


async def test_elsewhere_what_follows_is_a_question(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/aide")
    await doctor.says("et après ?")
    assert stage.asked == ["et après ?"]


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("tous les thèmes", "Les thèmes."),
        ("Parcourir les thèmes", "Les thèmes."),
        ("voir mon parcours", "Votre parcours"),
        ("Mon parcours", "Votre parcours"),
        ("retour au parcours", "Votre parcours"),
    ],
)
@pytest.mark.parametrize("opens", ["/aide", "/patients", "/ins"])
async def test_the_labels_of_the_ways_in_are_typed_anywhere(
    doctor: Talker, opens: str, typed: str, seen: str
) -> None:
    await doctor.says(opens)
    await doctor.says(typed)
    assert doctor.sees.startswith(seen)


async def test_the_themes_that_were_asked_for_take_a_number(doctor: Talker) -> None:
    await doctor.says("tous les thèmes")
    await doctor.says("2")
    assert "Touchez une réponse, ou écrivez son numéro." in doctor.sees


async def test_how_to_go_on_is_what_follows(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("et ensuite je fais comment")
    assert doctor.sees.startswith("Étape 1 ·")
