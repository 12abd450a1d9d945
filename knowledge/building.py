"""Reads everything in a folder, and builds a matcher from it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from zipfile import BadZipFile

from knowledge.comparing.comparer import Comparer
from knowledge.comparing.signals import SETS
from knowledge.content import BaseError, read_base
from knowledge.entries import Base, Problem
from knowledge.files.checks import check_base
from knowledge.files.off_topic import check_talk
from knowledge.files.places import DECISION, NETWORKS, PERSONAL, PHRASES, VECTORS, VOCABULARY
from knowledge.files.questions import read_questions
from knowledge.files.texts import regular
from knowledge.files.vocabulary import check_groups, check_vocabulary, read_vocabulary
from knowledge.matching.decision import Decision, fingerprint, looked_at
from knowledge.matching.decision import read as read_decisions
from knowledge.matching.matcher import Matcher
from knowledge.meaning.encoder import available
from knowledge.meaning.meanings import Meanings, read_projection
from knowledge.meaning.networks import Networks
from knowledge.meaning.networks import read as read_networks
from knowledge.meaning.projection import Projection
from knowledge.phrases.reader import read_table
from knowledge.phrases.table import Phrases
from knowledge.text import Vocabulary
from knowledge.topics import Topic, topics_of
from knowledge.wording import problem

DAMAGED = (OSError, ValueError, KeyError, TypeError, AttributeError, BadZipFile)
"""Errors raised by reading a fitted file that is missing, cut short or of another kind."""
Read = TypeVar("Read")


@dataclass(frozen=True)
class Fitted:
    """What was fitted: with the encoder, without it, and for a base of which nothing is known."""

    full: Decision
    lexical: Decision
    bare: Decision
    networks: Networks
    projection: Projection


def read_fitted(folder: Path, shipped: Path, problems: list[Problem]) -> Fitted | None:
    """Read what was fitted on a base; the shipped fit when the base has none of its own.

    Args:
        folder: the base.
        shipped: the base that comes with the program.
        problems: what keeps it from being read is added to it; then nothing is returned.
    """
    decisions = _undamaged(_own(folder, shipped, DECISION), _decisions, problems)
    networks = _undamaged(_own(folder, shipped, NETWORKS), read_networks, problems)
    projection = _undamaged(_own(folder, shipped, VECTORS), read_projection, problems)
    if decisions is None or networks is None or projection is None:
        return None
    return Fitted(*decisions, networks, projection)


def _decisions(path: Path) -> tuple[Decision, Decision, Decision]:
    decisions, _ = read_decisions(path)
    full, lexical, bare = (decisions[name] for name in SETS)
    return full, lexical, bare


def _undamaged(path: Path, read: Callable[[Path], Read], problems: list[Problem]) -> Read | None:
    """Return what a fitted file holds; when it is damaged, note that and return nothing."""
    try:
        return read(regular(path))
    except DAMAGED:
        problems.append(Problem(path, 1, problem("damaged_fit")))
    return None


def vocabulary_of(folder: Path, shipped: Path) -> Vocabulary:
    """Return the synonyms of a base."""
    return read_vocabulary(_own(folder, shipped, VOCABULARY))


def vocabulary_problems(folder: Path, shipped: Path, base: Base) -> list[Problem]:
    """Return what is wrong in the synonyms of a base."""
    ways = [way for entry in base.entries.values() for way in entry.variants]
    return check_vocabulary(_own(folder, shipped, VOCABULARY), ways)


@dataclass(frozen=True)
class Folder:
    """What a folder holds: the base, the bot's sentences, what is asked, and what was fitted."""

    base: Base
    phrases: Phrases
    topics: list[Topic]
    fitted: Fitted | None


def read_folder(
    folder: Path, shipped: Path, *, again: bool = True
) -> tuple[Folder, list[Problem]]:
    """Read a whole folder, with every problem in every file.

    Args:
        folder: the base.
        shipped: the base that comes with the program.
        again: look for personal data also where just the same was looked at when it was fitted.

    Raises:
        BaseError: the words of personal data cannot be read: nothing else can be checked.
    """
    if broken := check_groups(shipped / PERSONAL):
        raise BaseError(broken)
    looked = "" if again else looked_at(_own(folder, shipped, DECISION))
    base, problems = read_base(folder, looked)
    sentences = folder / PHRASES
    phrases, of_phrases = read_table(sentences, Phrases)
    problems += check_talk(base.off_topic, phrases.smalltalk, sentences)
    fitted = read_fitted(folder, shipped, problems)
    problems += of_phrases + check_base(base) + vocabulary_problems(folder, shipped, base)
    questions, of_questions = read_questions(folder, base)
    problems += of_questions
    if not base.entries:  # told once, rather than on each line that names one of them
        problems = [one for one in problems if not one.lacks]
    return Folder(base, phrases, topics_of(base, questions), fitted), sorted(problems)


def is_stale(read: Folder, folder: Path) -> bool:
    """Tell whether ways of asking have changed since the decision of a folder was fitted.

    Raises:
        one of `DAMAGED`: there is no decision, or it cannot be read.
    """
    _, fitted = read_decisions(folder / DECISION)
    return fingerprint(read.topics) != fitted


def build_matcher(
    read: Folder, fitted: Fitted, vocabulary: Vocabulary, *, with_encoder: bool = True
) -> Matcher:
    """Return the matcher of a base, using all that was fitted and is installed."""
    base, topics, networks = read.base, read.topics, fitted.networks
    known = _is_about(networks, base)
    encoder = available() if with_encoder and known else None
    if not known:
        return Matcher(base, Comparer(topics, vocabulary), fitted.bare)
    if encoder is None:
        return Matcher(base, Comparer(topics, vocabulary, networks), fitted.lexical)
    meanings = Meanings(encoder, fitted.projection)
    comparer = Comparer(topics, vocabulary, networks, meanings)
    comparer.look([""])  # waits until the encoder is read: no question has to
    return Matcher(base, comparer, fitted.full, fitted.lexical.weights)


def matcher_of(folder: Path, shipped: Path, *, with_encoder: bool = True) -> Matcher:
    """Return the matcher of a base that need only answer, whatever else must be mended in it.

    Raises:
        BaseError: it cannot be asked any.
    """
    read, problems = read_folder(folder, shipped, again=False)
    if read.fitted is None:
        raise BaseError(problems)
    try:
        vocabulary = vocabulary_of(folder, shipped)
    except DAMAGED:
        raise BaseError(problems) from None
    return build_matcher(read, read.fitted, vocabulary, with_encoder=with_encoder)


def _is_about(networks: Networks, base: Base) -> bool:
    """Tell whether the fit knows at least half of the entries; otherwise words alone decide."""
    known = base.entries.keys() & set(networks.words.classes)
    return 2 * len(known) >= len(base.entries)


def _own(folder: Path, shipped: Path, name: str) -> Path:
    own = folder / name
    return own if own.exists() else shipped / name
