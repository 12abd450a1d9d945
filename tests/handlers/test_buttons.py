"""The data of buttons: short, and never taken at its word."""

import string

from hypothesis import given
from hypothesis import strategies as st

from bot.journey import State
from handlers.buttons import (
    BEYOND,
    Assign,
    Await,
    CounterBack,
    CounterWay,
    Mark,
    NoneOfThese,
    Open,
    Practice,
    Read,
    Remind,
    Reminders,
    ShowStep,
    Stuck,
    TellProfile,
    UnansweredPage,
    Vote,
)
from handlers.shown.codes import CODE_LENGTH, code, codes, named
from knowledge import Knowledge
from knowledge.entries import MAX_ID_LENGTH

LARGEST_KEY = BEYOND - 1
IDS = st.text(string.ascii_lowercase + string.digits + "-", min_size=1, max_size=MAX_ID_LENGTH)


@given(IDS, st.integers(0, LARGEST_KEY), st.lists(IDS, max_size=9))
def test_every_id_fits_in_a_button_and_comes_back(entry: str, key: int, others: list[str]) -> None:
    made = [
        Open(entry=entry),
        Read(entry=entry, page=999),
        Vote(key=key, useful=False, entries=codes([entry, *others])),
        NoneOfThese(key=key, entries=codes(others)),
        ShowStep(step=entry, below=True),
        Stuck(step=entry),
        Mark(step=entry, state=State.DOING, then="path"),
        Assign(step=entry, member=key % 32768),
        Remind(step=entry, day="2026-11-23"),
        Reminders(act="decline", step=entry),
        Await(theme=entry, wanted=False),
        UnansweredPage(page=key),
        Practice(act="dissolve_sure", about=str(key)),
        TellProfile(question="secretariat", answer="biologie_radiologie", first=False),
    ]
    for one in made:
        packed = one.pack()
        assert len(packed.encode()) <= 64
        assert type(one).unpack(packed) == one


def test_every_way_to_a_question_of_the_counter_fits_in_a_button(shipped: Knowledge) -> None:
    counter = shipped.base.counter
    assert counter is not None
    for name in counter.questions:
        way = counter.way_to(name) or ""
        for made in (CounterBack(at=name, way=way), CounterWay(at=name, way=way)):
            assert len(made.pack().encode()) <= 64
            assert type(made).unpack(made.pack()) == made


def test_no_two_entries_have_the_same_code(shipped: Knowledge) -> None:
    entries = shipped.base.entries
    assert len({code(entry_id) for entry_id in entries}) == len(entries)
    assert all(len(code(entry_id)) == CODE_LENGTH for entry_id in entries)


def test_codes_come_back_as_the_entries_that_still_exist(shipped: Knowledge) -> None:
    text = codes(["ins-qualifier", "retiree", "ecps-activer"])
    assert named(text, shipped.base) == ["ins-qualifier", "ecps-activer"]


@given(st.text(max_size=64))
def test_rubbish_names_no_entry(shipped: Knowledge, text: str) -> None:
    assert set(named(text, shipped.base)) <= shipped.base.entries.keys()
