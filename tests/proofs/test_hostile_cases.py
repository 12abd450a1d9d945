"""The hostile cases one by one: names, texts, links, places where nothing must be shown."""

import pytest
from aiogram.methods import AnswerInlineQuery, SendMessage

from bot.settings import Settings
from knowledge import Knowledge
from tests.proofs.crowd import message
from tests.proofs.posting import Fields
from tests.proofs.updates import COMMANDS, PAYLOADS, TEXTS
from tests.proofs.watched import watched

PERSON = 60_000
GROUP = -1_001_234_567_890
NAMES = (
    "</a><b>",
    "<3",
    "\u202eecila",
    "\u200b\u200d",
    "👍" * 128,
    "{0}",
    "%s",
    "&lt;",
    "A" * 256,
)
PERSONAL = ("parcours", "profil", "rappels", "cabinet", "mesdonnees", "effacer")
"""What is only told in private."""

pytestmark = pytest.mark.parametrize("engine_name", ["postgresql"])
"""The stricter engine: it refuses NUL, half characters and numbers that are too long."""


def said(text: str, person: int = PERSON, **more: object) -> Fields:
    """Return the update of a message."""
    author = {"id": person, "is_bot": False, "first_name": "A"}
    return {"message": {**message(person, 1, text=text), "from": author} | more}


def test_no_name_is_repeated_or_does_any_harm(settings: Settings, known: Knowledge) -> None:
    with watched(settings, known) as (bot, runner):
        for rank, name in enumerate(NAMES):
            person = PERSON + rank
            names = {"first_name": name, "last_name": "", "username": name}
            author = {"id": person, "is_bot": False, **names}
            for text in ("/start", "dmp", "/mesdonnees"):
                sent = runner.run(bot.meets(said(text, person, **{"from": author})))
                bot.must_be_well()
                assert sent
                assert not any(name in str(getattr(one, "text", "")) for one in sent), name


def test_every_text_is_answered(settings: Settings, known: Knowledge) -> None:
    with watched(settings, known) as (bot, runner):
        for rank, text in enumerate(TEXTS):
            for kind in ("text", "caption"):
                author = {"id": PERSON + rank, "is_bot": False, "first_name": "A"}
                content = {**message(PERSON + rank, 1), kind: text, "from": author}
                sent = runner.run(bot.meets({"message": content}))
                bot.must_be_well()
                assert sent or not text, (kind, text[:20])


def test_every_command_bears_any_words(settings: Settings, known: Knowledge) -> None:
    with watched(settings, known) as (bot, runner):
        for command in COMMANDS:
            for rank, payload in enumerate(PAYLOADS):
                sent = runner.run(bot.meets(said(f"/{command} {payload}", PERSON + rank)))
                bot.must_be_well()
                assert sent, (command, payload)


@pytest.mark.parametrize("query", ["", "dmp", "é" * 256])
@pytest.mark.parametrize("offset", ["", "-1", "9" * 60, "é"])
def test_a_search_from_another_chat_is_harmless(
    settings: Settings, known: Knowledge, query: str, offset: str
) -> None:
    with watched(settings, known) as (bot, runner):
        author = {"id": PERSON, "is_bot": False, "first_name": "A"}
        asked = {"id": "1", "from": author, "query": query, "offset": offset}
        sent = runner.run(bot.meets({"inline_query": asked}))
        bot.must_be_well()
        assert sum(isinstance(one, AnswerInlineQuery) for one in sent) == 1


def test_nothing_of_anybody_is_shown_in_a_group(settings: Settings, known: Knowledge) -> None:
    with watched(settings, known) as (bot, runner):
        runner.run(bot.meets(said("/parcours fait cps")))
        group = {"id": GROUP, "type": "supergroup", "title": "Maison de santé"}
        for command in PERSONAL:
            sent = runner.run(bot.meets(said(f"/{command}", chat=group)))
            bot.must_be_well()
            (told,) = [one.text for one in sent if isinstance(one, SendMessage)]
            assert told == known.phrases.path.private_only(), command


def test_a_message_that_nobody_wrote_gets_no_answer(settings: Settings, known: Knowledge) -> None:
    with watched(settings, known) as (bot, runner):
        for text in ("/parcours", "dmp", "/effacer oui"):
            assert runner.run(bot.meets({"message": message(PERSON, 1, text=text)})) == []
            bot.must_be_well()


def test_ids_at_the_edges_are_borne(settings: Settings, known: Knowledge) -> None:
    with watched(settings, known) as (bot, runner):
        for person in (1, 2**31, 2**32 + 1, 2**52 - 1, 2**63 - 1):
            for text in ("/start", "/parcours fait cps", "/mesdonnees", "/effacer oui"):
                assert runner.run(bot.meets(said(text, person, message_id=1)))
                bot.must_be_well()


def test_an_update_that_comes_after_a_later_one_is_answered(
    settings: Settings, known: Knowledge
) -> None:
    with watched(settings, known) as (bot, runner):
        for number in (30, 10, 20):
            assert runner.run(bot.meets(said("dmp"), number)), number
        assert runner.run(bot.meets(said("dmp"), 10)) == []
