"""What screen readers read: words for the states of steps, no list of numbers, plain help."""

import re

import pytest

from tests.journeys.conversation import Talker

SIGNS = re.compile("[▰▱○◐●–✓›]")


@pytest.mark.parametrize("typed", ["/parcours", "/parcours tout"])
async def test_the_path_is_told_in_words(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours en cours rpps")
    await doctor.says(typed)
    assert SIGNS.search(doctor.sees) is None
    assert re.search(r"1\. Être inscrit au RPPS ou RPPS\+ \(en cours depuis le", doctor.sees)
    if typed.endswith("tout"):
        assert "2. Obtenir une carte CPS et/ou une e-CPS (à faire)" in doctor.sees


async def test_a_chapter_that_is_done_is_told_in_words(doctor: Talker) -> None:
    await doctor.says("/parcours fait informer-alimentation alimenter")
    await doctor.says("/parcours")
    assert SIGNS.search(doctor.sees) is None
    assert "\nAlimenter le dossier : terminé" in doctor.sees


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("étape 2", "État : à faire"),
        ("étape 2 en cours", "État : en cours depuis le "),
        ("étape 2 faite", "État : fait le "),
        ("étape 2 ne me concerne pas", "État : ne vous concerne pas"),
    ],
)
async def test_a_step_is_told_in_words(doctor: Talker, typed: str, said: str) -> None:
    await doctor.says(typed)
    await doctor.says("étape 2")
    assert SIGNS.search(doctor.sees) is None
    assert said in doctor.sees


async def test_the_numbers_of_messages_are_counted_not_read(doctor: Talker) -> None:
    for _ in range(3):
        await doctor.says("/themes")
    await doctor.says("/mesdonnees")
    told = next(text for text in seen(doctor) if "Numéros des messages" in text)
    about = told[told.index("Numéros des messages") :].split("\n\n")[0]
    assert re.search(r"\nLes numéros de [0-9]+ réponses? sont dans le fichier joint\.", about)
    assert len(about.splitlines()) == 2
    assert "ma réponse :" not in told


async def test_what_a_command_does_takes_no_capital_behind_its_colon(doctor: Talker) -> None:
    await doctor.says("/aide")
    lines = [line for line in doctor.sees.splitlines() if line.startswith("/")]
    assert len(lines) > 10
    assert all(re.match(r"/\w+\s:\s[a-zà-ÿ]", line) for line in lines)


def seen(person: Talker) -> list[str]:
    """Return the texts of the messages that a person has received."""
    return [message.text or "" for message in person.messages.values()]
