"""« Prévenez-moi » : asked for where there is no answer, told once when one is added, stopped."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from aiogram.methods import SendMessage
from sqlalchemy import select

from bot.awaited import MOST
from bot.models import AwaitedRow, ConversationRow
from bot.service_models import KnownEntryRow
from bot.settings import Settings
from handlers.shown import signs
from knowledge import Candidate, Nothing, Smalltalk
from knowledge.markup import typography
from tests.journeys.conftest import CARD, OUTCOMES
from tests.journeys.conversation import GROUP, Outcomes, Prepared, Stage, Talker, as_typed

ASKED = "quel papier pour des jumeaux sans acte de naissance ?"
WORDED = "vous me direz quand vous aurez trouvé"
NEAREST = Nothing((Candidate("ins-impossible", 0.3),), ("ins", "identification"))
WISH = Smalltalk("prevenir")
NOTED = "C’est noté. Je ne garde pas votre question."
INS = "Qualifier l’identité du patient : INS"
NEW = ("ins-justificatifs", "ins-mineur-pieces")


@pytest.fixture
def outcomes() -> Outcomes:
    """Have no answer on some identities."""
    return {**OUTCOMES, ASKED: NEAREST, WORDED: WISH}


@pytest.fixture
def stage(stage: Stage) -> Stage:
    """Set up a bot at two in the afternoon in France."""
    now = datetime.now(UTC)
    stage.later = now.replace(hour=13, minute=0) + timedelta(days=1) - now
    return stage


async def row(stage: Stage) -> AwaitedRow | None:
    async with stage.app.database.session() as session:
        found: AwaitedRow | None = await session.scalar(select(AwaitedRow))
    return found


async def shown(stage: Stage) -> str:
    async with stage.app.database.session() as session:
        return await session.scalar(select(ConversationRow.entry_id)) or ""


async def adds(stage: Stage, *new: str) -> list[SendMessage]:
    """Let some entries be new to the bot, which then says what is due; return what it says."""
    await stage.app.reminding.send_one()  # it knows them all
    async with stage.app.database.session() as session:
        for entry_id in new:
            known = await session.get(KnownEntryRow, entry_id)
            assert known
            known.number = 1
    stage.later += timedelta(minutes=20)
    stage.requests.clear()
    for _ in range(3):
        await stage.app.reminding.send_one()
        stage.later += timedelta(minutes=1)
    return [one for one in stage.requests if isinstance(one, SendMessage)]


@pytest.mark.parametrize("typed", ["Prévenez-moi", "tenez-moi au courant", ""])
async def test_it_is_asked_for_below_what_has_no_answer(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says(ASKED)
    assert doctor.buttons[-1] == "Prévenez-moi"
    assert f"thème « {INS} », écrivez prévenez-moi" in doctor.sees
    await (doctor.says(typed) if typed else doctor.taps("Prévenez-moi"))
    assert doctor.sees.startswith(NOTED)
    assert f"au thème « {INS} »" in doctor.sees
    found = await row(stage)
    assert found
    assert (found.theme, found.month.day) == ("ins", 1)


async def test_nothing_of_the_question_is_kept_beside_who_asked(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says(ASKED)
    assert (await shown(stage)).endswith(f"{signs.UNKNOWN}ins")
    await doctor.taps("Prévenez-moi")
    await doctor.says("/mesdonnees")
    assert f"thème : {INS}" in doctor.sees
    assert "jumeaux" not in doctor.sees


async def test_an_answer_that_is_added_is_told_once_and_opens(
    doctor: Talker, stage: Stage, base: Prepared
) -> None:
    await doctor.says(ASKED)
    await doctor.taps("Prévenez-moi")
    (told,) = await adds(stage, *NEW)
    assert "Des réponses ont été ajoutées" in told.text
    titles = [as_typed(typography(base.base.entries[one].title)) for one in NEW]
    assert all(title in as_typed(told.text) for title in titles)
    assert await row(stage) is None
    await doctor.says("2")
    assert doctor.sees.startswith(titles[1])
    assert await adds(stage, "ins-impossible") == []


async def test_a_restart_on_a_base_that_has_one_more_tells_of_it(
    settings: Settings, base: Prepared, stage: Stage
) -> None:
    entries = {name: one for name, one in base.base.entries.items() if name != "ins-discordance"}
    assert len(entries) == len(base.base.entries) - 1
    known = replace(base, base=replace(base.base, entries=entries), outcomes={ASKED: NEAREST})
    former = Stage(settings, known)
    former.later = stage.later - timedelta(minutes=30)
    await former.app.reminding.send_one()
    doctor = former.person("Médecin")
    await doctor.says(ASKED)
    await doctor.taps("Prévenez-moi")
    await former.app.close()
    for _ in range(2):
        await stage.app.reminding.send_one()
        stage.later += timedelta(minutes=1)
    (told,) = [one for one in stage.requests if isinstance(one, SendMessage)]
    assert told.chat_id == doctor.person.id
    assert as_typed(typography(base.base.entries["ins-discordance"].title)) in as_typed(told.text)


async def test_an_answer_on_something_else_is_not_told(doctor: Talker, stage: Stage) -> None:
    await doctor.says(ASKED)
    await doctor.taps("Prévenez-moi")
    assert await adds(stage, "cps-definition") == []
    assert await row(stage)


async def test_asking_twice_says_that_it_is_noted_already(doctor: Talker) -> None:
    await doctor.says(ASKED)
    await doctor.taps("Prévenez-moi")
    await doctor.taps("Prévenez-moi")
    assert doctor.sees.startswith("C’est déjà noté.")
    await doctor.says("prévenez-moi")
    assert doctor.sees.startswith("C’est déjà noté.")


@pytest.mark.parametrize("typed", ["Arrêter : {theme}", "arrêter INS", "arrête", "stop"])
async def test_it_is_stopped_from_the_list_by_typing(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says(ASKED)
    await doctor.says("prévenez-moi")
    await doctor.says("/rappels")
    await doctor.says(typed.format(theme=INS))
    assert doctor.sees.startswith("C’est arrêté.")
    assert await row(stage) is None


async def test_what_stops_no_theme_that_is_awaited_stops_none(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says(ASKED)
    await doctor.says("prévenez-moi")
    for typed in ("/rappels", "arrêter MSSanté", CARD, "stop"):
        await doctor.says(typed)
    assert await row(stage)


async def test_it_is_asked_for_in_other_words(doctor: Talker, stage: Stage) -> None:
    await doctor.says(ASKED)
    await doctor.says(WORDED)
    assert doctor.sees.startswith(NOTED)
    assert await row(stage)


async def test_a_group_is_told_where_to_ask_for_it(stage: Stage) -> None:
    member = stage.person("Membre", GROUP)
    await member.says("/themes")
    await member.says(WORDED, reply_to=member.seen[0].message_id)
    assert "Posez votre question en conversation privée" in member.sees


@pytest.mark.parametrize("act", ["tap", "typed at once", "typed later", "from the reminders"])
async def test_it_can_be_stopped(doctor: Talker, stage: Stage, act: str) -> None:
    await doctor.says(ASKED)
    await doctor.taps("Prévenez-moi")
    match act:
        case "tap":
            await doctor.taps("Arrêter")
        case "typed at once":
            await doctor.says("arrêter")
        case "typed later":
            await doctor.says(CARD)
            await doctor.says("ne me prévenez plus")
        case _:
            await doctor.says("/rappels")
            assert f"• {INS}" in doctor.sees
            await doctor.taps("Arrêter : Qualifier")
    assert doctor.sees.startswith("C’est arrêté.")
    assert await row(stage) is None
    assert await adds(stage, *NEW) == []


async def test_who_waits_for_nothing_is_told_so(doctor: Talker) -> None:
    await doctor.says("ne me prévenez plus")
    assert doctor.sees.startswith("Vous n’attendez aucune réponse")
    await doctor.says("prévenez-moi")
    assert doctor.sees.startswith("De quoi vous prévenir ?")


async def test_no_more_than_a_few_themes_are_awaited(doctor: Talker, base: Prepared) -> None:
    for theme in list(base.base.themes)[: MOST + 1]:
        await doctor.taps_data(f"l:{theme}:1")
    assert doctor.sees.startswith("Je ne peux pas noter un thème de plus")
    assert len([label for label in doctor.buttons if label.startswith("Arrêter : ")]) == MOST


async def test_cancelling_every_reminder_tells_what_is_still_awaited(doctor: Talker) -> None:
    await doctor.says(ASKED)
    await doctor.taps("Prévenez-moi")
    await doctor.says("/rappels arrêter")
    assert doctor.sees.startswith("Tous vos rappels sont annulés.")
    assert f"• {INS}" in doctor.sees


async def test_what_was_shown_before_is_still_answered(doctor: Talker, stage: Stage) -> None:
    await doctor.says(CARD)
    await doctor.says(ASKED)
    kept = await shown(stage)
    assert kept.startswith("ins-justificatifs")
    assert kept.endswith(f"{signs.UNKNOWN}ins")
    await doctor.says("et pour un mineur ?")
    assert isinstance(stage.app.knowledge, Prepared)
    assert stage.app.knowledge.asked[-1] == ("et pour un mineur ?", "ins-justificatifs")
    await doctor.says("prévenez-moi")  # of what was answered since: of nothing
    assert doctor.sees.startswith("De quoi vous prévenir ?")


async def test_a_list_that_was_refused_offers_it_too(doctor: Talker, stage: Stage) -> None:
    await doctor.says("une carte")
    await doctor.says("aucune")
    assert doctor.buttons[-1] == "Prévenez-moi"
    await doctor.says("prévenez-moi")
    found = await row(stage)
    assert found
    assert found.theme == "identification"


async def test_what_must_be_confirmed_at_once_is_not_revived(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/effacer")
    await doctor.says(ASKED)
    assert signs.SURE not in await shown(stage)
    await doctor.says("oui")
    assert "Tout est effacé" not in doctor.sees


async def test_what_has_no_theme_offers_nothing(doctor: Talker) -> None:
    await doctor.says("de quelle couleur est le ciel ?")
    assert "Prévenez-moi" not in doctor.buttons


async def test_a_group_is_offered_nothing(stage: Stage) -> None:
    member = Talker(stage, stage.person("Membre").person, GROUP)
    await member.says(f"@chat_page_bot {ASKED}")
    assert member.sees
    assert "Prévenez-moi" not in member.buttons
    await member.taps_data("l:ins:1")
    assert await row(stage) is None


@pytest.mark.parametrize("data", ["l:inconnu:1", "l::1", "l:../../x:1", "l:inconnu:0"])
async def test_a_forged_theme_is_noted_nowhere(doctor: Talker, stage: Stage, data: str) -> None:
    await doctor.taps_data(data)
    assert doctor.sees
    assert "erreur" not in doctor.sees.lower()
    assert await row(stage) is None


async def test_a_corrected_message_asks_for_nothing(doctor: Talker, stage: Stage) -> None:
    await doctor.says(ASKED)
    await doctor.says("préveney")
    await doctor.corrects("prévenez-moi")
    assert await row(stage) is None


async def test_what_it_costs_is_not_told_of_the_answer_before_a_question_without_one(
    stage: Stage, doctor: Talker
) -> None:
    await doctor.says("/start e_dmp-consulter")
    await doctor.says(ASKED)
    await doctor.says("et ça coûte combien ?")
    assert stage.asked[-1] == "et ça coûte combien ?"
