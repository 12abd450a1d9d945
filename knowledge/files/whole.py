"""What a base lacks as a whole: told by `check` alone, since one that is being written may."""

from collections.abc import Iterator
from pathlib import Path

from knowledge.entries import Base, Problem
from knowledge.files.places import (
    COUNTER,
    DETAILS,
    NEIGHBOURS,
    OFF_TOPIC,
    THEMES,
    VOCABULARY,
    files_of,
)
from knowledge.files.tables import line_of_table, read_toml
from knowledge.wording import problem

FILES = (COUNTER, DETAILS, NEIGHBOURS, VOCABULARY)
FOLDERS = ("hors-sujet", "questions")
TABLES = {THEMES: ("patients", "jumelles"), VOCABULARY: ("sigles",)}
"""What another base need not have, and ours has: without it, the bot starts, and answers prices
that it does not know, or no longer knows what is out of the base."""


def check_themes(base: Base) -> Iterator[Problem]:
    """Find the themes of which there is no answer; where there is none at all, that is told."""
    for theme in base.themes.values() if base.entries else ():
        if not base.of_theme(theme.id):
            line = line_of_table(base.themes_path, theme.id, ["themes"])
            yield Problem(base.themes_path, line, problem("empty_theme", theme=theme.id))


def check_parts(folder: Path) -> Iterator[Problem]:
    """Find what our base has and a folder lacks."""
    gone = [name for name in FOLDERS if not files_of(folder, name)]
    for name in gone:
        yield Problem(folder / name, 1, problem("no_such_folder"))
    topics = [] if "hors-sujet" in gone else [f"hors-sujet/{name}.md" for name in OFF_TOPIC]
    for name in sorted((*FILES, *topics)):
        if not (folder / name).exists():
            yield Problem(folder / name, 1, problem("missing_file"))
    for name, keys in TABLES.items():
        table = read_toml(folder / name, []) or dict.fromkeys(keys)  # told where it is read
        for key in keys:
            if key not in table:
                yield Problem(folder / name, 1, problem("toml_missing", key=key))
