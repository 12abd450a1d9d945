"""What is told of the steps just noted, of a chapter, or by ticking: « elles sont en cours »."""

import pytest

from tests.journeys.conversation import Stage, Talker
from tests.journeys.test_steps_told import noted


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("elles sont en cours", "en cours"),
        ("non elles sont en cours", "en cours"),
        ("elles sont en cours toutes les deux", "en cours"),
        ("les deux sont en cours", "en cours"),
        ("elles ne sont pas faites", "à faire"),
        ("elles sont pas finies", "à faire"),
    ],
)
async def test_what_is_told_of_them_is_of_the_steps_just_noted(
    doctor: Talker, stage: Stage, typed: str, told: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says("la 7 et la 8 sont faites")
    await doctor.says(typed)
    assert doctor.sees.startswith(f"C’est noté, {told} :")
    assert noted(doctor) == [7, 8]
    assert stage.asked == []


@pytest.mark.parametrize("typed", ["elles sont en cours", "les trois sont en cours"])
async def test_them_is_not_one_step_nor_another_count(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says("la 7 est faite" if typed.startswith("elles") else "la 7 et la 8 faites")
    await doctor.says(typed)
    assert "C’est noté" not in doctor.sees


@pytest.mark.parametrize(
    ("typed", "steps"),
    [
        ("j'ai fini le chapitre 1", [1, 2]),
        ("le premier chapitre est fait", [1, 2]),
        ("le deuxième chapitre est terminé", [4, 5, 6]),
        ("le chapitre alimenter est fait", [7, 8]),
        ("tout le chapitre 4 est fait", [9, 10]),
    ],
)
async def test_a_chapter_is_the_steps_of_it_that_count(
    doctor: Talker, typed: str, steps: list[int]
) -> None:
    await doctor.says("/profil finess non")
    await doctor.says("/profil secrétariat oui")
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté, fait")
    assert noted(doctor) == steps


async def test_a_chapter_that_is_not_done_undoes_no_step_of_it(doctor: Talker) -> None:
    await doctor.says("/parcours fait 4")
    await doctor.says("le chapitre 2 n'est pas fini")
    await doctor.says("/parcours 4")
    assert "État : fait" in doctor.sees


@pytest.mark.parametrize("typed", ["chapitres 1 et 2 finis", "le chapitre 1 et la 4 sont faits"])
async def test_a_number_beside_a_chapter_may_be_of_another_and_notes_nothing(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    await doctor.says("/parcours")
    assert "0 étape sur" in doctor.sees


@pytest.mark.parametrize(
    ("typed", "steps"),
    [
        ("1 ✅ 2 ✅", [1, 2]),
        ("1✔️ 2✔️", [1, 2]),
        ("RPPS ✅ CPS ✅", [1, 2]),
        ("✅ RPPS\n✅ CPS", [1, 2]),
        ("4 ✅ 5 ❌", [4, 5]),
    ],
)
async def test_steps_are_ticked_with_drawings(
    doctor: Talker, typed: str, steps: list[int]
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert noted(doctor) == steps
    assert ("à faire" in doctor.sees.split("Pour revenir")[0]) == ("❌" in typed)


@pytest.mark.parametrize("typed", ["merci ✅", "✅", "👍"])
async def test_a_drawing_that_names_no_step_marks_none(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    await doctor.says("/parcours")
    assert "0 étape sur" in doctor.sees


@pytest.mark.parametrize(
    "typed",
    ["la 5 aussi", "pareil pour la 5", "idem la 5", "même chose pour la 5", "la 5 de même"],
)
async def test_another_step_is_told_to_be_alike(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says("la 4 est faite")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté : « Qualifier l’identité du patient » est fait.")


async def test_everything_under_way_changes_nothing_of_what_is_done(doctor: Talker) -> None:
    await doctor.says("/parcours fait tout")
    await doctor.says("/parcours en cours tout")
    assert doctor.sees.startswith("Rien n’est changé")


async def test_one_of_the_steps_just_noted_is_put_back(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("la 7 et la 9 sont faites")
    await doctor.says("non attends la neuf non")
    assert doctor.sees.startswith("C’est noté")
    assert "consultation de son dossier » est à faire" in doctor.sees
    assert "1 étape sur" in doctor.sees


@pytest.mark.parametrize(
    "typed",
    [
        "rpps ok depuis 10 ans",
        "j'ai mon rpps depuis 10 ans",
        "j'ai déjà le rpps",
        "le rpps je l'ai depuis longtemps",
    ],
)
async def test_a_step_that_one_has_is_noted_wherever_it_is_told(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("la carte vitale suffit ?")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté : « Être inscrit au RPPS ou RPPS+ » est fait.")
    assert len(stage.asked) == 1


@pytest.mark.parametrize(
    "typed",
    ["consulter ok", "j'ai la cps", "j'ai déjà un problème avec ma cps", "la cps est ok ?"],
)
async def test_what_may_be_of_the_answer_is_searched(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("la carte vitale suffit ?")
    await doctor.says(typed)
    assert stage.asked[-1] == typed
