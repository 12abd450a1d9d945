"""What a base holds, in the order in which people look for it."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from bot.chat_page.views import View
from bot.workshop.drafts import Checked
from bot.workshop.files import UnreadableError, opened
from bot.workshop.places import Kind, listed
from knowledge.alike import causes
from knowledge.entries import Base, Problem
from knowledge.files.places import entry_file
from knowledge.markup import typography
from knowledge.text import fold

PROBLEMS = 20
"""Problems that are listed, one for each mistake: a renamed answer is named on many lines."""

_GROUPS = (Kind.STEP, Kind.OFF_TOPIC, Kind.TABLE)


def tree(folder: Path, checked: Checked, words: str) -> dict[str, object]:
    """List files by theme or kind (only those that hold some words, if any), and what is to mend.

    Args:
        folder: where the base is.
        checked: what was read of it.
        words: what the files must hold, accents and capitals apart; empty for all of them.
    """
    files = listed(folder)
    kept = _holding(folder, files, words)
    wrong = Counter(one.path.as_posix() for one in checked.problems)
    base = checked.base
    groups: list[View] = [
        {
            "id": theme.id,
            "title": typography(theme.title),
            "files": _entries(base, theme.id, kept, wrong),
        }
        for theme in base.themes.values()
    ]
    known = {row["path"] for group in groups for row in _rows(group)}
    lost = [path for path, kind in files.items() if kind is Kind.ENTRY and path not in known]
    groups.append({"id": "", "title": "", "files": _plainly(kept, lost, wrong)})
    for kind in _GROUPS:
        names = [path for path, one in files.items() if one is kind]
        groups.append({"id": kind, "title": "", "files": _plainly(kept, names, wrong, base)})
    return {
        "groups": [group for group in groups if group["files"]],
        "themes": [
            {"id": theme.id, "title": typography(theme.title)} for theme in base.themes.values()
        ],
        "problems": told(causes(checked.problems)[:PROBLEMS]),
        "wrong": len(checked.problems),
        "count": len(kept),
    }


def told(problems: Iterable[Problem]) -> list[View]:
    """Return problems as the page reads them."""
    return [
        {"path": one.path.as_posix(), "line": one.line, "message": typography(one.message)}
        for one in problems
    ]


def _rows(group: View) -> list[View]:
    rows = group["files"]
    return rows if isinstance(rows, list) else []


def _entries(base: Base, theme: str, kept: set[str], wrong: Counter[str]) -> list[View]:
    rows = []
    for entry in base.of_theme(theme):
        path = entry_file(theme, entry.id)
        if path in kept:
            title = typography(entry.title) or entry.id
            more = {"ways": len(entry.variants), "verified": entry.verified}
            rows.append({"path": path, "title": title, "problems": wrong[path], **more})
    return rows


def _plainly(
    kept: set[str], names: Iterable[str], wrong: Counter[str], base: Base | None = None
) -> list[View]:
    titles = (
        {f"parcours/{s.path.name}": typography(s.title) for s in base.steps.values()}
        if base
        else {}
    )
    return [
        {"path": name, "title": titles.get(name) or name, "problems": wrong[name]}
        for name in names
        if name in kept
    ]


def _holding(folder: Path, files: Iterable[str], words: str) -> set[str]:
    wanted = fold(words).split()
    return {name for name in files if not wanted or _holds(folder / name, name, wanted)}


def _holds(path: Path, name: str, wanted: list[str]) -> bool:
    try:
        text = opened(path).text
    except UnreadableError:
        text = ""
    folded = fold(f"{name} {text}")
    return all(word in folded for word in wanted)
