"""Replying to a message of the bot that is not the last one: it is that one which is answered."""

from datetime import UTC, datetime, timedelta

import pytest
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from knowledge import Candidate, Nothing
from tests.journeys.conftest import CARD
from tests.journeys.conversation import Stage, Talker

UNANSWERED = "que faire du tampon de l'INS ?"


def last(talker: Talker) -> int:
    """Return the id of the last message of the bot."""
    return talker.seen[-1].message_id


@pytest.mark.parametrize("said", ["2", "la deuxième", "la 2"])
async def test_a_number_chooses_from_the_list_that_it_replies_to(
    doctor: Talker, said: str
) -> None:
    await doctor.says("une carte")
    listed = last(doctor)
    await doctor.says("/recherche certificats")
    await doctor.says(said, reply_to=listed)
    assert doctor.sees.startswith("Comment commander une carte CPE")


async def test_none_refuses_the_choices_that_it_replies_to(doctor: Talker) -> None:
    await doctor.says("une carte")
    listed = last(doctor)
    await doctor.says(CARD)
    await doctor.says("aucune", reply_to=listed)
    assert doctor.sees.startswith("C’est noté : aucune de ces réponses ne convient.")


@pytest.mark.parametrize("typed", ["/themes", "/recherche carte"])
async def test_a_number_opens_what_the_page_it_replies_to_lists(
    doctor: Talker, typed: str
) -> None:
    await doctor.says(typed)
    if typed == "/themes":
        await doctor.taps("3 ·")
    first, page = doctor.buttons[0].partition(" · ")[2].rstrip("…"), last(doctor)
    await doctor.says("/parcours 5")
    await doctor.says("1", reply_to=page)
    assert doctor.sees.startswith(first)


async def test_what_is_done_is_the_step_that_it_replies_to(doctor: Talker) -> None:
    await doctor.says("étape 4")
    shown = last(doctor)
    await doctor.says("étape 5")
    await doctor.says("c'est fait", reply_to=shown)
    assert "INSi » est fait." in doctor.sees
    await doctor.says("étape 5")
    assert "État : à faire" in doctor.sees


async def test_what_is_done_is_the_next_step_of_the_path_that_it_replies_to(
    doctor: Talker,
) -> None:
    await doctor.says("/parcours")
    path = last(doctor)
    await doctor.says("étape 5")
    await doctor.says("fait", reply_to=path)
    assert "« Être inscrit au RPPS ou RPPS+ » est fait." in doctor.sees


async def test_what_blocks_is_of_the_step_that_it_replies_to(doctor: Talker) -> None:
    await doctor.says("étape 4")
    shown = last(doctor)
    await doctor.says("étape 5")
    await doctor.says("je bloque", reply_to=shown)
    assert doctor.sees.startswith("Étape 4 · ")


async def test_a_reply_to_what_was_shown_last_answers_all_of_it(doctor: Talker) -> None:
    await doctor.says("/parcours en cours cpe")
    assert "Voulez-vous un rappel" in doctor.sees
    await doctor.says("oui", reply_to=last(doctor))
    assert "je vous le rappellerai" in doctor.sees


async def test_a_reminder_is_answered_after_something_else(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/parcours en cours cpe")
    await doctor.says("/rappels cpe dans 7 jours")
    known, now = set(doctor.messages), datetime.now(UTC)
    stage.later = now.replace(hour=12, minute=0) - now + timedelta(days=8)
    await stage.app.reminding.send_one()
    (reminder,) = set(doctor.messages) - known
    await doctor.says("étape 5")
    await doctor.says("c'est fait", reply_to=reminder)
    assert "carte CPE nominative » est fait." in doctor.sees


async def test_a_number_is_of_the_days_that_it_replies_to(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/parcours en cours cpe")
    await doctor.taps("Un autre jour")
    days = last(doctor)
    await doctor.says("une carte")
    await doctor.says("1", reply_to=days)
    assert f"je vous le rappellerai {stage.in_days(7)}" in doctor.sees


async def test_the_counter_goes_on_from_the_question_that_it_replies_to(doctor: Talker) -> None:
    await doctor.says("/ins")
    await doctor.says("1")
    paper = last(doctor)
    await doctor.says("passeport")
    await doctor.says("aucune pièce", reply_to=paper)
    assert doctor.sees.startswith("Êtes-vous le médecin")
    await doctor.says("1", reply_to=paper)
    assert doctor.sees.startswith("Les cinq traits")
    await doctor.says("retour", reply_to=paper)
    assert "Que répond INSi" in doctor.sees


async def test_the_counter_goes_on_from_the_end_that_it_replies_to(doctor: Talker) -> None:
    await doctor.says("/ins")
    await doctor.says("3")
    end = last(doctor)
    assert "Interrogez INSi" in doctor.sees
    await doctor.says("/parcours 5")
    await doctor.says("c'est fait", reply_to=end)
    assert "Que répond INSi" in doctor.sees


async def test_an_answer_of_the_profile_is_to_the_question_that_it_replies_to(
    newcomer: Talker,
) -> None:
    await newcomer.says("/start")
    await newcomer.says("médecin")
    finess = last(newcomer)
    await newcomer.says("oui")
    await newcomer.says("non", reply_to=finess)
    await newcomer.says("/profil")
    assert "FINESS : non\n" in newcomer.sees
    assert "Secrétariat : non précisé" in newcomer.sees


async def test_what_is_asked_of_an_answer_is_of_the_one_that_it_replies_to(
    doctor: Talker,
) -> None:
    await doctor.says(CARD)
    answer = last(doctor)
    await doctor.says("/parcours 6")
    await doctor.says("répète", reply_to=answer)
    assert doctor.sees.startswith("Quel justificatif d’identité demander ?")


async def test_an_answer_that_was_voted_on_is_still_known(doctor: Talker) -> None:
    await doctor.says(CARD)
    await doctor.taps("Utile")
    answer = last(doctor)
    await doctor.says("/parcours 6")
    await doctor.says("répète", reply_to=answer)
    assert doctor.sees.startswith("Quel justificatif d’identité demander ?")


async def test_a_profession_told_in_passing_is_noted_by_a_reply(newcomer: Talker) -> None:
    await newcomer.says("je suis kiné à Brest")
    assert "dois-je le noter" in newcomer.sees
    await newcomer.says("oui", reply_to=last(newcomer))
    assert newcomer.sees.startswith("C’est noté.\n\nVous êtes : autre profession à Ordre")


async def test_a_number_is_of_the_answers_offered_after_a_vote(doctor: Talker) -> None:
    await doctor.says(CARD)
    await doctor.taps("Pas utile")
    others = last(doctor)
    (first,) = (one for one in doctor.buttons if one.startswith("1 ·"))
    await doctor.says("1", reply_to=others)
    assert doctor.sees.startswith(first.partition(" · ")[2].rstrip("…"))
    await doctor.says("étape 5")
    await doctor.says("1", reply_to=others)
    assert doctor.sees.startswith(first.partition(" · ")[2].rstrip("…"))


async def test_a_question_left_open_still_waits_behind_a_reply(doctor: Talker) -> None:
    await doctor.says("une carte")
    listed = last(doctor)
    await doctor.says("/ins")
    await doctor.says("2", reply_to=listed)
    assert doctor.sees.startswith("Comment commander une carte CPE")
    await doctor.says("une identité")
    assert doctor.sees.startswith("Quelle pièce d’identité")


SCREENS = [
    ("/parcours tout", "5", "Étape 5 · "),
    ("/rappels cpe dans 7 jours", "dans 10 jours", "C’est noté : je vous le rappellerai"),
    ("/themes", "3", "Qualifier l’identité du patient : INS"),
    ("/patients", "2", "Questions de patients"),
    ("/cabinet", "inviter", "Voici le lien d’invitation."),
    ("/effacer", "oui", "Tout est effacé."),
]
"""What is typed, what replies to its screen once another was shown, and what comes of it."""


@pytest.mark.parametrize(("typed", "said", "told"), SCREENS)
async def test_each_kind_of_screen_is_answered_after_another(
    doctor: Talker, typed: str, said: str, told: str
) -> None:
    await doctor.says(typed)
    screen = last(doctor)
    await doctor.says("une carte")
    await doctor.says(said, reply_to=screen)
    assert doctor.sees.startswith(told)


async def test_what_is_done_is_of_no_step_where_all_are_listed(doctor: Talker) -> None:
    await doctor.says("/parcours tout")
    listed = last(doctor)
    await doctor.says("étape 5")
    await doctor.says("c'est fait", reply_to=listed)
    assert "est fait." not in doctor.sees
    await doctor.says("étape 5")
    assert "État : à faire" in doctor.sees


async def test_a_practice_is_left_and_joined_by_replies(doctor: Talker, stage: Stage) -> None:
    link = await doctor.invites()
    secretary = stage.person("Secrétaire")
    await secretary.says(f"/start {link}")
    offered = last(secretary)
    await secretary.says(CARD)
    await secretary.says("oui", reply_to=offered)
    assert secretary.sees.startswith("Vous partagez maintenant")
    await secretary.says("/cabinet")
    await secretary.taps("Quitter")
    sure = last(secretary)
    await secretary.says("une carte")
    await secretary.says("oui", reply_to=sure)
    assert secretary.sees.startswith("Vous avez quitté le cabinet.")


@pytest.mark.parametrize(
    "outcomes",
    [{UNANSWERED: Nothing((Candidate("ins-impossible", 0.3),), ("ins", "identification"))}],
)
async def test_what_had_no_answer_is_awaited_after_another_question(doctor: Talker) -> None:
    await doctor.says(UNANSWERED)
    unanswered = last(doctor)
    await doctor.says("étape 5")
    await doctor.says("prévenez-moi", reply_to=unanswered)
    assert "je vous préviendrai" in doctor.sees.lower()


@pytest.mark.parametrize("data", ["v:abc:1:zzzz", "m:insi:gone:step", "w:cpe:zzz", "o:retiree:0"])
async def test_buttons_of_a_former_version_tell_nothing(
    doctor: Talker, stage: Stage, data: str
) -> None:
    await doctor.says("étape 4")
    old, talk = doctor.seen[-1], stage.session.transcript.open(doctor.chat)
    former = InlineKeyboardButton(text="1 · x", callback_data=data)
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[former]])
    await doctor.says("étape 5")
    talk.put(old.model_copy(update={"reply_markup": keyboard}))
    await doctor.says("je bloque", reply_to=old.message_id)
    assert doctor.sees.startswith("Étape 5 · ")
