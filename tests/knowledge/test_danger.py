"""How often a life at risk is heard, and how often an ordinary sentence is taken for one.

`dangers.tsv`, `ordinary.txt` and the noun phrases of `bare.tsv` were written by people who had
read nothing of the base, the second to be mistaken for the first (« le serveur a fait un
malaise »). The figures may only get better. What is near a danger and alone is rather taken for
one: somebody may mean it.
"""

from pathlib import Path

import pytest

from knowledge import Knowledge, building, load
from knowledge.outcomes import Refusal, Refused

HERE = Path(__file__).parent
DANGERS = [line.split("\t") for line in (HERE / "dangers.tsv").read_text("utf-8").splitlines()]
ORDINARY = (HERE / "ordinary.txt").read_text("utf-8").splitlines()
BARE = [line.split("\t") for line in (HERE / "bare.tsv").read_text("utf-8").splitlines()]
"""Noun phrases: of a danger, « avc », or of none, « carte bloquée » (`rien`)."""

QUESTION = "Comment commander une carte CPE pour ma secrétaire ?"


def share_heard(known: Knowledge, messages: list[str]) -> float:
    reasons = [
        outcome.reason
        for message in messages
        if isinstance(outcome := known.find(message)[0].outcome, Refused)
    ]
    return sum(r in {Refusal.EMERGENCY, Refusal.DISTRESS} for r in reasons) / len(messages)


@pytest.mark.parametrize("label", [Refusal.EMERGENCY, Refusal.DISTRESS])
def test_a_danger_said_alone_is_heard(shipped: Knowledge, label: Refusal) -> None:
    assert share_heard(shipped, [one for kind, one in DANGERS if kind == label]) >= 0.94


def test_a_danger_is_heard_by_words_alone(lexical: Knowledge) -> None:
    assert share_heard(lexical, [one for _, one in DANGERS]) >= 0.85


def test_a_danger_is_heard_in_a_few_words(shipped: Knowledge, lexical: Knowledge) -> None:
    dangers = [one for kind, one in BARE if kind != "rien"]
    assert share_heard(shipped, dangers) >= 0.94
    assert share_heard(lexical, dangers) >= 0.88


def test_a_few_ordinary_words_are_mostly_no_danger(either: Knowledge) -> None:
    assert share_heard(either, [one for kind, one in BARE if kind == "rien"]) <= 0.1


@pytest.mark.parametrize(
    "said", ["Douleur thoracique", "AVC !", "infarctus", "douleur thoracique ?"]
)
def test_an_example_of_danger_is_one_however_typed(either: Knowledge, said: str) -> None:
    assert share_heard(either, [said]) == 1


@pytest.mark.parametrize(("first", "least"), [(True, 0.68), (False, 0.78)])
def test_a_danger_beside_a_question_is_heard(
    shipped: Knowledge, *, first: bool, least: float
) -> None:
    messages = [f"{one} {QUESTION}" if first else f"{QUESTION} {one}" for _, one in DANGERS]
    assert share_heard(shipped, messages) >= least


@pytest.mark.parametrize("first", [True, False])
def test_an_ordinary_sentence_beside_a_question_is_no_danger(
    either: Knowledge, *, first: bool
) -> None:
    messages = [f"{one} {QUESTION}" if first else f"{QUESTION} {one}" for one in ORDINARY]
    assert share_heard(either, messages) <= 0.02


def test_an_ordinary_sentence_alone_is_mostly_no_danger(shipped: Knowledge) -> None:
    assert share_heard(shipped, ORDINARY) <= 0.3


def test_a_base_of_which_no_network_knows_hears_dangers_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(building, "_is_about", lambda *_: False)
    bare = load()
    assert share_heard(bare, [f"{QUESTION} {one}" for _, one in DANGERS]) >= 0.5
    assert share_heard(bare, [f"{QUESTION} {one}" for one in ORDINARY]) <= 0.05
