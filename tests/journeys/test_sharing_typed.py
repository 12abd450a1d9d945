"""Sharing a practice by typing alone: who is removed, who does a step, what is passed over."""

import pytest

from tests.journeys.conftest import CARD
from tests.journeys.conversation import Stage, Talker

NAMED = "Retirer secrétaire ou assistant du cabinet ?"


@pytest.fixture
async def secretary(stage: Stage, doctor: Talker) -> Talker:
    """Bring in a secretary who has joined the doctor's practice."""
    await doctor.says("/profil médecin")
    secretary = stage.person("Secrétaire")
    await joins(doctor, secretary)
    await secretary.says("secrétaire")
    return secretary


async def joins(doctor: Talker, other: Talker) -> None:
    """Have somebody invited, who joins."""
    link = await doctor.invites()
    await other.says(f"/start {link}")
    await other.says("oui")


@pytest.mark.parametrize(
    "typed",
    [
        "retirer",
        "retirer membre 2",
        "retirer la secrétaire",
        "enlever ma secrétaire",
        "ma secrétaire est partie",
        "comment j'enlève ma secrétaire ?",
    ],
)
async def test_a_member_is_removed_in_words_once_it_is_confirmed(
    doctor: Talker, secretary: Talker, typed: str
) -> None:
    await doctor.says("/cabinet")
    await doctor.says(typed)
    assert doctor.sees.startswith(NAMED)
    await secretary.says("/cabinet")
    assert "Votre cabinet" in secretary.sees
    await doctor.says("oui")
    assert "ne fait plus partie du cabinet" in doctor.sees
    await secretary.says("/cabinet")
    assert "Partager le parcours avec votre cabinet" in secretary.sees


async def test_who_is_nobodys_name_removes_nobody(doctor: Talker, secretary: Talker) -> None:
    for typed in ("/cabinet retirer 9", "/cabinet retirer le pharmacien"):
        await doctor.says(typed)
        assert doctor.sees.startswith("Qui faut-il retirer ?")
        await doctor.says("oui")
    await secretary.says("/cabinet retirer")
    assert "Seule la personne qui a créé le cabinet peut faire cela." in secretary.sees
    await doctor.says("/cabinet retirer un document")
    assert doctor.sees.startswith("Votre cabinet")
    assert "secrétaire ou assistant, depuis le" in doctor.sees


async def test_an_invitation_is_cancelled_in_words_where_one_waits(doctor: Talker) -> None:
    await doctor.says("/cabinet inviter")
    await doctor.says("annuler l'invitation")
    assert "Invitation annulée." in doctor.sees
    await doctor.says("annuler l'invitation")
    assert "Aucune invitation n’est en attente." in doctor.sees
    await doctor.says("/cabinet inviter")
    await doctor.says("/cabinet inviter")
    await doctor.says("annuler l'invitation")
    assert "Quelle invitation annuler ?" in doctor.sees
    assert "Invitations en attente : 2." in doctor.sees


@pytest.mark.parametrize(
    ("opens", "label"),
    [
        ("/cabinet quitter", "Oui, quitter le cabinet"),
        ("/cabinet retirer la secrétaire", "Oui, retirer du cabinet"),
        ("/cabinet dissoudre", "Oui, dissoudre le cabinet"),
    ],
)
async def test_what_confirms_says_what_it_confirms(
    doctor: Talker, secretary: Talker, opens: str, label: str
) -> None:
    await doctor.says(opens)
    assert doctor.buttons == [label, "Non, revenir"]
    await doctor.says(label.lower())
    assert label not in doctor.buttons
    assert secretary.sees


async def test_what_was_just_done_is_not_an_invitation_to_cancel(
    doctor: Talker, secretary: Talker
) -> None:
    await doctor.says("/cabinet inviter")
    await doctor.says("retirer la secrétaire")
    await doctor.says("oui")
    await doctor.says("annule")
    assert "Quelle invitation annuler ?" in doctor.sees
    assert "Invitations en attente : 1." in doctor.sees
    assert secretary.sees


async def test_who_does_a_step_is_typed_below_it(doctor: Talker, secretary: Talker) -> None:
    await doctor.says("/parcours 2")
    await doctor.says("qui s'en charge ?")
    assert doctor.sees.startswith("Qui s’en charge ? Étape 2")
    await doctor.says("ma secrétaire s'en charge")
    assert "Qui s’en charge : secrétaire ou assistant (membre 2)" in doctor.sees
    await secretary.says("/parcours 2")
    assert "Qui s’en charge : vous, secrétaire ou assistant (membre 2)" in secretary.sees
    await doctor.says("je m'en charge")
    assert "Qui s’en charge : vous, médecin (membre 1)" in doctor.sees
    await doctor.says("personne en particulier")
    assert "Qui s’en charge" not in doctor.sees


async def test_who_shares_nothing_is_told_so_when_saying_who_does_a_step(doctor: Talker) -> None:
    await doctor.says("/parcours 2")
    for typed in ("qui s'en charge ?", "je m'en charge"):
        await doctor.says(typed)
        assert doctor.sees.startswith("Vous n’avez pas de cabinet partagé : /cabinet")


async def test_whoever_reads_is_called_you(stage: Stage, doctor: Talker) -> None:
    await doctor.says("/cabinet inviter")
    await doctor.says("/cabinet")
    assert "• vous, profession non précisée ; c’est vous qui invitez" in doctor.sees
    other = stage.person("Autre")
    await joins(doctor, other)
    assert {"Passer", "Retour au profil"} <= set(other.buttons)
    await other.says("passer")
    assert "Vous êtes : non précisé" in other.sees
    await other.says("/cabinet")
    assert "• membre 1, qui invite\n• vous, profession non précisée" in other.sees
    await other.says("/profil médecin")
    await other.taps("Vous êtes")
    assert "Ne plus préciser" in other.buttons


@pytest.mark.parametrize("typed", ["la secrétaire a fait la 7 ?", "la 7, c'est la secrétaire ?"])
@pytest.mark.parametrize("before", ["/parcours", "/parcours 7", CARD])
async def test_asking_who_does_a_step_charges_nobody_with_it(
    doctor: Talker,
    secretary: Talker,  # noqa: ARG001  a member
    before: str,
    typed: str,
) -> None:
    await doctor.says(before)
    await doctor.says(typed)
    assert "C’est noté" not in doctor.sees
    await doctor.says("/parcours 7")
    assert "Qui s’en charge :" not in doctor.sees


@pytest.mark.parametrize("typed", ["inviter", "retirer", "dissoudre", "quitter", "parcours"])
async def test_the_practice_says_what_can_be_typed(
    doctor: Talker,
    secretary: Talker,  # noqa: ARG001  a member
    typed: str,
) -> None:
    await doctor.says("/cabinet")
    assert f"« {typed} »" in doctor.sees
    shown = doctor.sees
    await doctor.says(typed)
    assert doctor.sees != shown


@pytest.mark.parametrize(
    "typed",
    [
        "un seul lien pour deux ?",
        "le lien ne marche plus",
        "comment il rejoint ?",
        "j'ai reçu un lien, je le mets où ?",
        "il doit taper quoi",
    ],
)
async def test_how_one_joins_is_told_below_the_practice(
    stage: Stage, doctor: Talker, typed: str
) -> None:
    await doctor.says("/cabinet")
    await doctor.says(typed)
    assert doctor.sees.startswith("Pour rejoindre un cabinet")
    assert "Inviter quelqu’un" in doctor.buttons
    assert stage.asked == []


async def test_an_invitation_is_cancelled_far_from_its_screen(doctor: Talker) -> None:
    await doctor.says("/cabinet inviter")
    await doctor.says(CARD)
    await doctor.says("annule l'invitation")
    assert doctor.sees.startswith("Invitation annulée.")


@pytest.mark.parametrize(
    "typed",
    [
        "confie la 7 à la secrétaire",
        "c'est membre 2 qui fait la 7",
        "en fait la 7 pour membre 2",
        "ma secrétaire s'occupe de la 7",
        "la secrétaire doit faire la 7",
        "la 7 c'est la secrétaire qui s'en occupe",
        "la 7 c'est à ma secrétaire de le faire",
        "ma secrétaire fait la 7",
    ],
)
async def test_a_step_is_entrusted_to_a_member(
    doctor: Talker,
    secretary: Talker,  # noqa: ARG001  a member
    typed: str,
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert "Qui s’en charge : secrétaire ou assistant (membre 2)" in doctor.sees


@pytest.mark.parametrize(
    "typed",
    [
        "la 7 c'est la secrétaire et moi",
        "la 7 c'est moi et la secrétaire",
        "la 7 c'est le médecin et la secrétaire",
    ],
)
async def test_of_two_members_told_none_is_chosen(
    doctor: Talker,
    secretary: Talker,  # noqa: ARG001  a member
    typed: str,
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("Qui s’en charge ? Étape 7")
    await doctor.says("/parcours 7")
    assert "Qui s’en charge :" not in doctor.sees


async def test_of_two_members_called_so_it_is_asked_which(
    stage: Stage, doctor: Talker, secretary: Talker
) -> None:
    assert secretary.sees
    other = stage.person("Autre secrétaire")
    await joins(doctor, other)
    await other.says("secrétaire")
    await doctor.says("/parcours 7")
    await doctor.says("c'est la secrétaire qui s'en charge")
    assert doctor.sees.startswith("Qui s’en charge ?")
    await doctor.says("membre 3")
    assert "Qui s’en charge : secrétaire ou assistant (membre 3)" in doctor.sees


@pytest.mark.parametrize("typed", ["je ne m'en occupe plus", "finalement c'est pas moi"])
async def test_whoever_did_a_step_does_it_no_more(
    doctor: Talker, secretary: Talker, typed: str
) -> None:
    await doctor.says("la 7 c'est moi")
    await secretary.says("/parcours 7")
    await secretary.says(typed)
    assert "Qui s’en charge : médecin" in secretary.sees
    await doctor.says("/parcours 7")
    await doctor.says(typed)
    assert "Qui s’en charge :" not in doctor.sees


@pytest.mark.parametrize("typed", ["supprimer le cabinet", "dissoudre le cabinet"])
async def test_a_practice_is_dissolved_in_words_once_it_is_confirmed(
    doctor: Talker, secretary: Talker, typed: str
) -> None:
    assert secretary.sees
    await doctor.says("/cabinet")
    await doctor.says(typed)
    assert doctor.sees.startswith("Dissoudre le cabinet ?")


@pytest.fixture
async def two(secretary: Talker, doctor: Talker) -> Talker:
    """Bring in the doctor of a practice with two secretaries, who asks to remove one of them."""
    other = secretary.stage.person("Autre")
    await joins(doctor, other)
    await other.says("secrétaire")
    await doctor.says("/cabinet")
    await doctor.says("retirer la secrétaire")
    assert doctor.sees.startswith("Qui faut-il retirer ?")
    return doctor


@pytest.mark.parametrize("typed", ["membre 3", "le membre 3", "3", "la 3"])
async def test_of_two_secretaries_the_one_told_is_removed(two: Talker, typed: str) -> None:
    await two.says(typed)
    assert two.sees.startswith("Retirer secrétaire ou assistant (membre 3) du cabinet ?")
    await two.says("oui")
    assert two.sees.startswith("C’est fait : secrétaire ou assistant (membre 3)")


async def test_who_is_still_unclear_is_asked_again(two: Talker) -> None:
    await two.says("la secrétaire")
    assert two.sees.startswith("Qui faut-il retirer ?")
    await two.says("la 2")
    assert two.sees.startswith("Retirer secrétaire ou assistant (membre 2)")


@pytest.mark.parametrize("typed", ["1", "9", "non", "membre 1"])
async def test_what_is_no_other_member_removes_nobody(two: Talker, typed: str) -> None:
    await two.says(typed)
    assert "Retirer" not in two.sees


@pytest.mark.parametrize("typed", ["3", "membre 3"])
async def test_a_member_is_not_removed_where_it_was_not_asked_which(
    two: Talker, typed: str
) -> None:
    await two.says("/cabinet")
    await two.says(typed)
    assert "Retirer secrétaire" not in two.sees


@pytest.mark.parametrize(
    "typed", ["retire-moi du cabinet", "sors moi du cabinet", "je veux plus partager"]
)
async def test_one_leaves_below_the_practice_as_elsewhere(
    secretary: Talker, doctor: Talker, typed: str
) -> None:
    for command in ("/cabinet", "/aide"):
        await doctor.says(command)
        await doctor.says(typed)
        assert doctor.sees.startswith("Quitter le cabinet ?")
    assert secretary.stage.asked == []


@pytest.mark.parametrize(
    ("typed", "shows"),
    [
        ("ajoute ma secrétaire", "Voici le lien d’invitation."),
        ("vire la secrétaire", NAMED),
        ("ajoute un rappel", "Je ne sais pas"),
    ],
)
async def test_one_adds_or_removes_somebody_in_other_words(
    secretary: Talker, doctor: Talker, typed: str, shows: str
) -> None:
    await doctor.says("/cabinet")
    await doctor.says(typed)
    assert doctor.sees.startswith(shows)
    assert secretary.messages


async def test_a_step_is_of_nobody(secretary: Talker, doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("la 5 c'est ma secrétaire")
    await doctor.says("la 5 c'est personne")
    assert "Qui s’en charge" not in doctor.sees
    assert "D’ordinaire" in doctor.sees
    assert secretary.stage.asked == []
