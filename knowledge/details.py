"""Details that a question may ask for, and an answer tell: a price, a duration."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Detail:
    """A kind of detail: one table of `precisions.toml`.

    Attributes:
        label: what it is called, with its article: « le prix ».
        asked: finds it in the folded words of a question that asks for it.
        told: finds it in the folded words of an answer that gives it.
    """

    label: str
    asked: re.Pattern[str]
    told: re.Pattern[str]
