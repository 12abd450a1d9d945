"""`python -m knowledge links`: addresses that no longer answer, sources long unchecked."""

import argparse
import sys
from datetime import date
from pathlib import Path

from knowledge.content import read_base
from knowledge.entries import Problem
from knowledge.links import State, Tried, links_of, try_all
from knowledge.sources import unread_since
from knowledge.wording import problem, wording

NO_NETWORK = 2
"""Exit code when nothing could be tried."""
FIRST_DAY = 1
"""The oldest day that a calendar has, as a number."""


def run(options: argparse.Namespace) -> int:
    """Print what must be mended as `path:line: message`; return 1 when an address is dead."""
    if not options.folder.is_dir():
        print(Problem(options.folder, 1, problem("no_such_folder")), file=sys.stderr)
        return 1
    if options.stale is not None:
        return _stale(options.folder, options.stale)
    return _links(options.folder)


def _links(folder: Path) -> int:
    words, places = wording()["links"], links_of(folder)
    print(words["trying"].format(count=len(places)), file=sys.stderr)
    tried = try_all(places)
    if tried and all(one.state is State.UNHEARD for one in tried):
        print(words["no_network"].format(reason=tried[0].detail), file=sys.stderr)
        return NO_NETWORK
    told = [
        Problem(place.path, place.line, _message(one))
        for one in tried
        if one.state is not State.ALIVE
        for place in places[one.url]
    ]
    for found in sorted(told):
        print(found)
    counts = {state.value: sum(one.state is state for one in tried) for state in State}
    print(words["summary"].format(count=len(tried), **counts), file=sys.stderr)
    return 1 if counts[State.DEAD.value] else 0


def _message(tried: Tried) -> str:
    return wording()["links"][tried.state.value].format(url=tried.url, detail=tried.detail)


def _stale(folder: Path, days: int) -> int:
    """Print the sources that nobody has checked for so many days; this is not an error."""
    words = wording()["links"]
    base, _ = read_base(folder)
    today = date.today().toordinal()  # noqa: DTZ011 - a day of the calendar
    since = date.fromordinal(min(max(today - days, FIRST_DAY), today))
    unread = list(unread_since(base, since))
    for entry, source in unread:
        state = words["read" if source.verified else "never_read"]
        told = state.format(source=source.text, date=source.date)
        print(Problem(entry.path, entry.lines.get("sources", 1), told))
    print(words["stale"].format(count=len(unread), days=days), file=sys.stderr)
    return 0
