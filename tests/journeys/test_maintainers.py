"""What maintainers are told, and what it is for everybody else: nothing."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count

import pytest
from aiogram.methods import SendMessage, SendPhoto
from aiogram.types import Chat, InaccessibleMessage, MessageOriginUser, Update, User

import bot.unanswered
from bot import questions
from bot.chat_page.people import person_named
from bot.receiving import handling
from bot.settings import Settings
from bot.unanswered import Asked, Unanswered
from tests.journeys.conftest import CARD
from tests.journeys.conversation import GROUP, Stage, Talker, rows_of

NAME = "Mainteneuse"
UNKNOWN = "Je ne connais pas la commande /stats"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Name one maintainer."""
    return settings.model_copy(update={"maintainers": frozenset({person_named(NAME).id})})


@pytest.fixture
async def maintainer(stage: Stage) -> Talker:
    """Bring in the maintainer, who has read the notice."""
    talker = stage.person(NAME)
    await talker.says("/start")
    return talker


async def test_a_maintainer_gets_a_picture_then_figures(
    maintainer: Talker, doctor: Talker
) -> None:
    for _ in range(3):
        await doctor.says(CARD)
    await doctor.says("de quelle couleur est le ciel ?")
    await maintainer.says("/stats")
    photo, figures = maintainer.sent
    assert isinstance(photo, SendPhoto)
    assert isinstance(figures, SendMessage)
    assert photo.protect_content
    assert figures.protect_content
    assert "répondues : 3, choix proposés : 0, sans réponse : 1" in str(photo.caption).replace(
        "\u00a0", " "
    ).replace("\u202f", " ")
    assert "Questions : 4. Répondues : 3" in maintainer.sees
    assert "Part répondue aussitôt : 75 %." in maintainer.sees
    assert "Personnes venues : 2." in maintainer.sees
    assert "1. Quel justificatif" in maintainer.sees
    assert "ciel" not in maintainer.sees


@pytest.mark.parametrize("typed", ["/STATS", "/stats@chat_page_bot", "/stats 7"])
async def test_it_may_be_typed_otherwise(maintainer: Talker, typed: str) -> None:
    await maintainer.says(typed)
    assert "Usage du bot" in maintainer.sees


async def test_a_corrected_command_is_answered(maintainer: Talker) -> None:
    await maintainer.says("/stast")
    await maintainer.corrects("/stats")
    assert "Usage du bot" in maintainer.sees


async def test_for_anybody_else_the_command_does_not_exist(doctor: Talker) -> None:
    await doctor.says("/stats")
    assert doctor.sees.startswith(UNKNOWN)
    assert doctor.sees.count("stats") == 1
    await doctor.says("/stat")
    assert "/stats" not in doctor.sees
    await doctor.says("/aide")
    assert "stats" not in doctor.sees
    assert "mainteneurs" not in doctor.sees


async def test_in_a_group_it_is_any_unknown_command(stage: Stage) -> None:
    for name in (NAME, "Membre"):
        talker = Talker(stage, person_named(name), GROUP)
        await talker.says("/stats")
        assert talker.sent == []
        await talker.says("/stats@chat_page_bot")
        assert talker.sees.startswith(UNKNOWN)


def relayed(talker: Talker, **how: object) -> Update:
    """Return the command in private, come in another way than by typing it."""
    update = talker.stage.incoming.text(talker.person, "/stats")
    assert update.message
    return update.model_copy(update={"message": update.message.model_copy(update=how)})


async def test_it_is_not_obeyed_when_it_is_relayed(maintainer: Talker, doctor: Talker) -> None:
    at = datetime(2026, 11, 23, tzinfo=UTC)
    own = MessageOriginUser(date=at, sender_user=maintainer.person.user)
    others = MessageOriginUser(date=at, sender_user=doctor.person.user)
    chat = Chat(id=-1, type="channel")
    for how in (
        {"forward_origin": own},
        {"forward_origin": others},
        {"via_bot": User(id=9, is_bot=True, first_name="Another")},
        {"sender_chat": chat},
        {"from_user": doctor.person.user},
    ):
        (sent,) = await maintainer.stage.process(relayed(maintainer, **how))
        assert isinstance(sent, SendMessage), how
        assert sent.text.startswith(UNKNOWN), how


async def test_an_answer_of_the_bot_itself_put_in_the_chat_is_no_command(
    maintainer: Talker,
) -> None:
    own = relayed(maintainer, via_bot=maintainer.stage.session.me)
    assert await maintainer.stage.process(own) == []


async def test_it_is_not_obeyed_when_nobody_says_it(maintainer: Talker) -> None:
    sent = await maintainer.stage.process(relayed(maintainer, from_user=None))
    told = [method.text for method in sent if isinstance(method, SendMessage)]
    assert all(text.startswith(UNKNOWN) for text in told)
    assert len(sent) == len(told)  # no picture either


async def test_a_forward_of_the_maintainers_words_gives_nothing_to_others(
    maintainer: Talker, doctor: Talker
) -> None:
    at = datetime(2026, 11, 23, tzinfo=UTC)
    own = MessageOriginUser(date=at, sender_user=maintainer.person.user)
    (sent,) = await doctor.stage.process(relayed(doctor, forward_origin=own))
    assert isinstance(sent, SendMessage)
    assert sent.text.startswith(UNKNOWN)


async def test_maintainers_have_it_in_their_menu_and_in_their_help(
    maintainer: Talker, stage: Stage
) -> None:
    menus = stage.app.menus
    assert "stats" in {one.command for one in menus.maintainers}
    assert "stats" not in {one.command for one in menus.private + menus.groups}
    await maintainer.says("/aide")
    assert "Pour les mainteneurs" in maintainer.sees
    assert "/stats : voir comment le bot est utilisé" in maintainer.sees


# /sans_reponse

KEYS = count(1)
HIDDEN = "Je ne connais pas la commande /sans_reponse"
THINGS = (
    *("voiture", "chaise", "lampe", "moquette", "bicyclette", "fougère"),
    *("guitare", "tondeuse", "piscine", "valise", "raquette", "horloge"),
)
NEW_QUESTION = "comment imprimer mes ordonnances ?"


async def unanswered(stage: Stage, *texts: str, days: int = 3) -> None:
    """Let questions have had no answer, each on some days."""
    now = datetime.now(UTC)
    async with stage.app.database.session() as session:
        for text in texts:
            for ago in range(days):
                key = next(KEYS)
                asked = partial(questions.record, session, key, outcome="nothing", text=text)
                await asked(entry_id="ins-impossible", now=now - timedelta(days=ago))


async def test_unanswered_questions_are_shown_with_the_line_to_add(
    maintainer: Talker, stage: Stage
) -> None:
    await unanswered(stage, NEW_QUESTION)
    await unanswered(stage, "quelle imprimante choisir ?", days=2)
    await maintainer.says("/sans_reponse")
    (sent,) = maintainer.sent
    assert isinstance(sent, SendMessage)
    assert sent.protect_content
    assert "Questions sans réponse, 90 derniers jours : 1 à 1 sur 1" in maintainer.sees
    assert "1. Posée 3 fois, sur 3 jours :" in maintainer.sees
    assert f"- {NEW_QUESTION}" in maintainer.sees
    assert "knowledge/faq/ins/ins-impossible.md" in maintainer.sees
    assert "imprimante" not in maintainer.sees
    assert "posées trop rarement pour être montrées : 2." in maintainer.sees
    (row,) = [row for message in maintainer.seen for row in rows_of(message)]
    assert row[0].copy_text
    assert row[0].copy_text.text == f"- {NEW_QUESTION}"


async def test_ten_groups_at_a_time_and_the_next_ones(maintainer: Talker, stage: Stage) -> None:
    await unanswered(stage, *(f"que faire de ma {thing} ?" for thing in THINGS))
    await maintainer.says("/sans_reponse")
    assert "1 à 10 sur 12" in maintainer.sees
    assert maintainer.buttons[-1] == "Suivants"
    await maintainer.taps("Suivants")
    assert "11 à 12 sur 12" in maintainer.sees
    assert maintainer.buttons[-1] == "Précédents"
    await maintainer.taps("Précédents")
    assert "1 à 10 sur 12" in maintainer.sees
    await maintainer.says("/sans_reponse 2")
    assert "11 à 12 sur 12" in maintainer.sees


@pytest.mark.parametrize("tapped", [False, True])
async def test_they_are_grouped_once_the_transaction_is_over(
    maintainer: Talker, stage: Stage, monkeypatch: pytest.MonkeyPatch, *, tapped: bool
) -> None:
    held = list[bool]()

    def grouped(asked: Sequence[Asked], little: Sequence[str]) -> Unanswered:
        held.append(not handling.current().committed)
        return group(asked, little)

    group = bot.unanswered.grouped
    monkeypatch.setattr(bot.unanswered, "grouped", grouped)
    await unanswered(stage, NEW_QUESTION)
    await (maintainer.taps_data("u:1") if tapped else maintainer.says("/sans_reponse"))
    assert "1 à 1 sur 1" in maintainer.sees
    assert held == [False]


async def test_a_page_out_of_range_is_brought_back(maintainer: Talker, stage: Stage) -> None:
    await unanswered(stage, NEW_QUESTION)
    for data in ("u:0", "u:-3", "u:99999999999999999999"):
        await maintainer.says("/aide")
        await maintainer.taps_data(data)
        assert "1 à 1 sur 1" in maintainer.sees
    for typed in ("/sans_reponse 99", "/sans_reponse zéro", "/sans_reponse 9999"):
        await maintainer.says(typed)
        assert "1 à 1 sur 1" in maintainer.sees


async def test_what_is_answered_since_says_by_what(maintainer: Talker, stage: Stage) -> None:
    await unanswered(stage, CARD)
    await maintainer.says("/sans_reponse")
    assert "Depuis, le bot y répond par : Quel justificatif" in maintainer.sees
    assert ".md" not in maintainer.sees


async def test_what_would_be_refused_today_is_not_shown(maintainer: Talker, stage: Stage) -> None:
    await unanswered(stage, "il fait un arrêt cardiaque", NEW_QUESTION)
    await maintainer.says("/sans_reponse")
    assert "cardiaque" not in maintainer.sees
    assert NEW_QUESTION in maintainer.sees
    assert len([label for label in maintainer.buttons if label.startswith("Copier")]) == 1


async def test_when_there_is_nothing_to_show_it_says_so(maintainer: Talker) -> None:
    await maintainer.says("/sans_reponse")
    assert maintainer.sees.startswith("Rien à montrer.")


async def test_for_anybody_else_there_are_no_unanswered_questions(
    doctor: Talker, stage: Stage
) -> None:
    await unanswered(stage, NEW_QUESTION)
    await doctor.says("/sans_reponse")
    assert doctor.sees.startswith(HIDDEN)
    await doctor.taps_data("u:1")
    assert doctor.sees.startswith("Ce bouton ne fonctionne plus.")
    await doctor.says("/aide")
    assert "sans_reponse" not in doctor.sees


async def test_a_group_is_shown_no_unanswered_question(stage: Stage) -> None:
    await unanswered(stage, NEW_QUESTION)
    talker = Talker(stage, person_named(NAME), GROUP)
    await talker.says("/sans_reponse@chat_page_bot")
    assert talker.sees.startswith(HIDDEN)
    await talker.taps_data("u:1")
    assert NEW_QUESTION not in talker.sees


async def test_a_page_shown_anew_is_protected_too(maintainer: Talker, stage: Stage) -> None:
    await unanswered(stage, NEW_QUESTION)
    await maintainer.says("/sans_reponse")
    lost = InaccessibleMessage(chat=maintainer.chat, message_id=1, date=0)
    query = {
        "id": stage.session.queries.ask(maintainer.chat.id),
        "from_user": maintainer.person.user,
        "chat_instance": "1",
        "message": lost,
        "data": "u:1",
    }
    update = {"update_id": 2**40, "callback_query": query}
    sent = await stage.process(Update.model_validate(update))
    (shown,) = [one for one in sent if isinstance(one, SendMessage)]
    assert NEW_QUESTION in shown.text
    assert shown.protect_content


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("stats", "/stats"),
        ("les chiffres ?", "/stats"),
        ("questions sans réponse", "/sans_reponse"),
        ("comment j'ajoute une réponse ?", "knowledge/LISEZMOI.md"),
        ("comment on corrige une réponse ?", "knowledge/LISEZMOI.md"),
        ("c'est quel fichier", "knowledge/LISEZMOI.md"),
    ],
)
async def test_what_a_maintainer_types_instead_of_a_command_is_told_to_them_alone(
    stage: Stage, maintainer: Talker, doctor: Talker, typed: str, told: str
) -> None:
    await maintainer.says(typed)
    assert told in maintainer.sees
    assert stage.asked == []
    await doctor.says(typed)
    assert told not in doctor.sees
