"""The Dockerfile, read: its stages, and what each of their instructions says."""

import json
import re
import shlex
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent


class Instruction(NamedTuple):
    """One instruction: its name, its options (`--from=build`), and the rest as it is written."""

    name: str
    options: dict[str, str]
    words: str

    @property
    def parts(self) -> list[str]:
        """The words, one by one, from either of their two forms."""
        if self.words.startswith("["):
            return [str(one) for one in json.loads(self.words)]
        return shlex.split(self.words)


@dataclass(frozen=True)
class Stage:
    """A stage: the image it starts from, its name if it has one, its instructions."""

    base: str
    name: str | None
    instructions: list[Instruction] = field(default_factory=list)

    def of(self, name: str) -> list[Instruction]:
        """Return the instructions of this name."""
        return [one for one in self.instructions if one.name == name]


def read(text: str) -> list[Stage]:
    """Return the stages of a Dockerfile, the one that becomes the image last."""
    stages: list[Stage] = []
    arguments: dict[str, str] = {}
    for one in _instructions(text):
        if one.name == "ARG" and not stages:
            name, _, value = one.words.partition("=")
            arguments["${" + name + "}"] = value
        elif one.name == "FROM":
            base, *alias = one.parts
            stages.append(Stage(arguments.get(base, base), alias[1] if alias else None))
        else:
            stages[-1].instructions.append(one)
    return stages


def _instructions(text: str) -> list[Instruction]:
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    joined = re.sub(r"\\\n\s*", " ", "\n".join(lines))
    return [_instruction(line) for line in joined.splitlines() if line.strip()]


def _instruction(line: str) -> Instruction:
    name, _, rest = line.strip().partition(" ")
    options = {}
    while given := re.match(r"--([a-z-]+)=(\S+)\s+", rest.lstrip()):
        options[given[1]] = given[2]
        rest = rest.lstrip()[given.end() :]
    return Instruction(name.upper(), options, rest.strip())


class Context:
    """What the engine is given to build from: the project, less what `.dockerignore` keeps out.

    Only the forms that ours uses are understood: everything out, names let in, `**/pattern` out.
    """

    def __init__(self, root: Path = ROOT) -> None:
        lines = (root / ".dockerignore").read_text(encoding="utf-8").splitlines()
        rules = [line for line in lines if line and not line.startswith("#")]
        assert rules.pop(0) == "*"
        self.root = root
        self.let_in = {line[1:] for line in rules if line.startswith("!")}
        self._out = [line for line in rules if not line.startswith("!")]
        assert all(line.startswith("**/") for line in self._out)

    def ignored(self, _: str, names: list[str]) -> set[str]:
        """Return which of these names, in any folder, stay out (for `shutil.copytree`)."""
        patterns = [pattern.removeprefix("**/") for pattern in self._out]
        return {name for name in names for pattern in patterns if fnmatch(name, pattern)}
