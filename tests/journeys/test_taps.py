"""No sequence of taps and words reaches an error."""

import random

import pytest

from tests.journeys.conversation import Stage, Talker, rows_of

WORDS = ("/parcours", "/rappels", "/cabinet", "/profil", "/parcours en cours cpe", "1", "12")
TAPS = 60


def data_in(person: Talker) -> list[str]:
    """Return what every button of the conversation carries, the oldest too."""
    found = {
        button.callback_data
        for message in person.messages.values()
        for row in rows_of(message)
        for button in row
        if button.callback_data and not button.callback_data.startswith("p:p")
    }
    return sorted(found - {None})


@pytest.mark.parametrize("seed", range(3))
async def test_no_sequence_of_taps_reaches_an_error(stage: Stage, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  not a secret
    doctor, other = stage.person("Médecin"), stage.person("Autre")
    for person in (doctor, other):
        await person.says("/start")
    for _ in range(TAPS):
        person = chance.choice((doctor, other))
        shown = data_in(chance.choice((doctor, other)))
        if chance.random() < 1 / 5:
            await person.says(chance.choice(WORDS))
        else:
            await person.taps_data(chance.choice(shown))
        assert "Une erreur de ma part" not in person.sees


@pytest.mark.parametrize(
    "data",
    [
        "m:retiree:done:path",
        "m:cps:unknown:path",
        "o:retiree:0",
        "k:retiree",
        "f:cps",
        "g:cps:99",
        "g:cps:-1",
        "g:cps:99999999999999999999",
        "c:remove_sure:99999",
        "c:remove_sure:999999999999999999",
        "g:retiree:1",
        "q:unknown:0",
        "a:role:roi:0",
        "a:unknown:oui:1",
        "a:finess::0",
        "w:cps:2026-13-45",
        "w:cps:0001-01-01",
        "w:cps:9999-12-31",
        "w:retiree:2026-12-01",
        "x:cancel:retiree",
        "x:stop:",
        "z:mars",
        "c:join:zzz",
        "c:revoke:99999999999999999999999",
        "c:revoke:9999999999999999999",
        "c:revoke:9223372036854775807",
        "c:revoke:²",
        "c:remove:-1",
        "c:remove_sure:1",
        "c:leave_sure:",
        "c:dissolve:",
        "y:0",
        "p:unknown",
    ],
)
async def test_a_forged_button_reaches_no_error(doctor: Talker, data: str) -> None:
    await doctor.says("/cabinet inviter")
    await doctor.taps_data(data)
    assert doctor.sees
    assert "Une erreur de ma part" not in doctor.sees
