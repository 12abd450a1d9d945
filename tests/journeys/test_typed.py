"""The words of a button, typed right after its screen, do what the button does."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.models import ConversationRow
from handlers.answers import answer_screens
from handlers.buttons import BEYOND
from handlers.shown import choices, signs
from handlers.shown.codes import CODE_LENGTH
from knowledge.matching.choices import MOST_CHOICES
from tests.journeys.conftest import CARD
from tests.journeys.conversation import Prepared, Stage, Talker


@pytest.fixture
def late(stage: Stage) -> Stage:
    """Let it be two in the afternoon in France: today's reminders have left."""
    now = datetime.now(UTC)
    stage.later = now.replace(hour=13, minute=0) + timedelta(days=1) - now
    return stage


# The profile


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("médecin", "médecin"),
        ("1. médecin", "médecin"),
        ("Je suis kiné", "autre profession à Ordre"),
        ("Biologie ou radiologie", "biologie ou radiologie"),
        ("psy", "profession sans Ordre"),
        ("ostéo", "profession sans Ordre"),
        ("préparatrice en pharmacie", "profession sans Ordre"),
        ("manip radio", "profession sans Ordre"),
        ("aide-soignante", "profession sans Ordre"),
        ("pharmacienne adjointe", "pharmacien"),
        ("laborantin", "biologie ou radiologie"),
        ("cabinet d'infirmières", "autre profession à Ordre"),
        ("je suis médecin remplaçant", "médecin"),
        ("toubib", "médecin"),
    ],
)
async def test_the_profile_is_answered_in_words(stage: Stage, typed: str, role: str) -> None:
    person = stage.person("Nouvelle")
    await person.says("/start")
    await person.says(typed)
    assert "Question 2 sur" in person.sees
    await person.says("oui")
    assert "Question 3 sur" in person.sees
    await person.says("/profil")
    assert f"Vous êtes : {role}" in person.sees
    assert "Structure avec un numéro FINESS : oui" in person.sees
    assert stage.asked == []


async def test_several_answers_at_once_leave_the_other_questions(newcomer: Talker) -> None:
    await newcomer.says("/start")
    await newcomer.says("médecin finess non secrétariat oui")
    assert "Votre logiciel est-il référencé Ségur ?" in newcomer.sees
    await newcomer.says("oui")
    assert newcomer.sees.startswith("Merci. Voici votre parcours.")


@pytest.mark.parametrize(
    "answers", [["médecin avec secrétariat"], ["avec secrétariat", "médecin"]]
)
async def test_what_was_told_with_an_answer_is_not_asked_again(
    newcomer: Talker, answers: list[str]
) -> None:
    await newcomer.says("/start")
    for typed in answers:
        await newcomer.says(typed)
    await newcomer.says("non")
    assert "Question 4 sur 4" in newcomer.sees


async def test_a_question_passed_over_is_not_asked_again(newcomer: Talker) -> None:
    await newcomer.says("/start")
    await newcomer.says("passer")
    await newcomer.says("finess non secrétariat oui")
    assert "Question 4 sur 4" in newcomer.sees


@pytest.mark.parametrize("damaged", ["", "x"])
async def test_who_comes_by_a_used_invitation_is_asked_the_profile(
    stage: Stage, doctor: Talker, damaged: str
) -> None:
    other = await invited(stage, doctor)
    link = "c_" + "a" * 20 + damaged
    await other.says("oui")
    newcomer = stage.person("Nouvelle")
    await newcomer.says(f"/start {link}")
    assert "nvitation" in newcomer.sees
    assert "Qui êtes-vous ?" in newcomer.sees
    await newcomer.says("pharmacien")
    assert "Question 2 sur 4" in newcomer.sees


async def test_the_questions_of_the_profile_are_passed_over_in_words(newcomer: Talker) -> None:
    await newcomer.says("/start")
    await newcomer.says("passer")
    assert "Question 2 sur 4" in newcomer.sees
    await newcomer.says("ne pas répondre")
    assert newcomer.sees.startswith("Votre parcours")


@pytest.mark.parametrize("typed", ["je sais pas", "je passe", "peut-être", "plus tard", "autre"])
async def test_a_question_of_the_profile_that_one_cannot_answer_is_passed_over(
    newcomer: Talker, stage: Stage, typed: str
) -> None:
    await newcomer.says("/start")
    await newcomer.says("médecin")
    for number in (3, 4):
        await newcomer.says(typed)
        assert newcomer.sees.startswith(f"Question passée.\n\nQuestion {number} sur 4")
    await newcomer.says(typed)
    assert newcomer.sees.startswith("Merci. Voici votre parcours.")
    assert stage.asked == []


@pytest.mark.parametrize(("typed", "noted"), [("ouais", "oui"), ("no", "non"), ("nan", "non")])
async def test_yes_and_no_have_other_words(doctor: Talker, typed: str, noted: str) -> None:
    await doctor.taps_data("q:segur:0")
    await doctor.says(typed)
    assert f"Logiciel référencé Ségur : {noted}" in doctor.sees


@pytest.mark.parametrize("typed", ["médecin traitant voit-il tout ?", "médecin ?", "oui"])
async def test_what_is_no_answer_to_the_question_asked_is_a_question(
    newcomer: Talker, stage: Stage, typed: str
) -> None:
    await newcomer.says("/start")
    await newcomer.says(typed)
    assert stage.asked == [typed]


@pytest.mark.parametrize(
    ("label", "typed", "seen"),
    [
        ("secrétariat", "oui", "Secrétariat : oui"),
        ("Logiciel référencé Ségur", "2", "Logiciel référencé Ségur : non"),
        ("finess", "non", "Structure avec un numéro FINESS : non"),
        ("vous êtes", "pharmacien", "Vous êtes : pharmacien"),
    ],
)
async def test_the_labels_of_the_profile_are_typed_under_it(
    doctor: Talker, stage: Stage, label: str, typed: str, seen: str
) -> None:
    await doctor.says("/profil")
    await doctor.says(label)
    await doctor.says(typed)
    assert seen in doctor.sees
    await doctor.says("voir mon parcours")
    assert doctor.sees.startswith("Votre parcours")
    assert stage.asked == []


async def test_what_is_told_under_the_profile_is_noted(doctor: Talker) -> None:
    await doctor.says("/profil")
    await doctor.says("médecin, secrétariat non")
    assert doctor.sees.startswith("C’est noté.\n\nVous êtes : médecin\n")
    assert "\n\nVotre profil choisit les étapes et les réponses montrées." in doctor.sees
    assert "Secrétariat : non" in doctor.sees
    await doctor.says("1")
    assert doctor.sees.startswith("Il n’y a pas de liste")


@pytest.mark.parametrize("typed", ["je suis pharmacien en fait", "En fait je suis pharmacienne."])
async def test_who_says_to_be_of_another_profession_is_believed(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/profil médecin")
    await doctor.says(CARD)
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté.")
    assert "Vous êtes : pharmacien" in doctor.sees
    assert stage.asked == [CARD]


@pytest.mark.parametrize(
    "typed",
    ["je suis pas pharmacien", "je suis pharmacien ?", "je suis avec un pharmacien", "pharmacien"],
)
async def test_what_tells_no_profession_of_oneself_changes_none(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("/profil médecin")
    await doctor.says(CARD)
    await doctor.says(typed)
    await doctor.says("/profil")
    assert "Vous êtes : médecin" in doctor.sees


async def test_nothing_is_noted_of_who_has_told_no_profession(newcomer: Talker) -> None:
    await newcomer.says("je suis pharmacien")
    await newcomer.says("/profil")
    assert "Vous êtes : non précisé" in newcomer.sees


async def test_one_answer_of_the_profile_is_changed_or_forgotten_in_words(doctor: Talker) -> None:
    await doctor.taps_data("q:secretariat:0")
    await doctor.says("oui")
    assert "Secrétariat : oui" in doctor.sees
    await doctor.says("non")
    assert doctor.sees.startswith("Que faut-il changer ? Rien n’a bougé.")
    assert "Secrétariat : oui" in doctor.sees
    await doctor.taps_data("q:secretariat:0")
    await doctor.says("retour au profil")
    assert "Secrétariat : oui" in doctor.sees
    await doctor.taps_data("q:secretariat:0")
    await doctor.says("ne plus préciser")
    assert "Secrétariat : non précisé" in doctor.sees


async def test_several_answers_at_once_close_the_question_they_answer(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.taps_data("q:role:0")
    await doctor.says("médecin avec secrétariat")
    await doctor.says("2")
    assert "Il n’y a pas de liste" in doctor.sees
    await doctor.says(CARD)
    assert stage.asked == [CARD]
    await doctor.says("/profil")
    assert "Vous êtes : médecin" in doctor.sees


# The reminders


@pytest.mark.parametrize(
    ("typed", "ahead"),
    [
        ("2", 1),
        ("demain", 1),
        ("après-demain", 2),
        ("dans 10 jours", 10),
        ("dans une semaine", 7),
        ("d'ici quinze jours", 15),
        ("la semaine prochaine", 7),
    ],
)
async def test_the_day_of_a_reminder_is_typed(
    doctor: Talker, stage: Stage, typed: str, ahead: int
) -> None:
    await doctor.taps_data("w:cpe:")
    assert "Quel jour vous le rappeler ?" in doctor.sees
    await doctor.says(typed)
    assert f"je vous le rappellerai {stage.in_days(ahead)}" in doctor.sees
    await doctor.says("/rappels")
    assert f"1. {stage.in_days(ahead)} : Équiper le secrétariat" in doctor.sees


async def test_the_days_are_listed_with_an_example_of_the_same_step(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.taps_data("w:informer-consultation:")
    assert f"1. {stage.in_days(1)}" in doctor.sees
    assert doctor.buttons[0] == f"1 · {stage.in_days(1)}"
    assert "/rappels informer-consultation " in doctor.sees
    example = re.search(r"/rappels \S+ \S+", doctor.sees)
    assert example
    await doctor.says(example[0])
    assert f"je vous le rappellerai {stage.in_days(1)}" in doctor.sees


@pytest.mark.parametrize("typed", ["non", "Non merci"])
async def test_a_reminder_is_declined_in_words(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours en cours cpe")
    await doctor.says(typed)
    assert doctor.sees.startswith("Pas de rappel pour cette étape.")
    await doctor.taps_data("w:cpe:")
    await doctor.says(typed)
    assert doctor.sees.startswith("Pas de rappel pour cette étape.")


@pytest.mark.parametrize("typed", ["oui", "label", "demain"])
async def test_a_reminder_offered_with_a_step_is_taken_in_words(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("/parcours en cours cpe")
    (label,) = [one for one in doctor.buttons if one.startswith("Oui, ")]
    await doctor.says(label if typed == "label" else typed)
    assert "C’est noté : je vous le rappellerai" in doctor.sees
    assert (label.removeprefix("Oui, ") in doctor.sees) == (typed != "demain")


async def test_another_day_is_asked_for_in_words(doctor: Talker) -> None:
    await doctor.says("/parcours en cours cpe")
    await doctor.says("un autre jour")
    assert "Quel jour vous le rappeler ?" in doctor.sees


async def test_a_second_day_replaces_the_first_and_says_so(doctor: Talker, stage: Stage) -> None:
    await doctor.taps_data("w:cpe:")
    await doctor.says("demain")
    assert "au lieu du" not in doctor.sees
    await doctor.says("dans 3 jours")
    assert f"{stage.in_days(3)}, au lieu du {stage.in_days(1)}" in doctor.sees
    await doctor.says("/rappels cpe dans 3 jours")
    assert "au lieu du" not in doctor.sees
    await doctor.says("/rappels cpe demain")
    assert f"{stage.in_days(1)}, au lieu du {stage.in_days(3)}" in doctor.sees


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("aujourd'hui", "trop tard pour ce jour-là"),
        ("1er mars 2026", "trop tard pour ce jour-là"),
        ("{yesterday}", "trop tard pour ce jour-là"),
        ("le 15 décembre 2099", "C’est trop loin"),
        ("dans 20 mois", "C’est trop loin"),
        ("31/02", "Ce jour n’existe pas"),
        ("le 32 mars", "Ce jour n’existe pas"),
    ],
)
async def test_a_day_that_is_refused_says_why(late: Stage, typed: str, why: str) -> None:
    doctor = late.person("Médecin")
    await doctor.says("/start")
    typed = typed.format(yesterday=f"{datetime.now(UTC):%d/%m}")
    for said in (f"/rappels bal {typed}", typed):
        await doctor.taps_data("w:bal:")
        await doctor.says(said)
        assert doctor.sees.startswith("Je ne peux pas fixer ce rappel.")
        assert why in doctor.sees
        assert "/rappels bal " in doctor.sees
    await doctor.says("dans 2 jours")
    assert "C’est noté : je vous le rappellerai" in doctor.sees


async def test_a_reminder_of_another_year_tells_it(doctor: Talker) -> None:
    year = datetime.now(UTC).year + 1
    await doctor.says(f"/rappels bal 2 janvier {year}")
    assert f"2 janvier {year}, entre 9 h et 18 h" in doctor.sees
    await doctor.says("/rappels")
    assert f"2 janvier {year} : " in doctor.sees


async def test_a_step_without_a_day_asks_for_it(doctor: Talker) -> None:
    await doctor.says("/rappels bal")
    assert "Quel jour vous le rappeler ?" in doctor.sees
    assert "/rappels bal " in doctor.sees


@pytest.mark.parametrize(
    "typed",
    [
        "un de ces jours",
        "plus tard",
        "après les vacances",
        "à mon retour de congés",
        "l'année prochaine",
        "pas demain",
        "janvier ou mars",
        "lundi ou mardi",
    ],
)
async def test_a_day_that_is_not_understood_is_told_so(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.taps_data("w:cpe:")
    await doctor.says(typed)
    assert doctor.sees.startswith("Quel jour exactement ? Aucun rappel n’est fixé")
    assert stage.asked == []
    await doctor.says("15 jours")
    assert f"je vous le rappellerai {stage.in_days(15)}" in doctor.sees


async def test_a_reminder_is_cancelled_in_words_below_its_list(doctor: Talker) -> None:
    await doctor.says("/rappels cpe demain")
    await doctor.says("/rappels")
    await doctor.says("1")
    assert "/rappels annuler 1" in doctor.sees
    await doctor.says("2")
    assert "Le seul numéro possible est le 1." in doctor.sees
    await doctor.says("annuler 1")
    assert doctor.sees.startswith("Rappel annulé.")
    await doctor.says("1")
    assert "Il n’y a pas de liste" in doctor.sees


async def test_reminders_that_were_all_cancelled_take_no_number(doctor: Talker) -> None:
    await doctor.says("/rappels cpe demain")
    await doctor.says("/rappels")
    await doctor.says("stop")
    assert doctor.sees.startswith("Tous vos rappels sont annulés.")
    await doctor.says("1")
    assert "Il n’y a pas de liste" in doctor.sees


@pytest.mark.parametrize(
    ("opens", "numbers"),
    [
        ("w:bal:", "1 et 5"),
        ("q:role:1", "1 et 6"),
        ("q:finess:1", "1 et 2"),
        ("h:piece", "1 et 6"),
        ("t:ins:1", "1 et 6"),
        ("o:cps:0", "1 et 12"),
    ],
)
async def test_a_number_that_is_not_shown_is_told_which_are(
    doctor: Talker, opens: str, numbers: str
) -> None:
    await doctor.taps_data(opens)
    await doctor.says("77")
    assert doctor.sees.startswith("Ce numéro n’est pas proposé ici.")
    assert doctor.sees.endswith(f"Choisissez entre {numbers}.")


async def test_the_themes_for_patients_have_numbers_of_their_own(doctor: Talker) -> None:
    await doctor.says("/patients")
    numbers = [label.split(" · ")[0] for label in doctor.buttons]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    await doctor.says(str(len(numbers) + 1))
    assert f"Choisissez entre 1 et {numbers[-1]}." in doctor.sees


async def test_what_is_no_day_is_a_question(doctor: Talker, stage: Stage) -> None:
    await doctor.taps_data("w:cpe:")
    await doctor.says("combien de jours pour une CPE ?")
    assert stage.asked == ["combien de jours pour une CPE ?"]


# The practice


async def invited(stage: Stage, doctor: Talker, said: str = "/profil secrétaire") -> Talker:
    """Bring in somebody who says something, then follows an invitation."""
    link = await doctor.invites()
    other = stage.person("Autre")
    await other.says(said)
    await other.says(f"/start {link}")
    assert "On vous invite" in other.sees
    return other


@pytest.mark.parametrize(
    "typed",
    [
        "oui",
        "rejoindre",
        "Rejoindre le cabinet",
        "oui je veux rejoindre",
        "je veux rejoindre",
        "je veux bien",
        "d'accord",
        "ok",
    ],
)
async def test_an_invitation_is_accepted_in_words(
    stage: Stage, doctor: Talker, typed: str
) -> None:
    other = await invited(stage, doctor)
    await other.says(typed)
    assert other.sees.startswith("Vous partagez maintenant le parcours du cabinet.")
    assert "Qui êtes-vous ?" not in other.sees


async def test_who_said_nothing_of_themselves_is_asked_once_they_have_joined(
    stage: Stage, doctor: Talker
) -> None:
    other = await invited(stage, doctor, "/aide")
    await other.taps("Rejoindre")
    assert "Qui êtes-vous ?" in other.sees
    await other.says("secrétaire")
    assert "Vous êtes : secrétaire ou assistant" in other.sees


@pytest.mark.parametrize("typed", ["non", "Non merci", "refuser"])
async def test_an_invitation_is_declined_in_words(
    stage: Stage, doctor: Talker, typed: str
) -> None:
    other = await invited(stage, doctor)
    await other.says(typed)
    assert other.sees.startswith("Vous n’avez pas rejoint ce cabinet.")
    await other.says("oui")
    assert "cabinet" not in other.sees


async def test_an_invitation_that_was_revoked_is_no_longer_declined(
    stage: Stage, doctor: Talker
) -> None:
    other = await invited(stage, doctor)
    await doctor.says("/cabinet")
    while any(label.startswith("Annuler l’invitation") for label in doctor.buttons):
        await doctor.taps("Annuler l’invitation")
    await other.says("oui")
    assert other.sees.startswith("Cette invitation ne peut pas servir")
    await other.says("non merci")
    assert "reste valable" not in other.sees


async def test_the_token_of_an_invitation_is_not_kept(stage: Stage, doctor: Talker) -> None:
    other = await invited(stage, doctor)
    async with stage.app.database.session() as session:
        kept = await session.get(ConversationRow, other.person.id)
    assert kept
    assert re.fullmatch(r"@[0-9]{1,19}", kept.entry_id)


async def test_leaving_is_confirmed_in_words_at_once_only(stage: Stage, doctor: Talker) -> None:
    other = await invited(stage, doctor)
    await other.says("oui")
    for between in ("non", "/aide"):
        await other.says("/cabinet quitter")
        await other.says(between)
        await other.says("oui")
        assert "Vous avez quitté" not in other.sees
    await doctor.says("/cabinet")
    await doctor.taps("Retirer secrétaire")
    await doctor.says("oui, confirmer")
    assert "ne fait plus partie du cabinet" in doctor.sees
    await doctor.says("/cabinet quitter")
    await doctor.says("oui")
    assert "Vous avez quitté le cabinet." in doctor.sees


# The path


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("c'est fait", "« Obtenir une carte CPS et/ou une e-CPS » est fait."),
        ("Fait !", "est fait."),
        ("oui c'est fait", "est fait."),
        ("c'est fait, merci", "est fait."),
        ("Voilà c'est fait", "est fait."),
        ("c'est déjà fait", "est fait."),
        ("j'ai terminé", "est fait."),
        ("ok c'est fait", "est fait."),
        ("en cours", "est en cours."),
        ("c'est commandé", "est en cours."),
        ("pas concerné", "ne vous concerne pas."),
        ("Ne me concerne pas", "ne vous concerne pas."),
        ("je bloque", "ce qui bloque le plus souvent"),
        ("Je bloque ici", "ce qui bloque le plus souvent"),
        ("me le rappeler", "Quel jour vous le rappeler ?"),
    ],
)
async def test_a_step_that_is_shown_is_marked_in_words(
    doctor: Talker, stage: Stage, typed: str, seen: str
) -> None:
    await doctor.says("/parcours cps")
    await doctor.says(typed)
    assert seen in doctor.sees
    assert "Obtenir une carte CPS" in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("étape quatre", "Étape 4 · "),
        ("c'est quoi l'étape 4 ?", "Étape 4 · "),
        ("je suis à l'étape n° 4", "Étape 4 · "),
        ("étape 0", "Je ne trouve pas cette étape."),
        ("étape 100", "Je ne trouve pas cette étape."),
        ("étape 4 faite", "est fait."),
        ("j'ai fait l'étape 4", "est fait."),
        ("étape 12 en cours", "est en cours."),
        ("je bloque à l'étape 4", "ce qui bloque le plus souvent"),
    ],
)
async def test_a_step_is_named_by_its_number(
    doctor: Talker, stage: Stage, typed: str, seen: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert seen in doctor.sees
    assert stage.asked == []


async def test_a_step_that_is_asked_about_is_shown_and_no_other_is_marked(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("/parcours")
    await doctor.says("étape 4 faite ?")
    assert doctor.sees.startswith("Étape 4 · ")
    assert "État : à faire" in doctor.sees
    await doctor.says("fait")
    assert doctor.sees.startswith("C’est noté : « Récupérer l’INS avec le téléservice INSi »")
    assert stage.asked == []


@pytest.mark.parametrize("typed", ["à quoi sert l'étape 4 dans un labo", "étape 4 faite où ?"])
async def test_a_step_that_is_named_leaves_no_other_to_be_marked(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    await doctor.says("fait")
    assert stage.asked == [typed, "fait"]


async def test_a_mark_is_undone_in_words(doctor: Talker) -> None:
    await doctor.says("/parcours cps")
    await doctor.says("c'est fait")
    await doctor.says("remettre à faire")
    assert "« Obtenir une carte CPS et/ou une e-CPS » est à faire." in doctor.sees


@pytest.mark.parametrize(
    "typed",
    [
        "annuler",
        "remettre à faire",
        "pas fait",
        "non en fait c'est pas fait",
        "Ah non, ce n'est pas encore fait",
        "en fait non",
        "remets",
        "oups, je me suis trompée",
    ],
)
async def test_the_step_just_marked_from_the_path_is_put_back(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says("c'est fait")
    await doctor.says("c'est fait")
    assert "« Obtenir une carte CPS et/ou une e-CPS » est fait." in doctor.sees
    await doctor.says(typed)
    assert "« Obtenir une carte CPS et/ou une e-CPS » est à faire." in doctor.sees
    assert "1 étape sur" in doctor.sees


@pytest.mark.parametrize("opens", ["/parcours", "/parcours tout", "/parcours cps"])
@pytest.mark.parametrize(
    "typed",
    ["imprimer", "pdf", "À imprimer (PDF)", "imprime-moi le parcours", "en image"],
)
async def test_the_path_is_drawn_or_printed_by_the_words_of_its_buttons(
    doctor: Talker, stage: Stage, opens: str, typed: str
) -> None:
    await doctor.says(opens)
    await doctor.says(typed)
    (message,) = doctor.seen
    assert bool(message.photo) is (typed == "en image")
    assert bool(message.document) is (typed != "en image")
    assert stage.asked == []


@pytest.mark.parametrize(
    ("opens", "typed", "seen"),
    [
        ("/parcours cps", "retour au parcours", "Votre parcours"),
        ("/aide", "Retour au parcours", "Votre parcours"),
        ("/parcours", "étapes, image, pdf", "Toutes les étapes"),
        ("/parcours", "étapes", "Toutes les étapes"),
        ("/parcours", "toutes les étapes", "Toutes les étapes"),
        ("/parcours", "mon profil", "Votre profil"),
        ("/parcours", "voir l'étape", "Étape 1 · "),
    ],
)
async def test_the_other_buttons_of_the_path_are_typed(
    doctor: Talker, stage: Stage, opens: str, typed: str, seen: str
) -> None:
    await doctor.says(opens)
    await doctor.says(typed)
    assert doctor.sees.startswith(seen)
    assert stage.asked == []


@pytest.mark.parametrize(("opens", "typed"), [("/aide", "pdf"), ("/parcours", "pdf ?")])
async def test_what_asks_of_no_path_draws_none(
    doctor: Talker, stage: Stage, opens: str, typed: str
) -> None:
    await doctor.says(opens)
    await doctor.says(typed)
    assert stage.asked == [typed]


async def test_the_step_marked_on_its_page_is_put_back(doctor: Talker) -> None:
    await doctor.says("/parcours en cours cps")
    await doctor.says("non en fait c'est pas fait")
    assert "« Obtenir une carte CPS et/ou une e-CPS » est à faire." in doctor.sees


@pytest.mark.parametrize("typed", ["non", "c'est pas fait ?", "en fait c'est pas facile"])
async def test_what_says_something_else_puts_no_step_back(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours fait cps")
    await doctor.says(typed)
    assert "est à faire" not in doctor.sees
    await doctor.says("/parcours")
    assert "1 étape sur" in doctor.sees


async def test_an_error_undoes_no_step_that_was_only_opened(doctor: Talker) -> None:
    await doctor.says("/parcours fait cps")
    await doctor.says("/parcours cps")
    await doctor.says("je me suis trompée")
    await doctor.says("/parcours")
    assert "1 étape sur" in doctor.sees


async def test_the_last_step_marked_is_put_back(doctor: Talker, base: Prepared) -> None:
    *others, last = [step.number for step in base.base.steps.values()]
    for number in others:
        await doctor.says(f"/parcours non concerné {number}")
    await doctor.says(f"/parcours fait {last}")
    assert "votre parcours est complet" in doctor.sees
    await doctor.says("annuler")
    assert "est à faire." in doctor.sees


async def test_the_next_step_is_marked_from_the_path(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("c'est fait")
    assert "« Être inscrit au RPPS ou RPPS+ » est fait." in doctor.sees
    assert "Prochaine étape : Obtenir une carte CPS" in doctor.sees
    await doctor.says("en cours")
    assert "« Obtenir une carte CPS et/ou une e-CPS » est en cours." in doctor.sees
    assert doctor.sees.split("\n\n")[1].startswith("Étape 2 · ")


@pytest.mark.parametrize("typed", ["ok", "c'est fait ?", "merci", "imageur"])
async def test_what_is_no_mark_is_a_question(doctor: Talker, stage: Stage, typed: str) -> None:
    await doctor.says("/parcours cps")
    await doctor.says(typed)
    assert stage.asked == [typed]
    await doctor.says("/parcours")
    assert "0 étape" in doctor.sees


async def test_without_its_screen_a_word_is_a_question(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/parcours cps")
    await doctor.says("une carte")
    await doctor.says("c'est fait")
    assert stage.asked == ["une carte", "c'est fait"]
    stage.later = timedelta(minutes=1)
    await doctor.says("/parcours cps")
    stage.later = timedelta(minutes=12)
    await doctor.says("c'est fait")
    assert stage.asked[-1] == "c'est fait"


# What is remembered


async def test_what_is_remembered_of_any_screen_fits_its_column(
    doctor: Talker, stage: Stage, base: Prepared
) -> None:
    (column,) = [one for one in ConversationRow.__table__.columns if one.name == "entry_id"]
    longest = int(getattr(column.type, "length", 0))
    counter = base.base.counter
    assert counter is not None
    taps = [f"o:{step}:0" for step in base.base.steps]
    taps += [f"m:{step}:doing:step" for step in base.base.steps]
    taps += [f"w:{step}:" for step in base.base.steps]
    taps += [f"h:{name}" for name in (*counter.questions, *counter.ends)]
    taps += ["q:secretariat:1", "q:role:0", "t:ins:1", "b:"]
    kept = set()
    for data in taps:
        await doctor.taps_data(data)
        async with stage.app.database.session() as session:
            row = await session.scalar(select(ConversationRow.entry_id))
        assert row
        assert len(row) <= longest
        kept.add(row[0])
    assert kept == set("/+!?~#")
    assert longest >= len(signs.LIST) + CODE_LENGTH * choices.MAX_CHOICES
    question = len(signs.QUESTION) + len(str(BEYOND))
    for most in (answer_screens.OTHERS, MOST_CHOICES):
        assert longest >= len(signs.LIST) + CODE_LENGTH * most + question


@pytest.mark.parametrize(
    ("opens", "closes", "typed", "unseen"),
    [
        ("/rappels bal", "/rappels arrêter", "demain", "je vous le rappellerai"),
        ("/profil", "/confidentialite", "oui", "C’est noté"),
        ("/parcours cps", "/aide", "fait", "» est fait."),
        ("/parcours cps", "/inconnue", "fait", "» est fait."),
        ("/ins", "/profil", "1", "pièce d'identité"),
        ("/ins", "x:show:", "1", "pièce d'identité"),
    ],
)
async def test_another_screen_closes_the_one_before(
    doctor: Talker, opens: str, closes: str, typed: str, unseen: str
) -> None:
    await doctor.taps_data("q:finess:0")
    await doctor.says(opens)
    await (doctor.says if closes.startswith("/") else doctor.taps_data)(closes)
    assert "Ce bouton ne fonctionne plus" not in doctor.sees
    await doctor.says(typed)
    assert unseen not in doctor.sees
