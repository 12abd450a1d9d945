"""Every screen of the path, for every profile and state, within what Telegram accepts."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from bot.journey import Journey, Mark, Member, State
from bot.laying_out import lay_out
from bot.profile import IMPLIED, ROLES, Profile
from bot.reminders import Reminder, days_offered
from handlers.answers import answer_screens
from handlers.answers.standing import Standing
from handlers.path import path_screens, sheet, step_screens, step_words
from handlers.practice import practice_screens
from handlers.profile import profile_screens
from handlers.profile import questions as profile_questions
from handlers.reminders import noted_screens, reminder_screens
from handlers.reminders.command import reminder_message
from handlers.reminders.reminder_screens import Listed
from handlers.screens import Screen
from knowledge import Html, Knowledge
from knowledge.markup import plain, telegram_length, typography
from tests.handlers.test_screens import accepted, votes

TODAY = date(2026, 11, 23)
CAPTION = 1024
PHONE_LINES, PHONE_CHARACTERS = 24, 42
"""What a telephone of 6 inches shows of a message at Telegram's usual size."""

SAID = [Profile(finess=one, secretariat=two) for one, two in product([True, False], repeat=2)]
PROFILES = [Profile(), *SAID]
ME = Member(1, "medecin", owner=True, joined_on=TODAY, me=True)
OTHER = Member(20, "biologie_radiologie", owner=False, joined_on=TODAY, me=False)
UNKNOWN = Member(3, None, owner=False, joined_on=TODAY, me=False)

Concerned = Callable[[str], bool | None]


def laid_out(
    known: Knowledge, marks: Mapping[str, State], concerned: Concerned, by: Member | None = None
) -> Journey:
    """Lay out a path from states alone."""
    said = {step: Mark(state, TODAY, by) for step, state in marks.items()}
    steps = known.base.steps.values()
    return lay_out(steps, said, concerned, TODAY, shared=by is not None)


def every_journey(known: Knowledge, profile: Profile) -> Iterator[Journey]:
    """Give every combination of states within each chapter, the others in each state alike."""
    steps = known.base.steps.values()
    yield laid_out(known, {}, profile.concerned)
    for chapter in known.base.chapters:
        inside = [step.id for step in steps if step.chapter == chapter]
        for around in State:
            rest = {step.id: around for step in steps if step.chapter != chapter}
            for states in product(State, repeat=len(inside)):
                marks = rest | dict(zip(inside, states, strict=True))
                yield laid_out(known, marks, profile.concerned, OTHER)


@pytest.mark.parametrize("profile", PROFILES, ids=str)
def test_the_path_is_accepted_in_every_state(shipped: Knowledge, profile: Profile) -> None:
    for journey in every_journey(shipped, profile):
        told = accepted(path_screens.path(shipped, journey))
        assert f"sur {journey.total}" in told
        headings = ("Prochaine étape", "En attendant", "Vous avez commencé", "Il reste à noter")
        assert any(heading in told for heading in headings) == (journey.next is not None)
        accepted(path_screens.steps(shipped, journey))
        accepted(path_screens.celebration(shipped, journey))
        assert telegram_length(sheet.alternative(shipped, journey)) <= CAPTION


@pytest.mark.parametrize("profile", PROFILES, ids=str)
def test_the_count_of_steps_is_told_in_words_alone(shipped: Knowledge, profile: Profile) -> None:
    steps = list(shipped.base.steps)
    for done in range(len(steps) + 1):
        marks = dict.fromkeys(steps[:done], State.DONE)
        journey = laid_out(shipped, marks, profile.concerned)
        told = path_screens.title(shipped.phrases, journey)
        assert re.search(rf"\b{journey.done} étapes? sur {journey.total}\b", told)
        assert "\n" not in told
        assert not re.search("[▰▱○◐●]", told)


@pytest.mark.parametrize("profile", PROFILES, ids=str)
def test_the_path_fits_one_screen_of_a_telephone(shipped: Knowledge, profile: Profile) -> None:
    steps = list(shipped.base.steps)
    for done in range(len(steps) + 1):
        marks = dict.fromkeys(steps[:done], State.DONE)
        shown = path_screens.path(shipped, laid_out(shipped, marks, profile.concerned))
        lines = plain(shown.text).split("\n")
        seen = sum(max(1, -(-len(line) // PHONE_CHARACTERS)) for line in lines)
        assert seen <= PHONE_LINES, shown.text


@pytest.mark.parametrize("profile", PROFILES, ids=str)
def test_every_step_is_accepted_in_every_state(shipped: Knowledge, profile: Profile) -> None:
    for step, state, by in product(shipped.base.steps, State, [None, ME, OTHER]):
        journey = laid_out(shipped, {step: state}, profile.concerned, by)
        view = journey.view(step)
        assert view
        accepted(step_screens.step(shipped, journey, view))
        accepted(step_screens.step(shipped, journey, view, "", TODAY))
        accepted(step_screens.stuck(shipped, view))
        accepted(practice_screens.doers(shipped.phrases, view, [ME, OTHER, UNKNOWN]))


def test_every_step_says_what_blocks_it_with_an_answer_to_each(shipped: Knowledge) -> None:
    for step in shipped.base.steps.values():
        found = step_screens.causes(step)
        assert found
        for text, entry in found:
            assert entry in shipped.base.entries
            assert text
            assert "<a href" not in text.replace('<a href="https://', "")


def test_the_profile_and_its_questions_are_accepted(shipped: Knowledge) -> None:
    facts = (None, True, False)
    for role, one, two, three in product((None, *ROLES), facts, facts, facts):
        known = Profile(role, one, two, three)
        accepted(profile_screens.profile(shipped.phrases, known))
        for question in profile_questions.QUESTIONS:
            for first in (True, False):
                accepted(profile_screens.ask(shipped.phrases, known, question, first=first))


def test_a_secretary_is_asked_nothing_more_than_who_she_is(shipped: Knowledge) -> None:
    assert profile_questions.questions(Profile("secretaire")) == ("role",)
    assert len(profile_questions.questions(Profile("medecin"))) == 4
    for said in (None, True):
        shown = profile_screens.profile(
            shipped.phrases, Profile("secretaire", secretariat=said)
        ).text
        assert ("Secrétariat" in shown) == bool(said)
    assert IMPLIED["secretaire"] == "secretariat"


def test_reminders_are_accepted(shipped: Knowledge) -> None:
    phrases = shipped.phrases
    those = [Reminder(7, step, TODAY) for step in shipped.base.steps]
    for zone in phrases.reminders.zones:
        for some in (those, those[:1], []):
            for steps in ([], list(shipped.base.steps.values())):
                listed = Listed(some, steps)
                accepted(
                    reminder_screens.waiting(shipped, listed, Profile(None, zone=zone), TODAY)
                )
    accepted(reminder_screens.zones(phrases))
    for step in shipped.base.steps:
        accepted(reminder_screens.days(shipped, step, days_offered(7, TODAY)))
        made = Reminder(7, step, TODAY)
        accepted(noted_screens.put(shipped, made, Profile(None), TODAY))
        spoken = reminder_message(shipped, Reminder(2**52, step, TODAY))
        assert spoken
        message = spoken.message
        accepted(Screen(message.text, reminder_screens.sent(shipped, step).markup))
        assert message.chat_id == 2**52
    assert reminder_message(shipped, Reminder(7, "retiree", TODAY)) is None


@pytest.mark.parametrize("role", [None, *ROLES])
def test_every_answer_is_accepted_with_what_is_missing_first(
    shipped: Knowledge, role: str | None
) -> None:
    journey = laid_out(shipped, {"rpps": State.TODO}, lambda _: True)
    notice = shipped.phrases.start.notice()
    for entry in shipped.base.entries.values():
        view = journey.explained_by(entry.id)
        if view is None:
            continue
        missing = step_words.missing_first(shipped.phrases, journey.missing_for(entry.id))
        step = path_screens.answer_button(shipped.phrases, view)
        answer = answer_screens.entry(shipped, entry, role, votes(shipped, entry))
        shown = Standing(missing, step).around(answer)
        told = accepted(Screen(f"{notice}\n\n{shown.text}", shown.markup))
        assert ("il vous manque" in told) == bool(view.missing)
        assert shown.markup
        assert shown.markup.inline_keyboard[-2] == [step]


def test_what_blocks_a_step_has_the_number_that_may_be_typed(shipped: Knowledge) -> None:
    (view, *_) = laid_out(shipped, {}, Profile().concerned).steps
    causes = (
        '• Une panne.\n• Un refus. <a href="cps-lecteur">x</a>\n• Un oubli. <a href="gone">x</a>'
    )
    shown = step_screens.stuck(shipped, replace(view, step=replace(view.step, stuck=Html(causes))))
    assert "• Une panne.\n\n1. Un refus.\n\n• Un oubli." in shown.text
    assert shown.markup
    labels = [button.text for row in shown.markup.inline_keyboard for button in row]
    assert labels[0].startswith("1")
    assert len(labels) == len(["the cause", "back to the step", "back to the path"])


def test_a_chapter_of_the_path_is_called_as_the_theme_of_its_answers(shipped: Knowledge) -> None:
    for chapter in shipped.base.chapters:
        theme = typography(shipped.base.themes[chapter].title)
        assert theme.startswith(path_screens.chapter_name(shipped, chapter))
