"""The bot's words about a step of the path."""

from dataclasses import dataclass
from typing import Annotated

from knowledge.phrases.named import STATES, WHO
from knowledge.phrases.reader import Label, Phrase


@dataclass(frozen=True)
class StepPhrases:
    """A step of the path."""

    title: Annotated[Phrase, "number", "title"]
    state: Annotated[Phrase, "said"]
    unsaid: Annotated[Phrase, "condition"]
    unsaid_shared: Annotated[Phrase, "condition"]
    tell: Annotated[Label, "name"]
    marked_by_you: Phrase
    marked_by: Annotated[Phrase, "who"]
    doer: Annotated[Phrase, "who"]
    usual: Annotated[Phrase, "who"]
    doing_it: Annotated[Label, "said", "who"]
    usually: Annotated[Label, "said", "who"]
    requires: Annotated[Phrase, "titles"]
    requires_step: Annotated[Label, "title", "number"]
    duration: Annotated[Phrase, "duration"]
    blocked: Label
    tried: Phrase
    explained: Annotated[Label, "title"]
    cause: Annotated[Label, "number", "title"]
    change_doer: Label
    remind: Label
    stuck_title: Annotated[Phrase, "number", "title"]
    stuck_hint: Phrase
    contact: Annotated[Phrase, "contact"]
    back: Label
    gone: Phrase
    mark: Annotated[dict[str, Label], STATES]
    noted: Annotated[dict[str, Annotated[Phrase, "title"]], STATES]
    unmarked: Annotated[Phrase, "title"]
    noted_several: Annotated[dict[str, Annotated[Phrase, "titles"]], STATES]
    who: Annotated[dict[str, Label], WHO]
