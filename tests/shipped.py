"""The base that comes with the program, read once, without what matches questions."""

from functools import cache

from knowledge import SHIPPED, Base, Phrases
from knowledge.content import read_base
from knowledge.files.places import PHRASES
from knowledge.phrases.reader import read_table


@cache
def base() -> Base:
    """Read its answers, its steps, its themes."""
    read, problems = read_base(SHIPPED)
    assert not problems
    return read


@cache
def phrases() -> Phrases:
    """Read the bot's sentences."""
    read, problems = read_table(SHIPPED / PHRASES, Phrases)
    assert not problems
    return read
