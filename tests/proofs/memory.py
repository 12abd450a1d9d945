"""What the bot must remember of the crowd, and what it does remember."""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import select

from bot.database.engine import Database
from bot.journey import Former, State
from bot.models import (
    ConversationRow,
    PersonRow,
    ReminderRow,
    StepRow,
)
from bot.profile import Profile
from bot.receiving.processing import utc_now
from bot.service_models import ProcessedUpdateRow, QuestionRow
from handlers.shown import signs
from handlers.shown.codes import code, former_code
from tests.proofs.crowd import ENTRY, KINDS, Crowd

TABLES = (
    (PersonRow, ("id",)),
    (StepRow, ("person_id", "step_id", "state")),
    (ReminderRow, ("person_id", "step_id", "day")),
    (ConversationRow, ("person_id", "entry_id")),
    (QuestionRow, ("outcome", "entry_id", "text", "vote")),
    (ProcessedUpdateRow, ("update_id", "answered")),
)
SHOWN = 4
Remembered = dict[str, Counter[tuple[object, ...]]]


def expected(crowd: Crowd) -> Remembered:
    """Return what each table must hold, row by row, and how many times."""
    people = crowd.people
    asking, starting, undoing = (people[kind::KINDS] for kind in range(KINDS))
    done = [(one, "choisir", "done") for one in (*asking, *starting)]
    done_today = former_code(Former(State.DONE, Profile().today(utc_now())))
    rows: dict[str, Iterable[tuple[object, ...]]] = {
        "person": ((one,) for one in people),
        "step": done + [(one, "suivre", "doing") for one in starting],
        "reminder": ((one, "suivre", crowd.day) for one in starting),
        "conversation": [
            *((one, _following("suivre")) for one in asking),
            *((one, f"{signs.DAY}{code('suivre')}") for one in starting),
            *((one, f"{_following('choisir')}{done_today}") for one in undoing),
        ],
        "question": [("answer", ENTRY, None, 1)] * len(asking)
        + [("nothing", None, None, None)] * len(undoing),  # no text: it may be a name
        "processed_update": ((number, True) for number in crowd.done),
    }
    return {name: Counter(held) for name, held in rows.items()}


def _following(step_id: str) -> str:
    """Return what stands for the path, of which this is the next step, once one was marked.

    How that one stood before is told behind it, where it was not to do.
    """
    return f"{signs.STEPS}{code(step_id)}{signs.STEPS}{code('choisir')}"


async def wrongly_remembered(crowd: Crowd, address: str) -> dict[str, list[str]]:
    """Return, for each table that is wrong, some rows that are too many, then some missing."""
    found = await remembered(address)
    wrong = {}
    for name, wanted in expected(crowd).items():
        more, less = found[name] - wanted, wanted - found[name]
        if more or less:
            wrong[name] = [
                f"{len(more)} more, {len(less)} missing",
                *map(str, [*more, *less][:SHOWN]),
            ]
    return wrong


async def remembered(address: str) -> Remembered:
    """Return what each table holds."""
    database = Database(address)
    try:
        async with database.session() as session:
            return {
                model.__tablename__: Counter(
                    tuple(getattr(row, name) for name in names)
                    for row in await session.scalars(select(model))
                )
                for model, names in TABLES
            }
    finally:
        await database.close()
