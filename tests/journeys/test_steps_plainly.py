"""What is said around a state adds nothing to it: « la 5 est en cours du coup »."""

import pytest

from tests.journeys.conversation import Prepared, Stage, Talker


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("la 5 est en cours du coup", "identité du patient » est en cours."),
        ("5 en cours du coup", "identité du patient » est en cours."),
        ("la 5 faite en fait", "identité du patient » est fait."),
        ("la 5 est toujours en cours", "identité du patient » est en cours."),
        ("j'ai commencé l'étape quatre hier avec mon logiciel", "INSi » est en cours."),
        ("la 4 et en cour", "INSi » est en cours."),
        ("nous avons terminé l'étape 4 ce matin", "INSi » est fait."),
        ("on vient de finir la 4", "INSi » est fait."),
        ("je viens de recevoir ma carte cps", "e-CPS » est fait."),
        ("je viens de commander la carte cpe", "CPE nominative » est en cours."),
        ("le docteur a commandé la carte cpe", "CPE nominative » est en cours."),
        ("on n'est pas concernés par la 3", "certificats logiciels » ne vous concerne pas."),
        ("la 3 sans objet", "certificats logiciels » ne vous concerne pas."),
        ("l'étape 3 ne me concerne donc pas", "certificats logiciels » ne vous concerne pas."),
    ],
)
async def test_the_state_is_noted(doctor: Talker, stage: Stage, typed: str, told: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté : «")
    assert told in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize("typed", ["la 1 et la 2 sont validées", "étapes 1 et 2 validées du coup"])
async def test_the_state_of_several_is_noted(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert "C’est noté, fait" in doctor.sees
    assert "(étape 1) et" in doctor.sees


@pytest.mark.parametrize("typed", ["commandée le 12", "je l'ai commandée le 12", "commandée le 7"])
async def test_the_day_of_what_agrees_with_the_step_shown_is_no_other_step(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("étape 6")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté : « Équiper le secrétariat d’une carte CPE")


async def test_a_step_called_by_a_number_behind_what_does_not_agree_is_one(doctor: Talker) -> None:
    await doctor.says("étape 6")
    await doctor.says("fini le 8")
    assert doctor.sees.startswith("C’est noté : « Alimenter le dossier médical » est fait.")


@pytest.mark.parametrize("typed", ["on bloque sur la 5", "je coince à la 5", "la 5 ça coince"])
async def test_what_blocks_a_step_is_told(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert "Étape 5" in doctor.sees
    assert "ce qui bloque le plus souvent" in doctor.sees


@pytest.mark.parametrize(
    "typed", ["nous en sommes à l'étape 8", "on en est à la 8", "je suis rendu à la 8"]
)
async def test_where_one_stands_is_shown(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("Étape 8 ·")


async def test_what_is_asked_keeps_its_end(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/aide")
    await doctor.says("c'est fait comment du coup ?")
    assert stage.asked == ["c'est fait comment du coup ?"]


@pytest.mark.parametrize("typed", ["récap", "refais moi la liste", "combien de faites"])
async def test_the_steps_are_listed_again(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("Toutes les étapes")


@pytest.mark.parametrize("typed", ["les deux sont faites", "les deux cartes sont arrivées"])
async def test_how_many_is_no_number_of_a_step(doctor: Talker, typed: str) -> None:
    await doctor.says("étape 6")
    await doctor.says(typed)
    assert "(étape 2)" not in doctor.sees
    await doctor.says("étape 2")
    assert "État : à faire" in doctor.sees


@pytest.mark.parametrize("opens", ["/parcours", "étape 8"])
async def test_what_the_path_depends_on_is_noted(doctor: Talker, opens: str) -> None:
    await doctor.says("/profil médecin secrétariat oui")
    await doctor.says(opens)
    await doctor.says("j'ai pas de secrétariat")
    assert "Secrétariat : non" in doctor.sees


async def test_what_is_asked_below_a_step_is_about_it(
    doctor: Talker, stage: Stage, base: Prepared
) -> None:
    await doctor.says("étape 8")
    await doctor.says("c'est obligatoire ?")
    assert isinstance(stage.app.knowledge, Prepared)
    step = base.base.steps["alimenter"]
    assert stage.app.knowledge.asked == [("c'est obligatoire ?", step.entries[0])]


async def test_what_is_asked_below_the_path_is_about_no_step(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/parcours")
    await doctor.says("c'est obligatoire ?")
    assert isinstance(stage.app.knowledge, Prepared)
    assert stage.app.knowledge.asked == [("c'est obligatoire ?", None)]


async def test_what_one_has_just_begun_is_no_time_to_come(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("la 7 je viens de commencer")
    assert "alimentation de son dossier » est en cours." in doctor.sees


@pytest.mark.parametrize(
    "typed", ["j'ai coché la 4 par erreur", "efface la 4", "la 4 c'est plus fait"]
)
async def test_what_was_noted_by_mistake_is_put_back(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours fait 4")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté : « Récupérer l’INS")
    assert "INSi » est à faire." in doctor.sees


@pytest.mark.parametrize(
    "typed",
    [
        "Étape 2 du parcours : à faire",
        "étape 2 du parcours : en cours",
        "Étape 2 du parcours : en cours depuis le 01/12/2026",
    ],
)
async def test_the_label_of_a_button_below_an_answer_shows_its_step(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("étape 2 faite")
    await doctor.says(typed)
    assert doctor.sees.startswith("Étape 2 · ")
    assert "État : fait" in doctor.sees


async def test_a_state_that_no_such_label_tells_is_noted(doctor: Talker) -> None:
    await doctor.says("étape 2 du parcours : faite")
    assert "C’est noté" in doctor.sees


@pytest.mark.parametrize(
    "typed", ["d'accord donc la cinq est faite", "entendu, la 5 est faite s'il te plaît"]
)
async def test_what_agrees_first_is_left_out_of_what_is_told(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    await doctor.says("/parcours 5")
    assert "État : fait" in doctor.sees


@pytest.mark.parametrize(
    "typed", ["tu peux me dire ce qu'il me reste à faire", "pouvez-vous me dire ce qui me reste ?"]
)
async def test_what_is_left_is_listed_to_who_asks_to_be_told(doctor: Talker, typed: str) -> None:
    await doctor.says("étape 5 faite")
    await doctor.says(typed)
    assert doctor.sees.startswith("Toutes les étapes")


async def test_whether_a_step_is_done_is_still_asked(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("tu peux me dire si la 4 est faite")
    assert doctor.sees.startswith("Étape 4 ·")
    assert "État : à faire" in doctor.sees
