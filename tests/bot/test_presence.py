"""Reminders of the bot put together: their text, and nothing to someone who blocked it."""

from datetime import datetime, timedelta
from functools import partial

import pytest
from aiogram.types import ChatMemberBanned, ChatMemberMember, ChatMemberUpdated, Update

from bot import reminders, tidings
from bot.app import Application
from bot.tidings import Kind
from tests.bot.path import Memory
from tests.bot.reminded import DAY, DUE, remind, waiting
from tests.bot.sending import Clock
from tests.bot.telegram import AT, DOCTOR, PRIVATE, Network, bot_on, says
from tests.shipped import base


@pytest.fixture
def clock() -> Clock:
    return Clock(DUE)


def changes(update_id: int, *, blocked: bool) -> Update:
    me = bot_on(Network()).id
    them = {"id": me, "is_bot": True, "first_name": "Bot"}
    free = ChatMemberMember.model_validate({"user": them})
    stopped = ChatMemberBanned.model_validate({"user": them, "until_date": 0})
    old, new = (free, stopped) if blocked else (stopped, free)
    changed = {"old_chat_member": old, "new_chat_member": new, "date": AT}
    event = ChatMemberUpdated.model_validate({"chat": PRIVATE, "from": DOCTOR, **changed})
    return Update(update_id=update_id, my_chat_member=event)


async def test_blocking_the_bot_cancels_the_reminders(
    application: Application, now: datetime
) -> None:
    memory = Memory(application.database, now)
    await remind(memory)
    await application.processor.process(changes(1, blocked=False))
    assert len(await waiting(memory)) == 1
    await application.processor.process(changes(2, blocked=True))
    assert await waiting(memory) == ()
    assert "my_chat_member" in application.dispatcher.resolve_used_update_types()


async def test_blocking_the_bot_cancels_what_was_to_be_told(
    application: Application, now: datetime
) -> None:
    memory = Memory(application.database, now)
    await memory.meet(DOCTOR.id)
    await memory.do(partial(tidings.tell, person_id=DOCTOR.id, kind=Kind.REMOVED))
    await application.processor.process(changes(4, blocked=True))
    assert await memory.do(partial(tidings.take, now=DUE)) is None


async def test_someone_unknown_who_blocks_the_bot_is_not_noted(
    application: Application, now: datetime
) -> None:
    await application.processor.process(changes(3, blocked=True))
    assert await waiting(Memory(application.database, now)) == ()


async def test_every_step_has_its_reminder(
    application: Application, network: Network, clock: Clock, now: datetime
) -> None:
    memory = Memory(application.database, now)
    await memory.meet(DOCTOR.id)
    async with application.database.session() as session:
        for step_id in base().steps:
            await reminders.put(session, DOCTOR.id, step_id, DAY, now)
        await reminders.put(session, DOCTOR.id, "step-of-old", DAY, now)
    for _ in range(len(base().steps) + 1):
        await application.reminding.send_one()
        clock.now += timedelta(seconds=1)
    texts = [str(one) for one in network.texts]
    assert len(set(texts)) == len(base().steps)
    assert all(0 < len(one) <= 4096 for one in texts)
    assert await waiting(memory) == ()


async def test_a_reminder_answers_no_update(
    application: Application, network: Network, clock: Clock, now: datetime
) -> None:
    await application.processor.process(says(4, "/start"))
    before = len(network.texts)
    clock.now += timedelta(minutes=11)  # nobody is reminded while they talk
    await remind(Memory(application.database, now + timedelta(0)))
    await application.reminding.send_one()
    assert len(network.texts) == before + 1
