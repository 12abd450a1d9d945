"""People who arrive half-way tell in words which steps they have done."""

import re

import pytest
from aiogram.methods import SendDocument

from tests.journeys.conftest import CARD
from tests.journeys.conversation import Stage, Talker


def noted(person: Talker) -> list[int]:
    """Return the numbers of the steps that the bot says it noted."""
    first = person.sees.split("Pour revenir dessus")[0]
    return sorted(map(int, re.findall(r"\(étape (\d+)\)", first)))


@pytest.mark.parametrize(
    ("typed", "done"),
    [
        ("j'ai déjà la carte et le rpps", [1, 2]),
        ("j'ai déjà rpps et cps", [1, 2]),
        ("J’ai mon numéro RPPS et ma e-CPS", [1, 2]),
        ("j'ai fait l'étape 1 et 2", [1, 2]),
        ("j'ai fait les étapes 1 et 2, merci", [1, 2]),
        ("les étapes 1, 2 et 3 sont faites", [1, 2, 3]),
        ("étapes 1-3 faites", [1, 2, 3]),
        ("jusqu'à la 4 c'est fait", [1, 2, 3, 4]),
        ("les trois premières sont faites", [1, 2, 4]),
        ("rpps ok, cps ok", [1, 2]),
        ("j'ai la carte et le rpps, ça c'est bon", [1, 2]),
        ("les 5 premières sont faites sauf la 4", [1, 2, 5, 7]),
        ("les étapes 1 à 4 sont faites, à part la cps et la 3", [1, 4]),
        ("j'ai déjà rpps et cps, mais pas insi", [1, 2]),
        ("tout est fait sauf la 4 et la bal", [1, 2, 5, 7, 8, 9, 10, 12]),
        ("ma secrétaire a fait la 4 et la 5", [4, 5]),
        ("tout le reste est fait sauf la 4", [1, 2, 5, 7, 8, 9, 10, 11, 12]),
        ("j'ai tout sauf la messagerie", [1, 2, 4, 5, 7, 8, 9, 10]),
        ("fait cps insi", [2, 4]),
        ("finalement j'ai fini la 8 et la 9", [8, 9]),
        ("8 ok 9 ok", [8, 9]),
        ("l'étape 8 et la 9 sont faites, bien sûr", [8, 9]),
        ("8 faite 9 faite, 10 aussi", [8, 9, 10]),
        ("la première et la deuxième étape sont faites", [1, 2]),
        ("la 1re et la 2e sont faites", [1, 2]),
        ("tt fait sf 12", [1, 2, 4, 5, 7, 8, 9, 10, 11]),
        ("j'ai fini la 8 et la 9 la semaine dernière", [8, 9]),
        ("les étapes quatre et cinq sont terminées, merci", [4, 5]),
        ("en fait les étapes 1 et 2 sont faites depuis lundi", [1, 2]),
        ("/parcours fait 1 2 3", [1, 2, 3]),
        ("/parcours j'ai déjà rpps et cps", [1, 2]),
    ],
)
async def test_several_steps_are_noted_at_once(
    doctor: Talker, stage: Stage, typed: str, done: list[int]
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté, fait : ")
    assert noted(doctor) == done
    assert f"{len(done)} étapes sur" in doctor.sees
    assert stage.asked == []
    await doctor.says(f"/parcours à faire {' '.join(map(str, done))}")
    assert "0 étape sur" in doctor.sees


@pytest.mark.parametrize("typed", ["annuler", "oups, je me suis trompée"])
async def test_what_was_noted_at_once_is_undone_at_once(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says("j'ai déjà rpps et cps")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté, à faire : ")
    assert "0 étape sur" in doctor.sees


@pytest.mark.parametrize("typed", ["annuler", "oups, je me suis trompée"])
async def test_of_more_steps_than_are_remembered_none_is_undone(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says("les étapes 1 à 12 sont faites")
    assert "complet" in doctor.sees
    await doctor.says(typed)
    assert doctor.sees.startswith("Que faut-il corriger ?")
    assert "12 étapes sur 12" in doctor.sees


async def test_ten_steps_noted_at_once_are_undone_at_once(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("les étapes 1 à 10 sont faites")
    await doctor.says("annuler")
    assert "0 étape sur" in doctor.sees


async def test_what_was_so_before_is_not_undone(doctor: Talker) -> None:
    await doctor.says("/parcours fait 1")
    await doctor.says("les étapes 1 à 4 sont faites")
    await doctor.says("annuler")
    assert noted(doctor) == [2, 3, 4]
    assert "1 étape sur" in doctor.sees


@pytest.mark.parametrize("typed", ["annuler", "Annulez", "remets comme avant"])
async def test_what_cancels_nothing_that_was_just_noted_asks_what_to_correct(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("/parcours en cours rpps")
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("Que faut-il corriger ?")
    await doctor.says("étape 1")
    assert "État : en cours" in doctor.sees


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("j'ai déjà mon rpps", "Être inscrit au RPPS ou RPPS+"),
        ("je suis déjà inscrit", "Être inscrit au RPPS ou RPPS+"),
        ("j'ai déjà ma carte cps", "Obtenir une carte CPS"),
        ("et ma carte je l'ai aussi", "Obtenir une carte CPS"),
        ("c'est fait pour l'étape 2", "Obtenir une carte CPS"),
        ("oui je l'ai", "Être inscrit au RPPS ou RPPS+"),
        ("je l'ai déjà", "Être inscrit au RPPS ou RPPS+"),
    ],
)
async def test_one_step_is_told_below_the_path(doctor: Talker, typed: str, title: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith(f"C’est noté : « {title}")
    assert "» est fait." in doctor.sees.split("\n")[0]


async def test_states_of_two_kinds_are_told_together(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("rpps fait et cps en cours")
    assert "C’est noté, fait : Être inscrit" in doctor.sees
    assert "C’est noté, en cours : Obtenir une carte CPS" in doctor.sees


async def test_what_is_no_step_is_said(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("j'ai déjà le rpps et un tampon")
    assert noted(doctor) == [1]
    assert "Je n’ai pas reconnu d’étape dans « un tampon »" in doctor.sees


async def test_everything_is_asked_what_it_is(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("j'ai tout")
    assert doctor.sees.startswith("Rien n’est noté par ce message : quelles étapes sont faites ?")
    assert "0 étape sur 10" in doctor.sees
    await doctor.says("toutes les étapes sont faites")
    assert "votre parcours est complet" in doctor.sees
    assert "10 étapes sur 10" in doctor.sees


@pytest.mark.parametrize(
    "typed",
    [
        "j'ai déjà la carte CPS mais elle ne marche plus",
        "j'ai fait ma demande de carte CPS",
        "j'ai pas le rpps",
        "est-ce que j'ai déjà le rpps et la cps ?",
        "les étapes de la cps",
    ],
)
async def test_what_says_more_notes_nothing(doctor: Talker, stage: Stage, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert stage.asked == [typed]
    await doctor.says("/parcours")
    assert "0 étape sur" in doctor.sees


async def test_elsewhere_nothing_is_noted_unless_steps_are_named(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("/aide")
    await doctor.says("j'ai déjà rpps et cps")
    assert stage.asked == ["j'ai déjà rpps et cps"]
    await doctor.says("les étapes 1 et 2 sont faites")
    assert noted(doctor) == [1, 2]


async def test_a_group_notes_nothing(member: Talker) -> None:
    await member.says("@pas_a_pas_bot les étapes 1 et 2 sont faites")
    assert "noté" not in member.sees


@pytest.mark.parametrize(
    "typed", ["je suis inscrit depuis 20 ans", "je suis déjà inscrite", "je suis inscrit"]
)
async def test_who_says_below_the_path_to_be_registered_has_that_step_done(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("/profil médecin")
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté : « Être inscrit au RPPS ou RPPS+ » est fait.")


async def test_who_is_registered_elsewhere_marks_no_step(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("je suis inscrit à la messagerie des impôts")
    await doctor.says("/parcours")
    assert "0 étape sur" in doctor.sees


@pytest.mark.parametrize(
    "typed", ["j'ai fini la 8 et la 9", "la 8 et la 9 c'est fait", "la 8 et la 9 sont finies"]
)
@pytest.mark.parametrize("shown", ["/aide", "/profil médecin", "/rappels cpe dans 5 jours"])
async def test_two_numbers_and_a_state_are_noted_anywhere(
    doctor: Talker, stage: Stage, typed: str, shown: str
) -> None:
    await doctor.says(shown)
    await doctor.says(typed)
    assert noted(doctor) == [8, 9]
    assert stage.asked == []


async def test_the_numbers_of_another_list_mark_no_step(doctor: Talker) -> None:
    await doctor.says("/rappels cpe dans 5 jours")
    await doctor.says("/rappels cps dans 5 jours")
    await doctor.says("/rappels")
    await doctor.says("la 1 et la 2 c'est fait")
    assert "C’est noté" not in doctor.sees
    await doctor.says("/themes")
    await doctor.says("la 1 et la 2 c'est fait")
    assert "C’est noté" not in doctor.sees


@pytest.mark.parametrize("typed", ["elle a fait la 5 ou la 8", "étapes 1, 5 ou bien 8 faites"])
async def test_one_of_two_steps_notes_neither(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert "C’est noté" not in doctor.sees


async def test_an_exception_that_is_no_step_notes_nothing(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("les 3 premières sont faites sauf celle du mardi")
    assert "C’est noté" not in doctor.sees


@pytest.mark.parametrize(
    "typed", ["j'ai reçu la carte", "J'ai enfin reçu ma carte CPE", "on a reçu la CPE"]
)
async def test_what_was_under_way_and_is_received_is_done_wherever_it_is_said(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("étape 2 faite")
    await doctor.says("étape 6 en cours")
    await doctor.says(CARD)
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté : « Équiper le secrétariat")
    assert stage.asked == [CARD]


async def test_what_is_received_of_no_step_under_way_is_searched(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("étape 6 en cours")
    await doctor.says(CARD)
    for typed in ("j'ai reçu un mail bizarre", "j'ai reçu le rpps"):
        await doctor.says(typed)
    assert stage.asked == [CARD, "j'ai reçu un mail bizarre", "j'ai reçu le rpps"]


@pytest.mark.parametrize(
    "typed",
    [
        "j'ai reçu un patient",
        "j'ai reçu la carte d'un patient",
        "j'ai eu une consultation",
        "j'ai fait une consultation",
        "j'ai terminé un dossier",
        "on a reçu le dossier médical",
        "j'ai enfin un patient",
        "j'ai un patient",
    ],
)
async def test_what_a_patient_has_is_no_step_that_is_done(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert stage.asked == [typed]
    assert "C’est noté" not in doctor.sees


@pytest.mark.parametrize("typed", ["page à imprimer", "version papier svp"])
async def test_the_path_is_printed_in_the_words_of_people(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert any(isinstance(one, SendDocument) for one in doctor.sent)


@pytest.mark.parametrize("typed", ["bon. étape suivante", "passer à l'étape suivante"])
async def test_the_next_step_is_asked_for_from_an_answer(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says(CARD)
    await doctor.says(typed)
    assert doctor.sees.startswith("Votre parcours")
    assert stage.asked == [CARD]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("cpe commandée", "est en cours."),
        ("CPE reçue", "est fait."),
        ("cpe bien reçue", "est fait."),
    ],
)
async def test_a_step_and_what_became_of_it_are_enough_anywhere(
    doctor: Talker, stage: Stage, typed: str, told: str
) -> None:
    await doctor.says(CARD)
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté : « Équiper le secrétariat")
    assert told in doctor.sees
    assert stage.asked == [CARD]


async def test_what_is_dictated_with_its_signs_is_heard(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("j'ai le rpps virgule la cps virgule et insi")
    assert noted(doctor) == [1, 2, 4]
    await doctor.says("il me reste quoi point d'interrogation")
    assert doctor.sees.startswith("Toutes les étapes")


async def test_every_step_is_put_back_to_do(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("étapes 1 à 4 faites")
    await doctor.says("remets tout à faire")
    assert "0 étape sur" in doctor.sees


@pytest.mark.parametrize(
    "typed", ["je n'ai pas fait la 4", "la 4 n'est pas faite", "j'ai pas fait la 4 finalement"]
)
async def test_a_step_that_was_not_done_is_put_back_to_do(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours fait 4")
    await doctor.says(typed)
    assert doctor.sees.startswith(
        "C’est noté : « Récupérer l’INS avec le téléservice INSi » est à"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "tu as noté quoi ?",
        "c'est quoi mes étapes",
        "quelles étapes j'ai faites ?",
        "tu peux me rappeler les étapes ?",
    ],
)
async def test_what_is_noted_is_listed_to_who_asks(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/parcours fait 4")
    await doctor.says(typed)
    assert doctor.sees.startswith("Toutes les étapes")
    assert stage.asked == []


@pytest.mark.parametrize(
    "typed",
    [
        "j'ai pas fait la 7 ni la 8",
        "je n'ai pas encore fait la 7 et la 8",
        "ni la 7 ni la 8 ne sont faites",
    ],
)
async def test_several_steps_that_were_not_done_are_put_back_to_do(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("/parcours fait 7 8")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté, à faire : ")
    assert "Pour revenir dessus" not in doctor.sees


async def test_what_neither_follows_is_not_told_done(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("j'ai fait la 5 ni la 6")
    assert "C’est noté" not in doctor.sees


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("la 5 a été faite hier", "fait"),
        ("la 5 n'a pas été faite", "à faire"),
        ("la 5 est presque finie", "en cours"),
    ],
)
async def test_a_step_may_have_been_done_or_almost(doctor: Talker, typed: str, state: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert f"« Qualifier l’identité du patient » est {state}." in doctor.sees


async def test_each_step_told_has_its_own_state(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("étape 7 faite, la 8 pas encore, je commence la 9")
    told = doctor.sees.partition("Pour revenir dessus")[0].splitlines()
    starts = ["C’est noté, fait : ", "C’est noté, à faire : ", "C’est noté, en cours : "]
    assert [line.startswith(start) for line, start in zip(told, starts, strict=False)] == [
        True
    ] * 3
    assert re.findall(r"étape (\d+)", " ".join(told)) == ["7", "8", "9"]


async def test_what_one_has_of_oneself_marks_no_step(doctor: Talker) -> None:
    await doctor.says("/profil médecin")
    await doctor.says("/parcours")
    await doctor.says("j'ai un secrétariat")
    assert "Secrétariat : oui" in doctor.sees
    await doctor.says("/parcours 6")
    assert "État : à faire" in doctor.sees


async def test_a_step_that_is_of_one_after_all_counts_again(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("la 10 ne me concerne pas")
    assert "ne vous concerne pas" in doctor.sees
    await doctor.says("la 10 me concerne")
    assert "« Accéder au dossier et le consulter » est à faire." in doctor.sees


async def all_done(person: Talker) -> list[int]:
    """Return the numbers of the steps that are done."""
    await person.says("/parcours tout")
    return [int(line.partition(".")[0]) for line in person.sees.splitlines() if "(fait" in line]


@pytest.mark.parametrize(
    ("typed", "steps"),
    [
        ("la une est faite", [1]),
        ("la une et la deux sont faites", [1, 2]),
        ("j'ai fait la une la deux et la trois", [1, 2, 3]),
        ("numéro un fait", [1]),
        ("letape 4 est faite", [4]),
    ],
)
async def test_steps_told_in_words_are_all_noted(
    doctor: Talker, typed: str, steps: list[int]
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert await all_done(doctor) == steps


@pytest.mark.parametrize(
    "typed", ["la 3 en fait", "étape 3 en fait", "la trois finalement", "une étape est faite"]
)
async def test_what_is_only_put_right_is_not_told_to_be_done(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert await all_done(doctor) == []


@pytest.mark.parametrize("typed", ["non la 4", "non la 4 en fait", "pas la 2 la 4", "oups la 4"])
async def test_a_correction_is_corrected(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says("la 1 est faite")
    await doctor.says("non la 2")
    await doctor.says(typed)
    assert await all_done(doctor) == [4]


async def test_one_of_the_steps_just_told_is_left_out(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("la 1 et la 2 sont faites")
    await doctor.says("sauf la 2")
    assert await all_done(doctor) == [1]


@pytest.mark.parametrize("typed", ["ai je fait la 3", "ai-je fait la 3", "j'ai fait la 3 non ?"])
async def test_a_step_that_is_asked_about_is_not_noted(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert await all_done(doctor) == []


@pytest.mark.parametrize(
    ("typed", "lacks"),
    [
        ("tout est fait mais pas la messagerie", ["/parcours 11", "/parcours 12"]),
        ("tout est fait, pas la bal", ["/parcours 11"]),
        ("les trois premières sont faites mais pas la cps", ["/parcours 2"]),
        ("le chapitre 1 est fait mais pas la cps", ["/parcours 2"]),
    ],
)
async def test_what_is_lacking_among_many_is_not_noted_with_them(
    doctor: Talker, typed: str, lacks: list[str]
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    await doctor.says("/parcours 1")
    assert "État : fait" in doctor.sees
    for lacking in lacks:
        await doctor.says(lacking)
        assert "État : à faire" in doctor.sees


async def test_what_is_lacking_takes_nothing_from_a_step_named_beside(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("j'ai la bal mais pas la messagerie")
    await doctor.says("/parcours 11")
    assert "État : fait" in doctor.sees
