"""What only shows when all files of the base are seen together."""

import re
from collections.abc import Iterator
from html import escape
from itertools import chain

from knowledge.entries import Base, Entry, Problem, Step
from knowledge.files.asked import check_asked
from knowledge.files.counter import check_counter
from knowledge.files.texts import line_of
from knowledge.files.unknown import unknown
from knowledge.markup import TELEGRAM_LIMIT, plain, telegram_length
from knowledge.wording import problem

LONGEST_SHORT_ANSWER = 350
"""Characters of a short answer: read in five seconds at a counter."""
LONGEST_TITLE = 120
"""Characters of a title, which is on buttons as well; the longest that was shipped has 84."""
LONGEST_COPY = 256
"""Characters of a copy button (Bot API, CopyTextButton)."""
FRAME = 400
"""UTF-16 units that a rendered answer adds around its texts: title, source, headings."""

_TO_ENTRY = re.compile(r'href="([a-z0-9-]+)"')
"""A link of a step to an entry."""


def check_base(base: Base) -> list[Problem]:
    """Return every problem across files: references, duplicates, lengths, cycles."""
    return list(
        chain(
            chain.from_iterable(_entry(base, entry) for entry in base.entries.values()),
            check_asked(base),
            chain.from_iterable(_step(base, step) for step in base.steps.values()),
            _numbers(base),
            _circles(base),
            _themes(base),
            check_counter(base),
        )
    )


def _entry(base: Base, entry: Entry) -> Iterator[Problem]:
    """Yield the problems of an entry: its length, and the entries that it refers to."""

    def found(section: str, key: str, **holes: object) -> Problem:
        return Problem(entry.path, entry.lines.get(section, 1), problem(key, **holes))

    yield from _title(entry)
    short = len(plain(entry.short))
    if short > LONGEST_SHORT_ANSWER:
        yield found("", "short_too_long", length=short)
    plainly = entry.title + "".join(entry.copies.values())
    length = _shown(plainly, entry.short, entry.detail, *entry.by_role.values())  # of every role
    if length > TELEGRAM_LIMIT:
        yield found("detail", "too_long", length=length)
    if (longest := max(map(len, entry.copies.values()), default=0)) > LONGEST_COPY:
        yield found("copy", "copy_too_long", length=longest)
    for place, reference in enumerate(entry.see_also):
        line = f"see_also:{reference}"
        if reference in entry.see_also[:place]:
            yield found(line, "repeated_reference", id=reference)
        if reference == entry.id:
            yield found(line, "self_reference", id=reference)
        elif reference not in base.entries:
            yield unknown(entry.path, entry.lines.get(line, 1), reference)


def _title(one: Entry | Step) -> Iterator[Problem]:
    if (length := len(one.title)) > LONGEST_TITLE:
        said = problem("title_too_long", length=length, limit=LONGEST_TITLE)
        yield Problem(one.path, 1, said)


def _shown(plainly: str, *texts: str) -> int:
    """Return the length of a message: its texts, its plain parts, and everything around them."""
    return FRAME + sum(map(telegram_length, (escape(plainly, quote=False), *texts)))


def _step(base: Base, step: Step) -> Iterator[Problem]:
    """Yield the problems of a step: its length, and what it refers to."""
    yield from _title(step)
    todo = max([step.todo, *step.todo_for.values()], key=len)
    for section, shown in (("", (todo, step.at_hand)), ("stuck", (step.stuck,))):
        length = _shown(step.title + step.duration, *shown)
        if length > TELEGRAM_LIMIT:
            line = step.lines.get(section, 1)
            yield Problem(step.path, line, problem("step_too_long", length=length))
    for required in step.requires:
        if required not in base.steps:
            line = step.lines.get(f"requires:{required}", 1)
            yield Problem(step.path, line, problem("unknown_step", id=required))
    named = [("entries", entry_id) for entry_id in step.entries]
    named += [("see", entry_id) for entry_id in _TO_ENTRY.findall(step.stuck)]
    for section, entry_id in named:
        if entry_id not in base.entries:
            line = step.lines.get(f"{section}:{entry_id}", 1)
            yield unknown(step.path, line, entry_id)


def _numbers(base: Base) -> Iterator[Problem]:
    if base.chapters and not base.steps:
        yield Problem(
            base.themes_path, line_of(base.themes_path, "[chapters]"), problem("no_step")
        )
    seen: dict[int, Step] = {}
    for step in base.steps.values():
        other = seen.setdefault(step.number, step)
        if other is not step:
            text = problem("duplicate_number", number=step.number, other=other.path.name)
            yield Problem(step.path, 1, text)
    if 0 in seen:  # a file whose name has no number, which is told
        return
    for one, before in zip(sorted(seen), [0, *sorted(seen)], strict=False):
        if one > before + 1:
            yield Problem(seen[one].path, 1, problem("number_missing", number=before + 1))


def _circles(base: Base) -> Iterator[Problem]:
    """Find steps that require one another in a cycle; one problem per cycle."""
    done: set[str] = set()
    for step_id in base.steps:
        yield from _visit(base, step_id, (), done)


def _visit(base: Base, step_id: str, trail: tuple[str, ...], done: set[str]) -> Iterator[Problem]:
    """Find the cycles that a step is in.

    Args:
        base: what holds the steps.
        step_id: where the walk has come.
        trail: by what steps it came.
        done: the steps from which no more is to be found; more are added.
    """
    if step_id in trail:
        circle = " → ".join((*trail[trail.index(step_id) :], step_id))
        step = base.steps[step_id]
        yield Problem(step.path, step.lines.get("requires", 1), problem("circle", circle=circle))
    elif step_id in base.steps and step_id not in done:
        for required in base.steps[step_id].requires:
            yield from _visit(base, required, (*trail, step_id), done)
        done.add(step_id)


def _themes(base: Base) -> Iterator[Problem]:
    """Find the ids in `themes.toml` that name no entry; or that there is none at all."""
    if base.themes and not base.entries:
        line = line_of(base.themes_path, "[themes.")
        yield Problem(base.themes_path, line, problem("no_entry"))
    named = {i for theme in base.themes.values() for i in theme.first}
    for entry_id in sorted((named | {i for pair in base.twins for i in pair}) - set(base.entries)):
        line = line_of(base.themes_path, f'"{entry_id}"')
        yield unknown(base.themes_path, line, entry_id)
