"""The base that answers now: the one place where every part of the bot gets it."""

from collections.abc import Mapping

from knowledge import Knowledge


class InService:
    """Holds the base that answers now; another may take its place at any moment.

    An update is handled from beginning to end with the base it began with
    (`bot.middlewares.Known`); what the bot says on its own uses the base of that moment. Whatever
    lives as long as the bot keeps this holder, never a base, which would then outlive its service.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    @classmethod
    def of(cls, knowledge: "Knowledge | InService") -> "InService":
        """Wrap a base, unless it is wrapped already."""
        return cls(knowledge) if isinstance(knowledge, Knowledge) else knowledge

    def themes(self) -> Mapping[str, str]:
        """Return the theme of each entry of the base."""
        return {entry.id: entry.theme for entry in self.knowledge.base.entries.values()}
