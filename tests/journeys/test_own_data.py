"""/mesdonnees and /effacer: everything told, everything gone."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from aiogram.methods import SendDocument, SendMessage
from aiogram.types import Update
from sqlalchemy import func, select

from bot.invitations import INVITED_FOR
from bot.tables import metadata
from handlers import dates
from handlers.privacy.data_screens import TOLD_ONCE
from tests.journeys.conftest import CARD
from tests.journeys.conversation import Stage, Talker


async def lived(stage: Stage) -> Talker:
    """Bring in someone of whom every table knows something."""
    person = stage.person("Médecin")
    await person.says("/start")
    await person.taps("1. médecin")
    await person.says(CARD)
    await person.says("/parcours fait rpps")
    await person.says("/parcours en cours cpe")
    await person.taps("Oui, ")
    await person.says("/cabinet inviter")
    return person


async def nothing_is_held(stage: Stage) -> None:
    """Check that no table knows anybody any more."""
    async with stage.app.database.session() as session:
        for table in metadata().sorted_tables:
            if table.name not in {"question", "processed_update", "erasure"}:
                assert await session.scalar(select(func.count()).select_from(table)) == 0, table


async def test_everything_held_is_told_and_given(stage: Stage) -> None:
    person = await lived(stage)
    await person.says("/mesdonnees")
    for told in ("Vous", "profession : médecin", "Vos rappels", "Votre cabinet"):
        assert told in person.sees
    assert "étape : Être inscrit au RPPS ou RPPS+" in person.sees
    text, file = person.sent
    assert isinstance(text, SendMessage)
    assert isinstance(file, SendDocument)
    assert text.protect_content
    assert file.protect_content
    document = person.seen[-1].document
    assert document
    stored = stage.session.files.get(document.file_id)
    assert stored
    given = json.loads(stored.content)
    assert given["person"][0]["id"] == person.person.id
    assert given["reminder"][0]["step_id"] == "cpe"


async def test_the_readable_message_has_words_for_everything(stage: Stage) -> None:
    words = stage.app.knowledge.phrases.data
    known = {name for name in words.columns if "-" not in name}
    about = [table for table in metadata().sorted_tables if table.name in words.tables]
    assert len(about) == len(words.tables)
    for table in about:
        assert {column.name for column in table.columns} - {TOLD_ONCE} <= known


async def test_everything_is_erased_in_two_taps(stage: Stage) -> None:
    person = await lived(stage)
    await person.says("/effacer")
    assert person.sees.startswith("Tout effacer ?")
    await person.taps("Oui, tout effacer")
    assert person.sees.startswith("Tout est effacé.")
    await nothing_is_held(stage)
    await person.taps_data("y:1")
    assert "Il n’y a rien à effacer" in person.sees
    await person.says("/start")
    assert "Question 1 sur 4" in person.sees
    await person.says("/parcours")
    assert "0 étape" in person.sees


async def test_nothing_is_erased_by_one_tap(stage: Stage) -> None:
    person = await lived(stage)
    await person.says("/effacer")
    await person.taps("Non, tout garder")
    assert "Rien n’est effacé." in person.sees
    await person.says("/effacer oui")
    assert person.sees.startswith("Tout est effacé.")


@pytest.mark.parametrize("typed", ["oui", "OUI.", "Oui, tout effacer", "1"])
async def test_everything_is_erased_by_typing_alone(stage: Stage, typed: str) -> None:
    person = await lived(stage)
    await person.says("/effacer")
    await person.says(typed)
    assert person.sees.startswith("Tout est effacé.")
    await nothing_is_held(stage)


@pytest.mark.parametrize(
    "typed", ["non", "Non, tout garder", "2", "j'ai changé d'avis", "annule", "surtout pas"]
)
async def test_everything_is_kept_by_typing_alone(stage: Stage, typed: str) -> None:
    person = await lived(stage)
    await person.says("/effacer")
    await person.says(typed)
    assert person.sees == "Rien n’est effacé."
    await person.says("oui")
    assert "effacé" not in person.sees


@pytest.mark.parametrize(
    "typed", ["oui ?", "3", "oui oui", "je ne sais pas", "/aide", "/rappels", "/efacer", CARD]
)
async def test_nothing_is_erased_once_something_else_was_said(stage: Stage, typed: str) -> None:
    person = await lived(stage)
    await person.says("/effacer")
    await person.says(typed)
    await person.says("oui")
    assert "effacé" not in person.sees
    await person.says("/parcours")
    assert "1 étape" in person.sees


async def test_nothing_is_erased_once_something_else_was_tapped_or_sent(stage: Stage) -> None:
    person = await lived(stage)
    await person.says("/effacer")
    await person.taps("Retour au cabinet")
    await person.says("oui")
    assert "effacé" not in person.sees
    await person.says("/effacer")
    await person.sends("voice")
    await person.says("oui")
    assert "effacé" not in person.sees


async def test_nothing_is_erased_ten_minutes_later(stage: Stage) -> None:
    person = await lived(stage)
    await person.says("/effacer")
    stage.later = timedelta(minutes=11)
    await person.says("oui")
    assert "effacé" not in person.sees


async def test_someone_with_a_long_past_still_reads_everything_in_one_message(
    stage: Stage,
) -> None:
    person = await lived(stage)
    for number in range(1, 13):
        await person.says(f"/parcours fait {number}")
    await person.says("/mesdonnees")
    assert len(person.sent) == 2
    assert len(person.seen) == 2


async def test_days_are_those_of_the_persons_own_clock(stage: Stage, doctor: Talker) -> None:
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    late = tomorrow.replace(hour=21, minute=0)  # one in the morning, the day after, in La Réunion
    stage.later = late - datetime.now(UTC)
    there = late + timedelta(hours=4)
    await doctor.says("/rappels réunion")
    await doctor.says("/cabinet inviter")
    assert dates.long(stage.app.knowledge.phrases, (there + INVITED_FOR).date()) in doctor.sees
    await doctor.says("/effacer oui")
    assert f"{there:%d/%m/%Y}" in doctor.sees


@pytest.mark.parametrize("typed", ["/effacer non", "/effacer Non merci."])
async def test_erasing_refused_at_once_keeps_everything(doctor: Talker, typed: str) -> None:
    await doctor.says("/profil médecin")
    await doctor.says(typed)
    assert doctor.sees == "Rien n’est effacé."
    await doctor.says("oui")
    assert "effacé" not in doctor.sees
    await doctor.says("/profil")
    assert "Vous êtes : médecin" in doctor.sees


@pytest.mark.parametrize("typed", ["/effacer 1", "/effacer 2"])
async def test_a_number_behind_the_command_erases_nothing(doctor: Talker, typed: str) -> None:
    await doctor.says("/profil médecin")
    await doctor.says(typed)
    assert doctor.sees.startswith("Rien n’est effacé pour l’instant.")
    await doctor.says("oui")
    await doctor.says("/profil")
    assert "Vous êtes : médecin" in doctor.sees


@pytest.mark.parametrize("typed", ["oui svp", "Oui, efface tout !", "oui je confirme"])
async def test_erasing_is_confirmed_in_other_words(doctor: Talker, typed: str) -> None:
    await doctor.says("/profil médecin")
    await doctor.says("/effacer")
    await doctor.says(typed)
    assert doctor.sees.startswith("Tout est effacé.")


async def test_erasing_by_the_caption_of_a_photo_leaves_nothing(stage: Stage) -> None:
    person = await lived(stage)
    await person.says("/effacer")
    await person.sends("photo", "oui")
    assert "Tout est effacé." in person.sees
    await nothing_is_held(stage)


@pytest.mark.parametrize("typed", ["oui mais non", "oui enfin demain", "oui oui"])
async def test_what_begins_by_yes_without_being_clear_erases_nothing(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("/profil médecin")
    await doctor.says("/effacer")
    await doctor.says(typed)
    assert doctor.sees.startswith("Rien n’est effacé pour l’instant.")
    await doctor.says("/profil")
    assert "Vous êtes : médecin" in doctor.sees
    await doctor.says("/effacer oui")
    assert doctor.sees.startswith("Tout est effacé.")


@pytest.mark.parametrize(
    "typed",
    [
        "montrez-moi mes données",
        "qu'est-ce que vous savez sur moi ?",
        "et vous gardez quoi sur moi",
        "je voudrais savoir ce que vous gardez sur moi",
        "vous stockez où mes données ?",
        "qui est le DPO ?",
    ],
)
async def test_anywhere_one_may_ask_what_is_kept_of_oneself(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/aide")
    await doctor.says(typed)
    assert doctor.sees.startswith("Voir ce que je conserve sur vous : /mesdonnees")
    assert stage.asked == []


async def test_what_somebody_else_typed_erases_nothing_when_it_is_forwarded(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("/profil médecin")
    update = stage.incoming.text(doctor.person, "/effacer oui")
    assert update.message
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "Z."}
    message = update.message.model_dump(exclude_none=True) | {"forward_origin": origin}
    forwarded = Update.model_validate({"update_id": update.update_id, "message": message})
    (asked,) = await stage.process(forwarded)
    assert isinstance(asked, SendMessage)
    assert "Tout effacer" in asked.text
    await doctor.says("/profil")
    assert "Vous êtes : médecin" in doctor.sees
