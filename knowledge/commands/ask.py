"""`python -m knowledge ask`: what the bot would answer, for a person or a machine to read."""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import TextIO

from knowledge import Knowledge, load
from knowledge.command_line import standard_input
from knowledge.evaluating.explaining import reasons
from knowledge.files.entry import ROLE
from knowledge.markup import plain
from knowledge.outcomes import (
    Answer,
    Nothing,
    Part,
    Profile,
    Refused,
    Smalltalk,
    Suggestions,
    Unread,
)
from knowledge.wording import problem, wording

_SHOWN = 4
"""Entries that are told, at most."""


def run(options: argparse.Namespace) -> int:
    """Answer one question, or one JSON object a line; return 2 when what is asked is wrong.

    Raises:
        BaseError: the base cannot be loaded.
    """
    knowledge = load(options.base, with_encoder=not options.without_encoder)
    if options.jsonl:
        return _lines(knowledge, standard_input(), sys.stdout)
    if not options.question:
        print(wording()["cli"]["no_question"], file=sys.stderr)
        return 2
    wrong = list(_wrong(options, knowledge))
    if wrong:
        print(*wrong, sep="\n", file=sys.stderr)
        return 2
    profile = Profile(options.role) if options.role else None
    for part in knowledge.find(options.question, options.after, profile):
        _explain(knowledge, part, profile)
    return 0


def _wrong(options: argparse.Namespace, knowledge: Knowledge) -> Iterator[str]:
    """Report an answer or a profession that does not exist: it would change nothing."""
    if options.after and options.after not in knowledge.base.entries:
        yield problem("unknown_reference", id=options.after)
    roles = [
        name.removeprefix(ROLE) for name in wording()["sections"].values() if name.startswith(ROLE)
    ]
    if options.role and options.role not in roles:
        yield wording()["cli"]["unknown_role"].format(role=options.role, known=", ".join(roles))


def _lines(knowledge: Knowledge, source: TextIO, target: TextIO) -> int:
    for line in source:
        target.write(json.dumps(_line(knowledge, line)) + "\n")
        target.flush()
    return 0


def _line(knowledge: Knowledge, line: str) -> dict[str, object]:
    try:
        asked = json.loads(line)
        question = asked["question"]
        after = asked.get("after")
        profile = asked.get("profile")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        return {"error": f"{type(error).__name__}: {error}"[:200]}
    if not isinstance(question, str) or not isinstance(after, str | None):
        return {"error": "question and after are strings"}
    role = profile.get("role") if isinstance(profile, dict) else None
    known = Profile(role) if isinstance(role, str) else None
    parts = knowledge.find(question, after, known)
    told = [part for part in parts if part.text or not isinstance(part.outcome, Unread)]
    return {"question": question, "parts": [_as_json(part) for part in told]}


def _as_json(part: Part) -> dict[str, object]:
    """Describe what becomes of a part; questions that were not read count as unanswered."""
    outcome = Nothing(()) if isinstance(part.outcome, Unread) else part.outcome
    candidates = getattr(outcome, "candidates", ())[:_SHOWN]
    return {
        "text": part.text,
        "outcome": type(outcome).__name__.lower(),
        "entries": [{"id": c.id, "score": c.score} for c in candidates],
    }


def _explain(knowledge: Knowledge, part: Part, profile: Profile | None) -> None:
    words = wording()["explain"]
    print(words["question"].format(text=part.text))
    match part.outcome:
        case Smalltalk(kind):
            print(words["smalltalk"].format(kind=kind))
        case Refused(reason):
            print(words["refused"].format(reason=reason))
        case Unread():
            print(words["unread"])
        case Answer(candidates) | Suggestions(candidates) | Nothing(candidates):
            print(*reasons(knowledge, part, profile), sep="\n")
            title = words[type(part.outcome).__name__.lower()]
            if isinstance(part.outcome, Suggestions) and part.outcome.missing:
                title = words["untold"].format(detail=part.outcome.missing)
            print(title)
            for candidate in candidates[: _SHOWN if not isinstance(part.outcome, Answer) else 1]:
                entry = knowledge.base.entries[candidate.id]
                print(f"  {candidate.score:.2f}  {entry.id} — {entry.title}")
            if isinstance(part.outcome, Answer):
                print("\n" + plain(knowledge.base.entries[part.outcome.id].short))
