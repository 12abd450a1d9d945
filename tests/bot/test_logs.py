"""What is written: update and handler, no secret, no personal data, one line of JSON."""

import logging
import sqlite3
from collections.abc import Iterator

import pytest
import structlog
from sqlalchemy.ext.asyncio import create_async_engine
from structlog.contextvars import bound_contextvars

from bot.observability import logs
from bot.settings import Settings
from knowledge.personal.mask import mask
from knowledge.personal.masked import Masked
from tests.bot.logged import written

TOKEN = "123456789:AAF-abcdefghijklmnopqrstuvwxyz123456"
NIR = "1 85 05 78 006 084 91"


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    logs.set_up(colours=False)


def start(*, colours: bool = False) -> None:
    logs.set_up([TOKEN, "shh", "p4ss"], colours=colours)


class ServerError(Exception):
    """What PostgreSQL's driver raises, with the state that the server gives."""

    def __init__(self, sqlstate: str) -> None:
        super().__init__(sqlstate)
        self.sqlstate = sqlstate


def fail(error: Exception) -> None:
    raise error


def test_a_line_bears_its_update_and_handler(capsys: pytest.CaptureFixture[str]) -> None:
    start()
    with bound_contextvars(update_id=3, handler="answer"):
        structlog.stdlib.get_logger("bot").info("done", count=2)
        logging.getLogger("other").warning("said %s", "so")
    first, second = written(capsys)
    assert first["event"] == "done"
    assert (first["update_id"], first["handler"], first["count"]) == (3, "answer", 2)
    assert (second["event"], second["update_id"], second["level"]) == ("said so", 3, "warning")


def test_secrets_are_written_nowhere(capsys: pytest.CaptureFixture[str]) -> None:
    start()
    log = structlog.stdlib.get_logger("bot")
    error = f"cannot reach https://api.telegram.org/bot{TOKEN}/getMe"
    try:
        fail(ConnectionError(error))
    except ConnectionError:
        log.exception("failed", url=f"https://h/{TOKEN}", other=[TOKEN, "shh"])
        logging.getLogger("aiohttp").exception("failed with p4ss")
    written = capsys.readouterr().err
    assert "ConnectionError" in written
    for secret in (TOKEN, "shh", "p4ss"):
        assert secret not in written


def test_any_token_is_hidden_even_one_we_do_not_know(capsys: pytest.CaptureFixture[str]) -> None:
    start()
    unknown = TOKEN.replace("AAF", "BBB")
    logging.getLogger("x").error("bot%s", unknown)
    assert unknown[12:] not in capsys.readouterr().err


def test_personal_data_in_an_error_is_masked(capsys: pytest.CaptureFixture[str]) -> None:
    start()
    try:
        fail(ValueError(NIR))
    except ValueError:
        structlog.stdlib.get_logger("bot").exception("failed")
    written = capsys.readouterr().err
    assert "006 084" not in written
    assert "ValueError" in written
    assert "test_logs" in written


def test_only_harmless_events_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []

    def noted(text: str) -> Masked:
        looked_at.append(text)
        return mask(text)

    monkeypatch.setattr(logs, "mask", noted)
    redact, personal = logs.Redact([]), "reçu de Mme Durand"
    told = [redact(None, "info", {"event": event})["event"] for event in ("handled", personal) * 3]
    assert told == ["handled", mask(personal).text] * 3
    assert looked_at == ["handled", personal, personal, personal]


def test_local_variables_are_never_written(capsys: pytest.CaptureFixture[str]) -> None:
    question = "comment activer ma carte"
    start(colours=True)
    try:
        fail(ZeroDivisionError())
    except ZeroDivisionError:
        structlog.stdlib.get_logger("bot").exception("failed", length=len(question))
    assert "activer" not in capsys.readouterr().err


def test_the_secrets_of_the_settings_are_all_known(bare_environment: object) -> None:
    assert bare_environment
    values = {"token": TOKEN, "webhook_secret": "shh"}
    values["database_url"] = "postgresql+asyncpg://bot:p4ss@db/bot"
    assert logs.secrets_of(Settings.model_validate(values)) == [TOKEN, "shh", "p4ss"]
    assert logs.secrets_of(Settings()) == []


def test_a_password_is_known_as_it_is_and_as_an_address_writes_it(
    bare_environment: object,
) -> None:
    assert bare_environment
    settings = Settings(database_url="postgresql+asyncpg://bot:p%404ss@db/bot")
    assert logs.secrets_of(settings) == ["p%404ss", "p@4ss"]


@pytest.mark.parametrize(
    ("error", "level"),
    [
        (BrokenPipeError(), "warning"),
        (ServerError("08003"), "warning"),  # the connection does not exist
        (ServerError("42501"), "error"),  # a right is missing
        (sqlite3.DatabaseError("database disk image is malformed"), "error"),
        (ValueError("our fault"), "error"),
    ],
)
def test_a_connection_that_an_outage_took_is_no_error(
    error: Exception, level: str, capsys: pytest.CaptureFixture[str]
) -> None:
    start()
    try:
        fail(error)
    except type(error):
        pool = create_async_engine("postgresql+asyncpg://").pool
        pool.logger.exception("Exception closing connection %r", "it")  # as it says it
    (line,) = written(capsys)
    assert line["level"] == level
    assert type(error).__name__ in str(line)
    assert ("exception" in line) == (level == "error")


def test_a_line_that_repeats_itself_is_written_once_a_minute() -> None:
    now = [0.0]
    seldom = logs.Seldom(logs.EXHAUSTED, lambda: now[0])

    def written(words: str) -> bool:
        return seldom(logging.LogRecord("asyncio", logging.ERROR, "", 0, words, None, None))

    assert written(logs.EXHAUSTED)
    assert not written(logs.EXHAUSTED)
    assert written("another line")
    now[0] += logs.MINUTE
    assert written(f"{logs.EXHAUSTED} again")
    assert not written(logs.EXHAUSTED)


def test_the_line_of_asyncio_is_such_a_one(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up(colours=False)
    for _ in range(100):
        logging.getLogger("asyncio").error(logs.EXHAUSTED)
    assert capsys.readouterr().err.count(logs.EXHAUSTED) <= 1


def test_it_goes_on_where_nothing_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", None)
    logs.set_up()
    structlog.stdlib.get_logger("bot").info("said to nobody")
    monkeypatch.undo()
