"""Whether what is left of a masked text only presents somebody: who they are, born when, where."""

from knowledge.personal.mask import PLACEHOLDER
from knowledge.personal.patterns import LETTERS
from knowledge.personal.words import bare, words


def only_presents(text: str) -> bool:
    """Tell whether a masked text says nothing but who somebody is: « mon mari ▮▮▮ né le ▮▮▮ »."""
    said = map(bare, LETTERS.findall(text))
    known = words("presenting") | words("towns") | words("places")
    return PLACEHOLDER in text and all(word in known for word in said)
