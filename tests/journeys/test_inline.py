"""Answers put in another chat: « @bot carte vitale »."""

import re

import pytest
from aiogram.methods import AnswerInlineQuery
from aiogram.types import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from sqlalchemy import func, select

from bot.models import PersonRow
from bot.service_models import QuestionRow
from handlers.inline import MOST
from knowledge.markup import TELEGRAM_LIMIT, plain, telegram_length
from tests.journeys.conftest import CARD, TWO
from tests.journeys.conversation import Prepared, Stage, Talker, Title, as_typed

LONGEST_LABEL = 64
"""Characters of a button's label: beyond, no telephone shows them."""


def articles(offered: AnswerInlineQuery) -> list[InlineQueryResultArticle]:
    """Return what is offered."""
    return [one for one in offered.results if isinstance(one, InlineQueryResultArticle)]


def label(offered: AnswerInlineQuery) -> str:
    """Return the button above the list."""
    assert isinstance(offered.button, InlineQueryResultsButton)
    assert len(offered.button.text) <= LONGEST_LABEL
    return as_typed(offered.button.text)


async def test_an_answer_comes_first_then_what_holds_the_words(
    doctor: Talker, title: Title
) -> None:
    offered = articles(await doctor.searches(CARD))
    assert offered[0].id == "ins-justificatifs"
    assert as_typed(offered[0].title) == title("ins-justificatifs")
    assert as_typed(offered[0].description or "").startswith("La carte Vitale n’est pas un")
    assert 1 < len(offered) <= MOST


async def test_a_patient_is_not_told_what_to_say_to_a_patient(doctor: Talker) -> None:
    first = articles(await doctor.searches("puis-je fermer mon espace santé ?"))[0]
    content = first.input_message_content
    assert first.id == "patient-opposition-cloture"
    assert isinstance(content, InputTextMessageContent)
    assert "À dire au patient" not in content.message_text


async def test_what_stands_below_a_title_keeps_the_spaces_of_french(doctor: Talker) -> None:
    for words in ("", "carte vitale", "messagerie", "dossier"):
        for one in articles(await doctor.searches(words)):
            assert not re.search(r"[^\n] [:;!?»]|« |\n|  ", one.description or "")


async def test_what_is_put_in_a_chat_is_the_whole_answer_with_its_source(
    doctor: Talker, stage: Stage, title: Title
) -> None:
    first = articles(await doctor.searches(CARD))[0]
    content = first.input_message_content
    assert isinstance(content, InputTextMessageContent)
    said = as_typed(plain(content.message_text))
    assert said.startswith(title("ins-justificatifs"))
    assert "Guide ANS, chapitre 2" in said
    assert said.endswith("Réponse de Pas à pas, assistant indépendant et non officiel.")
    assert first.reply_markup is not None
    last = first.reply_markup.inline_keyboard[-1][0]
    assert last.url == f"https://t.me/{stage.session.me.username}?start=e_ins-justificatifs"


async def test_an_answer_put_in_the_chat_with_the_bot_is_no_question(doctor: Talker) -> None:
    await doctor.searches(CARD)
    await doctor.puts("ins-justificatifs")
    assert doctor.sent == []


async def test_each_of_two_questions_has_its_answer(doctor: Talker) -> None:
    offered = articles(await doctor.searches(TWO))
    assert [one.id for one in offered[:2]] == ["ins-justificatifs", "cpe-commander"]


async def test_choices_are_offered_and_so_are_words_alone(doctor: Talker) -> None:
    offered = articles(await doctor.searches("une carte"))
    assert [one.id for one in offered[:3]] == ["cps-definition", "cpe-commander", "ecps-activer"]
    found = articles(await doctor.searches("carte cpe"))
    assert "cpe-commander" in [one.id for one in found]


async def test_the_word_being_typed_is_looked_for_before_it_is_whole(doctor: Talker) -> None:
    found = articles(await doctor.searches("vit"))
    assert "ins-justificatifs" in [one.id for one in found]


async def test_before_any_word_each_theme_offers_its_first_answer(
    doctor: Talker, base: Prepared
) -> None:
    offered = articles(await doctor.searches(""))
    first = [theme.first[0] for theme in base.base.themes.values() if theme.first]
    assert [one.id for one in offered] == first[:MOST]


async def test_every_answer_can_be_put_in_a_chat(doctor: Talker, base: Prepared) -> None:
    for entry in base.base.entries.values():
        found = articles(await doctor.searches(plain(entry.title)))
        content = next(one for one in found if one.id == entry.id).input_message_content
        assert isinstance(content, InputTextMessageContent)
        assert telegram_length(content.message_text) <= TELEGRAM_LIMIT


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("la patiente 1 85 05 78 006 084 91", "Aucune donnée personnelle"),
        ("il fait un arrêt cardiaque", "Urgence : 15 ou 112"),
        ("je veux mourir", "Urgence : 15 ou 112"),
        ("quelle dose de paracétamol ?", "Question médicale"),
        ("zzz", "Pas de réponse ici"),
    ],
)
async def test_what_offers_nothing_says_why(doctor: Talker, said: str, told: str) -> None:
    offered = await doctor.searches(said)
    assert not offered.results
    assert label(offered).startswith(told)
    assert not offered.cache_time


async def test_a_life_at_risk_comes_before_personal_data(doctor: Talker, stage: Stage) -> None:
    said = "je veux mourir, patient Dupont né le 12/03/1980"
    assert label(await doctor.searches(said)).startswith("Aucune donnée personnelle")
    knowledge = stage.app.knowledge
    assert isinstance(knowledge, Prepared)
    grave = {knowledge.asked[-1][0]: knowledge.outcomes["je veux mourir"]}
    object.__setattr__(knowledge, "outcomes", grave)
    assert label(await doctor.searches(said)).startswith("Urgence : 15 ou 112")


async def test_nothing_is_kept_of_what_was_typed_nor_of_whom(stage: Stage) -> None:
    somebody = stage.person("somebody")
    for said in (CARD, "zzz", "la patiente 1 85 05 78 006 084 91"):
        await somebody.searches(said)
    async with stage.app.database.session() as session:
        for table in (QuestionRow, PersonRow):
            assert await session.scalar(select(func.count()).select_from(table)) == 0
    knowledge = stage.app.knowledge
    assert isinstance(knowledge, Prepared)
    assert not any("85 05" in text for text, _ in knowledge.asked)


async def test_nothing_comes_after_the_first_list(doctor: Talker, stage: Stage) -> None:
    update = stage.incoming.inline(doctor.person, CARD)
    assert update.inline_query is not None
    later = update.inline_query.model_copy(update={"offset": "8"})
    again = Update(update_id=update.update_id, inline_query=later)
    (offered,) = await stage.process(again)
    assert isinstance(offered, AnswerInlineQuery)
    assert not offered.results
    assert offered.next_offset is None
