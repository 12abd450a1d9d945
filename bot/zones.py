"""The time zones of France, and the hours at which people may be written to."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONES = {
    "paris": "Europe/Paris",
    "guadeloupe": "America/Guadeloupe",
    "martinique": "America/Martinique",
    "guyane": "America/Cayenne",
    "reunion": "Indian/Reunion",
    "mayotte": "Indian/Mayotte",
    "saint_martin": "America/Marigot",
    "saint_pierre": "America/Miquelon",
    "polynesie": "Pacific/Tahiti",
    "marquises": "Pacific/Marquesas",
    "gambier": "Pacific/Gambier",
    "caledonie": "Pacific/Noumea",
    "wallis": "Pacific/Wallis",
}
"""What a person chooses, and its name in the time zone database."""

USUAL = "paris"
"""The time zone of anyone who has not chosen."""

OPENS = time(9)
CLOSES = time(17, 45)
"""Nobody is written to outside these hours; what is taken by then arrives before 18:00."""


def _info(zone: str | None) -> ZoneInfo:
    """Return a time zone; the usual one when unknown."""
    return ZoneInfo(ZONES.get(zone or USUAL, ZONES[USUAL]))


def local(now: datetime, zone: str | None) -> datetime:
    """Return a moment as clocks show it in a zone; in the usual one when unknown."""
    return now.astimezone(_info(zone))


def opening(day: date, zone: str | None) -> datetime:
    """Return the first moment of a day at which someone there may be written to, in UTC."""
    return datetime.combine(day, OPENS, _info(zone)).astimezone(UTC)


def is_open(now: datetime, zone: str | None) -> bool:
    """Tell whether people in a zone may be written to now."""
    return OPENS <= local(now, zone).time() < CLOSES


def first_day(now: datetime, zone: str | None) -> date:
    """Return the first day whose opening hour is still to come."""
    here = local(now, zone)
    return here.date() if here.time() < OPENS else here.date() + timedelta(days=1)
