"""What an edit changes is told question by question, the worse first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge import Answer, Candidate, Nothing, Outcome, Part, Suggestions, load
from knowledge.evaluating.evaluation import Asked, Finder
from knowledge.evaluating.regression import (
    TITLE,
    WAY,
    Fate,
    Regression,
    Standing,
    by_entry,
    compare,
    fates,
    questions_of,
)
from tests.knowledge import small

AGENDA, COLIS = (Candidate("agenda", 0.8),), (Candidate("colis", 0.7),)
BOTH = AGENDA + COLIS


@dataclass(frozen=True)
class Told:
    """A base that answers what it is told to; nothing to the rest."""

    outcomes: Mapping[str, Outcome]

    def find(self, text: str, after: str | None = None) -> tuple[Part, ...]:
        return (Part(text, self.outcomes.get(text, Nothing(BOTH)), after=after is not None),)


def asked(label: str, question: str) -> Asked:
    return Asked(((label,),), "easy", question)


def regression(before: Finder, after: Finder, questions: Sequence[Asked]) -> Regression:
    """Ask both."""
    return compare(questions, fates(before, questions), fates(after, questions))


def one(label: str, was: Outcome, now: Outcome) -> tuple[int, Standing | None, Standing | None]:
    """Return by how much a question is better served, and how it was and is."""
    question = asked(label, "où ?")
    (change,) = regression(Told({"où ?": was}), Told({"où ?": now}), [question]).changes
    return change.gain, change.was.standing, change.now.standing


def test_an_answer_lost_is_worse_and_one_found_is_better() -> None:
    right, unhelped = Standing.RIGHT, Standing.UNHELPED
    assert one("agenda", Answer(AGENDA), Nothing(())) == (-2, right, unhelped)
    assert one("agenda", Nothing(()), Answer(AGENDA)) == (2, unhelped, right)
    assert one("agenda", Answer(AGENDA), Suggestions(BOTH)) == (-1, right, Standing.HELPED)
    assert one("agenda", Nothing(()), Answer(COLIS)) == (-1, unhelped, Standing.WRONG)


def test_an_answer_to_what_has_none_is_worse() -> None:
    for label in ("OUT", "GAP", "VAGUE"):
        assert one(label, Suggestions(BOTH), Answer(AGENDA))[0] < 0
    assert one("VAGUE", Suggestions(BOTH), Nothing(()))[0] < 0
    assert one("GAP", Suggestions(BOTH), Nothing(()))[0] == 0


def test_what_only_comes_nearest_to_nothing_is_no_change() -> None:
    before, after = Told({"où ?": Nothing(AGENDA)}), Told({"où ?": Nothing(COLIS)})
    assert regression(before, after, [asked("agenda", "où ?")]).changes == ()


def test_the_worse_come_first_and_each_stands_under_its_entry() -> None:
    questions = [asked("agenda", "un"), asked("colis", "deux"), asked("OUT", "trois")]
    before = Told({"un": Nothing(()), "deux": Answer(COLIS), "trois": Nothing(())})
    after = Told({"un": Answer(AGENDA), "deux": Nothing(()), "trois": Answer(COLIS)})
    found = regression(before, after, [*questions, asked("agenda", "quatre")])
    assert found.questions == 4
    assert [change.asked.question for change in found.changes] == ["trois", "deux", "un"]
    assert len(found.worse) == 2
    assert len(found.better) == 1
    assert found.others == ()
    assert {name: len(some) for name, some in by_entry(found.changes).items()} == {
        "colis": 2,
        "agenda": 1,
    }


def test_a_base_asks_its_titles_and_its_ways_of_asking_once(tmp_path: Path) -> None:
    before = load(small.write(tmp_path / "before")).base
    moved = "- où en est mon paquet\n"
    other = small.COLIS.replace("numéro de suivi du paquet", "un envoi, il est où")
    edited: dict[str, str | bytes] = {
        small.ENTRY: small.AGENDA.replace("- ouvrir mon agenda\n", moved),
        small.OTHER: other.replace(moved, ""),
    }
    after = load(small.write(tmp_path / "after", edited)).base
    questions = {one.question: one for one in questions_of(after, before)}
    assert questions["Comment suivre un colis ?"] == Asked(
        (("colis",),), TITLE, "Comment suivre un colis ?"
    )
    assert questions["où en est mon paquet"].labels == (("agenda",),)  # as it is now
    assert questions["numéro de suivi du paquet"].labels == (("colis",),)  # asked no more
    assert questions["un envoi, il est où"].kind == WAY
    assert len(questions) == len(questions_of(after, before)) == 11


def test_an_entry_that_is_no_more_leaves_its_questions_without_a_verdict(tmp_path: Path) -> None:
    before = load(small.write(tmp_path / "before"))
    folder = small.write(
        tmp_path / "after", {small.STEP: small.FIRST.replace("agenda\n", "colis\n")}
    )
    (folder / small.ENTRY).unlink()
    for name, agenda in (("themes.toml", '"agenda", '), (small.OTHER, "- agenda\n")):
        text = (folder / name).read_text(encoding="utf-8").replace(agenda, "")
        (folder / name).write_text(text, encoding="utf-8")
    other = folder / small.OTHER
    other.write_text(other.read_text(encoding="utf-8") + "- rangement\n", encoding="utf-8")
    small.write_entry(folder, "rangement", "Où ranger les cartons ?", "ranger mes cartons")
    third = folder / "faq/reperes/rangement.md"
    text = third.read_text(encoding="utf-8").replace("- agenda", "- colis")
    third.write_text(text, encoding="utf-8")
    after = load(folder)
    questions = [one for one in questions_of(after.base, before.base) if not one.labels[0]]
    assert questions[0].question == "Comment ouvrir mon agenda ?"
    found = regression(before, after, questions[:1])
    assert found.worse == ()
    assert found.others[0].was == Fate("answer", "agenda", None)
    assert found.others[0].entry == found.others[0].now.entry == "colis"


def test_the_same_base_changes_nothing(small_base: Path) -> None:
    knowledge = load(small_base)
    questions = questions_of(knowledge.base)
    assert {fate.standing for fate in fates(knowledge, questions)} == {Standing.RIGHT}
    assert regression(knowledge, load(small_base), questions).changes == ()
