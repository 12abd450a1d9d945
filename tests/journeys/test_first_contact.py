"""The first contact, the notice, and the links that bring people."""

from datetime import timedelta

import pytest
from aiogram.methods import SendMessage

from bot.chat_page.people import person_named
from bot.sending.turn import Turn
from bot.settings import Settings
from handlers.commands import Place, offered
from handlers.privacy.notice import with_notice
from knowledge import Html
from tests.journeys.conftest import CARD
from tests.journeys.conversation import Prepared, Stage, Talker, Title, shipped

NOTICE = "N’envoyez jamais de données de patients"


async def test_start_says_what_the_bot_is_and_what_not_to_send(newcomer: Talker) -> None:
    await newcomer.says("/start")
    assert newcomer.sees.startswith("Bonjour, je suis Pas à pas.")
    kept = ("Je garde votre identifiant", "/confidentialite", "/effacer")
    for told in (NOTICE, "non officiel", *kept):
        assert told in newcomer.sees
    first = ["Mon parcours", "Parcourir les thèmes", "Ce que je conserve"]
    assert newcomer.buttons[:3] == first
    assert newcomer.sees.count(NOTICE) == 1


async def test_someone_who_asks_at_once_is_answered_below_the_notice(
    newcomer: Talker, title: Title
) -> None:
    await newcomer.says(CARD)
    assert newcomer.sees.index(NOTICE) < newcomer.sees.index(title("ins-justificatifs"))
    await newcomer.says(CARD)
    assert NOTICE not in newcomer.sees


@pytest.mark.parametrize("said", ["/aide", "/themes", "bonjour", "1 85 05 78 006 084 91"])
async def test_the_notice_comes_first_whatever_is_said(newcomer: Talker, said: str) -> None:
    await newcomer.says(said)
    assert NOTICE in newcomer.sees


async def test_the_notice_comes_with_a_refused_medium_too(newcomer: Talker) -> None:
    await newcomer.sends("voice")
    assert NOTICE in newcomer.sees


async def test_the_notice_comes_before_a_picture(newcomer: Talker) -> None:
    await newcomer.says("/parcours image")
    notice, picture = newcomer.seen
    assert NOTICE in str(notice.text)
    assert picture.photo
    await newcomer.corrects(CARD)
    assert NOTICE in str(newcomer.messages[notice.message_id].text)


async def test_the_notice_comes_back_after_ninety_days(doctor: Talker, stage: Stage) -> None:
    stage.later = timedelta(days=91)
    await doctor.says(CARD)
    assert NOTICE in doctor.sees


def test_the_notice_stands_alone_before_a_text_that_has_no_room_for_it() -> None:
    long = SendMessage(chat_id=5, text="a" * 4090)
    notice, text = with_notice(Turn((long,), 1, 5), Html("Attention"), 5).methods
    assert isinstance(notice, SendMessage)
    assert notice.text == "Attention"
    assert text is long


async def test_the_first_buttons_lead_somewhere(doctor: Talker) -> None:
    await doctor.taps("Parcourir les thèmes")
    assert doctor.sees.startswith("Les thèmes.")
    await doctor.taps("Ce que je conserve")
    assert doctor.sees.startswith("Ce que je conserve")


async def test_a_link_opens_its_entry(doctor: Talker, title: Title) -> None:
    await doctor.says("/start e_ins-qualifier")
    assert doctor.sees.startswith(title("ins-qualifier"))


async def test_a_newcomer_brought_by_a_link_is_welcomed_then_answered(
    newcomer: Talker, title: Title
) -> None:
    await newcomer.says("/start e_ins-qualifier")
    assert len(newcomer.seen) == 2
    assert newcomer.sees.startswith("Bonjour")
    assert title("ins-qualifier") in newcomer.sees


async def test_a_link_to_an_entry_that_is_gone_says_so(doctor: Talker) -> None:
    await doctor.says("/start e_retiree")
    assert doctor.sees.startswith("Cette réponse n’existe plus.")
    assert doctor.buttons == ["Tous les thèmes"]


@pytest.mark.parametrize(
    "payload",
    ["e_", "e_../../etc", "E_ins-qualifier", "x" * 65, "C_abc", "é", "<b>", "e_a;DROP TABLE"],
)
async def test_a_hostile_link_is_an_ordinary_start(doctor: Talker, payload: str) -> None:
    await doctor.says(f"/start {payload}")
    assert doctor.sees.startswith("Bonjour, je suis Pas à pas.")


@pytest.mark.parametrize("payload", ["c_", "c_123", "c_skqk", "c_" + "b" * 20, "c_" + "c" * 21])
async def test_a_damaged_invitation_is_told_so(doctor: Talker, payload: str) -> None:
    await doctor.says(f"/start {payload}")
    whole = payload == "c_" + "b" * 20
    told = "Cette invitation ne peut pas servir" if whole else "Ce lien d’invitation est abîmé"
    assert doctor.sees.startswith(told)
    assert "Demandez" in doctor.sees
    assert "Qui êtes-vous" not in doctor.sees


async def test_a_newcomer_with_a_damaged_invitation_is_welcomed_then_told_so(
    newcomer: Talker,
) -> None:
    await newcomer.says("/start c_skqk")
    assert newcomer.sees.startswith("Bonjour")
    assert "Ce lien d’invitation est abîmé" in newcomer.sees


async def test_help_lists_the_commands(doctor: Talker) -> None:
    await doctor.says("/aide")
    assert "/recherche : chercher des mots" in doctor.sees
    await doctor.says("/HELP")
    assert "/recherche : chercher des mots" in doctor.sees


async def test_a_maintainer_has_the_commands_of_everybody(
    settings: Settings, base: Prepared
) -> None:
    known = person_named("Mainteneuse").id
    stage = Stage(settings.model_copy(update={"maintainers": frozenset({known})}), base)
    maintainer = stage.person("Mainteneuse")
    await maintainer.says("/aide")
    assert "/themes : parcourir" in maintainer.sees
    await stage.app.close()


@pytest.mark.parametrize("command", ["/confidentialite", "/privacy"])
async def test_what_is_kept_is_told(doctor: Talker, command: str) -> None:
    await doctor.says(command)
    assert doctor.sees.startswith("Ce que je conserve")
    assert "n’est pas renseignée" in doctor.sees


async def test_the_legal_notice_says_that_it_is_not_filled_in(doctor: Talker) -> None:
    await doctor.says("/mentions")
    assert "ne sont pas renseignées" in doctor.sees
    assert "non officiel" in doctor.sees


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("/theme", "/themes"),
        ("/thèmes", "/themes"),
        ("/RECHERCHES carte", "/recherche"),
        ("/menu", "/aide"),
        ("/Commandes", "/aide"),
        ("/mention", "/mentions"),
        ("/étapes", "/parcours"),
        ("/stop", "/rappels"),
        ("/guichet", "/ins"),
        ("/faq", "/themes"),
        ("/delete", "/effacer"),
    ],
)
async def test_an_unknown_command_gets_the_nearest_one(
    doctor: Talker, typed: str, near: str
) -> None:
    await doctor.says(typed)
    assert f"Vouliez-vous dire {near}" in doctor.sees


@pytest.mark.parametrize("typed", ["/rdv", "/cpe", "/sans_reponse", "/quitter"])
async def test_a_command_like_no_other_is_not_taken_for_one(doctor: Talker, typed: str) -> None:
    await doctor.says(typed)
    assert doctor.sees.startswith(f"Je ne connais pas la commande {typed}. La liste")


async def test_each_word_typed_as_a_command_stands_for_one_that_everybody_has() -> None:
    known = {command.name for command in offered(Place.PRIVATE)}
    assert set(shipped().phrases.question.typed_commands) <= known


@pytest.mark.parametrize("typed", ["/", "/xyzzy", "/ aide", "/<b>", "/" + "a" * 500])
async def test_an_odd_command_leads_to_the_help(doctor: Talker, typed: str) -> None:
    await doctor.says(typed)
    assert doctor.sees.startswith("Je ne connais pas la commande /")
    assert "/aide" in doctor.sees


@pytest.mark.parametrize(
    ("typed", "noted"),
    [
        ("je crois que oui", "Secrétariat : oui"),
        ("je ne crois pas", "Secrétariat : non"),
        ("je crois", "Secrétariat : non précisé"),
        ("je ne sais pas trop", "Secrétariat : non précisé"),
        ("euh non pas de secrétaire je crois", "Secrétariat : non"),
        ("oui j'ai une secrétaire", "Secrétariat : oui"),
        ("en fait non", "Secrétariat : non"),
        ("oui, un secrétariat", "Secrétariat : oui"),
    ],
)
async def test_who_is_not_sure_answers_the_question_too(
    newcomer: Talker, stage: Stage, typed: str, noted: str
) -> None:
    await newcomer.says("/start")
    for answer in ("médecin", "non", typed):
        await newcomer.says(answer)
    assert "Question 4 sur 4" in newcomer.sees
    await newcomer.says("/profil")
    assert noted in newcomer.sees
    assert stage.asked == []


@pytest.mark.parametrize(
    ("typed", "noted"),
    [
        ("finess oui", "Structure avec un numéro FINESS : oui"),
        ("secrétariat non", "Secrétariat : non"),
        ("logiciel pas ségur", "Logiciel référencé Ségur : non"),
        ("je n'ai ni finess ni secrétaire", "Secrétariat : non"),
        ("le logiciel n'est pas ségur", "Logiciel référencé Ségur : non"),
    ],
)
async def test_below_the_profile_an_answer_is_noted_without_being_asked_again(
    doctor: Talker, typed: str, noted: str
) -> None:
    await doctor.says("/profil médecin")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté.")
    assert noted in doctor.sees
