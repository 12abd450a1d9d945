"""What is said of a shared practice far from its screen is understood there too."""

import pytest

from tests.journeys.conversation import Stage, Talker


@pytest.fixture
async def secretary(doctor: Talker, stage: Stage) -> Talker:
    """Bring in the secretary who shares the doctor's path."""
    link = await doctor.invites()
    secretary = stage.person("Secrétaire")
    await secretary.says(f"/start {link}")
    await secretary.says("rejoindre")
    await secretary.says("secrétaire")
    return secretary


@pytest.mark.parametrize(
    "typed",
    ["je veux quitter le cabinet", "supprimez-moi du cabinet", "stop partage", "ne plus partager"],
)
async def test_leaving_is_asked_a_second_time(secretary: Talker, stage: Stage, typed: str) -> None:
    await secretary.says("/aide")
    await secretary.says(typed)
    assert secretary.sees.startswith("Quitter le cabinet ?")
    await secretary.says("oui")
    assert "Vous avez quitté le cabinet." in secretary.sees
    assert stage.asked == []


async def test_only_the_owner_dissolves(doctor: Talker, secretary: Talker) -> None:
    await secretary.says("dissoudre le cabinet")
    assert "Seule la personne qui a créé le cabinet" in secretary.sees
    await doctor.says("/aide")
    await doctor.says("dissoudre")
    assert doctor.sees.startswith("Dissoudre le cabinet ?")


@pytest.mark.parametrize(
    "typed",
    ["ma secrétaire ne travaille plus ici", "elle a démissionné", "enlève la secrétaire"],
)
async def test_who_left_is_removed_once_confirmed(
    doctor: Talker, secretary: Talker, stage: Stage, typed: str
) -> None:
    assert secretary.sees
    await doctor.says("/aide")
    await doctor.says(typed)
    assert doctor.sees.startswith("Retirer secrétaire ou assistant du cabinet ?")
    assert stage.asked == []


@pytest.mark.parametrize("typed", ["Karim ne travaille plus chez nous", "elle part à la retraite"])
async def test_who_shares_nothing_is_told_where_to_say_it(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says(typed)
    assert "/cabinet" in doctor.sees
    assert "/profil secrétariat non" in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize(
    "typed",
    ["enlève le document", "supprimer mon compte", "le médecin de ma patiente part à la retraite"],
)
async def test_what_removes_no_member_is_a_question(
    doctor: Talker, secretary: Talker, stage: Stage, typed: str
) -> None:
    assert secretary.sees
    await doctor.says(typed)
    assert stage.asked == [typed]


@pytest.mark.parametrize(
    "typed",
    [
        "ils voient mes questions ?",
        "est-ce que le docteur voit ce que j'écris",
        "qui lit mes questions",
    ],
)
async def test_the_others_see_no_question(secretary: Talker, stage: Stage, typed: str) -> None:
    await secretary.says(typed)
    assert secretary.sees.startswith("Aucun autre membre d’un cabinet ne voit vos questions")
    assert stage.asked == []


@pytest.mark.parametrize("asked", ["le patient voit ce que j'écris ?", "il voit ce que j'écris"])
async def test_what_a_patient_sees_is_a_question(doctor: Talker, stage: Stage, asked: str) -> None:
    await doctor.says(asked)
    assert stage.asked == [asked]


@pytest.mark.parametrize("typed", ["je voudrais donner la main à Inès", "passer la main"])
async def test_how_the_practice_passes_to_another_is_told(
    doctor: Talker, secretary: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says(typed)
    assert doctor.sees.startswith("Pour passer la main, quittez le cabinet")
    await doctor.says("quitter le cabinet")
    await doctor.says("oui")
    await secretary.says("/cabinet")
    assert "c’est vous qui invitez" in secretary.sees
    assert stage.asked == []


@pytest.mark.parametrize("typed", ["elle n'a pas Telegram", "elle n'utilise pas telegram"])
async def test_who_has_no_telegram_may_be_given_a_page(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says(typed)
    assert doctor.sees.startswith("Sans Telegram, cette personne ne peut pas partager")
    await doctor.says("/parcours")
    await doctor.says("pdf")
    assert doctor.seen[0].document
    assert stage.asked == []


@pytest.mark.parametrize(
    "typed",
    [
        "je suis toujours dans le cabinet ?",
        "je suis avec qui ?",
        "on est combien",
        "on m'a virée ?",
    ],
)
async def test_one_may_ask_whether_one_is_still_a_member(
    secretary: Talker, stage: Stage, typed: str
) -> None:
    await secretary.says("/aide")
    await secretary.says(typed)
    assert secretary.sees.startswith("Votre cabinet")
    assert stage.asked == []
