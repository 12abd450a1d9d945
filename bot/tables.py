"""Every table: those of people and those of the service."""

from sqlalchemy import MetaData

from bot.models import PersonRow
from bot.service_models import JobRow


def metadata() -> MetaData:
    """Return the description of all tables; importing their modules is what fills it."""
    (every,) = {PersonRow.metadata, JobRow.metadata}
    return every
