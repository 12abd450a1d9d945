"""Everything in a folder from which a base can learn."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from knowledge.building import vocabulary_of, vocabulary_problems
from knowledge.content import BaseError, read_base
from knowledge.entries import Base, Problem
from knowledge.evaluating.evaluation import Asked, read_asked
from knowledge.files.checks import check_base
from knowledge.files.places import files_of
from knowledge.files.questions import CONVERSATIONS, QUESTIONS, read_questions
from knowledge.learning.lessons import own_questions
from knowledge.learning.sequels import Sequels, gather
from knowledge.learning.taught import keys_of
from knowledge.meaning.projection import Keys
from knowledge.text import Vocabulary
from knowledge.topics import Labelled
from knowledge.wording import problem


@dataclass(frozen=True)
class Written:
    """What there is to learn.

    Attributes:
        base: the base.
        vocabulary: its synonyms.
        labelled: its labelled questions.
        sequels: messages that follow an answer.
        doubles: messages of two questions.
    """

    base: Base
    vocabulary: Vocabulary
    labelled: Sequence[Labelled]
    sequels: Sequels
    doubles: Sequence[Asked]

    @cached_property
    def questions(self) -> list[Labelled]:
        """The base's own ways of asking, then its labelled questions."""
        return [*own_questions(self.base), *self.labelled]

    @cached_property
    def texts(self) -> list[str]:
        """Every way of asking, once."""
        return list(dict.fromkeys(one.question for one in self.questions))

    @cached_property
    def keys(self) -> Keys:
        """Keys of all that is taught, in order."""
        return np.unique(keys_of([*self.questions, *self.sequels.told]))

    @property
    def author(self) -> str:
        """Whose complete questions judge what is made of conversations."""
        return last_author(self.labelled)


def last_author(labelled: Sequence[Labelled]) -> str:
    """Return the last author of some questions, by name."""
    return max(one.author for one in labelled)


def read_written(folder: Path, shipped: Path) -> Written:
    """Read a folder.

    Args:
        folder: that of the base.
        shipped: that of the base that comes with the program.

    Raises:
        BaseError: something must be mended, or there is nothing to learn from.
    """
    base, problems = read_base(folder)
    problems += check_base(base) + vocabulary_problems(folder, shipped, base)
    labelled, of_questions = read_questions(folder, base)
    problems += of_questions
    if problems:
        raise BaseError(sorted(problems))
    suites, doubles = _conversations(folder)
    if not (labelled and suites and doubles):
        raise BaseError([Problem(folder / QUESTIONS, 1, problem("nothing_to_learn"))])
    vocabulary = vocabulary_of(folder, shipped)
    sequels = gather(base, vocabulary, suites, labelled, last_author(labelled))
    asked = [one for path in doubles for one in read_asked(path, base.entries)]
    return Written(base, vocabulary, labelled, sequels, asked)


def _conversations(folder: Path) -> list[list[Path]]:
    """Return the files of follow-ups, then those of messages with two questions."""
    files = files_of(folder, QUESTIONS)
    return [[file for file in files if file.stem.startswith(one)] for one in CONVERSATIONS]
