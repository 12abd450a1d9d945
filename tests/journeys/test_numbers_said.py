"""The number of a choice, said otherwise than by its digit alone."""

import pytest

from tests.journeys.conversation import Stage, Talker


@pytest.mark.parametrize(
    "said",
    ["le 3", "(3)", "n°3", "réponse 3", "3️⃣", "la troisième", "je prends le 3 svp", "trois", "3e"],
)
async def test_a_theme_is_chosen_by_its_number_said(
    doctor: Talker, stage: Stage, said: str
) -> None:
    await doctor.says("/themes")
    await doctor.says("3")
    third = doctor.sees
    await doctor.says("/themes")
    await doctor.says(said)
    assert doctor.sees == third
    assert stage.asked == []


@pytest.mark.parametrize(
    ("opens", "said", "seen"),
    [
        ("h:piece", "la première", "Les cinq traits"),
        ("h:traits", "le 2", "Statut de l’identité : récupérée"),
        ("h:insi", "choix 2", "Relisez les traits saisis"),
        ("h:traits", "le 7", "Ce numéro n’est pas proposé ici."),
    ],
)
async def test_a_choice_at_the_counter_too(
    doctor: Talker, opens: str, said: str, seen: str
) -> None:
    await doctor.taps_data(opens)
    await doctor.says(said)
    assert seen in doctor.sees


async def test_how_many_there_are_is_no_choice_at_the_counter(doctor: Talker) -> None:
    await doctor.says("/ins")
    await doctor.says("trois")
    assert not doctor.sees.startswith("Statut")


@pytest.mark.parametrize("said", ["le 7", "le 7 svp", "le n° 7"])
async def test_below_the_list_of_the_steps_a_number_is_one_of_them(
    doctor: Talker, said: str
) -> None:
    await doctor.says("/parcours tout")
    await doctor.says(said)
    assert doctor.sees.startswith("Étape 7 · ")


async def test_below_that_list_a_day_that_is_no_step_is_asked_of_which(doctor: Talker) -> None:
    await doctor.says("/parcours tout")
    await doctor.says("le 15")
    assert doctor.sees.startswith("Aucun rappel n’est fixé : de quelle étape ?")
