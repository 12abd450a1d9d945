"""What people say about themselves: it decides what they are shown, and deletes nothing."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database import prepared
from bot.models import MemberRow, PersonRow, PracticeRow, ReminderRow
from bot.zones import USUAL, ZONES, local, opening

ROLES = (
    "medecin",
    "pharmacien",
    "autre_ordre",
    "sans_ordre",
    "biologie_radiologie",
    "secretaire",
)


SECRETARY = "secretaire"
"""A role; also what steps call those who usually do them (`Step.who`)."""


UNEQUIPPED = "sans_segur"
"""What steps call people whose software is not « référencé Ségur »."""


class Fact(StrEnum):
    """What a person may say about where they work."""

    FINESS = "finess"
    SECRETARIAT = "secretariat"
    SEGUR = "segur"


IMPLIED = {
    "pharmacien": Fact.FINESS,
    "biologie_radiologie": Fact.FINESS,
    SECRETARY: Fact.SECRETARIAT,
}
"""What a role implies by itself (guide ANS, chap. 1: officines, laboratories, radiology)."""


@dataclass(frozen=True)
class Profile:
    """What is known of a person; None where they have not said.

    Attributes:
        zone: where their clock is: a key of `bot.zones.ZONES`.
    """

    role: str | None = None
    finess: bool | None = None
    secretariat: bool | None = None
    segur: bool | None = None
    zone: str = USUAL

    def concerned(self, condition: str) -> bool | None:
        """Tell whether a step's condition holds: as they said, else by their role, else None.

        A fact that was never told is not a « no ».
        """
        said = {Fact.FINESS: self.finess, Fact.SECRETARIAT: self.secretariat}
        answer = said.get(Fact(condition))
        return implies(self.role, condition) or None if answer is None else answer

    @property
    def readers(self) -> frozenset[str]:
        """The groups they belong to, for steps that some read otherwise (`Step.todo_for`)."""
        software = UNEQUIPPED if self.segur is False else None
        return frozenset(one for one in (self.role, software) if one)

    @property
    def does_alone(self) -> str | None:
        """Whose steps they do when nobody shares their path (`Step.who`); None for all.

        A practitioner alone does a secretary's steps too; a secretary has no RPPS to obtain.
        """
        return SECRETARY if self.role == SECRETARY else None

    def today(self, now: datetime) -> date:
        """Return what day it is for them."""
        return local(now, self.zone).date()


def implies(role: str | None, condition: str) -> bool:
    """Tell whether a role by itself makes a step's condition hold."""
    return IMPLIED.get(role or "") == condition


async def of(session: AsyncSession, person_id: int) -> Profile:
    """Return what is known of a person, read once per transaction.

    Nobody else can change it meanwhile: the bot handles one update of a person at a time
    (`people.meet`).
    """
    read: dict[int, Profile] = session.info.setdefault(_READ, {})
    if person_id not in read:
        row = await prepared.row(session, _SAID, person_id=person_id)
        said = (row.role, row.finess, row.secretariat, row.segur, row.zone or USUAL) if row else ()
        read[person_id] = Profile(*said)
    return read[person_id]


_READ = "profiles"
"""The key under which a session keeps the profiles it has read."""


_SAID = select(
    PersonRow.role, PersonRow.finess, PersonRow.secretariat, PersonRow.segur, PersonRow.zone
).where(PersonRow.id == bindparam("person_id"))


async def set_role(session: AsyncSession, person_id: int, role: str | None) -> None:
    """Note who a person is; None forgets it, and an unknown role changes nothing."""
    if role is None or role in ROLES:
        await _set(session, person_id, role=role)


async def set_fact(session: AsyncSession, person_id: int, fact: Fact, value: bool | None) -> None:  # noqa: FBT001  what is said
    """Note a fact; when the owner of a practice tells it, it holds for the whole practice."""
    if fact is not Fact.SEGUR:
        owned = select(MemberRow.practice_id).filter_by(person_id=person_id, owner=True)
        theirs = update(PracticeRow).where(PracticeRow.id.in_(owned))
        await session.execute(theirs.values({fact.value: value}))
    await _set(session, person_id, **{fact.value: value})


async def set_zone(session: AsyncSession, person_id: int, zone: str) -> None:
    """Note a person's time zone, and move their reminders; an unknown zone changes nothing."""
    if zone not in ZONES:
        return
    await _set(session, person_id, zone=zone)
    waiting = select(ReminderRow).filter_by(person_id=person_id, taken_at=None)
    for reminder in await session.scalars(waiting.with_for_update()):
        reminder.due_at = opening(reminder.day, zone)
    await session.flush()


async def _set(session: AsyncSession, person_id: int, **said: str | bool | None) -> None:
    await session.execute(update(PersonRow).where(PersonRow.id == person_id).values(**said))
    session.info.pop(_READ, None)
