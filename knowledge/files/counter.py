"""From `comptoir.toml` to the questions asked at the counter, and where each path ends."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from knowledge.counter import Counter, CounterChoice, CounterEnd, CounterQuestion
from knowledge.entries import MAX_ID_LENGTH, Base, Problem
from knowledge.files.sections import is_id
from knowledge.files.tables import line_of_table, read_toml, telling
from knowledge.files.unknown import unknown
from knowledge.marks import to_html_strictly
from knowledge.markup import telegram_length
from knowledge.text import fold
from knowledge.wording import problem

Part = TypeVar("Part", CounterQuestion, CounterEnd)

KEYS = {
    "": {"premiere", "questions", "fins"},
    "questions": {"texte", "choix", "sujet", "aide"},
    "fins": {"texte", "reponses", "statut", "ensuite"},
}
"""What may stand in the file, in a question and in an end."""
KINDS = ("questions", "fins")
LONGEST_CHOICE = 60
"""Characters of a button that telephones show."""
FEWEST, MOST = 2, 8
"""Choices of a question."""
LONGEST_TEXT = 1000
"""UTF-16 units of a text: read at a counter, and well below what Telegram takes."""
SEPARATOR = "|"
"""What parts the other ways to say a choice."""


def read_counter(path: Path, problems: list[Problem]) -> Counter | None:
    """Return the guide at the counter; None when the file is missing or unreadable."""
    if not path.exists():
        return None
    table = read_toml(path, problems)
    if table is None:
        return None
    wrong: list[Problem] = []
    first = ""
    with telling(path, wrong, lambda: 1):
        first = str(table["premiere"])
    questions = _parts(table, "questions", _question, path, wrong)
    ends = _parts(table, "fins", _end, path, wrong)
    problems += wrong or _unknown_keys(table, path)
    return None if wrong else Counter(first, questions, ends, path)


def _parts(
    table: dict[str, Any],
    kind: str,
    read: Callable[[str, dict[str, object]], Part],
    path: Path,
    problems: list[Problem],
) -> dict[str, Part]:
    """Read the questions or the ends that can be read; report what is wrong in the others."""
    parts = {}
    with telling(path, problems, lambda: 1):
        for name, fields in table[kind].items():
            with telling(path, problems, partial(line_of_table, path, name, [kind])):
                parts[name] = read(name, fields)
    return parts


def _unknown_keys(table: dict[str, Any], path: Path) -> list[Problem]:
    """Return the keys that nothing reads: after a typing error, their content would be lost."""
    inner = [(kind, *item) for kind in KINDS for item in table[kind].items()]
    return [
        Problem(path, line_of_table(path, name, [kind]), problem("toml_unknown", key=key))
        for kind, name, fields in (("", "", table), *inner)
        for key in sorted(fields.keys() - KEYS[kind])
    ]


def _question(name: str, fields: dict[str, object]) -> CounterQuestion:
    choices = fields["choix"]
    if not isinstance(choices, list):
        raise TypeError(choices)
    return CounterQuestion(
        name,
        to_html_strictly(str(fields["texte"])),
        tuple(_choice(*map(str, choice)) for choice in choices),
        str(fields.get("sujet", "")),
        to_html_strictly(str(fields.get("aide", ""))),
    )


def _choice(label: str, target: str, typed: str = "") -> CounterChoice:
    return CounterChoice(label, target, tuple(typed.split(SEPARATOR)) if typed else ())


def _end(name: str, fields: dict[str, object]) -> CounterEnd:
    entries = fields["reponses"]
    if not isinstance(entries, list):
        raise TypeError(entries)
    status = fields.get("statut", "")
    text = to_html_strictly(str(fields["texte"]))
    then = str(fields.get("ensuite", ""))
    return CounterEnd(name, str(status), text, tuple(map(str, entries)), then)


def check_counter(base: Base) -> list[Problem]:
    """Return what leads nowhere, in circles or to no answer, and what no path reaches."""
    counter = base.counter
    if counter is None:
        return []

    def line(name: str) -> int:
        return line_of_table(counter.path, name, KINDS)

    inside = chain(_each(counter), _in_questions(counter), _in_ends(counter))
    found = [
        Problem(counter.path, line(name), said) for name, said in chain(inside, _in_paths(counter))
    ]
    gone = [(name, one) for name, one in _answers(counter) if one not in base.entries]
    return found + [unknown(counter.path, line(name), one) for name, one in gone]


def _answers(counter: Counter) -> Iterator[tuple[str, str]]:
    """Yield the answers that questions and ends name, each behind the name of its part."""
    yield from ((one.id, one.about) for one in counter.questions.values() if one.about)
    yield from ((end.id, entry_id) for end in counter.ends.values() for entry_id in end.entries)


def _each(counter: Counter) -> Iterator[tuple[str, str]]:
    shown: list[CounterQuestion | CounterEnd] = [
        *counter.questions.values(),
        *counter.ends.values(),
    ]
    for one in shown:
        if not is_id(one.id):
            yield one.id, problem("counter_name", name=one.id, limit=MAX_ID_LENGTH)
        if not one.text:
            yield one.id, problem("toml_empty", key="texte")
        if (length := telegram_length(one.text)) > LONGEST_TEXT:
            yield one.id, problem("counter_too_long", length=length, limit=LONGEST_TEXT)
    for name in counter.questions.keys() & counter.ends.keys():
        yield name, problem("counter_both", name=name)


def _in_questions(counter: Counter) -> Iterator[tuple[str, str]]:
    for question in counter.questions.values():
        if (length := telegram_length(question.help)) > LONGEST_TEXT:
            yield question.id, problem("counter_too_long", length=length, limit=LONGEST_TEXT)
        if not FEWEST <= len(question.choices) <= MOST:
            yield question.id, problem("counter_choices", least=FEWEST, most=MOST)
        labels = [fold(choice.label) for choice in question.choices]
        for place, choice in enumerate(question.choices):
            if labels[place] in labels[:place]:
                yield question.id, problem("counter_twice", label=choice.label)
            if len(choice.label) > LONGEST_CHOICE:
                said = problem("counter_label", label=choice.label, limit=LONGEST_CHOICE)
                yield question.id, said
            if choice.target not in counter:
                yield question.id, problem("counter_nowhere", target=choice.target)


def _in_ends(counter: Counter) -> Iterator[tuple[str, str]]:
    for end in counter.ends.values():
        if not end.entries:
            yield end.id, problem("counter_no_answer")
        if end.then and end.then not in counter.questions:
            yield end.id, problem("counter_nowhere", target=end.then)


def _in_paths(counter: Counter) -> Iterator[tuple[str, str]]:
    if counter.first not in counter.questions:
        yield "", problem("counter_nowhere", target=counter.first)
    reached, circles = _walk(counter)
    for name in circles:
        yield name, problem("counter_circle")
    for name in (*counter.questions, *counter.ends):
        if name not in reached:
            yield name, problem("counter_unreached")


def _walk(counter: Counter) -> tuple[set[str], list[str]]:
    """Return what can be reached from the first question, and the questions that recur."""
    reached: set[str] = set()
    circles: list[str] = []

    def visit(name: str, trail: tuple[str, ...]) -> None:
        if name in trail:
            circles.append(name)
        elif name not in reached:
            reached.add(name)
            for target in counter.targets(name):
                visit(target, (*trail, name))

    visit(counter.first, ())
    return reached, circles
