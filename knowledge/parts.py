"""How a message asks, and how it leans on the one before."""

import re

SHORTEST = 2
"""Fewest words of a question that can stand in a message with another."""
BARE_WORDS = 6
"""Most words of a message so short that the one before may matter."""
LEANING_WORDS = 11
"""Most words of a follow-up after those that only join it: longer ones are clear alone."""

_JOINING = re.compile(r"(?:(?:et|sinon|puis)\b[\s,]*)+", re.IGNORECASE)
_LEANING = re.compile(
    r"^(?:ok|oui|merci|d'accord|ah|bon|donc)?[\s,]*(?:et|mais|sinon|ou|du coup|alors|même|meme)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"(?:(?:ok|bon|donc|et|puis|alors)[\s,]+)*(?:apr[eè]s|ensuite|maintenant|puis|la suite)[\s,]*"
    r"(?:[çc]a|alors|quoi|(?:je |on )?fai[st] quoi)?\W*",
    re.IGNORECASE,
)
"""A message that asks what comes next and names nothing: « et après ? », « bon et maintenant »."""
LONGEST_NEXT = 60
"""Most characters of such a message."""
_ASKING = re.compile(
    r"\?|\b(?:qui|quoi|koi|quel(?:le)?s?|kel(?:le)?s?|comment|coment|cmt|où|combien|cb|quand|kan|"
    r"pourquoi|pk|pkoi|pq|est[- ]ce|esk|eske|[a-zé]+-(?:t-)?(?:ils?|elles?|on|je|vous|tu)|"
    r"(?:faut|peu[tx]?|doi[ts]|puis|ai|a t|va t|doivent|peuvent) (?:ils?|elles?|on|je))\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:il|elle|ils|elles|on|le|la|les|l|ça|ca|cela|c|y|en|lui|leur)\b", re.IGNORECASE
)


def _told(message: str) -> list[str]:
    """Return the words of a message without those at its start that only join it to another."""
    message = message.strip()
    joining = _JOINING.match(message)
    return message[joining.end() if joining else 0 :].split()


def leans(message: str) -> bool:
    """Tell whether a message begins like a follow-up: « et pour un mineur ? », not « et après ? ».

    The latter names nothing: after 40 of the 112 answers, it was read as asking for another one,
    though with a probability of only 0.4 to 0.74.
    """
    few = len(_told(message)) <= LEANING_WORDS
    return few and bool(_LEANING.match(message.strip())) and not asks_what_follows(message)


def asks_what_follows(message: str) -> bool:
    """Tell whether a message only asks what comes next: « et après ? »."""
    return len(message) <= LONGEST_NEXT and bool(_NEXT.fullmatch(message.strip()))


def may_lean(message: str) -> bool:
    """Tell whether a message is short enough, or points back enough, to need the one before."""
    words = _told(message)
    return len(words) <= LEANING_WORDS and (
        leans(message) or bool(_PRONOUN.search(message)) or len(words) <= BARE_WORDS
    )


def asks(message: str) -> bool:
    """Tell whether a message holds a word that asks, or a question mark."""
    return bool(_ASKING.search(message))
