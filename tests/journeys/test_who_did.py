"""« Qui l'a fait ? » is about the step or the practice, and never searched below them."""

import pytest

from tests.journeys.conversation import Stage, Talker


@pytest.mark.parametrize("said", ["qui l'a fait ?", "Qui a noté ça", "c'est qui"])
async def test_below_a_step_just_noted_its_page_tells_who(
    doctor: Talker, stage: Stage, said: str
) -> None:
    await doctor.says("/parcours fait rpps")
    await doctor.says(said)
    assert "Être inscrit au RPPS" in doctor.sees.partition("\n")[0]
    assert stage.asked == []


@pytest.mark.parametrize("said", ["qui a noté ça ?", "c'est qui"])
async def test_below_the_path_the_practice_is_shown(
    doctor: Talker, stage: Stage, said: str
) -> None:
    await doctor.says("/cabinet")
    practice = doctor.sees
    await doctor.says("/parcours")
    await doctor.says(said)
    assert doctor.sees == practice
    assert stage.asked == []


async def test_who_shares_no_practice_asks_anything_else_of_the_base(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("c'est qui")
    assert stage.asked == ["c'est qui"]


@pytest.mark.parametrize(
    "typed",
    [
        "c'est ma secrétaire qui a fait la 4",
        "la 4 c'est ma secrétaire qui l'a faite hier",
        "la 4 a été faite par mon associé",
        "c'est moi qui ai fait la 4",
        "étape 4 faite par ma secrétaire",
    ],
)
async def test_whoever_did_a_step_it_is_done(doctor: Talker, stage: Stage, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté : « Récupérer l’INS")
    assert "1 étape sur" in doctor.sees or "État : fait" in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize(
    "typed",
    ["c'est ma secrétaire qui l'a faite", "ma secrétaire l'a reçue hier", "faite par elle"],
)
@pytest.mark.parametrize("before", ["/parcours 8", "rappelle-moi la 8 demain"])
async def test_whoever_did_the_step_shown_it_is_done(
    doctor: Talker, before: str, typed: str
) -> None:
    await doctor.says(before)
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté : « Alimenter le dossier médical » est fait.")


@pytest.mark.parametrize(
    "typed",
    [
        "c'est pas ma secrétaire qui a fait la 4",
        "c'est ma secrétaire qui fait la 4",
        "c'est ma secrétaire qui n'a pas fait la 4",
        "c'est ma secrétaire qui a fait la 4 ?",
        "ma secrétaire ne l'a pas faite",
    ],
)
async def test_who_does_a_step_or_did_not_leaves_it(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours 4")
    await doctor.says(typed)
    assert "» est fait" not in doctor.sees


@pytest.mark.parametrize("said", ["qui s'occupe de quoi ?", "Qui fait quoi au cabinet"])
async def test_in_a_practice_the_steps_tell_who_is_to_do_them(
    doctor: Talker, stage: Stage, said: str
) -> None:
    await doctor.says("/cabinet inviter")
    await doctor.says("la 4 c'est moi")
    await doctor.says("/aide")
    await doctor.says(said)
    assert "à faire ; s’en charge : vous" in doctor.sees
    assert "à faire, d’ordinaire par le praticien" in doctor.sees
    assert stage.asked == []


async def test_the_next_step_may_be_told_to_be_of_the_same_member(doctor: Talker) -> None:
    await doctor.says("/cabinet inviter")
    await doctor.says("la 4 c'est moi")
    await doctor.says("la 5 aussi")
    assert doctor.sees.startswith("C’est noté.")
    assert "Étape 5" in doctor.sees
    assert "Qui s’en charge : vous" in doctor.sees
