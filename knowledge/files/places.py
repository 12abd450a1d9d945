"""Where each file of a base is: what is read, what a system leaves behind, what is misplaced."""

from collections.abc import Iterator
from pathlib import Path

from knowledge.entries import Problem
from knowledge.topics import HEALTH_FILE, TALK_FILE, VAGUE_FILE
from knowledge.wording import problem

READ = {
    "faq": "*/*.md",
    "parcours": "*.md",
    "hors-sujet": "*.md",
    "questions": "*.tsv",
}
"""The folders of a base, and the files that are read there."""
OFF_TOPIC = frozenset(
    {"proches", "voisins", "administration", "lointains", HEALTH_FILE, VAGUE_FILE, TALK_FILE}
)
"""The files of `hors-sujet/`: what is done with each goes by its name."""
THEMES, COUNTER = "themes.toml", "comptoir.toml"
VOCABULARY, DETAILS, PHRASES = "vocabulaire.toml", "precisions.toml", "phrases.toml"
TABLES = (THEMES, COUNTER, VOCABULARY, DETAILS, PHRASES)
"""The files of no folder in which sentences are written, in the order in which they are listed."""
NEIGHBOURS = "voisines.tsv"
DECISION, NETWORKS, VECTORS = "decision.json", "networks.npz", "vectors.npz"
FITTED = (DECISION, NETWORKS, VECTORS)
"""What a fit writes."""
ALONE = (*TABLES, NEIGHBOURS, *FITTED)
"""What a base is read from beside its folders."""
PERSONAL = "personal.toml"
"""The words of personal data: those of the program, whatever the base."""
_OURS = frozenset({*TABLES, NEIGHBOURS, PERSONAL, "LISEZMOI.md", "wording.toml"})
"""The files of no folder that somebody writes."""
WRITTEN = frozenset(
    {".md", ".markdown", ".txt", ".rtf", ".doc", ".docx", ".odt", ".toml", ".tsv", ".csv", ".xlsx"}
)
"""How the name of a file that somebody wrote ends."""

_LEFT = frozenset({"thumbs.db", "desktop.ini"})


def files_of(folder: Path, name: str) -> list[Path]:
    """Return the files to read in a folder of a base, in order."""
    return sorted(path for path in (folder / name).glob(READ[name]) if not _left_behind(path))


def entry_file(theme: str, name: str) -> str:
    """Return the path of an entry's file, from the folder of its base."""
    return f"faq/{theme}/{name}.md"


def check_places(folder: Path) -> Iterator[Problem]:
    """Find the files of a base that nothing reads."""
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in WRITTEN and path.name not in _OURS and not _left_behind(path):
            yield Problem(path, 1, problem("unread_file"))
    for inside in sorted(path for path in folder.iterdir() if path.is_dir()):
        read = files_of(folder, inside.name) if inside.name in READ else []
        for path in sorted(inside.rglob("*")):
            if path not in read and _is_lost(path, known=inside.name in READ):
                yield Problem(path, 1, problem("unread_file"))
    off_topic = files_of(folder, "hors-sujet")
    for path in off_topic:
        if path.stem not in OFF_TOPIC:
            known = ", ".join(sorted(OFF_TOPIC))
            yield Problem(path, 1, problem("unknown_off_topic", known=known))
    dangers = folder / "hors-sujet" / f"{HEALTH_FILE}.md"
    if off_topic and dangers not in off_topic and (folder / DECISION).exists():  # fitted with it
        yield Problem(dangers, 1, problem("missing_file"))


def _is_lost(path: Path, *, known: bool) -> bool:
    """Tell whether a file was written in vain; unknown folders may hold code."""
    return path.is_file() and (known or path.suffix.lower() in WRITTEN) and not _left_behind(path)


def _left_behind(path: Path) -> bool:
    """Tell whether a file was left there by a system or an editor, rather than by somebody."""
    name = path.name.lower()
    return (
        name.startswith((".", "~", "#")) or name.endswith(("~", ".tmp", ".bak")) or name in _LEFT
    )
