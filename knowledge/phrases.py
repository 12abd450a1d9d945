"""The typed table of the bot's own sentences, read from `phrases.toml`.

A `Phrase` is a sentence of a message (the Markdown subset of the answers); a `Label` is the plain
text of a button, a command or a page. `Annotated` names the holes that the program fills.
"""

from dataclasses import dataclass
from typing import Annotated

from knowledge.phrase_reader import Label, Phrase


@dataclass(frozen=True)
class StartPhrases:
    """First contact."""

    welcome: Phrase
    notice: Phrase


@dataclass(frozen=True)
class Phrases:
    """Every sentence of the bot, by screen."""

    start: StartPhrases
