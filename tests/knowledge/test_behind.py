"""What a message is read behind: the answer before, unless it is surely about something else."""

from dataclasses import replace

import pytest

from handlers.forms import folded
from knowledge import Answer, Candidate, Knowledge, Nothing, Refused, Smalltalk, Suggestions
from knowledge.matching.decision import FOLLOWING

BEFORE = "dmp-definition"


@pytest.mark.parametrize(
    "said", ["capitale du pérou", "qui a gagné le match", "raconte une blague"]
)
def test_what_is_foreign_to_an_answer_is_not_about_it(shipped: Knowledge, said: str) -> None:
    (part,) = shipped.find(said, BEFORE)
    assert isinstance(part.outcome, Nothing)
    assert not part.after
    assert part == shipped.find(said)[0]


def test_what_may_be_about_an_answer_is_sent_to_its_theme(shipped: Knowledge) -> None:
    (part,) = shipped.find("et pour le tensiomètre", BEFORE)
    assert isinstance(part.outcome, Nothing)
    assert part.after
    assert part.outcome.themes[0] == shipped.base.entries[BEFORE].theme


@pytest.mark.parametrize("said", ["et après ?", "et maintenant", "ok et ensuite ?"])
def test_what_is_next_is_answered_only_where_it_is_sure(shipped: Knowledge, said: str) -> None:
    entries, limit = shipped.base.entries, shipped.matcher.thresholds.answer
    found = {before: shipped.find(said, before)[0].outcome for before in entries}
    sure = [one.candidates[0].score for one in found.values() if isinstance(one, Answer)]
    assert sure
    assert min(sure) >= limit
    offered = {
        before: [choice.id for choice in one.candidates]
        for before, one in found.items()
        if isinstance(one, Suggestions)
    }
    assert len(offered) > len(sure)
    assert not [before for before, some in offered.items() if len(some) > 2 and before in some]


def test_a_reaction_to_an_answer_is_no_danger(shipped: Knowledge) -> None:
    words = shipped.phrases.again
    ways = folded(words.reactions(), words.reactions_asked(), words.conclusions())
    refused = [way for way in ways if isinstance(shipped.find(way, BEFORE)[0].outcome, Refused)]
    assert refused == []


@pytest.mark.parametrize(("none", "kind"), [(0.1, Answer), (0.45, Suggestions)])
def test_a_follow_up_is_answered_only_where_none_is_less_likely(
    shipped: Knowledge, none: float, kind: type
) -> None:
    likely = Candidate("cps-code-bloque", 0.5), Candidate("cps-lecteur", 0.05)
    read = shipped.matcher.opinion("et si le code ne marche pas non plus")
    opinion = replace(read, candidates=likely, none=none, vague=0.0)
    assert isinstance(shipped.matcher.decide(opinion, FOLLOWING), kind)


@pytest.mark.parametrize(
    "said", ["et ce week-end ?", "vous fermez le week-end ?", "vous serez là demain ?"]
)
def test_a_question_near_a_farewell_takes_no_leave(shipped: Knowledge, said: str) -> None:
    assert shipped.find(said.removesuffix(" ?"))[0].outcome == Smalltalk("au-revoir")
    assert not isinstance(shipped.find(said)[0].outcome, Smalltalk)


def test_politeness_is_not_about_the_answer_before(shipped: Knowledge) -> None:
    assert shipped.find("bon d'accord", BEFORE)[0].outcome == Smalltalk("accord")
