"""The sentences of a message.

A line break ends a sentence only before a blank line or a capital: texts may be cut anywhere.
"""

import re

_END = re.compile(r"(?<=[.!?…;])\s+|\n\s*\n|\n(?=\s*[A-Z\u00c0-\u00dd][a-z\u00e0-\u00ff'\u2019])")


def are_several(message: str) -> bool:
    """Tell whether a message may hold more than one sentence."""
    return bool(_END.search(message))


def sentences(message: str) -> list[str]:
    """Return the sentences of a message, in order; none is empty."""
    return [one for one in _END.split(message) if one.strip()]
