"""The base that answers: the one place where every part of the bot looks for it."""

from collections.abc import Mapping

from knowledge import Knowledge


class InService:
    """Holds the base that answers now; another may take its place at any moment.

    An update is handled from its beginning to its end with the base it began with
    (`bot.middlewares.Known`); what the bot says by itself, with the one of that moment. Whoever
    lasts as long as the bot keeps this, never a base, which would outlast its service.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    @classmethod
    def of(cls, knowledge: "Knowledge | InService") -> "InService":
        """Return where a base answers from, whether or not it is there already."""
        return cls(knowledge) if isinstance(knowledge, Knowledge) else knowledge

    def themes(self) -> Mapping[str, str]:
        """Return the theme of each entry of the base."""
        return {entry.id: entry.theme for entry in self.knowledge.base.entries.values()}
