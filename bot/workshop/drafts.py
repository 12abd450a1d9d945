"""The base as it would be with one text changed: checked and loaded, no file touched."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import RLock
from typing import Generic, TypeVar

from knowledge import SHIPPED, Base, BaseError, Knowledge, Phrases
from knowledge.building import Folder, build_matcher, read_folder, vocabulary_of
from knowledge.entries import Problem
from knowledge.files.entry import read_entry
from knowledge.files.people import check_people_of, tell_people
from knowledge.files.sections import Document, read
from knowledge.files.step import read_step
from knowledge.stamps import stamps
from knowledge.text import Vocabulary
from knowledge.uncollected import uncollected

CHECKED_KEPT = 4
LOADED_KEPT = 2
"""The base of the disk, and that of the text being written: each weighs some 200 MB."""

AT_EACH_START = ("faq/", "parcours/")
"""Where what tells of somebody is looked for whenever a base is read."""
_CONTENT = frozenset({".md", ".toml", ".tsv", ".json", ".npz"})

Made = TypeVar("Made")


@dataclass(frozen=True)
class Change:
    """A text that would take the place of a file's, named by its path in the base."""

    path: str
    text: str


@dataclass(frozen=True)
class Checked:
    """A base that was read, and everything to mend in it, by path in the base.

    Attributes:
        vocabulary: its synonyms; None when there is something to mend.
    """

    read: Folder
    problems: tuple[Problem, ...]
    vocabulary: Vocabulary | None

    @property
    def base(self) -> Base:
        """The answers, the steps, the themes."""
        return self.read.base

    @property
    def phrases(self) -> Phrases:
        """The bot's sentences."""
        return self.read.phrases


class Drafts:
    """The bases made from a folder with a change; one is made at a time, across all threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._making = RLock()
        self._on_disk: tuple[Hashable, Checked] | None = None
        self._checked = _Last[Checked](CHECKED_KEPT)
        self._loaded = _Last[Knowledge](LOADED_KEPT)

    def checked(self, change: Change | None = None) -> Checked:
        """Read the whole base and check it as the command `check` does; takes about a second."""
        state, held = stamps(self.folder), self._on_disk
        if change is None and held and held[0] == state:  # waits for nothing that is being made
            return held[1]
        with self._making:
            made = self._checked.get((state, change), lambda: self._check(change))
        if change is None:
            self._on_disk = state, made
        return made

    def loaded(self, change: Change | None = None) -> Knowledge:
        """Load the base, to ask it questions; takes some seconds.

        Raises:
            BaseError: there is something to mend.
        """
        with self._making:
            state = stamps(self.folder)
            return self._loaded.get((state, change), lambda: self._load(change))

    def glance(self, change: Change) -> tuple[Checked, tuple[Problem, ...]]:
        """Read only the changed file, at once; return the base with it, and its own problems."""
        known = self.checked()
        with TemporaryDirectory(prefix="workshop-") as made:
            root = Path(made)
            _write(root, change)
            if change.path.startswith("faq/"):
                document = read(root / change.path, "sections")
                entry = read_entry(document)
                base = replace(known.base, entries={**known.base.entries, entry.id: entry})
            else:
                document = read(root / change.path, "step_sections")
                step = read_step(document, known.base.chapters)
                base = replace(known.base, steps={**known.base.steps, step.id: step})
            tell_people([document])
            found = _own_problems(document, root)
        return replace(known, read=replace(known.read, base=base)), found

    def _check(self, change: Change | None) -> Checked:
        with self.laid_out(change) as root, uncollected():
            made, problems = read_folder(root, SHIPPED)
            if change and not change.path.startswith(AT_EACH_START):
                problems = [*problems, *check_people_of(root / change.path)]
            vocabulary = None if problems else vocabulary_of(root, SHIPPED)
            return Checked(made, tuple(_inside(one, root) for one in problems), vocabulary)

    def _load(self, change: Change | None) -> Knowledge:
        checked = self.checked(change)
        if checked.vocabulary is None or checked.read.fitted is None:
            raise BaseError(list(checked.problems))
        with uncollected():
            matcher = build_matcher(checked.read, checked.read.fitted, checked.vocabulary)
        return Knowledge(checked.base, checked.phrases, matcher)

    @contextmanager
    def laid_out(self, change: Change | None) -> Iterator[Path]:
        """Lay out a folder that holds links to the files of the base, and the changed file."""
        if change is None:
            yield self.folder
            return
        with TemporaryDirectory(prefix="workshop-") as made:
            root = Path(made)
            for path in self._content():
                name = path.relative_to(self.folder)
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                if name.as_posix() != change.path:
                    (root / name).symlink_to(path.resolve())
            _write(root, change)
            yield root

    def _content(self) -> list[Path]:
        return [
            path
            for path in sorted(self.folder.rglob("*"))
            if path.suffix in _CONTENT and path.is_file() and not path.name.startswith(".")
        ]


class _Last(Generic[Made]):
    """The last results made, each by what it was made from."""

    def __init__(self, kept: int) -> None:
        self._kept = kept
        self._made: OrderedDict[Hashable, Made] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        if key not in self._made:
            self._made[key] = make()
        self._made.move_to_end(key)
        while len(self._made) > self._kept:
            self._made.popitem(last=False)
        return self._made[key]


def _write(root: Path, change: Change) -> None:
    path = root / change.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(change.text, encoding="utf-8", newline="\n")


def _own_problems(document: Document, root: Path) -> tuple[Problem, ...]:
    return tuple(sorted(_inside(one, root) for one in document.problems))


def _inside(problem: Problem, root: Path) -> Problem:
    """Return a problem told by path in the base; that of what is shipped keeps its own."""
    path = problem.path.relative_to(root) if problem.path.is_relative_to(root) else problem.path
    return replace(problem, path=path, message=problem.message.replace(f"{root}/", ""))
