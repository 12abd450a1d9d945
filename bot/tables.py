"""Every table: those of people and those of the service."""

from sqlalchemy import MetaData

from bot.models import PersonRow
from bot.service_models import JobRow


def metadata() -> MetaData:
    """Return what describes them all: importing their modules is what puts them there."""
    (every,) = {PersonRow.metadata, JobRow.metadata}
    return every
