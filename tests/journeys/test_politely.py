"""What is asked politely, or at length, is read as what is asked bluntly."""

import pytest

from tests.journeys.conversation import Stage, Talker


@pytest.mark.parametrize(
    "typed",
    [
        "Pourriez-vous noter que la 4 est faite ?",
        "Auriez-vous l'amabilité de noter que la 4 est faite, s'il vous plaît ?",
        "Je vous prie de bien vouloir noter que l'étape 4 est terminée.",
        "Bonjour Monsieur, la 4 est faite. Bien cordialement",
        "Je tiens à vous signaler que l'étape 4 est faite.",
        "Je vous informe que la 4 est faite, je vous remercie",
        "Merci de noter que la 4 est faite",
        "Bonjour, pourriez-vous noter que la 4 est faite ? Merci",
    ],
)
async def test_a_step_is_noted(doctor: Talker, stage: Stage, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté : « Récupérer l’INS")
    assert "est fait." in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("Je vous prie de bien vouloir me montrer où j'en suis.", "Votre parcours"),
        ("Quelle est donc l'étape suivante, je vous prie ?", "Étape 1 "),
        ("Voudriez-vous me redire ce qu'il me reste à accomplir ?", "Toutes les étapes"),
        ("Je voudrais savoir si la 4 est faite", "Étape 4 "),
        ("Pourriez-vous me dire si la 4 est faite ?", "Étape 4 "),
    ],
)
async def test_what_is_asked_is_shown(doctor: Talker, stage: Stage, typed: str, seen: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith(seen)
    assert stage.asked == []


@pytest.mark.parametrize(
    "typed",
    ["Je souhaiterais annuler le rappel, s'il vous plaît.", "pourriez-vous annuler le rappel ?"],
)
async def test_a_reminder_is_cancelled(doctor: Talker, typed: str) -> None:
    await doctor.says("rappelle-moi la 6 dans 10 jours")
    await doctor.says(typed)
    assert doctor.sees.startswith("Rappel annulé.")


@pytest.mark.parametrize(
    "typed",
    [
        "Pourriez-vous me dire comment commander la CPE ?",
        "Merci de votre aide pour la carte Vitale",
    ],
)
async def test_a_question_is_searched_as_it_was_typed(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert stage.asked == [typed]


@pytest.mark.parametrize(
    "typed", ["la 4 est faite ? merci", "la 4 est faite ? svp", "elle est faite la 4 ? Merci bien"]
)
async def test_thanks_behind_a_question_make_it_no_statement(doctor: Talker, typed: str) -> None:
    await doctor.says("/aide")
    await doctor.says(typed)
    assert "C’est noté" not in doctor.sees
    await doctor.says("/parcours")
    assert "0 étape sur 10" in doctor.sees
