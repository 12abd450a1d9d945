"""In a group: silent unless addressed, in the thread, and nothing about its members."""

from typing import Any

import pytest
from aiogram.methods import EditMessageText, SendMessage
from aiogram.types import Chat, Update
from sqlalchemy import func, select

from bot.models import ConversationRow, PersonRow
from bot.service_models import QuestionRow
from tests.journeys.conftest import CARD
from tests.journeys.conversation import GROUP, Prepared, Stage, Talker

BOT = "@chat_page_bot"


@pytest.mark.parametrize(
    "said",
    [
        "bonjour",
        CARD,
        "@autre_bot la carte ?",
        "/aide@autre_bot",
        "/inconnue",
        "/inconnue M. Dupont",
        "patient Dupont né le 12/03/1980",
    ],
)
async def test_what_is_not_for_the_bot_gets_no_answer(member: Talker, said: str) -> None:
    await member.says(said)
    assert member.sent == []


async def test_media_not_for_the_bot_get_no_answer(member: Talker) -> None:
    await member.sends("photo", "regardez")
    assert member.sent == []


@pytest.mark.parametrize("said", [f"{BOT} {CARD}", f"{CARD} {BOT.upper()}"])
async def test_a_mention_is_answered_as_a_reply(member: Talker, said: str) -> None:
    await member.says(said)
    assert "La carte Vitale n’est pas un justificatif" in member.sees
    (sent,) = [one for one in member.sent if isinstance(one, SendMessage)]
    assert sent.reply_parameters
    assert sent.reply_parameters.allow_sending_without_reply


async def test_a_reply_to_the_bot_is_answered(member: Talker) -> None:
    await member.says("/aide")
    await member.says(CARD, reply_to=member.seen[0].message_id)
    assert "La carte Vitale n’est pas un justificatif" in member.sees


@pytest.mark.parametrize(
    ("asked", "about"), [(CARD, "ins-justificatifs"), ("une carte", "cps-definition")]
)
async def test_a_reply_to_an_answer_is_read_behind_it(
    member: Talker, stage: Stage, asked: str, about: str
) -> None:
    await member.says(f"{BOT} {asked}")
    answered = member.seen[-1].message_id
    await member.says("/aide")
    await member.says("et pour un mineur ?", reply_to=answered)
    await member.says(f"{BOT} et pour un mineur ?")
    assert isinstance(stage.app.knowledge, Prepared)
    assert [after for _, after in stage.app.knowledge.asked] == [None, about, None]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("répète", "Quel justificatif d’identité demander ?"),
        ("t'es sûr ?", "Voici d’où vient cette réponse"),
        ("pourquoi ?", "Voici le détail de cette réponse"),
        ("c'est fait", "Dans un groupe, je ne note rien sur vous."),
        ("retour", "Touchez une réponse."),
    ],
)
async def test_what_is_asked_of_an_answer_by_a_reply_is_of_that_one(
    member: Talker, stage: Stage, said: str, told: str
) -> None:
    await member.says(f"{BOT} {CARD}")
    answered = member.seen[-1].message_id
    await member.says("/aide")
    await member.says(said, reply_to=answered)
    assert told in member.sees
    assert said not in stage.asked
    assert "écrivez son numéro" not in member.sees
    async with stage.app.database.session() as session:
        assert await session.scalar(select(func.count()).select_from(PersonRow)) == 0


@pytest.mark.parametrize("command", ["/aide", f"/aide{BOT}", "/themes", "/recherche carte"])
async def test_a_command_is_answered(member: Talker, command: str) -> None:
    await member.says(command)
    assert member.sees


@pytest.mark.parametrize("said", [f"{BOT} une carte", "/themes", "/patients", "/ins", "/aide"])
async def test_a_list_promises_no_number(member: Talker, said: str) -> None:
    await member.says(said)
    assert member.buttons or said == "/aide"
    assert "numéro" not in member.sees.replace("ni son numéro : rien de tel", "")


async def test_a_page_of_a_theme_and_a_search_promise_no_number(member: Talker) -> None:
    await member.says("/recherche carte")
    assert "Touchez une réponse." in member.sees
    await member.says("/themes")
    await member.taps("1 ·")
    assert "Touchez une réponse." in member.sees


@pytest.mark.parametrize("said", [BOT, f" {BOT} "])
async def test_the_name_of_the_bot_alone_is_told_where_to_write_the_question(
    member: Talker, stage: Stage, said: str
) -> None:
    await member.says(said)
    assert member.sees.startswith("Écrivez votre question derrière mon nom, dans le même message")
    assert f"{BOT} la carte Vitale" in member.sees
    assert stage.asked == []


async def test_a_number_alone_is_told_to_choose_nothing(member: Talker) -> None:
    await member.says(f"{BOT} 1")
    assert member.sees.startswith("Dans un groupe, un numéro ne choisit rien")


@pytest.mark.parametrize(
    ("shown", "said"),
    [("/ins", "une identité"), ("/ins", "plusieurs"), ("/themes", "repères")],
)
async def test_the_words_of_a_choice_are_told_to_choose_nothing(
    member: Talker, stage: Stage, shown: str, said: str
) -> None:
    await member.says(shown)
    await member.says(said, reply_to=member.seen[0].message_id)
    assert member.sees.startswith("Dans un groupe, seul un bouton choisit")
    assert stage.asked == []


async def test_a_question_below_a_list_is_answered(member: Talker) -> None:
    await member.says("/themes")
    await member.says(CARD, reply_to=member.seen[0].message_id)
    assert "La carte Vitale n’est pas un justificatif" in member.sees


@pytest.mark.parametrize("said", ["où j'en suis", "mes rappels", "inviter ma secrétaire"])
async def test_what_is_personal_is_told_to_be_asked_in_private(member: Talker, said: str) -> None:
    await member.says(f"{BOT} {said}")
    assert member.sees.startswith("Dans un groupe, je ne ")
    assert "en conversation privée : /" in member.sees


@pytest.mark.parametrize(
    "said", ["la cps c'est fait", "note que la cps est faite", "la 3 est faite", "cpe en cours"]
)
async def test_what_is_told_of_a_step_is_told_to_be_noted_in_private(
    member: Talker, stage: Stage, said: str
) -> None:
    await member.says(f"{BOT} {said}")
    assert member.sees.startswith("Dans un groupe, je ne note rien sur vous.")
    assert stage.asked == []


@pytest.mark.parametrize("said", ["la cps est faite ?", "la cpe", "j'ai perdu ma cps"])
async def test_what_is_asked_of_a_card_is_searched(
    member: Talker, stage: Stage, said: str
) -> None:
    await member.says(f"{BOT} {said}")
    assert stage.asked == [said]


async def test_an_unknown_command_for_the_bot_is_answered(member: Talker) -> None:
    await member.says(f"/theme{BOT}")
    assert "Vouliez-vous dire /themes" in member.sees


@pytest.mark.parametrize("typed", ["rappelle-nous lundi de commander la cpe", "rappel cpe demain"])
async def test_a_reminder_asked_in_a_group_is_told_where_it_is_set(
    member: Talker, typed: str
) -> None:
    await member.says(f"@chat_page_bot {typed}")
    assert member.sees.startswith("Dans un groupe, je ne fixe aucun rappel.")


async def test_what_asks_to_be_told_again_in_a_group_is_a_question(
    member: Talker, stage: Stage
) -> None:
    await member.says("@chat_page_bot rappelez-moi comment commander la cpe")
    assert stage.asked == ["rappelez-moi comment commander la cpe"]


async def test_start_in_a_group_says_how_to_be_heard(member: Talker) -> None:
    await member.says(f"/start{BOT}")
    assert "Ici, je ne lis que ce qui m’est adressé" in member.sees


async def test_the_help_of_a_group_has_no_private_command(member: Talker) -> None:
    await member.says("/aide")
    assert "/start" not in member.sees


async def test_nothing_is_kept_about_members(member: Talker, stage: Stage) -> None:
    await member.says(f"{BOT} où acheter du pain ?")
    await member.says(f"{BOT} {CARD}")
    await member.taps("Utile")
    async with stage.app.database.session() as session:
        for table in (PersonRow, ConversationRow):
            assert await session.scalar(select(func.count()).select_from(table)) == 0
        rows = list(await session.scalars(select(QuestionRow)))
    assert sorted((row.outcome, row.text) for row in rows) == [("answer", None), ("nothing", None)]


async def test_personal_data_said_to_the_bot_is_refused_without_a_button(member: Talker) -> None:
    await member.says(f"{BOT} patient Dupont né le 12/03/1980")
    assert member.sees.startswith("Jamais de données personnelles ici")
    assert member.buttons == []


async def test_a_member_cannot_delete_by_a_forged_button(member: Talker) -> None:
    await member.says("/aide")
    await member.taps_data(f"d:{member.seen[0].message_id}")
    assert [type(one).__name__ for one in member.sent] == ["AnswerCallbackQuery"]


def in_group(member: Talker, text: str, **fields: Any) -> Update:  # noqa: ANN401  fields of a message
    """Return a message of a group with some of its fields changed."""
    update = member.stage.incoming.text(member.person, text, GROUP)
    assert update.message
    message = update.message.model_copy(update=fields)
    return update.model_copy(update={"message": message})


async def test_a_topic_is_answered_in_its_thread(member: Talker) -> None:
    topic = in_group(member, "/aide", message_thread_id=77, is_topic_message=True)
    (sent,) = await member.stage.process(topic)
    assert isinstance(sent, SendMessage)
    assert sent.message_thread_id == 77
    plain = in_group(member, "/aide", message_thread_id=78)
    (sent,) = await member.stage.process(plain)
    assert isinstance(sent, SendMessage)
    assert sent.message_thread_id is None


async def test_another_bot_gets_no_answer_but_an_anonymous_administrator_does(
    member: Talker,
) -> None:
    robot = member.person.user.model_copy(update={"is_bot": True})
    assert await member.stage.process(in_group(member, "/aide", from_user=robot)) == []
    anonymous = in_group(member, "/aide", from_user=robot, sender_chat=GROUP)
    assert len(await member.stage.process(anonymous)) == 1


async def test_what_a_channel_tells_its_readers_gets_no_answer(member: Talker) -> None:
    channel = Chat(id=-1009, type="channel", title="Syndicat")
    telegram = member.person.user.model_copy(update={"id": 777000})
    for said in (f"Essayez {BOT}", f"{BOT} {CARD}"):
        post = in_group(
            member, said, from_user=telegram, sender_chat=channel, is_automatic_forward=True
        )
        assert await member.stage.process(post) == []


@pytest.fixture
def colleague(stage: Stage) -> Talker:
    """Bring in another member of the group."""
    return stage.person("Collègue", GROUP)


async def test_two_members_do_not_answer_for_one_another_at_the_counter(
    member: Talker, colleague: Talker
) -> None:
    await member.says("/ins")
    (asked,) = member.seen
    await colleague.taps_data("hw:sans-reponse:2", asked)
    assert colleague.seen[0].message_id != asked.message_id
    assert member.messages[asked.message_id] == asked
    (theirs,) = colleague.seen
    await member.taps("1. Une identité")
    assert member.seen[0].message_id == asked.message_id
    await colleague.taps_data("h:", theirs)
    assert colleague.seen[0].message_id == theirs.message_id


async def test_a_member_refuses_no_choices_for_another(member: Talker, colleague: Talker) -> None:
    await member.says(f"{BOT} une carte")
    (listed,) = member.seen
    await colleague.taps("Aucune de ces réponses")
    assert colleague.sees.startswith("C’est noté")
    assert member.messages[listed.message_id] == listed
    await member.taps("Aucune de ces réponses")
    assert member.seen[0].message_id == listed.message_id


async def test_a_member_turns_no_page_for_another(member: Talker, colleague: Talker) -> None:
    await member.says("/themes")
    (themes,) = member.seen
    await colleague.taps("3 ·")
    assert member.messages[themes.message_id] == themes
    assert "Qualifier l’identité du patient : INS" in colleague.sees


async def test_whoever_taps_below_an_anonymous_administrator_is_answered_in_place(
    member: Talker, colleague: Talker
) -> None:
    robot = member.person.user.model_copy(update={"is_bot": True})
    asked = in_group(member, "/ins", from_user=robot, sender_chat=GROUP)
    assert asked.message
    member.stage.session.transcript.open(GROUP).put(asked.message)
    await member.stage.process(asked)
    await colleague.taps("1. Une identité")
    assert "Quelle pièce" in colleague.sees
    assert isinstance(colleague.sent[-1], EditMessageText)
