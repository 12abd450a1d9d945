"""`comptoir.toml` -> the questions asked one by one at the counter, and where each path ends."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from knowledge.counter import Counter, CounterChoice, CounterEnd, CounterQuestion
from knowledge.entries import Base, Problem
from knowledge.files.texts import line_of, read_toml
from knowledge.markup import UnknownMarkupError, called, to_html_strictly
from knowledge.wording import problem

LONGEST_CHOICE = 60
"""Characters of a button that telephones show."""
FEWEST, MOST = 2, 8
"""Choices of a question."""
SEPARATOR = "|"
"""What parts the other ways to say a choice."""


def read_counter(path: Path, problems: list[Problem]) -> Counter | None:
    """Return what is asked at the counter; None where the file is not there, or cannot be read."""
    if not path.exists():
        return None
    table = read_toml(path, problems)
    if table is None:
        return None
    at = ""
    questions, ends = {}, {}
    try:
        for name, fields in table["questions"].items():
            at = f"[questions.{name}]"
            questions[name] = _question(name, fields)
        for name, fields in table["fins"].items():
            at = f"[fins.{name}]"
            ends[name] = _end(name, fields)
        at = ""
        return Counter(str(table["premiere"]), questions, ends, path)
    except KeyError as error:
        told = problem("toml_missing", key=error.args[0])
    except UnknownMarkupError as error:
        told = problem("markup", what=called(error.what))
    except (AttributeError, TypeError, ValueError):
        told = problem("toml_shape")
    problems.append(Problem(path, line_of(path, at) if at else 1, told))
    return None


def _question(name: str, fields: dict[str, object]) -> CounterQuestion:
    choices = fields["choix"]
    if not isinstance(choices, list):
        raise TypeError(choices)
    return CounterQuestion(
        name,
        to_html_strictly(str(fields["texte"])),
        tuple(_choice(*map(str, choice)) for choice in choices),
        str(fields.get("sujet", "")),
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
    """Return what leads nowhere, round in circles or to no answer, and what no path reaches."""
    counter = base.counter
    if counter is None:
        return []
    found = chain(_in_questions(counter, base), _in_ends(counter, base), _in_paths(counter))
    return [
        Problem(
            counter.path,
            line_of(counter.path, f"[questions.{name}]", f"[fins.{name}]") if name else 1,
            said,
        )
        for name, said in found
    ]


def _in_questions(counter: Counter, base: Base) -> Iterator[tuple[str, str]]:
    for question in counter.questions.values():
        if question.about and question.about not in base.entries:
            yield question.id, problem("unknown_reference", id=question.about)
        if not FEWEST <= len(question.choices) <= MOST:
            yield question.id, problem("counter_choices", least=FEWEST, most=MOST)
        for choice in question.choices:
            if len(choice.label) > LONGEST_CHOICE:
                said = problem("counter_label", label=choice.label, limit=LONGEST_CHOICE)
                yield question.id, said
            if choice.target not in counter:
                yield question.id, problem("counter_nowhere", target=choice.target)


def _in_ends(counter: Counter, base: Base) -> Iterator[tuple[str, str]]:
    for end in counter.ends.values():
        if not end.entries:
            yield end.id, problem("counter_no_answer")
        if end.then and end.then not in counter.questions:
            yield end.id, problem("counter_nowhere", target=end.then)
        for entry_id in end.entries:
            if entry_id not in base.entries:
                yield end.id, problem("unknown_reference", id=entry_id)


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
    """Return what the paths reach from the first question, and the questions that come back."""
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
