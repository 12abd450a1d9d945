"""The path, told as whole conversations: who follows it, in what order, with whom."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from bot import zones
from bot.reminders import Reminder
from handlers.reminders.command import reminder_message
from tests.journeys.conftest import CARD
from tests.journeys.conversation import Stage, Talker


async def answers(person: Talker, *answers: str) -> None:
    """Answer the questions of the first contact."""
    for one in answers:
        await person.taps(one)


async def test_the_gp_without_a_secretary(stage: Stage) -> None:
    doctor = stage.person("Généraliste")
    await doctor.says("/start")
    assert "Question 1 sur 4" in doctor.sees
    await answers(doctor, "1. médecin", "2. non", "2. non", "1. oui")
    assert doctor.sees.startswith("Merci. Voici votre parcours.")
    assert "0 étape sur 10" in doctor.sees
    assert "Prochaine étape : Être inscrit au RPPS" in doctor.sees
    await doctor.taps("C’est fait")
    assert "1 étape sur 10" in doctor.sees
    assert "Prochaine étape : Obtenir une carte CPS" in doctor.sees
    assert len(doctor.seen) == 1
    await doctor.taps("C’est fait")
    assert "Prochaine étape : Récupérer l’INS" in doctor.sees
    await doctor.taps("Je bloque ici")
    assert "aucune identité trouvée" in doctor.sees
    assert "Toujours bloqué ?" in doctor.sees
    await doctor.taps("Retour au parcours")
    for _ in range(8):
        await doctor.taps("C’est fait")
    assert "votre parcours est complet" in doctor.sees
    assert "10 étapes sur 10" in doctor.sees
    await doctor.says("/parcours à faire 12")
    await doctor.says("/parcours fait 12")
    assert "votre parcours est complet" not in doctor.sees
    assert "10 étapes sur 10" in doctor.sees


async def test_the_pharmacist_with_a_finess(stage: Stage) -> None:
    pharmacist = stage.person("Pharmacienne")
    await pharmacist.says("/start")
    await answers(
        pharmacist, "2. pharmacien", "1. oui", "Passer cette question", "Ne pas répondre"
    )
    assert "0 étape sur 11" in pharmacist.sees
    await pharmacist.says("/parcours certificats")
    assert "Étape 3 · S’équiper en certificats logiciels" in pharmacist.sees
    assert "Avant cela : Être inscrit au RPPS ou RPPS+ (étape 1)." in pharmacist.sees
    await pharmacist.says("/parcours fait certificats")
    assert "1 étape sur 11" in pharmacist.sees


async def test_the_secretary_invited_by_the_doctor(stage: Stage) -> None:
    doctor, secretary = stage.person("Médecin"), stage.person("Secrétaire")
    await doctor.says("/start")
    await answers(doctor, "1. médecin", "2. non", "1. oui", "Passer")
    await doctor.taps("C’est fait")
    await doctor.says("/cabinet")
    await doctor.taps("Inviter quelqu’un")
    link = re.search(r"\?start=(c_[a-z]+)", doctor.sees)
    assert link
    await secretary.says(f"/start {link[1]}")
    assert "On vous invite" in secretary.sees
    stranger = stage.person("Inconnue")
    await stranger.says(f"/start {link[1]}")
    assert "On vous invite" in stranger.sees
    await secretary.taps("Rejoindre le cabinet")
    assert "Le parcours du cabinet : 1 étape sur 11" in secretary.sees
    assert "Qui êtes-vous ?" in secretary.sees
    await secretary.taps("6. secrétaire")
    await secretary.says("/parcours fait insi")
    assert "2 étapes sur 11" in secretary.sees
    await doctor.says("/parcours insi")
    assert "noté par secrétaire ou assistant (membre 2)" in doctor.sees
    await doctor.taps("Qui s’en charge")
    await doctor.taps("secrétaire ou assistant")
    assert "Qui s’en charge : secrétaire ou assistant (membre 2)" in doctor.sees
    await secretary.says("/cabinet")
    assert "vous, secrétaire ou assistant" in secretary.sees
    assert "médecin, qui invite" in secretary.sees
    assert not any(label.startswith("Inviter") for label in secretary.buttons)
    await stranger.taps("Rejoindre le cabinet")
    assert "Cette invitation ne peut pas servir" in stranger.sees
    assert "Qui êtes-vous ?" not in stranger.sees
    await stranger.says(f"/start {link[1]}")
    assert "Cette invitation ne peut pas servir" in stranger.sees
    assert "On vous invite" not in stranger.sees
    await secretary.says("/cabinet quitter")
    await secretary.taps("Oui, quitter")
    assert "Vous avez quitté le cabinet." in secretary.sees
    await secretary.says("/parcours")
    assert "Votre parcours : 2 étapes" in secretary.sees


async def test_the_same_is_said_everywhere_of_what_a_practice_shows(stage: Stage) -> None:
    doctor, secretary = stage.person("Médecin"), stage.person("Secrétaire")
    await doctor.says("/start")
    await doctor.says("/cabinet")
    assert "De votre profil, seule votre profession est visible" in doctor.sees
    link = await doctor.invites()
    await secretary.says(f"/start {link}")
    assert "verront votre profession" in secretary.sees
    assert "ni le reste de votre profil" in secretary.sees
    await secretary.taps("Rejoindre")
    await secretary.taps("6. secrétaire")
    await secretary.says("/cabinet")
    assert "les autres membres ne voient que votre profession" in secretary.sees
    await secretary.says("/confidentialite")
    seen = "voient les étapes, votre profession, votre date d’entrée, ce que vous notez"
    assert seen in secretary.sees
    assert "ni le reste de votre profil" in secretary.sees
    await doctor.says("/cabinet")
    assert "Retirer secrétaire ou assistant" in doctor.buttons


async def test_the_psychologist_without_an_order(stage: Stage) -> None:
    psychologist = stage.person("Psychologue")
    await psychologist.says("/start")
    await psychologist.says("4")
    assert "Question 2 sur 4" in psychologist.sees
    await psychologist.says("2")
    await psychologist.says(CARD)
    assert "La carte Vitale n’est pas un justificatif" in psychologist.sees
    await psychologist.says("/profil")
    assert "Vous êtes : profession sans Ordre" in psychologist.sees
    assert "Structure avec un numéro FINESS : non" in psychologist.sees
    assert "Secrétariat : non précisé" in psychologist.sees
    await psychologist.says("/parcours")
    await psychologist.taps("Je bloque ici")
    await psychologist.says("1")
    assert "RPPS" in psychologist.sees
    assert psychologist.buttons[-2:] == ["Utile", "Pas utile"]


async def test_the_person_who_does_everything_backwards(stage: Stage) -> None:
    person = stage.person("À rebours")
    await person.says("/parcours")
    total = 10
    for count, step in enumerate([12, 11, 10, 9, 8, 7, 5, 4, 2, 1], 1):
        await person.says(f"/parcours fait {step}")
        assert f"{count} étape{'s' * (count > 1)} sur {total}" in person.sees
        await person.says(f"/parcours {step} fait")
        assert f"{count} étape{'s' * (count > 1)} sur {total}" in person.sees
    assert "complet" not in person.sees
    for step in range(1, 13):
        await person.says(f"/parcours pas fait {step}")
    assert f"0 étape sur {total}" in person.sees
    await person.says("/parcours non concerné 4")
    assert f"0 étape sur {total - 1}" in person.sees


async def test_the_one_who_changes_profile_midway(stage: Stage) -> None:
    doctor = stage.person("Médecin")
    await doctor.says("/start")
    await answers(doctor, "1. médecin", "2. non", "1. oui", "Passer")
    await doctor.says("/parcours en cours carte CPE")
    assert "Voulez-vous un rappel ?" in doctor.sees
    await doctor.taps("Oui, ")
    assert "je vous le rappellerai" in doctor.sees
    await doctor.says("/parcours fait rpps")
    assert "1 étape sur 11" in doctor.sees
    await doctor.says("/profil secrétariat non")
    assert "Secrétariat : non" in doctor.sees
    await doctor.says("/parcours")
    assert "1 étape sur 11" in doctor.sees
    assert "en cours depuis le" in doctor.sees
    await doctor.says("/profil finess oui")
    await doctor.says("/parcours")
    assert "1 étape sur 12" in doctor.sees
    await doctor.taps("Mon profil")
    await doctor.taps("Vous êtes")
    await doctor.taps("2. pharmacien")
    assert "Vous êtes : pharmacien" in doctor.sees
    await doctor.says("/parcours")
    assert "1 étape sur 12" in doctor.sees


async def test_the_one_who_arrives_half_way_goes_on_from_there(doctor: Talker) -> None:
    await doctor.says("/parcours fait cps")
    assert "1 étape sur 10" in doctor.sees
    assert "Prochaine étape : Récupérer l’INS" in doctor.sees
    await doctor.says("/parcours bal")
    assert "Avant cela" not in doctor.sees
    for step in (4, 5, 7, 8, 9, 10, 11, 12):
        await doctor.says(f"/parcours fait {step}")
    assert "9 étapes sur 10" in doctor.sees
    assert "Il reste à noter : Être inscrit au RPPS ou RPPS+." in doctor.sees
    await doctor.taps("C’est fait")
    assert "votre parcours est complet" in doctor.sees


async def test_a_secretary_alone_is_not_sent_to_the_rpps(stage: Stage) -> None:
    secretary, doctor = stage.person("Secrétaire"), stage.person("Médecin")
    await secretary.says("/profil secrétaire")
    await secretary.says("/parcours")
    assert "0 étape sur 2" in secretary.sees
    assert "Prochaine étape : Récupérer l’INS" in secretary.sees
    assert "RPPS" not in secretary.sees
    assert "demandez-lui une invitation : il l’envoie avec /cabinet" in secretary.sees
    await secretary.says("/parcours tout")
    assert "\n1. Être inscrit au RPPS ou RPPS+ (d’ordinaire, c’est le praticien)" in secretary.sees
    await secretary.says("/parcours cps")
    assert "D’ordinaire : le praticien" in secretary.sees
    await secretary.says("/parcours fait insi")
    assert "Prochaine étape : Qualifier" in secretary.sees
    await secretary.says("/parcours fait qualifier")
    assert "votre parcours est complet" in secretary.sees
    await secretary.says("/parcours")
    assert "demandez-lui une invitation" in secretary.sees
    link = await doctor.invites()
    await secretary.says(f"/start {link}")
    await secretary.taps("Rejoindre")
    assert "Prochaine étape : Être inscrit au RPPS" in secretary.sees
    assert "demandez-lui une invitation" not in secretary.sees


@pytest.mark.parametrize("profile", ["", "/profil secrétariat non"])
async def test_that_the_state_of_a_step_left_out_is_gone_is_said(
    doctor: Talker, profile: str
) -> None:
    for text in filter(None, [profile, "étape 6 reçue", "annuler"]):
        await doctor.says(text)
    assert doctor.sees.startswith("C’est noté : l’état de « Équiper le secrétariat")
    assert "Étape 6 · " in doctor.sees


async def test_what_was_never_asked_is_asked_where_it_matters(stage: Stage) -> None:
    newcomer = stage.person("Nouvelle venue")
    await newcomer.says("/start s_cpe")
    assert "ne vous concerne pas" not in newcomer.sees
    assert "Cette étape compte si vous avez un secrétariat." in newcomer.sees
    assert "/profil" in newcomer.sees
    assert "Remettre à faire" not in newcomer.buttons
    await newcomer.says("/parcours tout")
    assert "\n6. Équiper le secrétariat d’une carte CPE nominative (si vous avez" in newcomer.sees
    await newcomer.says("/parcours à faire cpe")
    assert newcomer.sees.startswith("Étape 6 · ")
    assert "C’est noté" not in newcomer.sees
    await newcomer.taps("Préciser : Secrétariat")
    assert newcomer.sees.startswith("Avez-vous un secrétariat ?")
    await newcomer.taps("2. non")
    await newcomer.says("/parcours cpe")
    assert "État : ne vous concerne pas" in newcomer.sees
    await newcomer.says("/profil secrétariat oui")
    await newcomer.says("/parcours cpe")
    assert "État : à faire" in newcomer.sees
    await newcomer.taps("Ne me concerne pas")
    assert "État : ne vous concerne pas" in newcomer.sees
    assert "Remettre à faire" in newcomer.buttons


async def test_a_practice_learns_what_it_is_from_who_founded_it(stage: Stage) -> None:
    doctor = stage.person("Médecin")
    await doctor.says("/cabinet inviter")
    await doctor.says("/parcours cpe")
    assert "La personne qui a créé le cabinet peut le préciser" in doctor.sees
    assert not any(label.startswith("Préciser") for label in doctor.buttons)
    await doctor.says("/profil secrétariat oui")
    await doctor.says("/parcours cpe")
    assert "État : à faire" in doctor.sees


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("kinésithérapeute", ["Vous êtes : autre profession à Ordre"]),
        ("Sage-femme", ["Vous êtes : autre profession à Ordre"]),
        ("chirurgien-dentiste", ["Vous êtes : autre profession à Ordre"]),
        ("cardiologue", ["Vous êtes : médecin"]),
        (
            "médecin finess non secrétariat oui",
            ["Vous êtes : médecin", "un numéro FINESS : non", "Secrétariat : oui"],
        ),
        (
            "secrétariat oui, finess non, médecin",
            ["Vous êtes : médecin", "un numéro FINESS : non", "Secrétariat : oui"],
        ),
        (
            "je suis infirmière libérale sans secrétariat",
            ["Vous êtes : autre profession à Ordre", "Secrétariat : non"],
        ),
        ("pas de secrétariat et logiciel Ségur : oui", ["Secrétariat : non", "Ségur : oui"]),
        ("secrétaire", ["Vous êtes : secrétaire ou assistant", "un numéro FINESS : non précisé"]),
    ],
)
async def test_a_profile_is_typed_in_any_order(
    doctor: Talker, typed: str, lines: list[str]
) -> None:
    await doctor.says(f"/profil {typed}")
    assert doctor.sees.startswith("C’est noté.")
    for line in lines:
        assert line in doctor.sees


@pytest.mark.parametrize(
    "typed",
    ["pas médecin", "médecin pharmacien", "secrétariat", "oui", "finess oui finess non", "<b>"],
)
async def test_a_profile_that_is_not_clear_changes_nothing(doctor: Talker, typed: str) -> None:
    await doctor.says(f"/profil {typed}")
    assert doctor.sees.startswith("Je n’ai pas compris cette réponse de profil.")
    assert doctor.sees.count("non précisé") == 4


async def test_a_step_begun_does_not_hold_the_others_back(doctor: Talker) -> None:
    await doctor.says("/profil secrétariat oui")
    for step in ("rpps", "cps", "insi"):
        await doctor.says(f"/parcours fait {step}")
    await doctor.says("/parcours en cours qualifier")
    await doctor.says("/parcours en cours cpe")
    await doctor.says("/parcours")
    assert "En attendant la suite" not in doctor.sees
    assert "Vous avez commencé : Qualifier l’identité du patient (étape 5) et Équiper le" in (
        doctor.sees
    )
    assert "(étape 6). En attendant :\n\nProchaine étape" in doctor.sees
    assert "Prochaine étape : Informer le patient de l’alimentation" in doctor.sees
    await doctor.says("/parcours bloque")
    assert doctor.sees.startswith("Étape 5 · ")
    await doctor.says("/parcours")
    await doctor.taps("Étape 5")
    await doctor.taps("C’est fait")
    await doctor.says("/parcours")
    assert "Vous avez commencé : Équiper le secrétariat" in doctor.sees
    for number in range(7, 12):
        await doctor.says(f"/parcours fait {number}")
    await doctor.says("/parcours en cours 12")
    await doctor.says("/parcours")
    assert "Vous avez commencé : Échanger avec la messagerie" in doctor.sees
    await doctor.taps("C’est fait")
    assert "En attendant la suite : Équiper le secrétariat" in doctor.sees


async def test_a_step_of_the_answer_is_one_tap_away(doctor: Talker) -> None:
    await doctor.says(CARD)
    assert "Étape 5 du parcours : à faire" in doctor.buttons
    assert "D’abord" not in doctor.sees
    await doctor.says("/parcours fait rpps")
    await doctor.says(CARD)
    assert doctor.sees.startswith("D’abord : d’après votre parcours, il vous manque l’étape 4")
    await doctor.taps("Utile")
    assert doctor.sees.startswith("D’abord : d’après votre parcours")
    assert "Étape 5 du parcours : à faire" in doctor.buttons
    await doctor.taps("Étape 5")
    assert doctor.sees.startswith("Étape 5 · Qualifier l’identité du patient")


@pytest.mark.parametrize("typed", ["/parcours image", "/parcours pdf"])
async def test_the_path_can_be_drawn_and_printed(doctor: Talker, typed: str) -> None:
    await doctor.says(typed)
    (message,) = doctor.seen
    assert message.caption
    assert message.photo or message.document


async def test_the_picture_and_the_page_are_one_tap_away(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.taps("Étapes, image, PDF")
    await doctor.taps("En image")
    assert "Prochaine étape" in str(doctor.seen[0].caption)
    await doctor.taps("À imprimer")
    assert doctor.seen[0].document
    assert doctor.seen[0].document.file_name == "parcours.pdf"


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("/parcours 2", "Étape 2 · Obtenir une carte CPS"),
        ("/parcours étape 2", "Étape 2 · Obtenir une carte CPS"),
        ("/parcours e-cps", "Étape 2 · Obtenir une carte CPS"),
        ("/parcours messagerie", "Étape 11 · "),
        ("/parcours je bloque cps", "ce qui bloque le plus souvent"),
        ("/parcours bloque", "Étape 1 · Être inscrit au RPPS ou RPPS+ : ce qui bloque"),
        ("/parcours tout", "Toutes les étapes"),
        ("/parcours tout", "/parcours fait 2 note que l’étape 2 est faite."),
        ("/parcours fait", "Je ne trouve pas cette étape."),
        ("/parcours fait 99", "Je ne trouve pas cette étape."),
        ("/parcours <b>", "Je ne trouve pas cette étape."),
        ("/PARCOURS FAIT CPS", "C’est noté : « Obtenir une carte CPS et/ou une e-CPS » est fait."),
        ("/start s_cps", "Étape 2 · Obtenir une carte CPS"),
        ("/start s_retiree", "Cette étape n’existe plus."),
    ],
)
async def test_everything_can_be_typed(doctor: Talker, typed: str, seen: str) -> None:
    await doctor.says(typed)
    assert seen in doctor.sees


@pytest.mark.parametrize(
    "typed", ["étape 4", "Étape 4", "l'étape 4", "voir l'étape n°4", "etape numéro 4 du parcours"]
)
async def test_a_step_is_opened_by_its_number_in_plain_words(doctor: Talker, typed: str) -> None:
    await doctor.says(typed)
    assert doctor.sees.startswith("Étape 4 · ")
    await doctor.says("2")
    assert doctor.sees.startswith("Étape 2 · ")


async def test_a_step_that_does_not_exist_is_told_so(doctor: Talker) -> None:
    await doctor.says("étape 99")
    assert doctor.sees.startswith("Je ne trouve pas cette étape.")


@pytest.mark.parametrize("typed", ["étape 2 de la qualification", "4 étapes", "étape"])
async def test_other_words_beside_a_step_are_a_question(doctor: Talker, typed: str) -> None:
    await doctor.says(typed)
    assert not doctor.sees.startswith("Étape ")


async def test_asking_where_one_stands_shows_the_path(doctor: Talker, member: Talker) -> None:
    await doctor.says("/parcours fait rpps")
    await doctor.says("où j'en suis")
    assert doctor.sees.startswith("Votre parcours : 1 étape sur 10")
    assert "Prochaine étape" in doctor.sees
    await member.says("@chat_page_bot où j'en suis")
    assert member.sees.startswith("Dans un groupe, je ne note rien sur vous.")
    assert "en conversation privée : /parcours" in member.sees


async def test_a_number_opens_a_step_of_the_list(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.taps("Étapes, image, PDF")
    await doctor.says("12")
    assert doctor.sees.startswith("Étape 12 · ")


async def test_the_same_tap_twice_changes_nothing(doctor: Talker) -> None:
    await doctor.taps_data("m:cps:done:path")
    assert "1 étape sur 10" in doctor.sees
    await doctor.taps_data("m:cps:done:path")
    await doctor.says("/parcours")
    assert "1 étape sur 10" in doctor.sees


@pytest.mark.parametrize("command", ["/parcours fait cps", "/profil", "/rappels", "/cabinet"])
async def test_a_group_is_told_to_ask_in_private(member: Talker, command: str) -> None:
    await member.says(command)
    assert member.sees.startswith("C’est personnel")
    await member.taps_data("m:cps:done:path")
    assert "Ce bouton ne fonctionne plus" in member.sees


async def test_reminders_are_listed_moved_and_cancelled(doctor: Talker) -> None:
    await doctor.says("/rappels")
    assert "Vous n’avez aucun rappel." in doctor.sees
    await doctor.says("/parcours en cours cpe")
    await doctor.taps("Un autre jour")
    assert "Quel jour vous le rappeler ?" in doctor.sees
    await doctor.taps(doctor.buttons[0])
    assert "C’est noté : je vous le rappellerai" in doctor.sees
    await doctor.says("/parcours en cours cps")
    await doctor.taps("Me le rappeler")
    await doctor.taps(doctor.buttons[-2])
    await doctor.says("/rappels")
    assert "Pour régler l’heure sur un lieu : /rappels La Réunion" in doctor.sees
    await doctor.says("/rappels réunion")
    assert "C’est noté : La Réunion." in doctor.sees
    await doctor.says("/rappels La Réunion")
    assert "C’est noté : La Réunion." in doctor.sees
    assert "1. " in doctor.sees
    assert "2. " in doctor.sees
    await doctor.says("/rappels annuler 1")
    assert "Rappel annulé." in doctor.sees
    await doctor.taps("Annuler : ")
    assert "Vous n’avez aucun rappel." in doctor.sees
    await doctor.says("/rappels cpe 31/12")
    assert re.search(r"(?:\w+di|dimanche) 31 décembre", doctor.sees)
    await doctor.says("/rappels arrêter")
    assert "Tous vos rappels sont annulés." in doctor.sees
    await doctor.says("/rappels cpe 31/02")
    assert "Je ne peux pas fixer ce rappel." in doctor.sees


async def test_every_step_at_once_is_not_marked_by_the_command_and_it_is_said(
    doctor: Talker,
) -> None:
    await doctor.says("/parcours fait toutes les étapes")
    assert doctor.sees.startswith("Rien n’est noté par ce message : quelles étapes sont faites ?")
    assert "1. Être inscrit au RPPS ou RPPS+ (à faire)" in doctor.sees
    await doctor.says("/parcours toutes les étapes")
    assert doctor.sees.startswith("Toutes les étapes")


async def test_a_reminder_can_be_declined(doctor: Talker) -> None:
    await doctor.says("/parcours en cours cpe")
    await doctor.taps("Non merci")
    assert doctor.sees.startswith("Pas de rappel pour cette étape.")
    assert "Étape 6" in doctor.sees


@pytest.mark.parametrize("typed", ["", "non"])
async def test_a_reminder_that_is_not_moved_stays_and_is_said_so(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("/parcours en cours cpe")
    await doctor.taps("Oui, ")
    await doctor.says("/rappels")
    await doctor.taps("Changer de jour")
    await (doctor.says(typed) if typed else doctor.taps("Non merci"))
    assert doctor.sees.startswith("Ce rappel est gardé : rien n’est changé.")
    assert "1. " in doctor.sees
    assert any(label.startswith("Annuler : ") for label in doctor.buttons)


async def test_an_invitation_can_be_revoked(stage: Stage, doctor: Talker) -> None:
    link = await doctor.invites()
    await doctor.taps("Retour au cabinet")
    await doctor.taps("Annuler l’invitation")
    assert "Invitation annulée." in doctor.sees
    other = stage.person("Autre")
    await other.says(f"/start {link}")
    assert "Cette invitation ne peut pas servir" in other.sees
    assert not any(label.startswith("Rejoindre") for label in other.buttons)


async def test_two_invitations_of_a_day_are_told_apart(stage: Stage, doctor: Talker) -> None:
    links = [await doctor.invites() for _ in range(2)]
    await doctor.taps("Retour au cabinet")
    first, second = (one for one in doctor.buttons if one.startswith("Annuler l’invitation du "))
    assert second == f"{first}, numéro 2"
    await doctor.says(second)
    assert "Invitation annulée." in doctor.sees
    assert first in doctor.buttons
    other = stage.person("Autre")
    refused = 0
    for link in links:
        await other.says(f"/start {link}")
        refused += "Cette invitation ne peut pas servir" in other.sees
    assert refused == 1


async def test_an_invitation_expires_after_seven_days(stage: Stage, doctor: Talker) -> None:
    link = await doctor.invites()
    stage.later = timedelta(days=7, minutes=1)
    other = stage.person("Autre")
    await other.says(f"/start {link}")
    assert "Cette invitation ne peut pas servir" in other.sees


async def test_a_member_is_removed_and_the_practice_dissolved(
    stage: Stage, doctor: Talker
) -> None:
    other, third = stage.person("Autre"), stage.person("Troisième")
    for each in (other, third):
        link = await doctor.invites()
        await each.says(f"/start {link}")
        await each.taps("Rejoindre")
        await each.taps("6. secrétaire")
    await doctor.says("/cabinet")
    today = zones.local(datetime.now(UTC), None).strftime("%d/%m/%Y")
    assert f"• secrétaire ou assistant (membre 2), depuis le {today}\n" in doctor.sees
    await doctor.taps("Retirer secrétaire ou assistant (membre 2)")
    assert doctor.sees.startswith("Retirer secrétaire ou assistant (membre 2) du cabinet ?")
    await doctor.taps("Oui, retirer")
    assert "ne fait plus partie du cabinet" in doctor.sees
    await other.says("/cabinet")
    assert "Partager le parcours avec votre cabinet" in other.sees
    await third.taps_data("c:dissolve_sure:")
    await doctor.says("/parcours fait cps")
    assert "Le parcours du cabinet" in doctor.sees
    await doctor.says("/cabinet")
    await doctor.taps("Dissoudre le cabinet")
    await doctor.taps("Oui, dissoudre")
    assert "Le cabinet est dissous." in doctor.sees
    await third.says("/parcours")
    assert "Votre parcours : 1 étape" in third.sees


@pytest.mark.parametrize(
    ("tap", "seen"),
    [
        (
            "C’est fait",
            "carte CPE nominative » est fait.",
        ),
        ("Plus tard", "Quel jour vous le rappeler ?"),
        ("Arrêter", "Tous vos rappels sont annulés."),
    ],
)
async def test_a_reminder_is_answered_by_one_tap(
    stage: Stage, doctor: Talker, tap: str, seen: str
) -> None:
    await doctor.says("/parcours en cours cpe")
    await doctor.taps("Oui, ")
    reminder = Reminder(doctor.person.id, "cpe", date(2026, 11, 30))
    spoken = reminder_message(stage.app.knowledge, reminder)
    assert spoken
    await stage.app.bot(spoken.message)
    await doctor.taps(tap)
    assert seen in doctor.sees
    await doctor.says("/rappels")
    assert ("Vous n’avez aucun rappel." in doctor.sees) == (tap != "Plus tard")
