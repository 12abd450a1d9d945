"""What a reminder that came on its own is answered by, when one types."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.journeys.conversation import Stage, Talker

NOON = 12


@pytest.fixture
async def reminded(stage: Stage) -> Talker:
    """Give a doctor who has just read another step when the reminder of the CPE card comes."""
    doctor = stage.person("Anne")
    await doctor.says("/start")
    await doctor.says("/parcours en cours cpe")
    await doctor.says("/rappels cpe dans 7 jours")
    now = datetime.now(UTC)
    stage.later = now.replace(hour=NOON, minute=0) - now + timedelta(days=8)
    await doctor.says("/parcours cps")
    await comes(stage, doctor)
    return doctor


async def comes(stage: Stage, doctor: Talker) -> None:
    """Let the reminder come: not while the doctor is talking with the bot."""
    known = doctor.messages
    await stage.app.reminding.send_one()
    assert list(doctor.messages) == list(known)
    stage.later += timedelta(minutes=11)
    await stage.app.reminding.send_one()
    (message,) = (one for number, one in doctor.messages.items() if number not in known)
    assert "Vous m" in (message.text or "")


@pytest.mark.parametrize(
    "text",
    [
        "c'est fait",
        "C’est fait",
        "fait",
        "ok c'est fait, merci",
        "ah oui on l'a reçue ce matin",
        "finalement c'est fait depuis lundi",
    ],
)
async def test_what_is_done_is_what_one_was_reminded_of(reminded: Talker, text: str) -> None:
    await reminded.says(text)
    assert "carte CPE nominative » est fait." in reminded.sees


@pytest.mark.parametrize("text", ["plus tard", "pas encore", "non", "c'est pas fait", "j'attends"])
async def test_another_day_is_asked_for_what_is_not_done(reminded: Talker, text: str) -> None:
    await reminded.says(text)
    assert "Quel jour vous le rappeler ?" in reminded.sees
    await reminded.says("lundi")
    assert "je vous le rappellerai lundi" in reminded.sees


@pytest.mark.parametrize(
    "text",
    [
        "demain",
        "rappelle-moi dans 10 jours",
        "pas encore, lundi",
        "toujours pas, lundi",
        "pas reçue, dans 8 jours",
    ],
)
async def test_a_day_sets_it_again(reminded: Talker, text: str) -> None:
    await reminded.says(text)
    assert "je vous le rappellerai" in reminded.sees
    await reminded.says("/rappels")
    assert "CPE" in reminded.sees


@pytest.mark.parametrize("text", ["oui j'ai appelé", "ils s'en occupent", "c'est en route"])
async def test_what_moves_without_being_done_shows_the_step(reminded: Talker, text: str) -> None:
    await reminded.says(text)
    assert reminded.sees.startswith("Étape 6 · ")
    await reminded.says("c'est fait")
    assert "carte CPE nominative » est fait." in reminded.sees


@pytest.mark.parametrize("text", ["stop", "arrêter"])
async def test_no_other_reminder_is_wanted(reminded: Talker, text: str) -> None:
    await reminded.says(text)
    assert "Tous vos rappels sont annulés." in reminded.sees


async def test_a_yes_shows_the_step_and_marks_nothing(reminded: Talker) -> None:
    await reminded.says("oui")
    assert "CPE" in reminded.sees
    assert "est fait" not in reminded.sees


async def test_who_is_stuck_is_told_what_blocks_the_step(reminded: Talker) -> None:
    await reminded.says("je bloque")
    assert "CPE" in reminded.sees


async def test_it_is_answered_in_the_evening(reminded: Talker, stage: Stage) -> None:
    stage.later += timedelta(hours=8)
    await reminded.says("c'est fait")
    assert "carte CPE nominative » est fait." in reminded.sees


async def test_it_is_not_answered_a_day_later(reminded: Talker, stage: Stage) -> None:
    stage.later += timedelta(hours=13)
    await reminded.says("c'est fait")
    assert "est fait." not in reminded.sees


async def test_it_confirms_nothing_that_was_asked_before(stage: Stage) -> None:
    doctor = stage.person("Anne")
    await doctor.says("/parcours en cours cpe")
    await doctor.says("/rappels cpe dans 7 jours")
    now = datetime.now(UTC)
    stage.later = now.replace(hour=NOON, minute=0) - now + timedelta(days=8)
    await doctor.says("/effacer")
    await comes(stage, doctor)
    await doctor.says("oui")
    assert "efface" not in doctor.sees.casefold()
    await doctor.says("/parcours en cours")
    assert "CPE" in doctor.sees


async def test_a_question_asked_meanwhile_is_a_question(reminded: Talker, stage: Stage) -> None:
    await reminded.says("qui peut qualifier l'ins ?")
    assert "qui peut qualifier l'ins ?" in stage.asked


@pytest.mark.parametrize(
    "text",
    [
        "elle est arrivée",
        "je l'ai reçue",
        "C’est reçu !",
        "j'ai reçu ma carte",
        "ça y est, la carte est arrivée",
        "oui je l'ai reçue, merci",
    ],
)
@pytest.mark.parametrize("comes_by_itself", [True, False])
async def test_what_arrived_is_done(reminded: Talker, text: str, *, comes_by_itself: bool) -> None:
    if not comes_by_itself:
        await reminded.says("/parcours cpe")
    await reminded.says(text)
    assert "carte CPE nominative » est fait." in reminded.sees


@pytest.mark.parametrize(
    "text", ["non pas encore", "non toujours pas", "elle n'est pas encore arrivée", "pas reçue"]
)
@pytest.mark.parametrize("comes_by_itself", [True, False])
async def test_what_has_not_arrived_is_brought_up_again(
    reminded: Talker, text: str, *, comes_by_itself: bool
) -> None:
    if not comes_by_itself:
        await reminded.says("/parcours cpe")
    await reminded.says(text)
    assert "Quel jour vous le rappeler ?" in reminded.sees
    assert "CPE" in reminded.sees


async def test_a_step_not_begun_that_waits_is_shown_again(doctor: Talker) -> None:
    await doctor.says("/parcours cps")
    await doctor.says("non pas encore")
    assert doctor.sees.startswith("Étape 2")
    assert "État : à faire" in doctor.sees


@pytest.mark.parametrize(
    "text",
    [
        "non rappelle-moi demain",
        "non pas reçue, rappelle-moi demain",
        "pas encore, redemande demain",
        "rappelle-moi demain",
    ],
)
async def test_what_still_waits_is_reminded_of_on_the_day_told(
    reminded: Talker, text: str
) -> None:
    await reminded.says(text)
    assert reminded.sees.startswith("C’est noté : je vous le rappellerai")
    assert "carte CPE nominative" in reminded.sees


async def test_what_still_waits_is_told_with_another_step(reminded: Talker) -> None:
    await reminded.says("pas fait, mais la 7 oui")
    assert "C’est noté, en cours : Équiper le secrétariat" in reminded.sees
    assert "C’est noté, fait : Informer le patient" in reminded.sees


@pytest.mark.parametrize("text", ["j'y pense", "j'ai oublié", "zut j'ai oublié", "on l'attend"])
async def test_what_is_thought_of_is_asked_when_to_be_told_again(
    reminded: Talker, stage: Stage, text: str
) -> None:
    await reminded.says(text)
    assert reminded.sees.startswith("Quel jour vous le rappeler ?")
    assert stage.asked == []


@pytest.mark.parametrize("text", ["je saute", "saute"])
async def test_what_is_passed_over_stays_as_it_is(reminded: Talker, text: str) -> None:
    await reminded.says(text)
    assert reminded.sees.startswith("Rien n’est changé à l’étape 6.")


@pytest.mark.parametrize("text", ["elle est là", "c bon elle est la", "elle est enfin là !"])
async def test_what_is_here_is_done(reminded: Talker, text: str) -> None:
    await reminded.says(text)
    assert "carte CPE nominative » est fait." in reminded.sees


@pytest.mark.parametrize("text", ["pas besoin", "inutile", "ça ira", "quelle étape ?"])
async def test_what_is_not_needed_is_the_reminder_not_the_step(
    reminded: Talker, text: str
) -> None:
    await reminded.says(text)
    assert reminded.sees.startswith("Étape 6 ·")
    assert "État : en cours" in reminded.sees


@pytest.mark.parametrize("text", ["pas besoin", "pas la peine", "ça ira"])
async def test_an_offer_is_declined_and_the_step_stays(doctor: Talker, text: str) -> None:
    await doctor.says("/parcours en cours cpe")
    await doctor.says(text)
    assert doctor.sees.startswith("Pas de rappel pour cette étape.")
    assert "État : en cours" in doctor.sees


@pytest.mark.parametrize("text", ["arrête", "arrêtez", "stop"])
async def test_reminders_are_stopped_by_a_word(reminded: Talker, text: str) -> None:
    await reminded.says(text)
    assert reminded.sees.startswith("Tous vos rappels sont annulés.")
