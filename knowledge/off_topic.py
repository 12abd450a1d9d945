"""What people type that no entry answers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OffTopic:
    """What people type that no entry answers (`hors-sujet/`): one topic and its phrasings."""

    kind: str
    """The file it stands in, one of `knowledge.files.places.OFF_TOPIC`."""
    topic: str
    phrases: tuple[str, ...]
