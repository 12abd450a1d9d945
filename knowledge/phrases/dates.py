"""The bot's words about days."""

from dataclasses import dataclass
from typing import Annotated

from knowledge.phrases.reader import Label, Listed


@dataclass(frozen=True)
class DatePhrases:
    """Days, as they are written."""

    days: Annotated[Label, Listed(7)]
    months: Annotated[Label, Listed(12)]
    long: Annotated[Label, "weekday", "day", "month"]
    in_year: Annotated[Label, "day", "year"]
    first_of_month: Label
    numeric: Annotated[Label, "day", "month", "year"]
    typed: dict[str, Label]
