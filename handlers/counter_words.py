"""What is typed at the counter: the words of a choice, the name of a paper, yes, no."""

from handlers.forms import folded, split
from handlers.said import Said
from knowledge.counter import CounterQuestion
from knowledge.phrases.lists import CounterPhrases
from knowledge.text import fold


def chosen(words: CounterPhrases, said: Said, asked: CounterQuestion) -> int | None:
    """Return the place, from 0, of the choice that a text makes: its number, its words, or yes.

    What surrounds the name of a paper adds nothing: « il a son passeport ».
    """
    around = frozenset(split(words.typed_around()))
    ways = [[choice.label, *choice.typed] for choice in asked.choices]
    labels = [choice.label for choice in asked.choices]
    little = split(words.typed_little())
    for one in (said, Said(said.text, said.around | around)):
        place = one.chooses(*ways)
        place = one.hints_at(labels, little) if place is None else place
        if place is not None:
            return place
    return _yes_or_no(words, said, labels)


def unclear(words: CounterPhrases, said: Said) -> bool:
    """Tell whether a text answers the question without choosing: « oui » to « Quelle pièce ? »."""
    heard = [words.typed_yes(), words.typed_no(), words.typed_unsure(), words.typed_done()]
    return said.says(heard) is not None


def _yes_or_no(words: CounterPhrases, said: Said, labels: list[str]) -> int | None:
    """Return the place of the only choice that begins with the yes, or the no, that is said."""
    yes_or_no = [words.typed_yes(), words.typed_no()]
    said_so = said.says(*([way] for way in yes_or_no))
    if said_so is None:
        return None
    word = folded(yes_or_no[said_so])[0]
    begun = [at for at, label in enumerate(labels) if fold(label).split()[0] == word]
    return begun[0] if len(begun) == 1 else None
