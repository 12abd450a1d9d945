"""The bot's words about days."""

from dataclasses import dataclass
from typing import Annotated

from knowledge.phrases.reader import Label


@dataclass(frozen=True)
class DatePhrases:
    """Days, as they are written."""

    days: Label
    months: Label
    long: Annotated[Label, "weekday", "day", "month"]
    in_year: Annotated[Label, "day", "year"]
    first_of_month: Label
    numeric: Annotated[Label, "day", "month", "year"]
    typed: dict[str, Label]
