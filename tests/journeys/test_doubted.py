"""Who doubts an answer is shown where it comes from; who finds a mistake, whom to tell."""

import pytest

from tests.journeys.conversation import Stage, Talker, Title


@pytest.mark.parametrize(
    "typed",
    [
        "tu es sûr ?",
        "non c'est faux",
        "quelle source ?",
        "c'est écrit où",
        "quel article de loi ?",
        "mais mon confrère dit que si",
        "pourtant on m'a dit oui",
        "t sur ?",
        "et la source officielle",
        "c'est à jour ?",
        "où t'as vu ça ?",
        "qui dit ça",
        "sûr ?",
        "si si",
    ],
)
async def test_the_source_of_the_answer_doubted_is_shown(
    doctor: Talker, stage: Stage, title: Title, typed: str
) -> None:
    await doctor.says("/start e_cpe-commander")
    await doctor.says(typed)
    assert doctor.sees.startswith(f"{title('cpe-commander')}\n\nVoici d’où vient cette réponse :")
    assert "Guide ANS, chapitre 2, étape 2" in doctor.sees
    assert stage.asked == []
    await doctor.says("le lien ?")
    assert title("cpe-commander") in doctor.sees


async def test_without_an_answer_a_doubt_is_a_question(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/aide")
    await doctor.says("tu es sûr ?")
    assert stage.asked == ["tu es sûr ?"]


@pytest.mark.parametrize("opens", ["/start e_cpe-commander", "/aide"])
@pytest.mark.parametrize(
    "typed", ["où signaler une erreur ?", "il y a une erreur dans votre réponse"]
)
async def test_a_mistake_is_told_to_the_editor(
    doctor: Talker, stage: Stage, opens: str, typed: str
) -> None:
    await doctor.says(opens)
    await doctor.says(typed)
    assert "/mentions" in doctor.sees
    assert stage.asked == []
