"""Files of the base -> entries, steps and themes; every problem reported at once."""

import re
import tomllib
from datetime import date
from pathlib import Path

from knowledge.entries import (
    MAX_ID_LENGTH,
    Base,
    Chapter,
    Entry,
    OffTopic,
    Problem,
    Source,
    Step,
    Theme,
)
from knowledge.markup import UnknownMarkupError, to_html
from knowledge.neighbours_file import read_neighbours
from knowledge.sections import Document, read
from knowledge.wording import problem, wording

AUDIENCES = frozenset({"praticien", "secretaire", "officine", "patient"})
WHO = frozenset({"praticien", "secretaire"})
CONDITIONS = frozenset({"finess", "secretariat"})

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_STEP_NAME = re.compile(r"(\d{2})-(.+)")


class BaseError(Exception):
    """The base cannot be loaded.

    Attributes:
        problems: everything to mend, by path and line.
    """

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def read_base(folder: Path) -> tuple[Base, list[Problem]]:
    """Read a whole folder, keeping what can be kept, with every problem of every file."""
    problems: list[Problem] = []
    themes, chapters, twins = _themes(folder / "themes.toml", problems)
    entries: dict[str, Entry] = {}
    for path in sorted((folder / "faq").glob("*/*.md")):
        document = read(path, "sections")
        entry = _entry(document, themes)
        if entry.id in entries:
            document.complain(1, "duplicate_id", id=entry.id, other=entries[entry.id].path)
        entries.setdefault(entry.id, entry)
        problems += document.problems
    steps: dict[str, Step] = {}
    for path in sorted((folder / "parcours").glob("*.md")):
        document = read(path, "step_sections")
        step = _step(document, chapters)
        if step.id in steps:
            document.complain(1, "duplicate_id", id=step.id, other=steps[step.id].path.name)
        steps.setdefault(step.id, step)
        problems += document.problems
    off_topic = _off_topic(folder / "hors-sujet", problems)
    return Base(
        _in_order(entries, themes),
        steps,
        themes,
        chapters,
        off_topic,
        twins,
        folder / "themes.toml",
        read_neighbours(folder / "voisines.tsv", entries, problems),
    ), problems


def _in_order(entries: dict[str, Entry], themes: dict[str, Theme]) -> dict[str, Entry]:
    order = {theme: number for number, theme in enumerate(themes)}
    ranked = sorted(entries.values(), key=lambda entry: order.get(entry.category, len(order)))
    return {entry.id: entry for entry in ranked}


def _entry(document: Document, themes: dict[str, Theme]) -> Entry:
    headings = wording()["sections"]
    path = document.path
    category = path.parent.name
    if category not in themes:
        document.complain(1, "unknown_category", category=category)
    _check_id(document, path.stem)
    for name in ("variants", "audience", "sources", "see_also"):
        document.require(name, headings)
    if document.title and not document.opening.text.strip():
        document.complain(1, "no_answer")
    variants = document.items("variants")
    references = document.items("see_also")
    return Entry(
        id=path.stem,
        category=category,
        title=document.title,
        short=document.html(""),
        detail=document.html("detail"),
        by_role={
            name.removeprefix("role:"): document.html(name)
            for name in headings.values()
            if name.startswith("role:") and name in document.sections
        },
        copy=document.text("copy"),
        variants=tuple(text for _, text in variants),
        links=document.links(),
        audience=_audience(document),
        sources=_sources(document),
        see_also=tuple(text for _, text in references),
        path=path,
        lines={name: section.line for name, section in document.sections.items()}
        | {f"variants:{text}": line for line, text in variants}
        | {f"see_also:{text}": line for line, text in references},
    )


def _check_id(document: Document, identifier: str) -> None:
    if not _SLUG.fullmatch(identifier) or len(identifier) > MAX_ID_LENGTH:
        document.complain(1, "bad_id", id=identifier)


def _audience(document: Document) -> frozenset[str]:
    words = {word.strip() for word in document.text("audience").split(",")} - {""}
    for word in sorted(words - AUDIENCES):
        document.complain(document.line_of("audience"), "bad_audience", word=word)
    return frozenset(words & AUDIENCES)


def _sources(document: Document) -> tuple[Source, ...]:
    sources = []
    for line, item in document.items("sources"):
        source = _source(item)
        if source is None:
            document.complain(line, "bad_source", source=item)
            continue
        if source.date is not None and not _possible(source.date):
            document.complain(line, "bad_date", date=source.date)
        sources.append(source)
    return tuple(sources)


def _source(item: str) -> Source | None:
    words = wording()["words"]
    text, dash, state = item.rpartition(" — ")
    if not dash or not text.strip():
        return None
    if state.startswith(words["verified"]):
        return Source(text, state.removeprefix(words["verified"]).strip(), verified=True)
    when, comma, rest = state.partition(", ")
    if not comma or rest != words["to_verify"]:
        return None
    return Source(text, None if when == words["undated"] else when, verified=False)


def _possible(text: str) -> bool:
    try:
        day = date(int(text), 1, 1) if re.fullmatch(r"\d{4}", text) else date.fromisoformat(text)
    except ValueError:
        return False
    return day <= date.today()  # noqa: DTZ011 - a day of the calendar, not an instant


def _step(document: Document, chapters: dict[str, Chapter]) -> Step:
    headings = wording()["step_sections"]
    path = document.path
    name = _STEP_NAME.fullmatch(path.stem)
    if name is None:
        document.complain(1, "bad_step_name", name=path.name)
    number, identifier = (int(name[1]), name[2]) if name else (0, path.stem)
    _check_id(document, identifier)
    for section in ("chapter", "who", "entries"):
        document.require(section, headings)
    chapter = document.text("chapter")
    if chapter and chapter not in chapters:
        line = document.line_of("chapter")
        document.complain(line, "unknown_chapter", chapter=chapter, known=", ".join(chapters))
    if document.title and not document.opening.text.strip():
        document.complain(1, "no_answer")
    required, explained = document.items("requires"), document.items("entries")
    return Step(
        id=identifier,
        number=number,
        chapter=chapter,
        title=document.title,
        todo=document.html(""),
        at_hand=document.html("at_hand"),
        duration=document.text("duration"),
        reminder_days=_reminder(document),
        stuck=document.html("stuck"),
        links=document.links(),
        requires=tuple(text for _, text in required),
        when=_one_of(document, "when", CONDITIONS, "bad_when"),
        who=_one_of(document, "who", WHO, "bad_who") or "praticien",
        entries=tuple(text for _, text in explained),
        path=path,
        lines={name: section.line for name, section in document.sections.items()}
        | {f"requires:{text}": line for line, text in required}
        | {f"entries:{text}": line for line, text in explained},
    )


def _reminder(document: Document) -> int | None:
    text = document.text("reminder")
    if not text:
        return None
    match = re.fullmatch(rf"(\d{{1,3}}) {wording()['words']['days']}", text)
    if match is None:
        document.complain(document.line_of("reminder"), "bad_reminder", text=text)
        return None
    return int(match[1])


def _one_of(document: Document, name: str, known: frozenset[str], key: str) -> str | None:
    text = document.text(name)
    if text and text not in known:
        document.complain(document.line_of(name), key, **{name: text})
        return None
    return text or None


def _off_topic(folder: Path, problems: list[Problem]) -> tuple[OffTopic, ...]:
    topics = []
    for path in sorted(folder.glob("*.md")):
        document = read(path, None)
        for name in document.sections:
            phrases = tuple(text for _, text in document.items(name))
            topics.append(OffTopic(path.stem, name, phrases))
        problems += document.problems
    return tuple(topics)


def _themes(
    path: Path, problems: list[Problem]
) -> tuple[dict[str, Theme], dict[str, Chapter], frozenset[frozenset[str]]]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        themes = {name: _theme(name, fields) for name, fields in table["themes"].items()}
        chapters = {name: Chapter(name, title) for name, title in table["chapters"].items()}
        twins = frozenset(map(frozenset, table.get("jumelles", {}).get("paires", ())))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        problems.append(Problem(path, 1, problem("toml", reason=error)))
    except KeyError as error:
        problems.append(Problem(path, 1, problem("toml_missing", key=error.args[0])))
    except UnknownMarkupError as error:
        problems.append(Problem(path, 1, problem("markup", what=error.what)))
    except (AttributeError, TypeError):
        problems.append(Problem(path, 1, problem("toml_shape")))
    else:
        return themes, chapters, twins
    return {}, {}, frozenset()


def _theme(name: str, fields: dict[str, str | list[str]]) -> Theme:
    first = tuple(fields["first"])
    return Theme(name, str(fields["title"]), to_html(str(fields["contact"])), first)
