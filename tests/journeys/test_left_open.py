"""A question of the bot waits below what was asked in between: at the counter, of the profile."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.models import ConversationRow
from handlers.buttons import BEYOND
from handlers.profile import questions as profile_questions
from handlers.shown import choices, signs
from handlers.shown.codes import CODE_LENGTH
from knowledge import Nothing
from knowledge.matching.choices import MOST_CHOICES
from tests.journeys.conftest import CARD
from tests.journeys.conversation import Prepared, Stage, Talker

UNANSWERED = "où est la clé de la box de cette salle ?"
TRAITS = "Les cinq traits renvoyés par INSi"
FIRST = "Que répond INSi pour ce patient ?"
MADE = "Vos réponses : Une identité ; puis Passeport, de tout pays."


async def _at_the_traits(person: Talker) -> None:
    await person.says("/ins")
    for typed in ("1", "passeport"):
        await person.says(typed)
    assert TRAITS in person.sees


@pytest.mark.parametrize("between", [CARD, "une carte"])
@pytest.mark.parametrize("typed", ["reprendre", "on continue", "/ins", "ok", "retour", "oui"])
async def test_the_question_left_at_the_counter_is_asked_again(
    doctor: Talker, between: str, typed: str
) -> None:
    await _at_the_traits(doctor)
    await doctor.says(between)
    await doctor.says(typed)
    assert doctor.sees.startswith("Revenons au comptoir.")
    assert MADE in doctor.sees
    assert TRAITS in doctor.sees
    assert doctor.buttons[-1] == "Recommencer"
    await doctor.says("1")
    assert "Statut de l’identité : qualifiée" in doctor.sees


@pytest.mark.parametrize("minutes", [0, 30])
@pytest.mark.parametrize("between", [CARD, "une carte", "quelle heure est-il ?"])
async def test_a_button_comes_back_to_the_counter(
    doctor: Talker, stage: Stage, between: str, minutes: int
) -> None:
    await _at_the_traits(doctor)
    await doctor.says(between)
    answered = doctor.seen[-1]
    assert doctor.buttons[-1] == "Reprendre au comptoir"
    stage.later += timedelta(minutes=minutes)
    await doctor.taps("Reprendre au comptoir")
    assert doctor.sees.startswith("Revenons au comptoir.")
    assert MADE in doctor.sees
    assert TRAITS in doctor.sees
    assert doctor.messages[answered.message_id] == answered
    await doctor.says("1")
    assert "Statut de l’identité : qualifiée" in doctor.sees


async def test_the_first_question_is_come_back_to_as_it_was(doctor: Talker) -> None:
    await doctor.says("/ins")
    await doctor.says(CARD)
    await doctor.taps("Reprendre au comptoir")
    assert FIRST in doctor.sees
    assert "Vos réponses" not in doctor.sees


@pytest.mark.parametrize("data", ["j:traits:1", "j:traits:999", "j:nulle:11", "j::x", "j:traits:"])
async def test_a_way_that_leads_elsewhere_now_begins_anew(doctor: Talker, data: str) -> None:
    await doctor.says("/aide")
    await doctor.taps_data(data)
    assert FIRST in doctor.sees


async def test_the_way_back_stays_once_the_answer_is_voted_on(doctor: Talker) -> None:
    await _at_the_traits(doctor)
    await doctor.says(CARD)
    await doctor.taps("Utile")
    assert doctor.buttons[-1] == "Reprendre au comptoir"


async def test_where_nothing_waits_there_is_no_way_back(doctor: Talker) -> None:
    await _at_the_traits(doctor)
    await doctor.says("1")
    await doctor.says(CARD)
    assert "Reprendre au comptoir" not in doctor.buttons


async def test_the_words_of_a_choice_go_on_from_what_was_left(doctor: Talker) -> None:
    await doctor.says("/ins")
    await doctor.says("1")
    await doctor.says(CARD)
    await doctor.says("et pour un mineur ?")
    await doctor.says("c'est un passeport")
    assert TRAITS in doctor.sees


@pytest.mark.parametrize("typed", ["recommencer", "patient suivant", "autre patient"])
async def test_the_next_patient_begins_anew(doctor: Talker, typed: str) -> None:
    await _at_the_traits(doctor)
    await doctor.says(CARD)
    await doctor.says(typed)
    assert FIRST in doctor.sees
    await _at_the_traits(doctor)
    await doctor.says("oui")
    await doctor.says("1")
    await doctor.says(typed)
    assert FIRST in doctor.sees


async def test_the_counter_asked_for_again_shows_the_same_question(doctor: Talker) -> None:
    await _at_the_traits(doctor)
    await doctor.says("/ins")
    assert MADE in doctor.sees
    await doctor.taps("Recommencer")
    assert FIRST in doctor.sees
    await _at_the_traits(doctor)
    await doctor.says("oui")
    await doctor.says("/ins")
    assert FIRST in doctor.sees


async def test_another_screen_closes_what_was_left_at_the_counter(doctor: Talker) -> None:
    await _at_the_traits(doctor)
    await doctor.says(CARD)
    await doctor.says("/themes")
    await doctor.says("/ins")
    assert FIRST in doctor.sees


async def test_what_was_left_still_waits_once_a_list_is_refused(doctor: Talker) -> None:
    await _at_the_traits(doctor)
    await doctor.says("une carte")
    await doctor.says("aucune")
    assert doctor.sees.startswith("C’est noté : aucune de ces réponses ne convient.")
    await doctor.says("ça concorde")
    assert "Statut de l’identité : qualifiée" in doctor.sees


async def test_a_tap_on_a_former_question_keeps_the_way(doctor: Talker) -> None:
    await doctor.says("/ins")
    await doctor.says("2")
    await doctor.says("1")
    asked = doctor.seen[-1]
    await doctor.says(CARD)
    await doctor.taps_data("h:traits", asked)
    await doctor.taps("Question d")
    await doctor.taps("Question d")
    assert "Relisez les traits saisis" in doctor.sees


@pytest.mark.parametrize(
    ("typed", "following"),
    [("non", "Question 3 sur 4"), ("oui", "Question 3 sur 4"), ("je passe", "Question passée.")],
)
async def test_the_question_left_of_the_profile_is_still_answered(
    doctor: Talker, stage: Stage, typed: str, following: str
) -> None:
    await doctor.says("médecin")
    await doctor.says(CARD)
    assert doctor.sees.count("Question restée ouverte : Exercez-vous dans une structure") == 1
    await doctor.says("une carte")
    assert "Question restée ouverte" not in doctor.sees
    await doctor.says(typed)
    assert doctor.sees.startswith(following)
    assert stage.asked[-1] == "une carte"


async def test_the_question_left_of_the_profile_is_asked_again(doctor: Talker) -> None:
    await doctor.says("médecin")
    await doctor.says(CARD)
    await doctor.says("reprendre")
    assert "Question 2 sur 4" in doctor.sees


async def test_who_one_is_may_be_told_after_a_question(doctor: Talker) -> None:
    await doctor.says(CARD)
    assert "Question restée ouverte" not in doctor.sees
    await doctor.says("secrétaire")
    assert doctor.sees.startswith("Merci. Voici votre parcours.")


@pytest.mark.parametrize("typed", ["et ma secrétaire", "à mon pharmacien", "le médecin"])
async def test_somebody_else_told_after_a_question_is_not_noted(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says(CARD)
    await doctor.says(typed)
    assert stage.asked[-1] == typed


async def test_what_is_left_open_fits_beside_what_is_shown(
    doctor: Talker, stage: Stage, base: Prepared
) -> None:
    counter = base.base.counter
    assert counter is not None
    ways = [counter.way_to(name) or "" for name in (*counter.questions, *counter.ends)]
    question = f"{signs.PROFILE}{len(profile_questions.QUESTIONS)}{signs.PROFILE}"
    waits = max(len(signs.COUNTER) + max(map(len, ways)), len(question))
    listed = CODE_LENGTH * MOST_CHOICES + len(str(BEYOND))
    assert len(signs.LIST + signs.QUESTION) + listed + 1 + waits <= choices.LONGEST
    await _at_the_traits(doctor)
    await doctor.says("une carte")
    async with stage.app.database.session() as session:
        kept = await session.scalar(select(ConversationRow.entry_id))
    assert kept
    assert kept.endswith("|!11")


@pytest.mark.parametrize("typed", ["ok", "d'accord"])
async def test_a_mere_ok_does_not_ask_the_first_question_again(
    newcomer: Talker, stage: Stage, typed: str
) -> None:
    await newcomer.says("/start")
    await newcomer.says(CARD)
    await newcomer.says(typed)
    assert stage.asked == [CARD, typed]
    await newcomer.says(CARD)
    await newcomer.says("reprendre")
    assert "Qui êtes-vous ?" in newcomer.sees


@pytest.mark.parametrize(
    "typed", ["ma secrétaire", "notre kiné", "à mon pharmacien", "et mon kiné"]
)
async def test_who_works_with_one_is_not_who_one_is(
    newcomer: Talker, stage: Stage, typed: str
) -> None:
    await newcomer.says("/start")
    await newcomer.says(typed)
    assert "Question 2 sur " not in newcomer.sees
    assert "dois-je le noter" not in newcomer.sees
    assert stage.asked == [typed]


@pytest.mark.parametrize(
    ("typed", "then"),
    [
        ("ma profession : kiné", "Question 2 sur 4"),
        ("secrétaire", "Votre parcours"),
        ("un pharmacien", "Question 2 sur 4"),
    ],
)
async def test_a_profession_said_of_oneself_answers_the_first_question(
    newcomer: Talker, typed: str, then: str
) -> None:
    await newcomer.says("/start")
    await newcomer.says(typed)
    assert then in newcomer.sees


@pytest.mark.parametrize("typed", ["aucune", "autre", "je ne sais pas", "ça dépend"])
async def test_what_is_said_of_an_answer_does_not_pass_over_the_question_left(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("médecin")
    await doctor.says(CARD)
    await doctor.says(typed)
    assert "Question passée" not in doctor.sees
    assert stage.asked[-1] == typed
    await doctor.says("passer")
    assert doctor.sees.startswith("Question passée.\n\nQuestion 3 sur 4")


@pytest.mark.parametrize("outcomes", [{UNANSWERED: Nothing((), ("ins",))}])
@pytest.mark.parametrize("said", ["oui", "non", "ok"])
async def test_yes_qualifies_no_identity_behind_what_had_no_answer(
    doctor: Talker, said: str
) -> None:
    await _at_the_traits(doctor)
    await doctor.says(UNANSWERED)
    assert "Prévenez-moi" in doctor.buttons
    await doctor.says(said)
    assert doctor.sees.startswith("Revenons au comptoir.")
    assert "Les cinq traits" in doctor.sees
    await doctor.says("oui")
    assert "Statut de l’identité : qualifiée" in doctor.sees
