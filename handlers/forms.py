"""The forms in which something may be said, as the phrases list them: « arrêter|stop »."""

from knowledge.text import fold_all

SEPARATOR = "|"
"""What stands between the forms of a list."""


def split(label: str) -> list[str]:
    """Return the forms of a list, as they are written."""
    return label.split(SEPARATOR)


def folded(*labels: str) -> list[str]:
    """Return the forms of some lists, folded."""
    return fold_all([form for label in labels for form in split(label)])


def pattern(label: str) -> str:
    """Return a pattern for any of the forms of a list, folded."""
    return "|".join(folded(label))
