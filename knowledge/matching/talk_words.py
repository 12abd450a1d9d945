"""The words that distinguish small talk from asking, denying, or telling about somebody."""

from collections.abc import Sequence

NEGATIONS = frozenset({"pas", "plus", "jamais", "rien", "aucun", "aucune", "non", "ni"})

ASKING = frozenset(
    {"comment", "quoi", "quel", "quelle", "qui", "quand", "combien", "pourquoi", "ou"}
)
"""Words that ask, folded: « ok, on fait comment » is a question, though made of polite words."""
OTHERS = frozenset({"il", "elle", "ils", "elles"})
SOMEBODY = OTHERS | {"on"}
"""Who begins what is told of somebody, folded: « il l'a vu » is not « vu, merci »."""
SUPPOSING = ("et si", "si j", "si on")
"""How a case that is supposed begins."""
WHERE = frozenset({"ou", "quoi"})
"""Words that, first or last, ask where: « je clique où »; « vrai ou faux » is a doubt."""
PLEASE = frozenset({"svp", "stp", "s il vous plait", "s il te plait"})


_NAMED = ("et l ", "et la ", "et le ", "et les ")
"""How a question of somebody else begins: « et la pharmacie », behind an answer."""
_SAID_BY = "c est l"
"""How somebody says who is there: « c'est la pharmacie »."""


def same_sense(phrase: str, words: Sequence[str]) -> bool:
    """Tell whether both or neither deny and ask (« ça marche pas », « c'est où », « … tout »)."""
    if phrase.startswith(_SAID_BY) and " ".join(words).startswith(_NAMED):
        return False
    return not (NEGATIONS | ASKING) & (set(phrase.split()) ^ set(words))
