"""Commands as people type them: behind the bot's name, with a slip, with words behind them."""

import pytest

from tests.journeys.conftest import CARD
from tests.journeys.conversation import Stage, Talker, Title

COUNTER = "Que répond INSi pour ce patient ?"


@pytest.mark.parametrize(
    "typed",
    [
        "/parcours.",
        "/Parcours !",
        "//parcours",
        "/parcours, tout",
        "/PARCOURS",
        "/parcours@autre_bot",
    ],
)
async def test_a_slip_of_the_keyboard_is_passed_over(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says(typed)
    assert "Qualifier l’identité" in doctor.sees
    assert "Je ne connais pas" not in doctor.sees
    assert stage.asked == []


async def test_another_word_is_no_command(doctor: Talker) -> None:
    await doctor.says("/parcourss.")
    assert doctor.sees.startswith("Je ne connais pas la commande")


@pytest.mark.parametrize("typed", ["@chat_page_bot /ins", "@Chat_Page_Bot, /ins", "/ins?"])
async def test_a_group_may_name_the_bot_before_the_command(member: Talker, typed: str) -> None:
    await member.says(typed)
    assert COUNTER in member.sees


async def test_what_is_personal_stays_private_behind_the_name_too(member: Talker) -> None:
    await member.says("@chat_page_bot /parcours 2")
    assert member.sees.startswith("C’est personnel")


@pytest.mark.parametrize(
    ("typed", "shows"),
    [
        ("/themes 3", "Qualifier l’identité du patient : INS · page 1"),
        ("/themes la 2", "S’identifier : RPPS, CPS, e-CPS, certificats · page 1"),
        ("/themes messagerie", "Échanger par messagerie sécurisée MSSanté · page 1"),
        ("/themes carte vitale", "Quel justificatif d’identité demander ?"),
        ("/themes 99", "Les thèmes."),
        ("/patients 2", "Questions de patients · page 1"),
        ("/patients affiches", "En parler aux patients : affiches, textes"),
    ],
)
async def test_what_is_typed_behind_the_themes_opens_one(
    doctor: Talker, typed: str, shows: str
) -> None:
    await doctor.says(typed)
    assert shows in doctor.sees.split("\n\n2.")[0]


@pytest.mark.parametrize(
    ("typed", "shows"),
    [
        ("/ins une identité", "Quelle pièce d’identité"),
        ("/ins 1", "Quelle pièce d’identité"),
        ("/ins une identité, passeport", "Les cinq traits renvoyés par INSi"),
        ("/ins passeport", "Vous me le direz à une question suivante."),
        ("/ins bidule", COUNTER),
    ],
)
async def test_what_is_typed_behind_the_counter_answers_its_question(
    doctor: Talker, member: Talker, typed: str, shows: str
) -> None:
    for someone in (doctor, member):
        await someone.says(typed)
        assert shows in someone.sees


async def test_it_answers_the_question_left_open_at_the_counter(doctor: Talker) -> None:
    await doctor.says("/ins une identité")
    await doctor.says("/ins passeport")
    assert "Les cinq traits renvoyés par INSi" in doctor.sees
    await doctor.says("/ins recommencer")
    assert COUNTER in doctor.sees


@pytest.mark.parametrize("command", ["/ins", "/aide", "/parcours", "/patients"])
async def test_what_is_asked_behind_a_command_is_a_question(
    doctor: Talker, stage: Stage, title: Title, command: str
) -> None:
    await doctor.says(f"{command} {CARD}")
    assert doctor.sees.startswith(title("ins-justificatifs"))
    assert stage.asked == [CARD]


@pytest.mark.parametrize("command", ["/ins", "/aide", "/patients"])
async def test_a_question_behind_a_command_is_answered_in_a_group(
    member: Talker, title: Title, command: str
) -> None:
    await member.says(f"{command} {CARD}")
    assert title("ins-justificatifs") in member.sees


@pytest.mark.parametrize(
    ("typed", "shows"),
    [
        ("/parcours 4 ?", "Étape 4"),
        ("/aide ?", "/themes"),
        ("/ins mineur ?", COUNTER),
        ("/rappels c'est quand ?", "aucun rappel"),
        ("/profil je suis quoi ?", "Vous êtes"),
    ],
)
async def test_what_a_command_shows_answers_what_is_asked_of_it(
    doctor: Talker, typed: str, shows: str
) -> None:
    await doctor.says(typed)
    assert shows in doctor.sees
