"""Sharing a practice, told as whole conversations: what its members are told of each other."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from tests.journeys.conversation import Stage, Talker, as_typed

HOUR = 11


@pytest.fixture
def by_day(stage: Stage) -> Stage:
    """Let it be noon in Paris, or thereabouts."""
    now = datetime.now(UTC)
    stage.later = now.replace(hour=HOUR) - now + timedelta(days=1)
    return stage


async def joins(doctor: Talker, other: Talker, role: str = "6. secrétaire") -> None:
    """Have somebody invited, who joins."""
    link = await doctor.invites()
    await other.says(f"/start {link}")
    await other.taps("Rejoindre")
    assert "D’ordinaire : le praticien" in other.sees
    if "Qui êtes-vous" in other.sees:
        await other.taps(role)


async def told(stage: Stage, person: Talker) -> list[str]:
    """Let the bot say on its own all it has to; return what a person receives of it."""
    known = set(person.messages)
    for _ in range(10):
        stage.later += timedelta(seconds=2)
        await stage.app.reminding.send_one()
    new = [message for number, message in person.messages.items() if number not in known]
    return [as_typed(message.text or "") for message in new]


@pytest.fixture
async def secretary(by_day: Stage, doctor: Talker) -> Talker:
    """Bring in a secretary who has joined the doctor's practice, of which the doctor was told."""
    await doctor.says("/profil médecin")
    secretary = by_day.person("Secrétaire")
    await joins(doctor, secretary)
    (only,) = await told(by_day, doctor)
    assert only.startswith("Votre invitation est acceptée.")
    assert "/cabinet" in only
    return secretary


async def removes_secretary(doctor: Talker) -> None:
    """Let the doctor take the secretary out of the practice."""
    await doctor.says("/cabinet")
    await doctor.taps("Retirer secrétaire")
    await doctor.taps("Oui, retirer")


async def test_who_invites_is_told_the_profession_of_who_came(
    by_day: Stage, doctor: Talker
) -> None:
    await joins(doctor, by_day.person("Secrétaire"))
    (only,) = await told(by_day, doctor)
    assert "Profession de la personne arrivée : secrétaire" in only
    await joins(doctor, by_day.person("Sage-femme"), "3. autre profession")
    (only,) = await told(by_day, doctor)
    assert "Profession de la personne arrivée : autre profession à Ordre" in only


async def test_who_came_has_two_minutes_to_say_who_they_are_before_it_is_told(
    by_day: Stage, doctor: Talker
) -> None:
    await joins(doctor, by_day.person("Secrétaire"), "Passer")
    assert await told(by_day, doctor) == []
    by_day.later += timedelta(minutes=2)
    (only,) = await told(by_day, doctor)
    assert "Profession" not in only


async def test_who_is_removed_is_told_once_and_what_to_do_next(
    by_day: Stage, doctor: Talker, secretary: Talker
) -> None:
    await removes_secretary(doctor)
    (only,) = await told(by_day, secretary)
    assert only.startswith("Vous ne faites plus partie du cabinet partagé")
    assert {"/parcours", "/cabinet"} <= set(re.findall(r"/\w+", only))
    assert doctor.person.user.first_name not in only
    assert await told(by_day, secretary) == []


@pytest.mark.parametrize("words", ["/cabinet quitter", "/effacer"])
async def test_when_who_invites_goes_the_others_are_told(
    by_day: Stage, doctor: Talker, secretary: Talker, words: str
) -> None:
    colleague = by_day.person("Consœur")
    await joins(doctor, colleague, "1. médecin")
    await doctor.says(words)
    await doctor.taps("Oui")
    (inherits,) = await told(by_day, secretary)
    assert inherits.startswith("C’est désormais vous qui invitez dans votre cabinet partagé")
    *_, last = colleague.messages.values()
    assert as_typed(last.text or "").startswith("La personne qui invitait dans votre cabinet")
    *_, theirs = doctor.messages.values()
    assert "Votre invitation" not in as_typed(theirs.text or "")


async def test_when_the_practice_is_dissolved_its_members_are_told(
    by_day: Stage, doctor: Talker, secretary: Talker
) -> None:
    await doctor.says("/cabinet")
    await doctor.taps("Dissoudre")
    await doctor.taps("Oui, dissoudre")
    (only,) = await told(by_day, secretary)
    assert only.startswith("Votre cabinet partagé est dissous")


async def test_what_is_still_to_be_told_is_in_ones_own_data(
    doctor: Talker, secretary: Talker
) -> None:
    await removes_secretary(doctor)
    await secretary.says("/mesdonnees")
    assert "nouvelle : votre retrait" in secretary.sees


async def test_who_is_erased_before_being_told_is_told_nothing(
    by_day: Stage, doctor: Talker, secretary: Talker
) -> None:
    await removes_secretary(doctor)
    await secretary.says("/effacer oui")
    assert await told(by_day, secretary) == []


async def test_who_is_removed_and_invites_is_told_that_the_practice_is_theirs(
    doctor: Talker, secretary: Talker
) -> None:
    await removes_secretary(doctor)
    await secretary.says("/cabinet inviter")
    assert secretary.sees.split("\n\n")[-1].startswith("Ce cabinet partagé est le vôtre")
    assert "demandez-lui plutôt un lien" in secretary.sees
    assert "start=c_" in secretary.sees


async def test_who_shares_a_practice_and_invites_is_only_given_the_link(
    doctor: Talker,
    secretary: Talker,  # noqa: ARG001  a member
) -> None:
    await doctor.says("/cabinet inviter")
    assert doctor.sees.startswith("Voici le lien d’invitation.")


async def test_each_is_shown_first_what_is_theirs_to_do(doctor: Talker, secretary: Talker) -> None:
    await secretary.says("/parcours")
    assert "Prochaine étape : Être inscrit au RPPS ou RPPS+\nD’ordinaire : le praticien" in (
        secretary.sees
    )
    await doctor.says("/parcours")
    assert "Prochaine étape : Être inscrit au RPPS" in doctor.sees
    assert "D’ordinaire" not in doctor.sees
    await doctor.says("/parcours fait cps")
    assert "Prochaine étape : Équiper le secrétariat" in doctor.sees
    await secretary.says("/parcours")
    assert "Prochaine étape : Récupérer l’INS" in secretary.sees
    assert "D’ordinaire" not in secretary.sees


async def test_a_step_that_a_member_was_charged_with_is_theirs(
    doctor: Talker, secretary: Talker
) -> None:
    await doctor.says("/parcours fait cps")
    await doctor.says("/parcours insi")
    await doctor.taps("Qui s’en charge")
    await doctor.taps("vous, médecin")
    await secretary.says("/parcours")
    told = "le téléservice INSi\nQui s’en charge : médecin (membre 1)"
    assert told in secretary.sees
    await doctor.says("/parcours")
    assert "Prochaine étape : Récupérer l’INS" in doctor.sees
    assert "Qui s’en charge" not in doctor.sees


async def test_the_steps_say_who_noted_them(doctor: Talker, secretary: Talker) -> None:
    await doctor.says("/parcours fait rpps")
    await doctor.says("/parcours en cours cps")
    await secretary.says("/parcours")
    assert re.search(r"en cours depuis le [0-9/]+, noté par médecin \(membre 1\)", secretary.sees)
    await secretary.says("/parcours tout")
    assert re.search(r"fait le [0-9/]+, noté par médecin \(membre 1\)", secretary.sees)
    await doctor.says("/parcours tout")
    assert re.search(r"fait le [0-9/]+, noté par vous", doctor.sees)


@pytest.mark.parametrize("typed", ["inviter", "Inviter quelqu’un", "inviter ma secrétaire"])
async def test_inviting_is_typed_below_the_practice(doctor: Talker, typed: str) -> None:
    await doctor.says("/cabinet")
    await doctor.says(typed)
    assert "start=c_" in doctor.sees
    await doctor.says("Retour au cabinet")
    assert "Invitations en attente : 1." in doctor.sees
    await doctor.says("annuler l’invitation")
    assert "Invitation annulée." in doctor.sees
    await doctor.says("voir le parcours")
    assert "Le parcours du cabinet" in doctor.sees


@pytest.mark.parametrize("typed", ["Retirer secrétaire ou assistant", "retirer"])
async def test_a_member_is_removed_by_typing_alone(
    doctor: Talker, secretary: Talker, typed: str
) -> None:
    await doctor.says("/cabinet")
    await doctor.says(typed)
    assert doctor.sees.startswith("Retirer secrétaire ou assistant du cabinet ?")
    await doctor.says("oui")
    assert "ne fait plus partie du cabinet" in doctor.sees
    await secretary.says("/cabinet")
    await secretary.says("quitter")
    assert "Quitter le cabinet" not in secretary.sees


async def test_which_of_two_members_is_to_be_said(
    by_day: Stage, doctor: Talker, secretary: Talker
) -> None:
    other = by_day.person("Autre secrétaire")
    await joins(doctor, other)
    await doctor.says("/cabinet")
    await doctor.says("retirer")
    assert "du cabinet ?" not in doctor.sees
    await doctor.says("/cabinet")
    await doctor.says("retirer secrétaire ou assistant membre 3")
    assert doctor.sees.startswith("Retirer secrétaire ou assistant (membre 3) du cabinet ?")
    await doctor.says("oui")
    await other.says("/cabinet")
    assert "Partager le parcours avec votre cabinet" in other.sees
    await secretary.says("/cabinet")
    assert "Votre cabinet" in secretary.sees


async def test_a_member_leaves_by_typing_alone_and_does_not_do_what_owners_do(
    doctor: Talker, secretary: Talker
) -> None:
    await secretary.says("/cabinet")
    await secretary.says("dissoudre")
    assert "Dissoudre le cabinet" not in secretary.sees
    await secretary.says("/cabinet")
    await secretary.says("inviter")
    assert "Seule la personne qui a créé le cabinet peut faire cela." in secretary.sees
    await secretary.says("quitter le cabinet")
    assert secretary.sees.startswith("Quitter le cabinet ?")
    await secretary.says("oui")
    assert "Vous avez quitté le cabinet." in secretary.sees
    await doctor.says("/cabinet")
    await doctor.says("dissoudre")
    assert doctor.sees.startswith("Dissoudre le cabinet ?")


async def test_a_question_below_the_practice_is_a_question(stage: Stage, doctor: Talker) -> None:
    await doctor.says("/cabinet")
    await doctor.says("inviter ?")
    assert "start=c_" not in doctor.sees
    await doctor.says("/cabinet")
    await doctor.says("/aide")
    await doctor.says("inviter")
    assert "start=c_" not in doctor.sees
    await doctor.says("/cabinet")
    stage.later += timedelta(minutes=11)
    await doctor.says("inviter")
    assert "start=c_" not in doctor.sees


async def test_what_a_button_does_may_be_typed_behind_the_command(doctor: Talker) -> None:
    await doctor.says("/cabinet inviter")
    await doctor.says("/cabinet dissoudre")
    assert "Oui, dissoudre le cabinet" in doctor.buttons
    await doctor.says("non")
    await doctor.says("/cabinet lien d'invitation")
    assert "start=c_" in doctor.sees
