"""The sentences that the program asks by name are those that the file of sentences must have."""

from bot.journey import State
from bot.profile import ROLES
from bot.zones import ZONES
from handlers.dictated import SIGNS
from handlers.profile.questions import NO, QUESTIONS, YES
from knowledge import SHIPPED, Phrases
from knowledge.phrases.reader import read_table


def test_each_name_of_the_program_has_its_sentence() -> None:
    phrases, problems = read_table(SHIPPED / "phrases.toml", Phrases)
    assert problems == []
    states = set(map(str, State))
    assert set(phrases.reminders.zones) == set(ZONES)
    assert set(phrases.profile.answers) == {*ROLES, YES, NO}
    assert set(phrases.profile.typed_roles) == set(phrases.answer.role) == set(ROLES)
    assert set(phrases.profile.questions) == set(phrases.profile.names) == set(map(str, QUESTIONS))
    assert set(phrases.path.states) == set(phrases.step.mark) == set(phrases.step.noted) == states
    assert set(phrases.question.spoken) > set(SIGNS)
