"""The bot's words about days."""

from dataclasses import dataclass
from typing import Annotated

from knowledge.phrases.named import each
from knowledge.phrases.reader import Label, Listed

_TYPED = """
today tomorrow after_tomorrow yesterday before_yesterday eve second_eve day_after second_day_after
week_after later earlier next_week next_month about_so_many following next in_eight in_fifteen
openings before before_no_day within ago moments moments_alone before_hour hour about wishes days
weeks months years weekend after_weekend mid_week end_of_week start_of_month middle_of_month
end_of_month of one first_day counts
"""
"""The days, and what is said around them, of which the ways to type them are read."""


@dataclass(frozen=True)
class DatePhrases:
    """Days, as they are written."""

    days: Annotated[Label, Listed(7)]
    months: Annotated[Label, Listed(12)]
    long: Annotated[Label, "weekday", "day", "month"]
    in_year: Annotated[Label, "day", "year"]
    first_of_month: Label
    numeric: Annotated[Label, "day", "month", "year"]
    typed: Annotated[dict[str, Label], each(_TYPED)]
