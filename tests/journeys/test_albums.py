"""Several pictures sent together: refused once, and deleted together."""

import pytest
from aiogram.methods import DeleteMessage
from aiogram.types import Update

from bot.receiving.albums import KNOWN, LARGEST, Albums
from tests.journeys.conftest import CARD
from tests.journeys.conversation import GROUP, Stage, Talker

FIRST = 70_000_000
"""The id of the first message of an album: those of an album follow one another."""


def album(talker: Talker, *captions: str, kind: str = "photo", number: str = "a") -> list[Update]:
    """Return what Telegram sends for an album, in order."""
    found = []
    for at, caption in enumerate(captions):
        update = talker.stage.incoming.media(talker.person, kind, caption, talker.group)
        assert update.message
        changes = {"message_id": FIRST + at, "media_group_id": number}
        message = update.message.model_copy(update=changes)
        found.append(update.model_copy(update={"message": message}))
    return found


async def shown(talker: Talker, updates: list[Update]) -> list[str]:
    """Let the bot handle an album; return what it says, as it then stands."""
    known = set(talker.messages)
    for update in updates:
        await talker.stage.process(update)
    new = [message for number, message in talker.messages.items() if number not in known]
    return [message.text or "" for message in new if message.text]


async def test_an_album_is_refused_once_and_deleted_whole(doctor: Talker) -> None:
    (told,) = await shown(doctor, album(doctor, *[""] * LARGEST))
    assert told.startswith("Je ne lis que le texte")
    await doctor.taps("Supprimer mon envoi")
    deleted = [one.message_id for one in doctor.sent if isinstance(one, DeleteMessage)]
    assert deleted == list(range(FIRST, FIRST + LARGEST))
    assert "La suppression" in doctor.sees


async def test_a_caption_is_answered_and_the_rest_refused_once(doctor: Talker) -> None:
    answered, refused = await shown(doctor, album(doctor, CARD, "", ""))
    assert "La carte Vitale n’est pas un justificatif" in answered
    assert refused.startswith("Je ne lis que le texte")
    await doctor.taps("Supprimer mon envoi")
    deleted = [one.message_id for one in doctor.sent if isinstance(one, DeleteMessage)]
    assert deleted == [FIRST + 1, FIRST + 2]


async def test_who_begins_with_an_album_keeps_the_notice(newcomer: Talker) -> None:
    noticed, refused = await shown(newcomer, album(newcomer, "", "", ""))
    assert noticed.startswith("À savoir")
    assert refused.startswith("Je ne lis que le texte")


async def test_each_of_two_albums_is_refused(doctor: Talker) -> None:
    both = album(doctor, "", ""), album(doctor, "", "", number="b")
    assert [len(await shown(doctor, one)) for one in both] == [1, 1]


async def test_an_album_delivered_again_is_refused_once(doctor: Talker) -> None:
    (first, second) = album(doctor, "", "")
    assert len(await shown(doctor, [first, first, second, second])) == 1


async def test_an_album_said_to_the_bot_in_a_group_is_refused_once(stage: Stage) -> None:
    member = stage.person("Membre", GROUP)
    await member.says("/aide")
    said = member.seen[0]
    both = album(member, "", "", kind="document")
    replies = [
        one.model_copy(
            update={"message": one.message.model_copy(update={"reply_to_message": said})}
        )
        for one in both
        if one.message
    ]
    assert len(await shown(member, replies)) == 1


@pytest.mark.parametrize("data", [f"da:{FIRST}:999999999", f"da:{FIRST}:1", "da:x:1"])
async def test_a_forged_button_deletes_no_more_than_an_album(doctor: Talker, data: str) -> None:
    await doctor.says("/aide")
    await doctor.taps_data(data)
    deleted = [one for one in doctor.sent if isinstance(one, DeleteMessage)]
    assert len(deleted) <= LARGEST


async def test_only_so_many_albums_are_remembered(doctor: Talker) -> None:
    albums = Albums()
    for number in range(KNOWN + 5):
        (update,) = album(doctor, "", number=str(number))
        assert update.message
        assert albums.first(update.message) == FIRST
    assert len(albums) == KNOWN
