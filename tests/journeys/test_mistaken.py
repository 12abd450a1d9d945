"""« Je me suis trompé »: what was just answered is asked again, whatever it was."""

import re

import pytest

from tests.journeys.conversation import Stage, Talker

MISTAKEN = [
    "je me suis trompée",
    "oups, non, pas ça",
    "ah non erreur",
    "c'est pas ce que je voulais",
]
CORRECTED = "Un message corrigé ne change rien ici."


@pytest.mark.parametrize("typed", MISTAKEN)
async def test_the_question_before_is_asked_again(doctor: Talker, typed: str) -> None:
    await doctor.says("médecin")
    assert "Question 2 sur 4" in doctor.sees
    await doctor.says(typed)
    assert "Question 1 sur 4" in doctor.sees
    await doctor.says("pharmacien")
    await doctor.says("/profil")
    assert "Vous êtes : pharmacien" in doctor.sees


@pytest.mark.parametrize(
    "typed",
    ["je me suis trompé de profession", "oups, c'est pas mon métier", "changer ma profession"],
)
async def test_a_wrong_profession_is_asked_again_wherever_it_is_said(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("/profil médecin")
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("Qui êtes-vous ?")
    await doctor.says("2")
    assert "Vous êtes : pharmacien" in doctor.sees


@pytest.mark.parametrize("typed", MISTAKEN)
async def test_the_day_of_a_reminder_is_asked_again(doctor: Talker, typed: str) -> None:
    await doctor.says("/rappels cpe demain")
    await doctor.says(typed)
    assert doctor.sees.startswith("Quel jour vous le rappeler ?")
    await doctor.says("dans 3 jours")
    assert "je vous le rappellerai" in doctor.sees
    await doctor.says("/rappels")
    assert len(re.findall(r"^\d\. ", doctor.sees, re.MULTILINE)) == 1


@pytest.mark.parametrize("typed", MISTAKEN)
async def test_several_steps_are_put_back(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says("fait 1 2")
    assert "2 étapes sur" in doctor.sees
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté, à faire")
    assert "0 étape sur" in doctor.sees


@pytest.mark.parametrize(
    "typed",
    [
        "je me suis trompée de ligne",
        "ah non pardon je me suis trompé d'étape",
        "j'ai tapé à côté",
        "oubliez ce que j'ai dit",
    ],
)
async def test_what_was_mistaken_may_be_told_with_it(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says("fait 1 2")
    await doctor.says(typed)
    assert "0 étape sur" in doctor.sees


@pytest.mark.parametrize("typed", MISTAKEN)
async def test_below_a_step_what_can_be_corrected_is_said(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours en cours cps")
    await doctor.says(typed)
    assert doctor.sees.startswith("Que faut-il corriger ?")
    await doctor.says("à faire")
    assert "est à faire" in doctor.sees or "État : à faire" in doctor.sees


@pytest.mark.parametrize("typed", MISTAKEN)
async def test_who_does_a_step_is_asked_again(doctor: Talker, typed: str) -> None:
    await doctor.says("/cabinet inviter")
    await doctor.says("/parcours 5")
    await doctor.says("je m'en charge")
    await doctor.says(typed)
    assert doctor.sees.startswith("Qui s’en charge ? Étape 5")


@pytest.mark.parametrize("typed", MISTAKEN)
async def test_what_was_to_be_confirmed_is_not_done(doctor: Talker, typed: str) -> None:
    await doctor.says("/effacer")
    await doctor.says(typed)
    assert doctor.sees == "Rien n’est effacé."
    await doctor.says("/cabinet inviter")
    await doctor.says("/cabinet dissoudre")
    await doctor.says(typed)
    assert doctor.sees.startswith("Votre cabinet")
    await doctor.says("oui")
    assert "dissous" not in doctor.sees


@pytest.mark.parametrize("typed", MISTAKEN)
async def test_below_an_answer_it_is_asked_to_say_it_otherwise(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/start e_cps-obtenir")
    await doctor.says(typed)
    assert doctor.sees.startswith("Alors dites-le-moi autrement")
    assert stage.asked == []


async def test_a_document_sent_to_the_wrong_patient_is_a_question(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("je me suis trompé de document")
    assert stage.asked == ["je me suis trompé de document"]


@pytest.mark.parametrize(
    ("opens", "typed", "edited"),
    [
        ("/parcours", "fait 1 2", "fait 1 3"),
        ("/parcours", "j'ai déjà la cps", "j'ai déjà le rpps et la cps"),
        ("/rappels cpe demain", "dans deux semaines", "dans trois semaines, plutôt"),
        ("/parcours 5", "je m'en charge", "pas moi"),
        ("/rappels cpe demain", "annule", "annule le deuxième"),
    ],
)
async def test_no_correction_changes_what_was_typed_in_any_form(
    doctor: Talker, opens: str, typed: str, edited: str
) -> None:
    await doctor.says("/cabinet inviter")
    await doctor.says(opens)
    await doctor.says(typed)
    await doctor.corrects(edited)
    assert doctor.sees.startswith(CORRECTED)
    assert len(doctor.seen) == 1


async def test_what_was_typed_corrected_into_a_question_is_answered(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("/parcours")
    await doctor.says("fait 1 2")
    await doctor.corrects("comment l'obtenir ?")
    assert stage.asked == ["comment l'obtenir ?"]
    assert CORRECTED not in doctor.sees


@pytest.mark.parametrize("typed", ["annuler", "remets comme avant"])
async def test_what_cancels_below_a_step_only_shown_changes_no_state(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("/parcours en cours cps")
    await doctor.says("/parcours 2")
    await doctor.says(typed)
    assert doctor.sees.startswith("Que faut-il corriger ?")
    assert "État : en cours" in doctor.sees


async def test_what_cancels_who_does_a_step_changes_no_state(doctor: Talker) -> None:
    await doctor.says("/cabinet inviter")
    await doctor.says("/parcours en cours cps")
    await doctor.says("la 2 c'est moi")
    await doctor.says("annule")
    assert doctor.sees.startswith("Qui s’en charge ?")
    await doctor.says("/parcours 2")
    assert "État : en cours" in doctor.sees


async def test_a_step_just_noted_is_put_back_under_way(doctor: Talker) -> None:
    await doctor.says("/parcours fait cps")
    await doctor.says("remets la 2 en cours")
    assert "est en cours." in doctor.sees
