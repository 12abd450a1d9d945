"""Asking: what becomes of free text, and what is remembered of it."""

from datetime import timedelta

import pytest
from aiogram.methods import SendMessage
from sqlalchemy import select

from bot.service_models import QuestionRow
from handlers.scene import clean
from tests.journeys.conftest import CARD, LONG_DISTRESS, LOST, PRICE, TWO, VAGUE_FIRST
from tests.journeys.conversation import Prepared, Stage, Talker, Title, as_typed


async def questions(stage: Stage) -> list[QuestionRow]:
    async with stage.app.database.session() as session:
        return list(await session.scalars(select(QuestionRow)))


def asked(stage: Stage) -> list[tuple[str, str | None]]:
    assert isinstance(stage.app.knowledge, Prepared)
    return stage.app.knowledge.asked


async def test_a_question_is_answered_with_its_sources(doctor: Talker, title: Title) -> None:
    await doctor.says(CARD)
    assert doctor.sees.startswith(title("ins-justificatifs") + "\n\nLa carte Vitale n’est pas un")
    assert "Source : Guide ANS, chapitre 2, étape 2 · vérifié le 22/11/2026" in doctor.sees
    assert "· 2024, à vérifier" in doctor.sees
    assert doctor.buttons[-2:] == ["Utile", "Pas utile"]
    assert any(label.startswith("Voir : ") for label in doctor.buttons)


async def test_a_question_is_counted_without_its_words(doctor: Talker, stage: Stage) -> None:
    await doctor.says(CARD)
    (row,) = await questions(stage)
    assert (row.outcome, row.entry_id, row.text) == ("answer", "ins-justificatifs", None)


async def test_the_details_are_folded(doctor: Talker) -> None:
    await doctor.says(CARD)
    kinds = [entity.type for entity in doctor.seen[0].entities or []]
    assert kinds.count("expandable_blockquote") == 1


async def test_a_related_entry_is_one_tap_away(doctor: Talker, title: Title) -> None:
    await doctor.says(CARD)
    await doctor.taps("Voir : Comment qualifier")
    assert doctor.sees.startswith(title("ins-qualifier"))
    assert doctor.toasts == 1


async def test_what_follows_within_ten_minutes_is_read_with_the_answer_before(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says(CARD)
    stage.later = timedelta(minutes=9)
    await doctor.says("et pour un mineur ?")
    stage.later = timedelta(minutes=25)
    await doctor.says(CARD)
    assert [after for _, after in asked(stage)] == [None, "ins-justificatifs", None]


async def test_an_entry_opened_by_a_button_can_be_followed_up(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("une carte")
    await doctor.taps("2 ·")
    await doctor.says("et pour un mineur ?")
    assert asked(stage)[-1] == ("et pour un mineur ?", "cpe-commander")


async def test_what_follows_choices_is_read_with_the_likeliest(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("une carte")
    await doctor.says("et pour un mineur ?")
    assert asked(stage)[-1] == ("et pour un mineur ?", "cps-definition")


async def test_what_follows_a_theme_is_read_alone(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/themes")
    await doctor.says("1")
    await doctor.says("et pour un mineur ?")
    assert asked(stage)[-1] == ("et pour un mineur ?", None)


async def test_suggestions_list_their_titles_in_full(doctor: Talker, title: Title) -> None:
    await doctor.says("une carte")
    assert f"2. {title('cpe-commander')}" in doctor.sees
    assert [label[:3] for label in doctor.buttons] == ["1 ·", "2 ·", "3 ·", "Auc"]


async def test_a_suggestion_is_chosen_by_a_tap(doctor: Talker, title: Title) -> None:
    await doctor.says("une carte")
    await doctor.taps("3 ·")
    assert doctor.sees.startswith(title("ecps-activer"))


@pytest.mark.parametrize("typed", ["3", " 3. ", "3)"])
async def test_a_suggestion_is_chosen_by_typing_its_number(
    doctor: Talker, title: Title, typed: str
) -> None:
    await doctor.says("une carte")
    await doctor.says(typed)
    assert doctor.sees.startswith(title("ecps-activer"))


@pytest.mark.parametrize("typed", ["0", "4", "15"])
async def test_a_number_outside_the_list_chooses_nothing_and_is_told_so(
    doctor: Talker, stage: Stage, title: Title, typed: str
) -> None:
    await doctor.says("une carte")
    await doctor.says(typed)
    assert doctor.sees == "Ce numéro n’est pas proposé ici. Choisissez entre 1 et 3."
    assert [text for text, _ in asked(stage)] == ["une carte"]
    await doctor.says("3")
    assert doctor.sees.startswith(title("ecps-activer"))


async def test_a_number_without_a_list_is_no_question(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/aide")
    await doctor.says("99")
    assert doctor.sees.startswith("Il n’y a pas de liste où choisir ce numéro.")
    assert "/ins" in doctor.sees
    assert "/themes" in doctor.sees
    assert asked(stage) == []
    assert await questions(stage) == []


async def test_none_of_the_suggestions_leads_to_a_contact_and_is_counted(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("une carte")
    await doctor.taps("Aucune de ces réponses")
    assert "aucune de ces réponses ne convient" in doctor.sees
    assert "votre Ordre" in doctor.sees
    assert doctor.buttons == [
        "S’identifier : RPPS, CPS, e-CPS, certificats",
        "Qualifier l’identité du patient : INS",
        "Tous les thèmes",
        "Prévenez-moi",
    ]
    (row,) = await questions(stage)
    assert (row.outcome, row.vote) == ("suggestions", -1)


@pytest.mark.parametrize("typed", ["aucune", "Aucune de ces réponses", "AUCUNE."])
async def test_none_of_the_suggestions_can_be_typed(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("une carte")
    await doctor.says(typed)
    assert "aucune de ces réponses ne convient" in doctor.sees
    assert [row.vote for row in await questions(stage)] == [-1]


@pytest.mark.parametrize(
    "typed",
    [
        "aucune carte reçue, que faire ?",
        "Aucune secrétaire du cabinet n’a encore reçu sa carte",
    ],
)
async def test_a_question_that_begins_like_a_refusal_is_asked(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("une carte")
    await doctor.says(typed)
    assert [text for text, _ in asked(stage)] == ["une carte", typed]
    assert [row.vote for row in await questions(stage)] == [None, None]


@pytest.mark.parametrize("refuses", ["says", "taps"])
async def test_what_was_refused_is_not_what_follows_is_about(
    doctor: Talker, stage: Stage, refuses: str
) -> None:
    await doctor.says("une carte")
    if refuses == "says":
        await doctor.says("aucune")
    else:
        await doctor.taps("Aucune de ces réponses")
    await doctor.says("et pour un mineur ?")
    assert asked(stage)[-1] == ("et pour un mineur ?", None)


async def test_none_without_a_list_is_a_question(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/themes")
    await doctor.says("aucune")
    assert asked(stage) == [("aucune", None)]


async def test_what_is_not_known_is_said_and_kept_masked(doctor: Talker, stage: Stage) -> None:
    await doctor.says("où acheter du pain ?")
    assert doctor.sees.startswith("Je ne sais pas répondre à cette question.")
    assert "Je réponds aux questions pratiques" in doctor.sees
    assert "Qui peut vous aider" not in doctor.sees
    assert doctor.buttons == ["Tous les thèmes"]
    (row,) = await questions(stage)
    assert (row.outcome, row.text) == ("nothing", "où acheter du pain ?")


async def test_what_may_be_a_mere_name_is_counted_and_not_kept(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("tartempion")
    assert doctor.sees.startswith("Je ne sais pas répondre à cette question.")
    (row,) = await questions(stage)
    assert (row.outcome, row.text) == ("nothing", None)


async def test_a_list_above_an_answer_asks_for_no_number(doctor: Talker) -> None:
    await doctor.says(VAGUE_FIRST)
    listed = doctor.seen[0]
    assert "Touchez une réponse." in (listed.text or "")
    assert "numéro" not in (listed.text or "")
    await doctor.says("une carte")
    assert "écrivez son numéro" in doctor.sees


async def test_two_questions_get_two_answers(doctor: Talker, title: Title) -> None:
    await doctor.says(TWO)
    first, second = (as_typed(message.text or "") for message in doctor.seen)
    assert first.startswith(title("ins-justificatifs"))
    assert second.startswith(title("cpe-commander"))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (f"{TWO} et le reste ?", "Je n’ai pas répondu à « et le reste ? »."),
        ("trois questions : la carte vitale ?", "Je n’ai pas reconnu toutes vos questions"),
    ],
)
async def test_what_was_left_out_of_a_message_is_told_and_not_kept(
    doctor: Talker, stage: Stage, said: str, told: str
) -> None:
    await doctor.says(said)
    assert as_typed(doctor.seen[-1].text or "").startswith(told)
    assert {(row.outcome, row.text) for row in await questions(stage)} == {("answer", None)}


async def test_a_greeting_is_returned(doctor: Talker) -> None:
    await doctor.says("bonjour")
    assert doctor.sees.startswith("Bonjour. Quelle est votre question")


async def test_a_greeting_before_a_question_does_not_delay_the_answer(
    doctor: Talker, title: Title
) -> None:
    await doctor.says("bonjour, la carte vitale suffit ?")
    assert doctor.sees.startswith(title("ins-justificatifs"))
    assert len(doctor.seen) == 1


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("il fait un arrêt cardiaque", ["15", "112"]),
        ("je veux mourir", ["3114", "15", "112"]),
        ("quelle dose de paracétamol ?", ["15", "112"]),
    ],
)
async def test_health_questions_get_numbers_and_are_not_kept(
    doctor: Talker, stage: Stage, said: str, numbers: list[str]
) -> None:
    await doctor.says(said)
    assert all(number in doctor.sees for number in numbers)
    assert "rien conservé" in doctor.sees
    (row,) = await questions(stage)
    assert (row.outcome, row.text, row.entry_id) == ("refused", None, None)


async def test_a_useful_answer_is_thanked_in_writing(
    doctor: Talker, stage: Stage, title: Title
) -> None:
    await doctor.says(CARD)
    before = doctor.buttons
    await doctor.taps("Utile")
    assert doctor.sees.startswith(title("ins-justificatifs"))
    assert doctor.sees.endswith("Votre avis est noté : utile. Merci.")
    assert doctor.buttons == before[:-2]
    assert [row.vote for row in await questions(stage)] == [1]


async def test_an_answer_that_does_not_help_leads_to_the_other_candidates(
    doctor: Talker, stage: Stage, title: Title
) -> None:
    await doctor.says(CARD)
    await doctor.taps("Pas utile")
    assert "Votre avis est noté : pas utile." in doctor.sees
    assert "Qui peut vous aider ? Pour l’INS" in doctor.sees
    assert f"1. {title('ins-mineur-pieces')}\n2. {title('ins-impossible')}" in doctor.sees
    assert doctor.buttons[0][:30] == f"1 · {title('ins-mineur-pieces')}"[:30]
    assert doctor.buttons[1][:30] == f"2 · {title('ins-impossible')}"[:30]
    assert [row.vote for row in await questions(stage)] == [-1]


async def test_what_is_offered_after_an_answer_that_does_not_help_has_numbers(
    doctor: Talker, title: Title
) -> None:
    await doctor.says(CARD)
    await doctor.taps("Pas utile")
    await doctor.says("2")
    assert doctor.sees.startswith(title("ins-impossible"))


@pytest.mark.parametrize("typed", ["utile", "Pas utile", "inutile !"])
async def test_a_vote_that_is_typed_is_told_where_to_vote(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says(CARD)
    await doctor.says(typed)
    assert "touchez « Utile » ou « Pas utile » sous la réponse" in doctor.sees
    assert [row.vote for row in await questions(stage)] == [None]
    await doctor.says("et pour un mineur ?")
    assert asked(stage)[-1] == ("et pour un mineur ?", "ins-justificatifs")


async def test_a_vote_without_an_answer_is_a_question(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/themes")
    await doctor.says("utile")
    assert asked(stage) == [("utile", None)]


async def test_an_opened_entry_can_be_voted_on(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/start e_ins-justificatifs")
    await doctor.taps("Pas utile")
    assert [(row.outcome, row.vote) for row in await questions(stage)] == [("opened", -1)]


async def test_a_vote_on_a_question_that_is_gone_is_not_said_to_be_noted(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says(CARD)
    async with stage.app.database.session() as session:
        for row in await session.scalars(select(QuestionRow)):
            await session.delete(row)
    await doctor.taps("Utile")
    assert "trop ancienne" in doctor.sees


async def test_a_text_too_long_is_refused_and_not_kept(doctor: Talker, stage: Stage) -> None:
    await doctor.says("mot " * 500)
    assert "1 999 caractères, pour 1 000 au plus" in doctor.sees
    assert not await questions(stage)


async def test_a_life_at_risk_is_heard_in_a_long_text(doctor: Talker) -> None:
    await doctor.says(LONG_DISTRESS)
    assert "3114" in doctor.sees


async def test_a_message_without_a_visible_character_is_told_so(doctor: Talker) -> None:
    await doctor.says("\u200b\u2060")
    assert "aucun mot" in doctor.sees


@pytest.mark.parametrize("text", ["<b>&amp;", "{title}", "%s", "</blockquote>", "\u202egauche"])
async def test_what_people_type_is_quoted_as_it_is(doctor: Talker, text: str) -> None:
    await doctor.says(f"/recherche {text} zzz")
    assert f"{text} zzz" in doctor.sees


@pytest.mark.parametrize(
    "text", ["a\0b", "a\ud800b", "/recherche a\0\ud800b", "/\0", "\0", "/\udfff"]
)
async def test_characters_that_are_none_do_no_harm(doctor: Talker, text: str) -> None:
    update = doctor.stage.incoming.text(doctor.person, "x")
    assert update.message
    message = update.message.model_copy(update={"text": text})
    (sent,) = await doctor.stage.process(update.model_copy(update={"message": message}))
    assert isinstance(sent, SendMessage)
    assert "erreur" not in str(sent.text)
    assert sent.text == clean(sent.text)


async def test_a_reply_to_an_older_answer_is_read_behind_that_one(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says(CARD)
    older = doctor.seen[-1].message_id
    await doctor.says("/start e_cpe-commander")
    await doctor.says("et pour un mineur ?", reply_to=older)
    assert isinstance(stage.app.knowledge, Prepared)
    assert stage.app.knowledge.asked[-1] == ("et pour un mineur ?", "ins-justificatifs")


async def test_a_detail_that_is_not_known_is_told_above_what_is_near(
    doctor: Talker, stage: Stage, title: Title
) -> None:
    await doctor.says(PRICE)
    assert doctor.sees.startswith("Je ne connais pas le prix.")
    (row,) = await questions(stage)
    assert (row.outcome, row.entry_id, row.text) == ("suggestions", "cps-perdue", PRICE)
    assert f"1. {title('cps-perdue')}" in doctor.sees
    assert "Qui peut vous aider ?" in doctor.sees
    await doctor.says("1")
    assert doctor.sees.startswith(title("cps-perdue"))


async def test_none_fits_where_a_detail_is_not_known(doctor: Talker) -> None:
    await doctor.says(PRICE)
    await doctor.taps("Aucune")
    assert doctor.sees.startswith("C’est noté")


async def test_of_two_questions_the_one_whose_detail_is_not_known_is_quoted(
    doctor: Talker, title: Title
) -> None:
    await doctor.says(f"{PRICE} et la carte vitale suffit ?")
    lacking, told = doctor.seen
    assert as_typed(lacking.text or "").startswith(f"À propos de « {PRICE} »")
    assert as_typed(told.text or "").startswith(title("ins-justificatifs"))


async def test_who_has_no_answer_is_told_which_detail_is_not_known(doctor: Talker) -> None:
    await doctor.says(LOST)
    assert doctor.sees.startswith("Je ne connais pas le prix.\n\nQui peut vous aider ?")
    await doctor.says(f"{LOST} et la carte vitale suffit ?")
    lacking, _ = doctor.seen
    assert as_typed(lacking.text or "").startswith(f"À propos de « {LOST} »")
