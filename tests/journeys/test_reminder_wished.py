"""A reminder of a step that is asked for in words is set, or its day is asked for."""

import pytest

from tests.journeys.conftest import CARD
from tests.journeys.conversation import Stage, Talker, as_typed


@pytest.mark.parametrize(
    "said",
    [
        "rappelle-moi demain de commander la CPE",
        "tu me rappelles la 6 vendredi",
        "Rappelez-moi de commander la cpe dans 10 jours",
        "vous pouvez me rappeler lundi pour les certificats ?",
        "fais-moi penser à la BAL le 15 décembre",
    ],
)
async def test_with_a_day_it_is_set(doctor: Talker, stage: Stage, said: str) -> None:
    await doctor.says(said)
    assert "je vous le rappellerai" in doctor.sees
    await doctor.says("/rappels")
    assert "1. " in doctor.sees
    assert stage.asked == []


async def test_without_a_day_it_is_asked_which(doctor: Talker, stage: Stage) -> None:
    await doctor.says("rappelle-moi de commander la CPE")
    assert doctor.sees.startswith("Quel jour vous le rappeler")
    await doctor.says("demain")
    assert "je vous le rappellerai" in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize(
    "said",
    [
        "rappelez-moi comment commander la CPE",
        "merci de me rappeler à quoi sert la carte CPE",
        "rappelle-moi ce que fait la carte CPE",
        "vous pouvez me rappeler au cabinet ?",
        "rappelez-moi la règle pour un bébé de 3 jours",
    ],
)
async def test_what_names_no_day_or_asks_how_is_a_question(
    doctor: Talker, stage: Stage, said: str
) -> None:
    await doctor.says(said)
    assert stage.asked == [said]


@pytest.mark.parametrize(
    "said",
    [
        "rappelez-moi demain de rappeler le laboratoire",
        "rappelle moi lundi à 14h d'appeler l'éditeur",
        "mets-moi une alarme à 14h",
        "rappelle-moi ce soir",
        "relance moi mardi pour les impôts",
        "vous pouvez me rappeler demain ?",
    ],
)
async def test_of_what_is_no_step_nothing_is_set_and_it_is_said(
    doctor: Talker, stage: Stage, said: str
) -> None:
    await doctor.says(said)
    assert doctor.sees.startswith("Aucun rappel n’est fixé.")
    await doctor.says("/rappels")
    assert "Vous n’avez aucun rappel." in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("rappelle moi l'étape 11 lundi", "messagerie et d’une BAL"),
        ("rappelle-moi pour la messagerie dans 3 jours", "messagerie et d’une BAL"),
    ],
)
async def test_a_step_is_named_by_its_number_or_by_its_chapter(
    doctor: Talker, said: str, title: str
) -> None:
    await doctor.says(said)
    assert "je vous le rappellerai" in doctor.sees
    await doctor.says("/rappels")
    assert title in doctor.sees


@pytest.mark.parametrize("said", ["rappelez-moi vendredi", "ok rappelle moi dans 10 jours svp"])
async def test_below_an_answer_it_is_of_the_step_that_it_explains(
    doctor: Talker, said: str
) -> None:
    await doctor.taps_data("e:cpe-commander")
    await doctor.says(said)
    assert "je vous le rappellerai" in doctor.sees
    await doctor.says("/rappels")
    assert "Équiper le secrétariat" in doctor.sees


@pytest.mark.parametrize("said", ["à 14h", "18h30", "plutôt le soir", "à 8 heures"])
async def test_the_hour_of_a_reminder_cannot_be_chosen(
    doctor: Talker, stage: Stage, said: str
) -> None:
    await doctor.says("rappelle-moi demain de commander la CPE")
    await doctor.says(said)
    assert doctor.sees.startswith("L’heure d’un rappel ne se choisit pas")
    await doctor.says("/rappels")
    assert "1. " in doctor.sees
    assert stage.asked == []


async def test_what_is_told_before_the_wish_is_noted_too(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/profil médecin secrétariat oui")
    await doctor.says("/parcours")
    await doctor.says("la 6 est faite et rappelle-moi la 8 dans une semaine")
    noted, reminded = doctor.seen
    assert "carte CPE nominative » est fait." in as_typed(noted.text or "")
    assert "je vous le rappellerai" in as_typed(reminded.text or "")
    await doctor.says("non, remets-le pour vendredi")
    assert "je vous le rappellerai vendredi" in doctor.sees
    await doctor.says("/rappels")
    assert "Alimenter le dossier médical" in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize("shown", ["/rappels", "/themes", "/aide"])
async def test_what_is_told_before_the_wish_is_noted_from_anywhere(
    doctor: Talker, stage: Stage, shown: str
) -> None:
    await doctor.says("/profil médecin secrétariat oui")
    await doctor.says("/rappels cps dans 5 jours")
    await doctor.says(shown)
    await doctor.says("la 6 est faite et rappelle-moi la 8 dans une semaine")
    noted, reminded = doctor.seen
    assert "carte CPE nominative » est fait." in as_typed(noted.text or "")
    assert "je vous le rappellerai" in as_typed(reminded.text or "")
    assert stage.asked == []


@pytest.mark.parametrize("shown", ["/aide", "/rappels"])
async def test_of_a_step_named_by_its_number_alone_the_day_is_asked(
    doctor: Talker, stage: Stage, shown: str
) -> None:
    await doctor.says(shown)
    await doctor.says("rappelle-moi la 8")
    assert "Quel jour vous le rappeler ? Étape : Alimenter le dossier médical" in doctor.sees
    await doctor.says("lundi")
    assert "je vous le rappellerai lundi" in doctor.sees
    assert stage.asked == []


async def test_the_number_of_a_step_is_no_day_of_the_month(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/parcours")
    await doctor.says("rappelez-moi la 10 demain")
    assert f"je vous le rappellerai {stage.in_days(1)}" in doctor.sees
    await doctor.says("/rappels")
    assert "Accéder au dossier" in doctor.sees


@pytest.mark.parametrize("said", ["rappels", "voir mes rappels"])
async def test_the_reminders_are_listed_by_their_name(
    doctor: Talker, stage: Stage, said: str
) -> None:
    await doctor.says("rappelle-moi demain de commander la CPE")
    await doctor.says("/aide")
    await doctor.says(said)
    assert "1. " in doctor.sees
    assert stage.asked == []


async def test_once_the_last_is_cancelled_its_number_cancels_nothing_else(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("rappelle-moi demain de commander la CPE")
    await doctor.says("/rappels")
    await doctor.says("supprime")
    assert doctor.sees.startswith("Rappel annulé.")
    await doctor.says("supprime le 1")
    assert doctor.sees.startswith("Vous n’avez aucun rappel.")
    assert stage.asked == []


@pytest.mark.parametrize(
    "said",
    [
        "rappelle moi le 15 décembre",
        "rappelle moi le premier mars",
        "rappelle moi le mardi 15 décembre",
        "rappel lundi",
        "Rappel le 15",
        "un rappel lundi pro",
        "rappelle moi la semaine pro",
        "rappelle moi lundi plutôt",
        "rappelle-moi ça dans 15 jours",
        "rappelle moi d'y penser lundi",
    ],
)
async def test_below_a_step_under_way_a_day_is_enough(
    doctor: Talker, stage: Stage, said: str
) -> None:
    await doctor.says("étape 2 en cours")
    await doctor.says(said)
    assert "je vous le rappellerai" in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize(
    "said",
    ["décale mon rappel au 15", "tu peux déplacer le rappel au 15 ?", "mets le rappel le 15"],
)
async def test_the_only_reminder_is_moved_from_anywhere(
    doctor: Talker, stage: Stage, said: str
) -> None:
    await doctor.says("rappelle-moi demain de commander la CPE")
    await doctor.says(CARD)
    await doctor.says(said)
    assert "au lieu du" in doctor.sees
    assert stage.asked == [CARD]


async def test_of_several_reminders_which_to_move_is_not_guessed(doctor: Talker) -> None:
    await doctor.says("rappelle-moi demain de commander la CPE")
    await doctor.says("rappelle-moi demain la BAL")
    await doctor.says("décale mon rappel au 15")
    assert doctor.sees.startswith("Lequel déplacer ? Aucun ne l’est encore.")
    assert "\n2. " in doctor.sees


async def test_the_reminder_that_was_set_is_shown_to_who_asks_if_it_is_noted(
    doctor: Talker,
) -> None:
    await doctor.says("rappelle-moi demain de commander la CPE")
    await doctor.says("c'est noté ?")
    assert doctor.sees.startswith("Vos rappels")
    await doctor.says("c'est bien noté ?")
    assert doctor.sees.startswith("Vos rappels")


async def test_a_reminder_that_names_its_step_moves_no_other(doctor: Talker) -> None:
    await doctor.says("rappelle-moi demain de commander la CPE")
    await doctor.says("rappelle-moi demain la BAL")
    await doctor.says("décale le rappel de la BAL au 15")
    assert "S’équiper d’une messagerie" in doctor.sees
    assert "au lieu du" in doctor.sees


async def test_another_reminder_is_no_move_of_the_first(doctor: Talker) -> None:
    await doctor.says("rappelle-moi demain de commander la CPE")
    await doctor.says("mets un rappel le 15 pour la BAL")
    assert "je vous le rappellerai" in doctor.sees
    assert "au lieu du" not in doctor.sees


@pytest.mark.parametrize(
    "said",
    [
        "ne me rappelez pas la 8 lundi",
        "ne me rappelez plus la 8 lundi",
        "rappelle-moi pas la 8 et la 9 lundi",
    ],
)
async def test_a_reminder_that_is_not_wanted_is_not_set(doctor: Talker, said: str) -> None:
    await doctor.says(said)
    assert "C’est noté" not in doctor.sees
    await doctor.says("/rappels")
    assert doctor.sees.startswith("Vous n’avez aucun rappel.")


@pytest.mark.parametrize(
    "said",
    [
        "rappelle-moi la 8 ou la 9 lundi",
        "rappelle-moi l'étape 8 ou 9 lundi",
        "rappelle-moi la cpe ou la bal lundi",
    ],
)
async def test_of_two_steps_left_open_it_is_asked_which(doctor: Talker, said: str) -> None:
    await doctor.says(said)
    assert doctor.sees.startswith("Aucun rappel n’est fixé : de quelle étape ?")
    await doctor.says("la 9 mardi")
    assert "Étape : « Informer le patient de la consultation de son dossier »" in doctor.sees
    await doctor.says("/rappels")
    assert "2. " not in doctor.sees


async def test_a_long_wish_names_its_step_all_the_same(doctor: Talker) -> None:
    await doctor.says("bonjour est-ce que vous pourriez s'il vous plaît me rappeler la 9 lundi")
    assert "je vous le rappellerai lundi" in doctor.sees


async def test_a_reminder_and_a_number_are_of_that_step(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("rappel 12")
    assert doctor.sees.startswith("Quel jour vous le rappeler ? Étape : Échanger")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("la 7 vendredi", "rappellerai vendredi"),
        ("et la 7 aussi", "rappellerai"),
        ("finalement la 7 et la bal vendredi", "rappellerai vendredi"),
        ("la bal vendredi", "rappellerai vendredi"),
        ("et la 7", "rappellerai"),
    ],
)
async def test_below_a_reminder_another_is_set_in_few_words(
    doctor: Talker, stage: Stage, said: str, told: str
) -> None:
    await doctor.says("rappelle-moi la 8 demain")
    await doctor.says(said)
    assert told in doctor.sees
    await doctor.says("/rappels")
    assert "2. " in doctor.sees
    assert stage.asked == []


async def test_what_was_to_be_reminded_of_is_done(doctor: Talker) -> None:
    await doctor.says("rappelle-moi la 8 demain")
    await doctor.says("ah non c'est fait")
    assert "« Alimenter le dossier médical » est fait." in doctor.sees
    await doctor.says("/rappels")
    assert doctor.sees.startswith("Vous n’avez aucun rappel.")


async def test_the_state_of_a_step_is_told_below_a_reminder(doctor: Talker) -> None:
    await doctor.says("rappelle-moi la 8 demain")
    await doctor.says("la 7 est en cours depuis lundi")
    assert "dossier » est en cours." in doctor.sees


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("repousse mon rappel d'une semaine", 17),
        ("décale la 8 de deux semaines", 24),
        ("avance le rappel de la 8 de 3 jours", 7),
        ("repousse la 8 à dans 12 jours", 12),
    ],
)
async def test_a_reminder_is_moved_by_a_delay_from_its_own_day(
    doctor: Talker, stage: Stage, said: str, days: int
) -> None:
    await doctor.says("rappelle-moi la 8 dans 10 jours")
    await doctor.says(said)
    assert f"rappellerai {stage.in_days(days)}, au lieu du {stage.in_days(10)}" in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize("said", ["rappelle-moi", "tu peux me le rappeler ?", "rappelez-le-moi"])
async def test_below_a_step_its_day_is_asked_for(doctor: Talker, said: str) -> None:
    await doctor.says("rappelle-moi la 8 demain")
    await doctor.says("/parcours 4")
    await doctor.says(said)
    assert doctor.sees.startswith("Quel jour vous le rappeler ? Étape : Récupérer l’INS")


@pytest.mark.parametrize("said", ["vous pouvez me le rappeler lundi ?", "rappelle-la moi lundi"])
async def test_below_a_step_a_polite_wish_is_of_it(doctor: Talker, said: str) -> None:
    await doctor.says("/parcours 4")
    await doctor.says(said)
    assert "Étape : « Récupérer l’INS avec le téléservice INSi »" in doctor.sees


async def test_a_wish_that_goes_on_from_another_names_its_step(doctor: Talker) -> None:
    await doctor.says("rappelle-moi la 8 demain")
    await doctor.says("et rappelle-moi aussi de faire la 4")
    assert doctor.sees.startswith("Quel jour vous le rappeler ? Étape : Récupérer l’INS")


@pytest.mark.parametrize("said", ["la 4 lundi et mardi", "la 4 lundi ou mardi"])
async def test_two_days_set_nothing(doctor: Talker, said: str) -> None:
    await doctor.says(f"rappelle-moi {said}")
    assert doctor.sees.startswith("Aucun rappel n’est fixé. Il me faut un seul jour")
    await doctor.says("/rappels")
    assert doctor.sees.startswith("Vous n’avez aucun rappel.")


async def test_a_step_that_is_not_there_is_not_asked_for_its_day(doctor: Talker) -> None:
    await doctor.says("/rappels")
    await doctor.says("rappelle-moi la 14 lundi")
    assert doctor.sees.startswith("Je ne trouve pas cette étape.")


@pytest.mark.parametrize(
    "said", ["rappelle-le moi quand j'aurai ma carte", "rappelez-moi dès que c'est possible"]
)
async def test_an_event_is_no_day(doctor: Talker, said: str) -> None:
    await doctor.says("/parcours en cours 2")
    await doctor.says(said)
    assert doctor.sees.startswith("Aucun rappel n’est fixé par ce message : il me faut un jour.")
    assert "Étape : Obtenir une carte CPS" in doctor.sees


@pytest.mark.parametrize(
    "asked", ["rappelle-moi d'appeler mon éditeur demain", "rappelle-moi la 8 ou la 9 jeudi"]
)
@pytest.mark.parametrize("typed", ["oui demain matin", "dans 5 jours", "annule"])
async def test_what_comes_behind_a_reminder_of_no_step_moves_none_that_waits(
    doctor: Talker, stage: Stage, asked: str, typed: str
) -> None:
    await doctor.says("rappelle-moi la 6 dans 9 jours")
    await doctor.says(asked)
    await doctor.says(typed)
    assert stage.asked == []
    await doctor.says("/rappels")
    assert f"{stage.in_days(9)} : Équiper le secrétariat" in doctor.sees


async def test_the_step_named_behind_a_reminder_of_none_is_asked_its_day(doctor: Talker) -> None:
    await doctor.says("rappelle-moi la 6 dans 9 jours")
    await doctor.says("rappelle-moi d'appeler mon éditeur demain")
    await doctor.says("la 4")
    assert doctor.sees.startswith("Quel jour vous le rappeler ? Étape : Récupérer l’INS")


async def test_the_day_asked_is_told_behind_why(doctor: Talker, stage: Stage) -> None:
    await doctor.says("rappelle-moi la 8")
    await doctor.says("ils sont en train de le faire, rappelle-moi dans 6 jours")
    assert f"je vous le rappellerai {stage.in_days(6)}" in doctor.sees
    assert "Étape : « Alimenter le dossier" in doctor.sees


@pytest.mark.parametrize("typed", ["euh non dans 6 jours", "mince non, dans 6 jours"])
async def test_another_day_is_told_behind_what_only_corrects(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("rappelle-moi la 8 demain")
    await doctor.says(typed)
    assert f"je vous le rappellerai {stage.in_days(6)}" in doctor.sees


@pytest.mark.parametrize("typed", ["oublie la 8", "laissez tomber la 8", "retire la 8"])
async def test_a_reminder_just_set_is_dropped_in_more_words(doctor: Talker, typed: str) -> None:
    await doctor.says("rappelle-moi la 8 demain")
    await doctor.says(typed)
    assert doctor.sees.startswith("Rappel annulé.")


@pytest.mark.parametrize(
    "typed",
    ["tu me relances dans 3 jours pour la cpe ?", "vous me prévenez dans 3 jours pour la 6"],
)
async def test_to_be_told_again_is_to_be_reminded(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/aide")
    await doctor.says(typed)
    assert doctor.sees.startswith(f"C’est noté : je vous le rappellerai {stage.in_days(3)}")
    assert "carte CPE nominative" in doctor.sees


@pytest.mark.parametrize(
    "typed", ["la secrétaire va me relancer pour la cpe", "vous me prévenez si c'est refusé ?"]
)
async def test_what_somebody_else_does_is_no_reminder(doctor: Talker, typed: str) -> None:
    await doctor.says("/aide")
    await doctor.says(typed)
    await doctor.says("/rappels")
    assert "aucun rappel" in doctor.sees


async def test_a_word_of_several_steps_is_asked_about(doctor: Talker) -> None:
    await doctor.says("rappelle-moi la carte demain")
    assert doctor.sees.startswith("Aucun rappel n’est fixé : de quelle étape ?")
    await doctor.says("la cps")
    assert "Étape : Obtenir une carte CPS" in doctor.sees


@pytest.mark.parametrize(
    "typed",
    [
        "rappelle-moi de commander la carte de ma secrétaire dans 3 jours",
        "rappelez-moi la carte de l'assistante dans 3 jrs",
    ],
)
async def test_the_card_of_the_secretary_is_a_step_to_be_reminded_of(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says(typed)
    assert f"rappellerai {stage.in_days(3)}" in doctor.sees
    assert "Étape : « Équiper le secrétariat" in doctor.sees


@pytest.mark.parametrize(
    "typed",
    ["rappelle-moi la carte vitale demain", "rappelle-moi d'appeler ma secrétaire demain"],
)
async def test_what_is_of_no_step_sets_none(doctor: Talker, typed: str) -> None:
    await doctor.says(typed)
    assert "C’est noté" not in doctor.sees
