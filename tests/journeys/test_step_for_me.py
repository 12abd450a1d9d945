"""What a step asks to do is told as it is for who reads it."""

import pytest

from tests.journeys.conversation import Stage, Talker

DMP_ENOUGH = "Un logiciel déjà compatible DMP suffit pour commencer"
ORGANISATIONAL = "(BAL) organisationnelle, dédiée à l’officine"


async def told(someone: Talker, profile: str, step: int) -> str:
    """Return a step as it is told to whoever has this profile."""
    await someone.says(f"/profil {profile}")
    await someone.says(f"étape {step}")
    assert someone.sees.startswith(f"Étape {step} · ")
    return someone.sees


@pytest.mark.parametrize(
    ("profile", "step", "says", "silent"),
    [
        ("ségur non", 8, DMP_ENOUGH, "logiciel en version Ségur, notamment"),
        ("ségur oui", 8, "logiciel en version Ségur, notamment", DMP_ENOUGH),
        ("médecin", 8, "logiciel en version Ségur, notamment", DMP_ENOUGH),
        ("kiné ségur non", 10, "Sans attendre un logiciel référencé Ségur", "s’il le permet"),
        ("pharmacien", 11, ORGANISATIONAL, "nominative pour vous seul"),
        ("médecin", 11, "nominative pour vous seul", ORGANISATIONAL),
        ("pharmacien", 12, "sauf pour une ordonnance", "c’est vous qui lancez"),
        ("profession sans ordre", 1, "la page de l’ANS", "auprès de votre Ordre"),
        ("profession sans ordre", 2, "Pour la carte, suivez la page", "de votre CPAM"),
    ],
)
async def test_a_step_is_told_to_a_profession_or_without_a_software(
    doctor: Talker, profile: str, step: int, says: str, silent: str
) -> None:
    seen = await told(doctor, profile, step)
    assert says in seen
    assert silent not in seen


async def test_the_next_action_is_told_so_too(doctor: Talker) -> None:
    await doctor.says("/profil médecin ségur non")
    await doctor.says("/parcours fait 1 2 4 5 7 9")
    assert "Prochaine étape : Alimenter le dossier médical" in doctor.sees
    assert DMP_ENOUGH in doctor.sees


async def test_in_a_practice_each_member_reads_theirs(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/profil médecin ségur non")
    link = await doctor.invites()
    colleague = stage.person("Associée")
    await colleague.says("/start")
    await colleague.says(f"/start {link}")
    await colleague.says("oui")
    assert DMP_ENOUGH in await told(doctor, "ségur non", 8)
    assert DMP_ENOUGH not in await told(colleague, "pharmacien", 8)
