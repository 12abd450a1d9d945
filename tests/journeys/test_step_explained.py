"""Below an answer that explains a step, what is said of the step is noted."""

import pytest

from tests.journeys.conversation import Stage, Talker


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("c'est fait", "est fait."),
        ("voilà, fait", "est fait."),
        ("je l'ai déjà", "est fait."),
        ("elle est arrivée", "est fait."),
        ("en cours", "est en cours."),
        ("c'est commandé", "est en cours."),
        ("je bloque", "ce qui bloque le plus souvent"),
    ],
)
async def test_the_step_that_an_answer_explains_is_marked(
    doctor: Talker, stage: Stage, typed: str, seen: str
) -> None:
    await doctor.says("/profil médecin secrétariat oui")
    await doctor.says("/start e_cpe-commander")
    await doctor.says(typed)
    assert seen in doctor.sees
    assert "Équiper le secrétariat d’une carte CPE" in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize("typed", ["annule", "c'est fait ?", "ok"])
async def test_what_tells_nothing_of_the_step_is_a_question(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/profil médecin secrétariat oui")
    await doctor.says("/start e_cpe-commander")
    await doctor.says(typed)
    assert stage.asked == [typed]


async def test_where_no_step_is_shown_below_none_is_marked(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/profil médecin secrétariat non")
    await doctor.says("/start e_cpe-commander")
    await doctor.says("c'est fait")
    assert "rien n’est noté ni changé" in doctor.sees
    assert stage.asked == []
    await doctor.says("/parcours")
    assert doctor.sees.startswith("Votre parcours : 0 étape")


async def test_what_is_told_of_a_step_says_that_it_counts_where_nothing_did(
    doctor: Talker,
) -> None:
    await doctor.says("/profil médecin")
    await doctor.says("/start e_cpe-commander")
    await doctor.says("je l'ai commandée")
    assert "Équiper le secrétariat d’une carte CPE nominative » est en cours." in doctor.sees
    await doctor.says("/parcours")
    assert doctor.sees.startswith("Votre parcours : 0 étape sur 11")


@pytest.mark.parametrize("entry", ["ecps-prefixe-8", "cps-code-bloque", "ins-discordance"])
@pytest.mark.parametrize("typed", ["déjà fait", "c'est fait", "en cours"])
async def test_what_is_done_of_a_remedy_marks_no_step(
    doctor: Talker, stage: Stage, entry: str, typed: str
) -> None:
    await doctor.says("/profil médecin")
    await doctor.says(f"/start e_{entry}")
    await doctor.says(typed)
    assert doctor.sees.startswith("Rien n’est noté dans votre parcours.")
    assert stage.asked == []
    await doctor.says("/parcours")
    assert doctor.sees.startswith("Votre parcours : 0 étape")


async def test_below_a_remedy_who_is_stuck_is_told_what_blocks(doctor: Talker) -> None:
    await doctor.says("/profil médecin")
    await doctor.says("/start e_ecps-prefixe-8")
    await doctor.says("je bloque")
    assert "ce qui bloque le plus souvent" in doctor.sees
