"""What an answer tells some professions only."""

from knowledge import Entry, Phrases


def told(phrases: Phrases, known: Entry, role: str | None) -> str:
    """Return what changes for a profession, below its name; nothing when nothing does."""
    text = known.by_role.get(role or "")
    return _part(phrases, [role], text) if role and text else ""


def every(phrases: Phrases, known: Entry) -> list[str]:
    """Return what changes for each profession; those told the same are named together."""
    together: dict[str, list[str]] = {}
    for role, text in known.by_role.items():
        together.setdefault(text, []).append(role)
    return [_part(phrases, roles, text) for text, roles in together.items()]


def _part(phrases: Phrases, roles: list[str], text: str) -> str:
    words = phrases.answer
    names = [words.role[role]() for role in roles if role in words.role]
    return f"{words.for_roles(roles=', '.join(names))}\n{text}" if names else ""
