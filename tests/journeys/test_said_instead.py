"""One step is said in place of another: « non pas la 2, la 3 », « oups, c'était la 4 »."""

import pytest

from tests.journeys.conversation import Stage, Talker

INSTEAD = [
    "non pas la 5, la 4",
    "non pas la cinq, la quatre",
    "pas la 5 mais la 4",
    "la 4, pas la 5",
    "c'est la 4 pas la 5",
    "non, c'est la 4",
    "oups c'était la 4",
    "je voulais dire la 4",
    "c'était la 4",
    "c'est pas la 5 c'est la 4",
    "en fait c'est la 4",
]

CLEFT = [
    "c'est la 4 que j'ai faite",
    "non c'est la 4 qui est faite",
    "c'est la 4 qui est faite pas la 5",
]
"""What puts another step in its place where one was just noted; else, it only notes that one."""


@pytest.mark.parametrize("told", ["la 5 est faite", "étape 5 faite"])
@pytest.mark.parametrize("typed", [*INSTEAD, *CLEFT, "non pas cinq quatre"])
async def test_the_step_just_marked_was_another(doctor: Talker, typed: str, told: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(told)
    await doctor.says(typed)
    assert "C’est noté, fait : Récupérer l’INS" in doctor.sees
    assert "C’est noté, à faire : Qualifier l’identité" in doctor.sees
    assert "1 étape sur 10" in doctor.sees


@pytest.mark.parametrize("typed", ["non pas la 5, la 4", "pas la 5 mais la 4", "la 4, pas la 5"])
async def test_one_of_the_steps_just_marked_was_another(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says("j'ai fait la 2 et la 5")
    await doctor.says(typed)
    assert "C’est noté, fait : Récupérer l’INS" in doctor.sees
    assert "C’est noté, à faire : Qualifier l’identité" in doctor.sees
    assert "2 étapes sur 10" in doctor.sees


@pytest.mark.parametrize("typed", ["oups c'était la 4", "non pas la 5, la 2"])
async def test_of_several_steps_it_is_not_guessed_which(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says("j'ai fait la 2 et la 5")
    await doctor.says(typed)
    await doctor.says("/parcours")
    assert "2 étapes sur 10" in doctor.sees


@pytest.mark.parametrize("typed", INSTEAD)
async def test_a_step_that_is_only_shown_keeps_its_state(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says("la 5 est faite")
    await doctor.says("5")
    await doctor.says(typed)
    await doctor.says("/parcours 5")
    assert "État : fait" in doctor.sees
    await doctor.says("/parcours 4")
    assert "État : à faire" in doctor.sees


@pytest.mark.parametrize("typed", ["non pas la 8, la 9", "la 9 pas la 8", "oups c'était la 9"])
async def test_a_reminder_just_set_is_of_another_step(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("rappelle-moi la 8 demain")
    await doctor.says(typed)
    assert doctor.sees.startswith("Rappel annulé.")
    assert "Étape : « Informer le patient de la consultation" in doctor.sees
    await doctor.says("/rappels")
    assert "1." in doctor.sees
    assert "2." not in doctor.sees
    assert "Alimenter" not in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize(
    "typed", ["pas mardi, jeudi", "non pas mardi, jeudi", "pas mardi mais jeudi"]
)
async def test_a_reminder_just_set_is_for_another_day(doctor: Talker, typed: str) -> None:
    await doctor.says("rappelle-moi la 8 mardi")
    await doctor.says(typed)
    assert "je vous le rappellerai jeudi" in doctor.sees
    await doctor.says("/rappels")
    assert "1. jeudi" in doctor.sees
    assert "2." not in doctor.sees


@pytest.mark.parametrize("typed", ["le reste est pas fait", "le reste n'est pas fait"])
async def test_what_is_left_is_not_done_without_its_ne(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says("étape 5 faite")
    await doctor.says("la 6 est pas fait")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté, à faire")
    assert "1 étape sur 10" in doctor.sees


async def test_a_day_is_asked_of_another_step(doctor: Talker) -> None:
    await doctor.says("rappelle-moi la 8")
    await doctor.says("non, la 9")
    assert "Étape : Informer le patient de la consultation" in doctor.sees


@pytest.mark.parametrize(
    "typed",
    [
        "non pas la 2, la 3",
        "pas la 2, la 7",
        "pas la 2 mais la 7",
        "la 7, pas la 2",
        "la 2 et pas la 3",
        "la 7 est faite, non la 8",
        "j'ai fait la 7, pardon, la 8",
        "la 7, non la 8 est faite",
    ],
)
@pytest.mark.parametrize("before", ["/parcours", "/start e_cps-obtenir"])
async def test_a_step_set_against_another_changes_neither(
    doctor: Talker, before: str, typed: str
) -> None:
    await doctor.says("/parcours fait 1 2 3")
    await doctor.says(before)
    await doctor.says(typed)
    assert "C’est noté" not in doctor.sees
    await doctor.says("/parcours")
    assert "3 étapes sur 11" in doctor.sees


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("j'ai fait la 7, pas la 2", "3 étapes sur"),
        ("la 7 est faite mais pas la 2", "3 étapes sur"),
        ("pas la 2 ni la 3", "1 étape sur"),
        ("pas la 2, pas la 3", "1 étape sur"),
        ("la 2 et la 3 pas encore", "1 étape sur"),
        ("pas la 2", "2 étapes sur"),
    ],
)
async def test_a_step_that_is_not_done_is_told_alone_or_beside_others(
    doctor: Talker, typed: str, left: str
) -> None:
    await doctor.says("/parcours fait 1 2 3")
    await doctor.says(typed)
    assert left in doctor.sees


@pytest.mark.parametrize(
    "typed", ["la 6 : carte commandée", "étape 6, carte commandée", "la 6 carte cpe commandée"]
)
async def test_words_beside_a_number_name_no_other_step(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours fait 1 2")
    await doctor.says(typed)
    await doctor.says("/parcours 6")
    assert "État : en cours" in doctor.sees
    await doctor.says("/parcours 2")
    assert "État : fait" in doctor.sees


@pytest.mark.parametrize("typed", ["j'ai fait la 8 pour un patient", "la 7 : carte commandée"])
async def test_a_step_told_with_words_of_others_is_not_marked(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert "rien n’est changé" in doctor.sees
    await doctor.says("/parcours")
    assert "0 étape sur" in doctor.sees


async def test_of_a_step_that_was_put_back_nothing_is_noted_of_another(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("la 2 est faite")
    await doctor.says("remets la 2 à faire")
    assert "est à faire" in doctor.sees
    await doctor.says("non pas la 2, la 3")
    assert "C’est noté" not in doctor.sees


@pytest.mark.parametrize(
    "typed", ["c'est la 4 que j'ai commencée", "c'est la 4 que j'ai faite aussi", "c'est la 4"]
)
async def test_another_step_told_beside_puts_nothing_back(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says("la 5 est faite")
    await doctor.says(typed)
    await doctor.says("/parcours 5")
    assert "État : fait" in doctor.sees


@pytest.mark.parametrize(
    "typed",
    ["ah non juste la 2", "la 2 seulement", "non, que la 2", "seule la 2 est faite"],
)
async def test_of_steps_just_marked_all_but_those_told_are_put_back(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says("j'ai fait la 2 et la 5")
    await doctor.says(typed)
    assert "« Qualifier l’identité du patient » est à faire" in doctor.sees
    await doctor.says("/parcours 2")
    assert "État : fait" in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize(
    "typed", ["juste la 2 est en cours", "juste la 4", "juste la 2 et la 4", "seulement la 2 ?"]
)
async def test_where_it_is_not_clear_which_are_left_none_is_put_back(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says("j'ai fait la 2 et la 5")
    await doctor.says(typed)
    await doctor.says("/parcours")
    assert "2 étapes sur 10" in doctor.sees


async def test_a_step_put_in_place_of_another_is_told_again(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("la 4 est faite")
    await doctor.says("non c'était la 5")
    await doctor.says("c'est la 5 que j'ai faite hier")
    assert "« Qualifier l’identité du patient » est fait" in doctor.sees
    assert "Que faut-il corriger" not in doctor.sees
