"""What may be typed after « /profil »."""

from collections import Counter

from bot.profile import ROLES, Fact
from handlers.forms import split
from handlers.profile.profile_screens import NO, YES
from handlers.typed.profile import understood
from knowledge import Knowledge
from knowledge.text import fold


def test_every_profession_is_understood_and_said_once(shipped: Knowledge) -> None:
    listed = {
        form: role
        for role, label in shipped.phrases.profile.typed_roles.items()
        for form in split(label())
    }
    every = [
        form for label in shipped.phrases.profile.typed_roles.values() for form in split(label())
    ]
    assert set(listed.values()) == set(ROLES)
    assert Counter(every).most_common(1)[0][1] == 1
    for form, role in listed.items():
        assert fold(form) == form
        assert understood(shipped.phrases, form) == {"role": role}


def test_every_answer_of_a_button_can_be_typed(shipped: Knowledge) -> None:
    answers = shipped.phrases.profile.answers
    for role in ROLES:
        assert understood(shipped.phrases, answers[role]()) == {"role": role}
    for fact in Fact:
        for answer in (YES, NO):
            assert understood(shipped.phrases, f"{fact} {answer}") == {fact: answer}
