"""What may be typed after « /profil »."""

from collections import Counter

import pytest

from bot.profile import ROLES, Fact
from handlers.forms import split
from handlers.profile.questions import NO, YES
from handlers.said import Said
from handlers.typed.profile import begun_with, changed, of_oneself, understood
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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("je suis pas médecin je suis infirmière", {"role": "autre_ordre"}),
        ("en fait je suis pas médecin, je suis kiné", {"role": "autre_ordre"}),
        ("je ne suis plus médecin mais pharmacien", {"role": "pharmacien"}),
        ("je suis pas médecin", {}),
        ("je suis pas médecin et pharmacien", {}),
        ("je suis plus médecin que pharmacien", {}),
        ("je suis pas médecin mais ma femme est pharmacienne", {}),
    ],
)
def test_a_profession_put_in_place_of_another_is_told(
    shipped: Knowledge, text: str, told: dict[str, str]
) -> None:
    assert of_oneself(shipped.phrases, Said(text)) == told
    assert changed(shipped.phrases, Said(text)) == told


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("bonjour je suis kiné, je débute", "autre_ordre"),
        ("j'exerce comme podologue depuis mars", "autre_ordre"),
        ("je suis secrétaire chez un médecin", "secretaire"),
        ("je suis pas médecin, je débute", ""),
        ("je travaille chez un médecin", ""),
        ("ma secrétaire débute", ""),
        ("je suis médecin, je commence par quoi ?", ""),
        ("je débute", ""),
    ],
)
def test_a_profession_is_read_whatever_is_told_behind(
    shipped: Knowledge, typed: str, role: str
) -> None:
    assert begun_with(shipped.phrases, typed) == role
