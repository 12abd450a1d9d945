"""What a path looks like, whatever was marked and said."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.journey import Journey, LeftOut, Mark, State
from bot.laying_out import lay_out
from bot.profile import ROLES, Fact, Profile, implies
from tests.shipped import base

TODAY = date(2026, 11, 23)
STEPS = base().steps
MARKED = [State.DOING, State.DONE, State.NOT_CONCERNED]

profiles = st.builds(
    Profile,
    role=st.sampled_from([None, *ROLES]),
    finess=st.sampled_from([None, True, False]),
    secretariat=st.sampled_from([None, True, False]),
)
marks = st.dictionaries(
    st.sampled_from([*STEPS, "no-longer-there"]),
    st.builds(Mark, st.sampled_from(MARKED), st.just(TODAY)),
)


def path(said: dict[str, State] | None = None, profile: Profile | None = None) -> Journey:
    told = {step_id: Mark(state, TODAY) for step_id, state in (said or {}).items()}
    known = profile or Profile()
    return lay_out(STEPS.values(), told, known.concerned, TODAY, only=known.does_alone)


@given(profiles, marks)
def test_progress_stays_within_its_bounds(profile: Profile, said: dict[str, Mark]) -> None:
    journey = lay_out(STEPS.values(), said, profile.concerned, TODAY)
    assert 0 <= journey.done <= journey.total <= len(STEPS)
    assert journey.complete == (journey.done == journey.total > 0)


@given(profiles, marks)
def test_there_is_a_next_action_until_everything_is_done(
    profile: Profile, said: dict[str, Mark]
) -> None:
    journey = lay_out(STEPS.values(), said, profile.concerned, TODAY)
    assert (journey.next is None) == (journey.done == journey.total)
    if journey.next:
        assert journey.next.open
        assert journey.next.state in {State.TODO, State.DOING}


@given(profiles, marks)
def test_what_is_missing_counts_and_is_not_done(profile: Profile, said: dict[str, Mark]) -> None:
    journey = lay_out(STEPS.values(), said, profile.concerned, TODAY)
    for view in journey.steps:
        for missing in view.missing:
            other = journey.view(missing.id)
            assert other
            assert other.state in {State.TODO, State.DOING}


@pytest.mark.parametrize(
    ("profile", "total"),
    [
        (Profile(), 10),
        (Profile("medecin", secretariat=True), 11),
        (Profile("medecin", finess=True, secretariat=True), 12),
        (Profile("pharmacien"), 11),
        (Profile("pharmacien", finess=False), 10),
        (Profile("biologie_radiologie"), 11),
        (Profile("secretaire"), 2),
        (Profile("secretaire", finess=True), 2),
        (Profile("sans_ordre", finess=False, secretariat=False, segur=True), 10),
    ],
)
def test_the_profile_chooses_the_steps_that_count(profile: Profile, total: int) -> None:
    assert path(profile=profile).total == total


def test_the_first_open_step_comes_next() -> None:
    assert next_of({}) == "rpps"
    assert next_of({"rpps": State.DONE}) == "cps"
    assert next_of({"rpps": State.DONE, "cps": State.DONE}) == "insi"


def test_what_a_done_step_requires_is_behind() -> None:
    assert next_of({"cps": State.DONE}) == "insi"
    assert next_of({"insi": State.DONE}) == "qualifier"
    journey = path({"insi": State.DONE})
    assert [view.step.id for view in journey.steps if view.behind] == ["rpps", "cps"]
    bal = journey.view("bal")
    assert bal
    assert bal.open
    assert (journey.done, journey.total) == (1, 10)
    assert next_of({"cps": State.DOING}) == "rpps"


def test_what_is_said_to_be_under_way_is_not_behind() -> None:
    journey = path({"insi": State.DONE, "cps": State.DOING})
    assert [view.step.id for view in journey.steps if view.behind] == ["rpps"]
    bal = journey.view("bal")
    assert bal
    assert [step.id for step in bal.missing] == ["cps"]


def test_what_is_behind_is_left_to_mark_at_the_end() -> None:
    marked = {step: State.DONE for step in STEPS if step != "rpps"}
    assert next_of(marked) == "rpps"
    assert not path(marked).complete
    assert next_of(marked | {"cpe": State.DOING}) == "rpps"
    assert next_of(marked | {"qualifier": State.DOING}) == "qualifier"


def test_what_is_behind_is_left_to_mark_after_what_another_does() -> None:
    done = {step: Mark(State.DONE, TODAY) for step in STEPS}
    del done["rpps"], done["informer-alimentation"], done["alimenter"]
    journey = lay_out(
        STEPS.values(),
        done,
        Profile().concerned,
        TODAY,
        anothers=lambda step, _: step.id != "rpps",
    )
    assert journey.next
    assert journey.next.step.id == "informer-alimentation"


def test_a_step_that_only_takes_time_comes_after_those_to_do() -> None:
    done = dict.fromkeys(("rpps", "cps", "insi", "qualifier"), State.DONE)
    assert next_of(done | {"cpe": State.DOING}) == "informer-alimentation"
    everything = dict.fromkeys(STEPS, State.DONE)
    assert next_of(everything | {"cpe": State.DOING}) == "cpe"
    assert next_of(everything) is None


def test_a_step_begun_leaves_the_next_one_to_do() -> None:
    done = dict.fromkeys(("rpps", "cps", "insi"), State.DONE)
    assert next_of(done | {"qualifier": State.DOING}) == "informer-alimentation"
    journey = path(done | {"qualifier": State.DOING, "cpe": State.DOING})
    assert [view.step.id for view in journey.begun] == ["qualifier"]
    almost = dict.fromkeys(STEPS, State.DONE) | {"cpe": State.DOING, "qualifier": State.DOING}
    assert next_of(almost) == "qualifier"
    assert path(almost).begun == ()


def next_of(said: dict[str, State]) -> str | None:
    following = path(said).next
    return following.step.id if following else None


def test_a_step_of_no_concern_blocks_nothing() -> None:
    journey = path({"rpps": State.NOT_CONCERNED})
    view = journey.view("cps")
    assert view
    assert view.open
    assert journey.total == 9


def test_what_was_never_said_is_not_a_no() -> None:
    unsaid, said_no = path(), path(profile=Profile(finess=False, secretariat=False))
    for step in ("certificats", "cpe"):
        view, left = unsaid.view(step), said_no.view(step)
        assert view
        assert left
        assert view.left_out is LeftOut.UNSAID
        assert left.left_out is None
        assert not view.concerned
        assert not left.concerned
    implied = path(profile=Profile("pharmacien")).view("certificats")
    assert implied
    assert (implied.state, implied.left_out) == (State.TODO, None)
    marked = path({"cpe": State.NOT_CONCERNED}).view("cpe")
    assert marked
    assert marked.left_out is None


def test_a_secretary_alone_has_the_steps_of_a_secretary() -> None:
    alone = path(profile=Profile("secretaire"))
    assert [view.step.who for view in alone.concerned] == ["secretaire", "secretaire"]
    assert alone.partial
    assert alone.next
    assert alone.next.step.id == "insi"
    for view in set(alone.steps) - set(alone.concerned):
        assert view.left_out is LeftOut.ANOTHERS
    marked = path({"cps": State.DONE}, Profile("secretaire"))
    assert (marked.done, marked.total) == (1, 3)
    assert not path(profile=Profile("medecin")).partial


def test_what_was_marked_counts_whatever_the_profile_says() -> None:
    journey = path(
        {"certificats": State.DONE, "cpe": State.DOING}, Profile("medecin", finess=False)
    )
    assert (journey.done, journey.total) == (1, 12)


def test_what_is_missing_is_told_once_the_path_is_known() -> None:
    def missing(said: dict[str, State]) -> list[str]:
        return [step.id for step in path(said).missing_for("dmp-consulter")]

    assert missing({}) == []
    assert missing({"rpps": State.DONE}) == ["cps", "informer-consultation"]
    assert missing({"cps": State.DONE, "informer-consultation": State.DONE}) == []
    assert missing({"rpps": State.DONE, "consulter": State.DONE}) == []
    assert path({"rpps": State.DONE}).missing_for("no-such-entry") == ()


def test_an_entry_leads_to_the_step_it_explains() -> None:
    explained = path().explained_by("cpe-commander")
    assert explained is None
    explained = path(profile=Profile(secretariat=True)).explained_by("cpe-commander")
    assert explained
    assert explained.step.id == "cpe"


def test_of_two_steps_that_an_entry_explains_the_one_left_to_do_is_meant() -> None:
    both = [replace(STEPS[step], entries=("both",)) for step in ("rpps", "cps")]
    told = {"rpps": Mark(State.DONE, TODAY)}
    explained = lay_out(both, told, Profile().concerned, TODAY).explained_by("both")
    assert explained
    assert explained.step.id == "cps"


def test_every_condition_of_the_base_is_one_that_a_profile_answers() -> None:
    conditions = {step.when for step in STEPS.values()} - {None}
    assert conditions <= {Fact.FINESS, Fact.SECRETARIAT}
    assert not implies(None, Fact.FINESS)


def test_chapters_hold_every_step_once() -> None:
    journey = path()
    held = [view for chapter in base().chapters for view in journey.of_chapter(chapter)]
    assert held == list(journey.steps)
    assert journey.view("no-such-step") is None
