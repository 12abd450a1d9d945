"""What steps are not told of: « les six premières sont faites, sauf la 4 »."""

import re
from collections.abc import Sequence

from handlers.forms import pattern
from knowledge import Phrases


def parted(phrases: Phrases, pieces: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part folded pieces at « sauf »: what is told, and the steps that it is not told of."""
    but = rf"\b(?:{pattern(phrases.path.typed_except())})\b"
    for at, piece in enumerate(pieces):
        first, *others = re.split(but, piece, maxsplit=1)
        if others:
            told, left_out = [*pieces[:at], first], [*others, *pieces[at + 1 :]]
            return [one.strip() for one in told if one.strip()], [one.strip() for one in left_out]
    return list(pieces), []
