"""Who does several steps of a practice, told in one message: « c'est moi qui fais la 4, la 5 »."""

import pytest

from tests.journeys.conftest import CARD
from tests.journeys.conversation import Stage, Talker

MINE = "s’en charge : vous, médecin (membre 1)"
THEIRS = "s’en charge : secrétaire ou assistant (membre 2)"


@pytest.fixture
async def secretary(stage: Stage, doctor: Talker) -> Talker:
    """Bring in a secretary who has joined the doctor's practice."""
    await doctor.says("/profil médecin")
    link = await doctor.invites()
    secretary = stage.person("Secrétaire")
    await secretary.says(f"/start {link}")
    await secretary.says("oui")
    await secretary.says("secrétaire")
    return secretary


async def charged(person: Talker, whom: str) -> list[int]:
    """Return the numbers of the steps that somebody is charged with."""
    await person.says("/parcours tout")
    lines = (line for line in person.sees.splitlines() if whom in line)
    return [int(line.partition(".")[0]) for line in lines]


@pytest.mark.parametrize(
    ("typed", "whom", "steps"),
    [
        ("c'est moi qui fais la 4 et la 5", MINE, [4, 5]),
        ("c'est moi qui vais faire la 4 et la 5", MINE, [4, 5]),
        ("c'est moi qui m'occupe de la 8 et de la 9", MINE, [8, 9]),
        ("c'est ma secrétaire qui fait la 4 et la 7", THEIRS, [4, 7]),
        ("c'est la secrétaire qui s'occupe des étapes 4, 5 et 7", THEIRS, [4, 5, 7]),
        ("c'est le membre 2 qui fait la 4 et la 5", THEIRS, [4, 5]),
        ("c'est elle qui fait la 9", THEIRS, [9]),
        ("c'est elle qui s'occupe de la 10 et de la 11", THEIRS, [10, 11]),
        ("elle s'occupe de la 12", THEIRS, [12]),
        ("je fais la 7", MINE, [7]),
        ("c'est moi la 7", MINE, [7]),
        ("c'est elle la 7", THEIRS, [7]),
        ("je fais la 4 et ma secrétaire fait la 5", MINE, [4]),
        ("je fais la 4 et ma secrétaire fait la 5", THEIRS, [5]),
        ("c'est moi qui fais la 4 et c'est ma secrétaire qui fait la 5", THEIRS, [5]),
    ],
)
async def test_who_does_steps_is_told_of_them_all(
    doctor: Talker, secretary: Talker, typed: str, whom: str, steps: list[int]
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté.")
    assert await charged(doctor, whom) == steps
    assert secretary.stage.asked == []


@pytest.mark.parametrize(
    "typed",
    [
        "c'est qui qui fait la 4 et la 5",
        "c'est ma secrétaire qui fait la 4 et la 5 ?",
        "c'est pas moi qui fais la 4 et la 5",
        "c'est ma secrétaire ou moi qui fais la 4 et la 5",
    ],
)
async def test_what_leaves_open_who_does_charges_nobody(
    doctor: Talker, secretary: Talker, typed: str
) -> None:
    assert secretary.sees
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert await charged(doctor, "s’en charge") == []


@pytest.mark.parametrize("typed", ["c'est Betty qui fait la 5", "Betty s'en occupe"])
async def test_whoever_is_called_by_a_name_is_asked_which_member_they_are(
    doctor: Talker, secretary: Talker, typed: str
) -> None:
    await doctor.says("/parcours 5")
    await doctor.says(typed)
    assert doctor.sees.startswith("Qui s’en charge ? Étape 5")
    assert secretary.stage.asked == []


@pytest.mark.parametrize("typed", ["c'est pour demain", "c'est à faire", "on le fait"])
async def test_what_names_nobody_does_not_ask_who(
    doctor: Talker, secretary: Talker, typed: str
) -> None:
    assert secretary.sees
    await doctor.says("/parcours 5")
    await doctor.says(typed)
    assert not doctor.sees.startswith("Qui s’en charge ?")


async def test_the_other_of_two_members_is_called_she(doctor: Talker, secretary: Talker) -> None:
    assert secretary.sees
    await doctor.says("/parcours 4")
    await doctor.says("elle")
    assert "Qui s’en charge : secrétaire ou assistant (membre 2)" in doctor.sees


async def test_who_is_told_to_do_steps_marks_none(doctor: Talker, secretary: Talker) -> None:
    assert secretary.sees
    await doctor.says("/parcours")
    await doctor.says("c'est moi qui fais la 4 et la 5")
    await doctor.says("/parcours")
    assert "0 étape sur" in doctor.sees


async def test_of_two_others_it_is_asked_which_is_she(doctor: Talker, secretary: Talker) -> None:
    link = await doctor.invites()
    third = secretary.stage.person("Autre secrétaire")
    await third.says(f"/start {link}")
    await third.says("oui")
    await doctor.says("/parcours 6")
    await doctor.says("c'est elle")
    assert doctor.sees.startswith("Qui s’en charge ? Étape 6")


@pytest.mark.parametrize(
    "typed",
    [
        "la 4 est faite et la 5 c'est elle",
        "la 4 c'est fait, la 5 c'est moi",
        "la 4 faite, la 5 moi",
    ],
)
async def test_a_step_of_which_it_is_told_who_does_it_is_not_marked(
    doctor: Talker, secretary: Talker, typed: str
) -> None:
    assert secretary.sees
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert "Je n’ai pas compris ce que vous dites des étapes 4 et 5" in doctor.sees
    await doctor.says("/parcours")
    assert "0 étape sur" in doctor.sees


@pytest.mark.parametrize(
    ("typed", "mine", "theirs"),
    [
        ("la 4 c'est moi et la 5 ma secrétaire", [4], [5]),
        ("la 7 c'est moi, la 8 et la 9 ma secrétaire", [7], [8, 9]),
        ("la 7 c'est moi et la 8", [7, 8], []),
        ("les étapes 7, 8 et 9 c'est ma secrétaire, la 4 c'est moi", [4], [7, 8, 9]),
        ("je m'occupe de la 4 et ma secretaire de la 7", [4], [7]),
        ("ma secrétaire fait la 7 et la 8 et moi la 4 et la 5", [4, 5], [7, 8]),
        ("moi je prends la 7, la 8 et la 9 et ma secrétaire la 4", [7, 8, 9], [4]),
    ],
)
async def test_each_step_is_of_who_is_told_to_do_it(
    doctor: Talker, secretary: Talker, typed: str, mine: list[int], theirs: list[int]
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert await charged(doctor, MINE) == mine
    assert await charged(doctor, THEIRS) == theirs
    assert secretary.stage.asked == []


@pytest.mark.parametrize(
    "typed",
    [
        "la 4 est faite et la 5 ma secrétaire",
        "la 4 je sais pas et la 5 ma secrétaire",
        "la 7 et la 8 c'est ma secrétaire, le reste c'est moi",
    ],
)
async def test_where_one_step_is_unclear_nobody_is_charged(
    doctor: Talker, secretary: Talker, typed: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert "rien n’est changé" in doctor.sees
    assert await charged(secretary, "s’en charge") == []


@pytest.mark.parametrize("typed", ["finalement pas la 9", "non pas la 9", "la 9 non"])
async def test_a_step_refused_is_left_by_who_does_it(
    doctor: Talker, secretary: Talker, typed: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says("je prends la 7 et la 9")
    await doctor.says(typed)
    assert await charged(doctor, MINE) == [7]
    assert secretary.stage.asked == []


@pytest.mark.parametrize("typed", ["la 9 n'est pas faite", "étape 9 à faire"])
async def test_a_step_that_is_not_done_is_still_of_who_does_it(
    doctor: Talker, secretary: Talker, typed: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says("je prends la 7 et la 9")
    await doctor.says(typed)
    assert await charged(doctor, MINE) == [7, 9]
    assert secretary.stage.asked == []


async def test_a_step_done_that_is_refused_is_to_do_and_still_of_who_does_it(
    doctor: Talker, secretary: Talker
) -> None:
    await doctor.says("je prends la 7 et la 9")
    await doctor.says("la 9 est faite")
    await doctor.says("pas la 9")
    assert await charged(doctor, MINE) == [7, 9]
    assert secretary.stage.asked == []


async def test_what_somebody_did_charges_nobody(doctor: Talker, secretary: Talker) -> None:
    assert secretary.sees
    await doctor.says("/parcours")
    await doctor.says("ma secrétaire a fait la 5 et moi la 4")
    assert doctor.sees.startswith("Je n’ai pas compris ce que vous dites des étapes 5 et 4")
    assert await charged(doctor, "s’en charge") == []


async def test_alone_what_one_does_oneself_is_not_understood(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("je fais la 4 et ma secrétaire fait la 5")
    assert doctor.sees.startswith("Je n’ai pas compris ce que vous dites des étapes 4 et 5")


@pytest.mark.parametrize(
    ("typed", "whom", "steps"),
    [
        ("c'est le membre 2", THEIRS, [6]),
        ("2", THEIRS, [6]),
        ("non le 1", MINE, [6]),
        ("moi", MINE, [6]),
        ("9", "s’en charge", []),
    ],
)
async def test_who_does_a_step_is_told_below_that_question_wherever_it_was_asked(
    doctor: Talker, secretary: Talker, typed: str, whom: str, steps: list[int]
) -> None:
    assert secretary.sees
    await doctor.says(CARD)
    await doctor.says("la 6 c'est nous deux")
    assert doctor.sees.startswith("Qui s’en charge ?")
    await doctor.says(typed)
    assert await charged(doctor, whom) == steps


async def test_a_number_below_the_page_of_a_step_opens_that_one(
    doctor: Talker, secretary: Talker
) -> None:
    assert secretary.sees
    await doctor.says("étape 6")
    await doctor.says("2")
    assert doctor.sees.startswith("Étape 2 ·")


async def test_a_step_that_is_not_ones_own_keeps_its_state(
    doctor: Talker, secretary: Talker
) -> None:
    assert secretary.sees
    await doctor.says("/parcours")
    await doctor.says("la 7 est faite")
    await doctor.says("c'est pas moi la 7")
    await doctor.says("/parcours 7")
    assert "État : fait" in doctor.sees
