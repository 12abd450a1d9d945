"""Which labelled question is a way of asking of what."""

from knowledge import Knowledge
from knowledge.files.questions import read_questions
from knowledge.topics import ENTRY, OFF, Labelled, Topic, topics_of


def topics(knowledge: Knowledge, *labels: str) -> dict[str, Topic]:
    """Return the topics of the base with one question more, which has these labels."""
    asked = Labelled(labels, "medium", "une question de plus", "quelqu'un")
    return {topic.id: topic for topic in topics_of(knowledge.base, [asked])}


def test_a_question_is_one_of_its_first_label_alone(shipped: Knowledge) -> None:
    found = topics(shipped, "ins-qualifier", "ins-statuts")
    assert found["ins-qualifier"].phrases[-1] == "une question de plus"
    assert "une question de plus" not in found["ins-statuts"].phrases


def test_what_is_out_of_the_base_stands_apart(shipped: Knowledge) -> None:
    (apart,) = (t for t in topics(shipped, "OUT").values() if "une question de plus" in t.phrases)
    assert apart.kind == OFF
    assert apart.phrases == ("une question de plus",)


def test_what_is_about_health_is_of_that_topic(shipped: Knowledge) -> None:
    found = topics(shipped, "OUT", "clinique")
    assert found["sante/clinique"].phrases[-1] == "une question de plus"
    assert sum("une question de plus" in topic.phrases for topic in found.values()) == 1


def test_what_is_small_talk_is_of_that_kind(shipped: Knowledge) -> None:
    found = topics(shipped, "OUT", "attente")
    assert found["bavardage/attente"].phrases[-1] == "une question de plus"
    assert sum("une question de plus" in topic.phrases for topic in found.values()) == 1


def test_no_labelled_question_is_lost(shipped: Knowledge) -> None:
    labelled, _ = read_questions(shipped.base.themes_path.parent, shipped.base)
    asked = [one for one in labelled if one.labels[0] != "GAP"]
    known = {phrase for topic in topics_of(shipped.base, asked) for phrase in topic.phrases}
    assert len(asked) > 20_000
    assert {one.question for one in asked} <= known


def test_entries_come_first(shipped: Knowledge) -> None:
    kinds = [topic.kind for topic in topics_of(shipped.base)]
    assert kinds[: len(shipped.base.entries)] == [ENTRY] * len(shipped.base.entries)
