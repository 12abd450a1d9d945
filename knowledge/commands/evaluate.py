"""`python -m knowledge evaluate`: figures on labelled questions, and what changed since."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from knowledge import load
from knowledge.content import BaseError
from knowledge.entries import Base, Problem
from knowledge.evaluating.evaluation import (
    Asked,
    Verdict,
    by_register,
    confusions,
    figures,
    judge,
    read_asked,
)
from knowledge.files.texts import read_text
from knowledge.topics import APART, LABELS, out_labels
from knowledge.wording import problem, wording

LAST_RUN = Path("var/evaluation.json")
"""Where the outcomes of the last run are stored, to tell what a change broke."""
_SHOWN = 12
"""Confusions, and changes, that are told."""


def run(options: argparse.Namespace) -> int:
    """Print the figures of each file, of each register, and overall.

    Raises:
        BaseError: the base cannot be loaded, or a file of questions cannot be read.
    """
    knowledge = load(options.base, with_encoder=not options.without_encoder)
    try:
        asked = _read(options.files, knowledge.base)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    verdicts = {name: [judge(knowledge, a) for a in some] for name, some in asked.items()}
    everything = [verdict for some in verdicts.values() for verdict in some]
    tables = {name: figures(some) for name, some in verdicts.items()}
    tables |= {f"  {kind}": figures(some) for kind, some in by_register(everything).items()}
    if options.json:
        pairs = confusions(everything)
        print(json.dumps({"figures": tables, "confusions": pairs}, ensure_ascii=False))
        return 0
    _print_table(tables)
    _print_confusions(everything)
    if options.details:
        _print_failures(everything)
    _compare(everything)
    return 0


def _read(files: Sequence[Path], base: Base) -> dict[str, list[Asked]]:
    """Return the questions of each file, by its name; by its path when two have the same name.

    Raises:
        BaseError: some files cannot be read.
        ValueError: a line has not three columns.
    """
    unread: list[Problem] = []
    for file in files:
        read_text(file, unread)
    if unread:
        raise BaseError(unread)
    times = Counter(file.stem for file in files)
    names = [file.stem if times[file.stem] == 1 else str(file) for file in files]
    read = [list(read_asked(file, base.entries)) for file in files]
    for file, asked in zip(files, read, strict=True):
        _tell_unknown(file, asked, base)
    return dict(zip(names, read, strict=True))


def _tell_unknown(file: Path, asked: Sequence[Asked], base: Base) -> None:
    """Warn once about each unknown label: such questions can only be missed."""
    known = {*base.entries, *LABELS, *out_labels(base)}
    for one in asked:
        for label in chain.from_iterable(one.labels):
            if label not in known:
                known.add(label)
                said = problem("unknown_label", label=label)
                print(Problem(file, one.line, said), file=sys.stderr)


def _print_table(tables: dict[str, dict[str, float]]) -> None:
    columns = list(dict.fromkeys(name for row in tables.values() for name in row))
    width = max(map(len, tables))
    print(" " * width, *(f"{column:>17}" for column in columns))
    for name, row in tables.items():
        cells = [f"{row[c]:17.3f}" if c in row else " " * 17 for c in columns]
        cells[0] = f"{int(row[columns[0]]):17d}"
        print(f"{name:{width}}", *cells)


def _print_confusions(verdicts: list[Verdict]) -> None:
    pairs = confusions(verdicts)
    if pairs:
        print("\n" + wording()["evaluate"]["confusions"])
    for wanted, given, times in pairs[:_SHOWN]:
        print(f"  {times} × {wanted} → {given}")


def _print_failures(verdicts: list[Verdict]) -> None:
    print("\n" + wording()["evaluate"]["failures"])
    for verdict in verdicts:
        labels = "+".join(",".join(some) for some in verdict.asked.labels)
        inside = verdict.asked.labels[0][0] not in APART
        if verdict.right if inside else not verdict.answered:
            continue
        best = ", ".join(f"{i} {score:.2f}" for i, score in verdict.entries[:3])
        print(f"  {labels} | {verdict.asked.question} | {verdict.outcome}: {best}")


def _compare(verdicts: list[Verdict]) -> None:
    """Report which questions changed outcome since the last run, then store this one."""
    words = wording()["evaluate"]
    now = {f"{v.asked.before}|{v.asked.question}": _state(v) for v in verdicts}
    try:
        before = json.loads(LAST_RUN.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        before = {}
    changed = {q: (before[q], state) for q, state in now.items() if before.get(q, state) != state}
    if changed:
        print("\n" + words["changed"].format(count=len(changed)))
    for question, (then, state) in list(changed.items())[:_SHOWN]:
        print(f"  {question.lstrip('|')}\n    {then} → {state}")
    LAST_RUN.parent.mkdir(exist_ok=True)
    text = json.dumps(before | now, ensure_ascii=False, indent=0)
    LAST_RUN.write_text(text, encoding="utf-8")


def _state(verdict: Verdict) -> str:
    mark = "=" if verdict.right else "~" if verdict.helped else "x"
    entry = verdict.entries[0][0] if verdict.entries and verdict.outcome == "answer" else ""
    return f"{mark} {verdict.outcome} {entry}".strip()
