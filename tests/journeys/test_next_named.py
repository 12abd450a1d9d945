"""« La suivante » is a step as well as « la 5 »: the path shows its next one without a number."""

import pytest

from tests.journeys.conversation import Stage, Talker

CARD = "« Obtenir une carte CPS et/ou une e-CPS »"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("la suivante est faite", f"C’est noté : {CARD} est fait."),
        ("la suivante c'est fait", f"C’est noté : {CARD} est fait."),
        ("la suivante aussi", f"C’est noté : {CARD} est fait."),
        ("pareil pour la suivante", f"C’est noté : {CARD} est fait."),
        ("celle d'après aussi", f"C’est noté : {CARD} est fait."),
        ("la suivante est en cours", f"C’est noté : {CARD} est en cours."),
        ("la suivante ne me concerne pas", f"C’est noté : {CARD} ne vous concerne pas."),
        ("la suivante pas encore", f"C’est noté : {CARD} est à faire."),
        ("la suivante n'est pas faite", f"C’est noté : {CARD} est à faire."),
        ("je bloque à la suivante", "Étape 2 · Obtenir une carte CPS et/ou une e-CPS : ce qui"),
        ("la suivante je sais pas", "Je n’ai pas compris ce que vous dites de l’étape 2"),
    ],
)
async def test_what_is_told_of_the_next_step_is_of_the_one_that_the_path_shows(
    doctor: Talker, stage: Stage, typed: str, told: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says("c'est fait")
    await doctor.says(typed)
    assert doctor.sees.startswith(told)
    assert stage.asked == []


async def test_below_the_page_of_a_step_it_is_the_one_behind(doctor: Talker) -> None:
    await doctor.says("/parcours 4")
    await doctor.says("c'est fait")
    await doctor.says("la suivante aussi")
    assert doctor.sees.startswith("C’est noté : « Qualifier l’identité du patient » est fait.")


async def test_the_next_step_is_reminded_of(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/parcours fait 1")
    await doctor.says("rappelle-moi la suivante dans 3 jours")
    assert f"je vous le rappellerai {stage.in_days(3)}" in doctor.sees
    assert CARD in doctor.sees


@pytest.mark.parametrize(
    "typed", ["la suivante", "et la suivante ?", "je passe à la suivante", "celle d'après"]
)
async def test_alone_it_is_opened(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours fait 1")
    await doctor.says(typed)
    assert doctor.sees.startswith("Étape 2 · ")
    assert "État : à faire" in doctor.sees


@pytest.mark.parametrize("opens", ["/aide", "/themes", "/ins", "une carte"])
async def test_elsewhere_it_is_of_no_step(doctor: Talker, opens: str) -> None:
    await doctor.says(opens)
    await doctor.says("la suivante est faite")
    await doctor.says("/parcours")
    assert "0 étape sur" in doctor.sees


async def test_what_is_asked_of_it_marks_nothing(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("la suivante est faite ?")
    await doctor.says("/parcours")
    assert "0 étape sur" in doctor.sees
