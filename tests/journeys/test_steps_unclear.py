"""What is told of steps and is not understood changes none of them, and that is said."""

import pytest

from tests.journeys.conversation import Stage, Talker


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("la 6 ou la 7", "6 et 7"),
        ("la 8 et la 9 je sais plus", "8 et 9"),
        ("la 6 et la 7 c'est compliqué", "6 et 7"),
        ("les étapes 7, 8 et 9 ont été refusées", "7, 8 et 9"),
        ("je ferai la 8 et la 9 lundi", "8 et 9"),
        ("7 8 9", "7, 8 et 9"),
    ],
)
async def test_of_several_steps(doctor: Talker, stage: Stage, typed: str, numbers: str) -> None:
    await doctor.says("/parcours fait 1 2")
    await doctor.says(typed)
    said = f"Je n’ai pas compris ce que vous dites des étapes {numbers} : rien n’est changé."
    assert doctor.sees.startswith(said)
    assert stage.asked == []
    await doctor.says("/parcours")
    assert "2 étapes sur 10" in doctor.sees


@pytest.mark.parametrize(
    "typed", ["la 6 ou la 7, c'est obligatoire ?", "comment faire la 6 et la 7"]
)
async def test_what_asks_is_looked_for(doctor: Talker, stage: Stage, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert stage.asked == [typed]


async def test_of_a_reminder_on_two_days(doctor: Talker) -> None:
    await doctor.says("rappelle-moi la 8 demain")
    await doctor.says("la 9 et la 10 mardi et mercredi")
    assert doctor.sees.startswith("Aucun rappel n’est fixé")
    assert "un seul jour pour chaque étape" in doctor.sees


async def test_two_steps_may_be_named_below_a_reminder_each_with_its_day(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("rappelle-moi la 8 demain")
    await doctor.says("la 9 dans 3 jours et la 10 dans 4 jours")
    assert doctor.sees.startswith("C’est noté : 2 rappels sont fixés")
    assert f"3. {stage.in_days(4)}" in doctor.sees


@pytest.mark.parametrize(
    "typed",
    [
        "c'est fait je crois",
        "je pense que c'est fini",
        "c'est pas mal fait",
        "pas commencé",
        "normalement c'est fait",
        "c'est fait logiquement",
    ],
)
@pytest.mark.parametrize("before", ["/parcours 8", "rappelle-moi la 8 demain"])
async def test_of_the_step_shown(doctor: Talker, stage: Stage, before: str, typed: str) -> None:
    await doctor.says(before)
    await doctor.says(typed)
    assert doctor.sees.startswith("Je n’ai pas compris ce que vous dites de l’étape 8")
    assert "État : à faire" in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize(
    "typed", ["tout à fait", "j'ai reçu un mail de l'Ordre", "c'est bien fait"]
)
async def test_what_tells_nothing_of_it_is_not(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours 8")
    await doctor.says(typed)
    assert "Je n’ai pas compris ce que vous dites" not in doctor.sees


@pytest.mark.parametrize(
    "typed",
    [
        "la 12 est faite mais je ne sais pas si c'est bon",
        "dès que la 12 est faite je te dis",
        "la 12 est faite pour 8 patients",
    ],
)
async def test_of_a_step_named_at_length(doctor: Talker, stage: Stage, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("Je n’ai pas compris ce que vous dites de l’étape 12")
    assert stage.asked == []


@pytest.mark.parametrize(
    "typed",
    [
        "la 5 est faite mais mal faite",
        "la 5 est faite mais j'ai un doute",
        "la 5 est faite mais pas pour moi",
        "la 5 est faite mais pas bien",
        "la 5 était faite mais plus maintenant",
        "la 5 est commandée mais refusée",
        "la 5 est faite à 80 %",
        "la 5 est finie à 10%",
    ],
)
async def test_what_is_said_against_a_state_leaves_it_unnoted(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("Je n’ai pas compris ce que vous dites de l’étape 5")
    await doctor.says("/parcours 5")
    assert "État : à faire" in doctor.sees


@pytest.mark.parametrize(
    "typed", ["la 5 est faite mais pas la 4", "la 5 est faite, la 4 aussi mais pas la 8"]
)
async def test_a_step_set_against_another_is_no_doubt(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    await doctor.says("/parcours 5")
    assert "État : fait" in doctor.sees


@pytest.mark.parametrize("before", ["/aide", "/parcours"])
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("normalement la 5 est faite", "de l’étape 5"),
        ("la 5 est faite normalement", "de l’étape 5"),
        ("logiquement j'ai fait la 5 et la 6", "des étapes 5 et 6"),
        ("je crois que la 5 et la 6 sont faites", "des étapes 5 et 6"),
        ("j'ai fait au moins la 5", "de l’étape 5"),
        ("la 5 est plus ou moins faite", "de l’étape 5"),
    ],
)
async def test_what_is_only_thought_notes_nothing(
    doctor: Talker, stage: Stage, before: str, typed: str, told: str
) -> None:
    await doctor.says(before)
    await doctor.says(typed)
    assert doctor.sees.startswith(f"Je n’ai pas compris ce que vous dites {told} : rien n’est")
    assert stage.asked == []
    await doctor.says("/parcours")
    assert "0 étape sur 10" in doctor.sees
