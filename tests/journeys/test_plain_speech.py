"""Sentences of people who tell where they stand, remind themselves and share, as they come."""

import pytest

from tests.journeys.conversation import Stage, Talker
from tests.journeys.test_steps_told import noted


@pytest.mark.parametrize(
    ("typed", "steps"),
    [
        ("1 fait 2 fait 4 en cours le reste pas encore", [1, 2, 4]),
        ("voici mon avancement : 1 et 2 faites, 4 en cours", [1, 2, 4]),
        ("alors la première c'est fait la deuxième c'est fait", [1, 2]),
        ("la 1 et la 2 c'est moi qui les ai faites", [1, 2]),
    ],
)
async def test_below_the_path_several_steps_are_noted(
    doctor: Talker, typed: str, steps: list[int]
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert set(steps) <= set(noted(doctor))


@pytest.mark.parametrize(
    ("typed", "left_out"),
    [
        ("j'ai tout fait moins la 12", {12}),
        ("toutes les étapes sont faites moins la 10 et la 12", {10, 12}),
        ("tout est fait à l'exception de la 12", {12}),
        ("tout est fait mis à part la 8", {8}),
    ],
)
async def test_what_is_told_of_all_but_some_is_not_of_these(
    doctor: Talker, typed: str, left_out: set[int]
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert set(noted(doctor)) == {1, 2, 4, 5, 7, 8, 9, 10, 11, 12} - left_out


@pytest.mark.parametrize(
    "typed",
    [
        "RPPS fait, CPS faite, INSi fait, CPE commandée",
        "tout est fini sauf 9 et 10",
        "7 à 10 faites",
        "la 9, la 10 et la 11 c'est bon",
    ],
)
async def test_far_from_the_path_what_is_only_of_steps_is_noted(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("la carte vitale suffit ?")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté, fait")
    assert len(stage.asked) == 1


@pytest.mark.parametrize("typed", ["1 et 2", "3 patientes vues"])
async def test_far_from_the_path_anything_else_is_searched(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/aide")
    await doctor.says(typed)
    assert stage.asked == [typed]


async def test_what_is_told_of_a_step_and_not_understood_is_not_searched(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("/aide")
    await doctor.says("la 11 est en cours non faite")
    assert doctor.sees.startswith("Je n’ai pas compris ce que vous dites de l’étape 11")
    assert stage.asked == []


@pytest.mark.parametrize("typed", ["tout n'est pas fait", "j'ai rien fait", "rien n'est fait"])
async def test_not_everything_undoes_nothing(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours fait 4 5")
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("Rien n’est noté par ce message")
    await doctor.says("/parcours")
    assert "2 étapes sur" in doctor.sees


async def test_of_two_numbers_the_second_may_be_said_in_place_of_the_first(
    doctor: Talker,
) -> None:
    await doctor.says("/parcours fait 7")
    await doctor.says("/parcours tout")
    await doctor.says("pas la 8 la 7")
    await doctor.says("/parcours")
    assert "1 étape sur" in doctor.sees


async def test_that_one_is_wrong_is_of_the_only_step_just_noted(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("la 4 est faite")
    await doctor.says("non en fait je confonds, pas celle-là")
    assert "INSi » est à faire" in doctor.sees
    await doctor.says("la 4 et la 5 sont faites")
    await doctor.says("pas celle-là")
    await doctor.says("/parcours")
    assert "2 étapes sur" in doctor.sees


async def test_a_day_alone_is_of_the_step_just_noted_to_be_under_way(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("/parcours")
    await doctor.says("le rpps est fait, la cps est en cours")
    await doctor.says("dans deux semaines")
    assert f"je vous le rappellerai {stage.in_days(14)}" in doctor.sees
    assert "CPS" in doctor.sees


async def test_a_day_alone_below_the_path_is_asked_of_which_step(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("/parcours")
    await doctor.says("demain")
    assert doctor.sees.startswith("Aucun rappel n’est fixé : de quelle étape ?")
    assert stage.asked == []


async def test_the_step_noted_beside_the_wish_is_the_one_reminded_of(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("rappelle-moi la cpe dans 3 jours")
    await doctor.says("note la bal en cours et préviens-moi dans 5 jours")
    assert f"je vous le rappellerai {stage.in_days(5)}" in doctor.sees
    assert "BAL" in doctor.sees
    await doctor.says("/rappels")
    assert stage.in_days(3) in doctor.sees


async def test_a_done_step_is_not_reminded_of_and_it_is_asked_which(doctor: Talker) -> None:
    await doctor.says("rappelle-moi la cpe dans 3 jours")
    await doctor.says("la 7 est faite, rappelle-moi dans 5 jours")
    assert "Aucun rappel n’est fixé : de quelle étape ?" in doctor.sees


async def test_what_is_told_done_below_a_reminder_set_is_no_other_reminder(
    doctor: Talker,
) -> None:
    await doctor.says("rappelle-moi la cpe dans 3 jours")
    await doctor.says("bal mssanté ok aussi")
    assert "BAL MSSanté » est fait." in doctor.sees


@pytest.mark.parametrize(
    "typed",
    [
        "à quelle heure ?",
        "vous m'appelez comment ?",
        "ça sert à quoi",
        "vous m'appelez à quelle heure",
        "et si je suis en tournée",
    ],
)
async def test_how_a_reminder_comes_is_told_and_it_may_still_be_taken(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("/parcours en cours cpe")
    await doctor.says(typed)
    assert doctor.sees.startswith("Un rappel est un message que je vous envoie ici")
    await doctor.says("je veux bien")
    assert doctor.sees.startswith("C’est noté : je vous le rappellerai")


@pytest.mark.parametrize("typed", ["non finalement oubliez", "laisse tomber"])
async def test_a_reminder_just_set_is_forgotten(doctor: Talker, typed: str) -> None:
    await doctor.says("rappelle-moi la cpe demain")
    await doctor.says(typed)
    assert doctor.sees.startswith("Rappel annulé.")


async def test_the_day_said_last_is_meant(doctor: Talker, stage: Stage) -> None:
    await doctor.says("rappelle-moi la 8 dans 3 jours non dans 5 jours")
    assert f"je vous le rappellerai {stage.in_days(5)}" in doctor.sees


@pytest.mark.parametrize("typed", ["pourquoi vous voulez savoir ça ?", "faut répondre ?"])
async def test_why_the_profile_is_asked_is_told_and_it_is_asked_again(
    stage: Stage, typed: str
) -> None:
    newcomer = stage.person("Nouvelle")
    await newcomer.says("/start")
    await newcomer.says(typed)
    assert newcomer.sees.startswith("Ces questions sont facultatives")
    assert "Qui êtes-vous ?" in newcomer.sees
    assert stage.asked == []


async def test_the_page_that_follows_a_step_opened_is_shown(doctor: Talker) -> None:
    await doctor.says("étape 4")
    await doctor.says("suivante")
    assert doctor.sees.startswith("Étape 5")


@pytest.mark.parametrize(
    "typed",
    ["ma secrétaire fait la 4 et la 5", "la 4 et la 5 c'est elle", "les 4 et 5 c'est elle"],
)
async def test_several_steps_are_given_to_one_member(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    link = await doctor.invites()
    secretary = stage.person("Secrétaire")
    await secretary.says(f"/start {link}")
    await secretary.says("oui")
    await secretary.says("secrétaire")
    await doctor.says(typed)
    assert doctor.sees.count("s’en charge : secrétaire") == len([4, 5])


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("j'ai commandé la CPE hier", "Équiper le secrétariat"),
        ("la cps je l'ai commandée", "Obtenir une carte CPS"),
        ("les certificats on les a commandés lundi", "S’équiper en certificats"),
    ],
)
async def test_what_is_told_ordered_by_its_name_is_under_way_wherever_it_is_said(
    doctor: Talker, stage: Stage, typed: str, title: str
) -> None:
    await doctor.says("la carte vitale suffit ?")
    await doctor.says(typed)
    assert doctor.sees.startswith(f"C’est noté : « {title}")
    assert "est en cours." in doctor.sees
    assert len(stage.asked) == 1


@pytest.mark.parametrize(
    "typed",
    [
        "j'ai commandé la cps mais elle n'arrive pas",
        "j'ai commandé la cpe, combien de temps ?",
        "j'ai pas commandé la cpe",
        "j'ai commandé la carte vitale",
    ],
)
async def test_what_says_more_than_that_it_is_ordered_is_searched(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("la carte vitale suffit ?")
    await doctor.says(typed)
    assert stage.asked[-1] == typed


async def test_certificates_that_have_come_are_done_below_their_reminder_or_under_way(
    doctor: Talker,
) -> None:
    await doctor.says("/parcours en cours certificats")
    await doctor.says("la carte vitale suffit ?")
    await doctor.says("les certificats sont arrivés")
    assert doctor.sees.startswith("C’est noté : « S’équiper en certificats logiciels » est fait.")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("non pardon pharmacien", "Vous êtes : pharmacien"),
        ("non, pharmacien", "Vous êtes : pharmacien"),
        ("j'ai un finess bien sûr", "Structure avec un numéro FINESS : oui"),
    ],
)
async def test_the_profile_just_noted_is_corrected_by_the_word_alone(
    doctor: Talker, stage: Stage, typed: str, said: str
) -> None:
    await doctor.says("/profil médecin")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté.")
    assert said in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize("typed", ["envoyer le lien", "donnez-moi un lien"])
async def test_the_link_of_a_practice_is_asked_for_below_it(doctor: Talker, typed: str) -> None:
    await doctor.says("/cabinet")
    await doctor.says(typed)
    assert doctor.sees.startswith("Voici le lien d’invitation.")
    await doctor.says(typed)
    assert "Voici le lien" not in doctor.sees
