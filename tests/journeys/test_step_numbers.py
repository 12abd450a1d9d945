"""A step is told by its number, in the words of every day; what is not understood is said."""

import pytest

from tests.journeys.conftest import CARD
from tests.journeys.conversation import Stage, Talker


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("étape 4 finie", "est fait."),
        ("fini étape 4", "est fait."),
        ("étape 4 : ok", "est fait."),
        ("l'étape 4 c'est bon", "est fait."),
        ("donc l'étape 4 c'est bon", "est fait."),
        ("étape 4 validée", "est fait."),
        ("numéro 4 fait", "est fait."),
        ("euh la 4 c'est bon aussi", "est fait."),
        ("non étape 4", "État : à faire"),
        ("en fait l'étape 4", "État : à faire"),
        ("et l'étape 4", "État : à faire"),
        ("la 4 ne me concerne plus", "ne vous concerne pas."),
        ("j'ai pas fait l'étape 4", "est à faire."),
        ("n°4 c'est fait", "est fait."),
        ("je commence la 4", "est en cours."),
        ("je commence la 4 aujourd'hui", "est en cours."),
        ("la 4 est commencée", "est en cours."),
        ("la 4 ne me concerne pas", "ne vous concerne pas."),
        ("j'ai pas besoin de la 4", "ne vous concerne pas."),
        ("voir la 4", "État : à faire"),
    ],
)
async def test_what_is_said_of_a_number_is_done_below_the_path(
    doctor: Talker, stage: Stage, typed: str, seen: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert seen in doctor.sees
    assert "Récupérer l’INS" in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize(
    "typed",
    [
        "étape 2 à refaire",
        "refaire l'étape 2",
        "la 2 pas encore",
        "oups non pas la 2",
        "enlève la 2",
    ],
)
async def test_a_step_told_by_its_number_is_put_back(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says("étape 2 faite")
    await doctor.says(typed)
    assert "« Obtenir une carte CPS et/ou une e-CPS » est à faire." in doctor.sees


@pytest.mark.parametrize(
    ("first", "state"), [("la 1 est faite", "est fait."), ("étape 1 en cours", "est en cours.")]
)
async def test_too_tells_again_the_state_just_told(doctor: Talker, first: str, state: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(first)
    await doctor.says("et la 2 aussi")
    assert f"« Obtenir une carte CPS et/ou une e-CPS » {state}" in doctor.sees


async def test_neither_tells_again_what_does_not_concern(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("la 3 pas pour moi")
    await doctor.says("la 6 non plus")
    assert (
        "« Équiper le secrétariat d’une carte CPE nominative » ne vous concerne pas" in doctor.sees
    )


@pytest.mark.parametrize("first", ["la 3 est faite", "étape 3 en cours"])
async def test_neither_does_not_go_on_with_what_is_done(doctor: Talker, first: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(first)
    await doctor.says("la 8 non plus")
    assert doctor.sees.startswith("Je n’ai pas compris ce que vous dites de l’étape 8")
    assert "État : à faire" in doctor.sees


async def test_neither_does_not_go_on_in_the_message_that_tells_a_step_done(
    doctor: Talker,
) -> None:
    await doctor.says("/parcours")
    await doctor.says("j'ai fait la 3, la 8 non plus")
    assert "C’est noté" not in doctor.sees


@pytest.mark.parametrize("typed", ["passe l'étape 4", "la 4 marche pas", "étape 4 au secours"])
async def test_what_is_not_understood_of_a_step_is_said_and_changes_nothing(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("Je n’ai pas compris ce que vous dites de l’étape 4")
    assert "État : à faire" in doctor.sees
    assert stage.asked == []


async def test_elsewhere_a_number_is_marked_but_refuses_no_answer(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("une carte")
    await doctor.says("non pas la 2")
    assert stage.asked == ["une carte", "non pas la 2"]
    await doctor.says("je suis en train de faire la 11")
    assert "« S’équiper d’une messagerie et d’une BAL MSSanté » est en cours." in doctor.sees


async def test_a_member_takes_a_step_by_its_number_and_who_noted_it_is_told(
    doctor: Talker, stage: Stage
) -> None:
    link = await doctor.invites()
    secretary = stage.person("Secrétaire")
    await secretary.says(f"/start {link}")
    await secretary.says("rejoindre")
    await secretary.says("/parcours")
    await secretary.says("la 4 c'est moi")
    assert "Qui s’en charge : vous" in secretary.sees
    await secretary.says("/aide")
    await secretary.says("je prends la 5")
    assert "Étape 5 · " in secretary.sees
    assert "Qui s’en charge : vous" in secretary.sees
    await secretary.says("la 1 est faite")
    await doctor.says("/parcours")
    await doctor.says("qui a fait la 1 ?")
    assert "Étape 1 · " in doctor.sees
    assert ", noté par " in doctor.sees


@pytest.mark.parametrize(
    "typed",
    [
        "cette étape ne me concerne pas",
        "ça ne me concerne pas",
        "je n'ai pas besoin de cette étape",
    ],
)
@pytest.mark.parametrize("opens", ["/parcours", "/parcours 1"])
async def test_this_step_is_the_one_that_is_shown(
    doctor: Talker, stage: Stage, opens: str, typed: str
) -> None:
    await doctor.says(opens)
    await doctor.says(typed)
    assert "« Être inscrit au RPPS ou RPPS+ » ne vous concerne pas." in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize(
    "typed",
    ["non en fait il y a une erreur, pas fait", "oups, je me suis trompée, pas fait"],
)
async def test_what_was_marked_is_undone_in_several_words(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says("c'est fait")
    await doctor.says(typed)
    assert "« Être inscrit au RPPS ou RPPS+ » est à faire." in doctor.sees


@pytest.mark.parametrize(
    "typed",
    [
        "patron a fait la 5",
        "ma collègue a fait la 5 aussi",
        "Ma secrétaire a fait la 5",
        "la 5, mon associée l'a faite",
    ],
)
@pytest.mark.parametrize(
    "before", ["/parcours", CARD, "/profil médecin", "/cabinet", "/mesdonnees"]
)
async def test_a_step_that_somebody_else_did_is_done(
    doctor: Talker, before: str, typed: str
) -> None:
    await doctor.says(before)
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté : « Qualifier l’identité du patient » est fait.")


@pytest.mark.parametrize("before", ["/parcours", CARD, "/profil médecin", "/cabinet"])
async def test_several_steps_are_done_wherever_one_would_be(doctor: Talker, before: str) -> None:
    await doctor.says(before)
    await doctor.says("j'ai fait la 4 et la 5")
    assert doctor.sees.startswith("C’est noté, fait : ")


async def test_what_somebody_else_does_not_do_is_not_noted(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("mon patron ne fait pas la 5")
    assert "C’est noté" not in doctor.sees


@pytest.mark.parametrize(
    "typed",
    [
        "la 5 est faite ?",
        "la 5 est bien notée comme faite ?",
        "est-ce que j'ai fait la 5",
        "mon patron a fait la 5 ?",
        "la 5 ok ?",
    ],
)
@pytest.mark.parametrize("before", ["/parcours", CARD])
async def test_the_state_of_a_step_is_told_to_who_asks(
    doctor: Talker, before: str, typed: str
) -> None:
    await doctor.says("/parcours en cours 5")
    await doctor.says(before)
    await doctor.says(typed)
    assert doctor.sees.startswith("Étape 5 · Qualifier l’identité du patient\n\nÉtat : en cours")


@pytest.mark.parametrize(
    "typed",
    [
        "je me suis trompée, la 5 est faite",
        "la 5 est faite depuis longtemps",
        "étape 5 terminée la semaine dernière",
        "l'étape cinq je l'ai finie lundi",
        "hier j'ai fait la 5",
        "étape cinq point c'est fait point",
    ],
)
async def test_what_is_said_beside_a_step_told_done_changes_nothing(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté : « Qualifier l’identité du patient » est fait.")


@pytest.mark.parametrize(
    "typed", ["c'est fait hier", "j'ai terminé ce matin, merci", "fini il y a trois jours"]
)
async def test_the_step_shown_may_be_done_on_a_day_of_the_past(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours 5")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté : « Qualifier l’identité du patient » est fait.")


@pytest.mark.parametrize("told", ["finalement j'ai fini la 8 et la 9", "la 9 est faite"])
async def test_when_what_was_just_noted_was_done_is_not_said_of_what_is_next(
    doctor: Talker, told: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says(told)
    await doctor.says("c'est fait hier")
    assert doctor.sees.startswith("C’est noté")
    await doctor.says("/parcours 10")
    assert "État : à faire" in doctor.sees


async def test_a_day_told_of_another_step_marks_nothing(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("la 5 est faite, la 7 lundi")
    await doctor.says("/parcours 7")
    assert "État : à faire" in doctor.sees


@pytest.mark.parametrize("typed", ["la 5", "bon, la 5", "la cinq"])
@pytest.mark.parametrize(
    "before", ["/parcours", "/parcours 2", "/rappels", "rappelle-moi la 2 demain"]
)
async def test_the_number_of_a_step_opens_it_and_is_no_day(
    doctor: Talker, stage: Stage, before: str, typed: str
) -> None:
    await doctor.says("/parcours en cours 2")
    await doctor.says(before)
    await doctor.says(typed)
    assert doctor.sees.startswith("Étape 5 · ")
    assert stage.asked == []


@pytest.mark.parametrize("typed", ["ça me concerne pas la 5", "la 5, elle ne me concerne pas"])
@pytest.mark.parametrize("before", ["/parcours", CARD])
async def test_a_step_that_is_not_of_one_is_told_in_any_order(
    doctor: Talker, before: str, typed: str
) -> None:
    await doctor.says(before)
    await doctor.says(typed)
    assert "« Qualifier l’identité du patient » ne vous concerne pas." in doctor.sees


async def test_a_step_may_be_well_done(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("la 5 est bien faite")
    assert "« Qualifier l’identité du patient » est fait." in doctor.sees


@pytest.mark.parametrize("typed", ["je n'ai plus que la 5 à faire", "il ne reste que la 5"])
async def test_the_only_step_left_is_shown(doctor: Talker, stage: Stage, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert "Qualifier l’identité du patient" in doctor.sees
    assert "pas compris" not in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("8 en cours", "est en cours."),
        ("8 faite", "est fait."),
        ("c'est quoi la 8 déjà ?", "État : à faire"),
        ("la 8 c'était quoi", "État : à faire"),
    ],
)
async def test_what_can_only_be_of_a_step_is_so_below_an_answer(
    doctor: Talker, stage: Stage, typed: str, seen: str
) -> None:
    await doctor.says(CARD)
    await doctor.says(typed)
    assert seen in doctor.sees
    assert "Alimenter le dossier médical" in doctor.sees
    assert stage.asked == [CARD]


@pytest.mark.parametrize("opens", ["une carte", "/themes", "/start", "/ins"])
async def test_what_is_asked_of_a_number_of_a_list_is_of_no_step(
    doctor: Talker, opens: str
) -> None:
    await doctor.says(opens)
    await doctor.says("c'est quoi la 2 ?")
    assert "Étape 2" not in doctor.sees


async def test_what_is_asked_of_a_choice_opens_it(doctor: Talker, stage: Stage) -> None:
    await doctor.says("une carte")
    await doctor.says("c'est quoi la 2 ?")
    assert "Comment commander une carte CPE" in doctor.sees
    assert stage.asked == ["une carte"]


@pytest.mark.parametrize("typed", ["la carte est arrivée", "ma carte est bien arrivée ce matin"])
async def test_a_card_under_way_is_told_to_have_come_below_an_answer(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/parcours en cours cps")
    await doctor.says(CARD)
    await doctor.says(typed)
    assert doctor.sees.startswith(
        "C’est noté : « Obtenir une carte CPS et/ou une e-CPS » est fait."
    )
    assert stage.asked == [CARD]


@pytest.mark.parametrize(
    "typed", ["la carte vitale est arrivée", "le patient est arrivé", "la carte est arrivée ?"]
)
async def test_what_else_has_come_is_no_card_under_way(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/parcours en cours cps")
    await doctor.says(CARD)
    await doctor.says(typed)
    assert stage.asked == [CARD, typed]


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("la suivante est faite aussi", "fait"),
        ("la suivante aussi", "fait"),
        ("celle d'après c'est bon", "fait"),
        ("la prochaine est en cours", "en cours"),
    ],
)
async def test_what_is_told_of_the_following_step_is_noted_of_it(
    doctor: Talker, stage: Stage, typed: str, state: str
) -> None:
    await doctor.says("étape 4 faite")
    await doctor.says(typed)
    assert doctor.sees.startswith(f"C’est noté : « Qualifier l’identité du patient » est {state}.")
    assert stage.asked == []


async def test_the_following_step_below_the_path_is_the_next_action(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("la prochaine est faite")
    assert "« Être inscrit au RPPS ou RPPS+ » est fait." in doctor.sees


async def test_where_two_steps_may_follow_it_is_asked_which(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("la 7 est faite")
    await doctor.says("la suivante est faite aussi")
    assert doctor.sees.startswith("Rien n’est noté : de quelle étape parlez-vous ?")
    assert "8. Alimenter le dossier médical (à faire)" in doctor.sees


@pytest.mark.parametrize(
    "typed",
    ["la suivante est faite ?", "la prochaine fois", "suivante"],
)
async def test_what_tells_no_state_of_the_following_step_changes_none(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("étape 4 faite")
    await doctor.says(typed)
    assert "C’est noté" not in doctor.sees


@pytest.mark.parametrize("typed", ["l'ins c'est fait", "ins ok", "l'INS est en cours"])
async def test_a_state_told_of_a_chapter_alone_is_asked_of_which_step(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("Rien n’est noté : de quelle étape parlez-vous ?")
    assert "en cours depuis" not in doctor.sees


@pytest.mark.parametrize("typed", ["insi c'est fait", "le téléservice insi est fait"])
async def test_a_state_told_of_a_step_of_the_chapter_is_noted(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté : « Récupérer l’INS avec le téléservice INSi »")
