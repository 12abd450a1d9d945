"""Numbers, as they are written in French."""


def written(count: int) -> str:
    """Write a whole number, its thousands apart."""
    return f"{count:,}".replace(",", "\u202f")
