"""A detail that a question asks for: when the answer does not tell it, it is not answered."""

from pathlib import Path

import pytest

from knowledge import (
    SHIPPED,
    Answer,
    Base,
    BaseError,
    Knowledge,
    Nothing,
    Outcome,
    Suggestions,
    load,
)
from knowledge.content import read_base
from knowledge.details import Detail
from knowledge.entries import Problem
from knowledge.files.details import read_details
from knowledge.files.places import DETAILS
from knowledge.matching.untold import Untold
from knowledge.text import fold
from tests.knowledge.small import write, write_entry

WRITTEN = """\
[prix]
nom = "le prix"
demande = ["combien … coût*", "c'est payant"]
dit = ["gratuit*", "# euros"]
"""

ASKING = [
    "quel est le prix",
    "combien de temps",
    "quel âge",
    "quel format",
    "y a-t-il une sanction",
    "quelle loi",
    "quel formulaire",
    "quel bouton",
]
"""A question for each detail of the shipped base."""


def read(tmp_path: Path, text: str = WRITTEN) -> tuple[tuple[Detail, ...], list[Problem]]:
    """Read a file of details, and what is wrong in it."""
    problems: list[Problem] = []
    (tmp_path / DETAILS).write_text(text, encoding="utf-8")
    return read_details(tmp_path / DETAILS, problems), problems


@pytest.mark.parametrize(
    "question",
    ["Combien ça coûte ?", "ça va me coûter combien, c'est payant ?", "combien vont me couter"],
)
def test_a_question_that_asks_for_it_is_found(question: str, tmp_path: Path) -> None:
    ((price,), problems) = read(tmp_path)
    assert price.asked.search(fold(question))
    assert not problems


@pytest.mark.parametrize(
    "question",
    [
        "à côté",
        "combien de temps avant que le dossier de mon cabinet me coûte",
        "c'est payantissime",
    ],
)
def test_words_that_are_near_ask_for_nothing(question: str, tmp_path: Path) -> None:
    ((price,), _) = read(tmp_path)
    assert not price.asked.search(fold(question))


@pytest.mark.parametrize(
    ("answer", "tells"),
    [("La carte est gratuite.", True), ("Dix euros.", True), ("En euros.", False), ("", False)],
)
def test_an_answer_that_tells_it_is_known(answer: str, tells: bool, tmp_path: Path) -> None:  # noqa: FBT001
    ((price,), _) = read(tmp_path)
    assert bool(price.told.search(fold(answer))) is tells


@pytest.mark.parametrize(
    "wrong",
    [
        'nom = "le prix"\ndemande = ["a"]\n',
        'nom = 3\ndemande = ["a"]\ndit = ["b"]\n',
        'nom = "le prix"\ndemande = "a"\ndit = ["b"]\n',
        'nom = "le prix"\ndemande = []\ndit = ["b"]\n',
        'nom = "le prix"\ndemande = ["…"]\ndit = ["b"]\n',
        'nom = "le prix"\ndemande = ["a"]\ndit = ["b"]\nmots = ["c"]\n',
    ],
)
def test_what_is_wrong_is_told_at_its_line(wrong: str, tmp_path: Path) -> None:
    _, problems = read(tmp_path, f"{WRITTEN}\n[autre]\n{wrong}")
    assert [problem.line for problem in problems] == [6]


def test_a_base_may_have_no_such_file(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert not read_details(tmp_path / DETAILS, problems)
    assert not problems


def test_a_mistake_keeps_the_base_from_being_loaded(tmp_path: Path) -> None:
    write(tmp_path, {DETAILS: "[prix]\nnom = 3\n"})
    with pytest.raises(BaseError, match=DETAILS):
        load(tmp_path)


def with_two_more(folder: Path, details: str) -> Knowledge:
    """Load a base with two answers more, of which the title of one tells a price."""
    write(folder, {DETAILS: details})
    ways = ["commander un tampon", "où commander mon tampon", "combien coûte un tampon"]
    write_entry(folder, "tampon", "Où commander un tampon ?", *ways)
    free = ["commander une enveloppe", "où commander une enveloppe", "combien coûte une enveloppe"]
    write_entry(folder, "enveloppe", "Les enveloppes gratuites, où les commander ?", *free)
    return load(folder)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Load a base of which one answer tells a price, and another none."""
    return with_two_more(tmp_path_factory.mktemp("base"), WRITTEN)


def outcome(small: Knowledge, question: str) -> Outcome:
    """Return what becomes of a question alone in its message."""
    (part,) = small.find(question)
    return part.outcome


def test_what_lacks_the_detail_is_offered_and_not_answered(small: Knowledge) -> None:
    found = outcome(small, "combien coûte un tampon ?")
    assert isinstance(found, Suggestions)
    assert [one.id for one in found.candidates] == ["tampon"]
    assert found.missing == "le prix"


def test_what_has_no_answer_tells_that_it_is_not_known(small: Knowledge) -> None:
    found = outcome(small, "le chapeau du lapin, c'est payant ?")
    assert isinstance(found, Nothing)
    assert found.missing == "le prix"


def test_what_is_hardly_near_tells_no_price_of_what_is_asked(tmp_path: Path) -> None:
    known = with_two_more(tmp_path, WRITTEN.replace("gratuit*", "oui"))
    found = outcome(known, "commander la locomotive bleue du cirque, c'est payant ?")
    assert isinstance(found, Nothing)
    assert found.candidates[0].id == "tampon"  # which says « oui »
    assert found.missing == "le prix"


def test_choices_tell_that_none_of_them_has_it(small: Knowledge) -> None:
    untold = Untold(small.base)
    assert untold.of("combien ca coute", ["tampon", "agenda"]) == "le prix"
    assert not untold.of("combien ca coute", ["tampon", "enveloppe"])


def test_what_tells_it_is_answered(small: Knowledge) -> None:
    found = outcome(small, "combien coûte une enveloppe ?")
    assert isinstance(found, Answer)
    assert found.id == "enveloppe"


def test_a_question_that_asks_for_none_is_answered(small: Knowledge) -> None:
    found = outcome(small, "où commander mon tampon ?")
    assert isinstance(found, Answer)
    assert found.id == "tampon"


@pytest.fixture(scope="module")
def shipped() -> Base:
    """Read the shipped base."""
    return read_base(SHIPPED)[0]


def test_of_what_the_base_tells_nothing_is_missing(shipped: Base) -> None:
    """The title of an answer asks for what it tells."""
    untold = Untold(shipped)
    for entry in shipped.entries.values():
        assert not untold.of(fold(entry.title), [entry.id]), entry.id


def test_every_detail_is_lacked_by_some_answer(shipped: Base) -> None:
    """Words that every answer holds would leave nothing untold."""
    said = [fold(form) for form in ASKING]
    untold = Untold(shipped)
    lacked = {untold.of(one, [entry_id]) for one in said for entry_id in shipped.entries}
    assert lacked >= {one.label for one in shipped.details}
