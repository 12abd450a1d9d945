"""What the environment decides: typed, frozen, secrets hidden, all mistakes reported at once."""

import logging
import os
import re
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    ModelWrapValidatorHandler,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot import env_file
from bot.addresses import LISTEN, Address, address, http
from bot.contradictions import contradictions
from bot.database_url import WrongValueError, database_url
from knowledge import SHIPPED
from knowledge.wording import wording

PREFIX = "BOT_"
ENV_FILE = Path(".env")
TOKEN = re.compile(r"\d{1,20}:[A-Za-z0-9_-]{1,100}")
GREATEST_ID = 2**52 - 1
"""That of a person takes 52 bits at most (Bot API, User); that of a group is negative."""
SENTENCES = ("EDITOR", "HOST", "CONTACT")
"""The settings that hold what people read."""
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


class SettingsError(Exception):
    """Settings are wrong or missing; `problems` holds one sentence for each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise ValueError(path)
    return path


def _ids(value: object) -> object:
    if not isinstance(value, str):
        return value
    ids = frozenset(int(part) for part in value.replace(";", ",").split(",") if part.strip())
    if not all(0 < one <= GREATEST_ID for one in ids):
        raise ValueError
    return ids


def _matching(pattern: re.Pattern[str]) -> BeforeValidator:
    def check(value: object) -> str:
        text = value.get_secret_value() if isinstance(value, SecretStr) else str(value).strip()
        if not pattern.fullmatch(text):
            raise ValueError
        return text

    return BeforeValidator(check)


Listen = Annotated[Address, NoDecode, BeforeValidator(address)]
DatabaseUrl = Annotated[str, BeforeValidator(database_url)]
Url = Annotated[str, BeforeValidator(http)]


class Settings(BaseSettings):
    """The settings, from the environment or `.env`, each named `BOT_` and the field's name."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=ENV_FILE,
        env_file_encoding=env_file.ENCODING,
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    token: Annotated[SecretStr, _matching(TOKEN)] | None = None
    api_url: Url | None = None
    database_url: DatabaseUrl = Field("sqlite+aiosqlite:///var/pas-a-pas.db", repr=False)
    mode: Literal["polling", "webhook"] = "polling"
    webhook_url: Url | None = None
    webhook_secret: Annotated[SecretStr, _matching(SECRET)] | None = None
    listen: Listen = LISTEN
    metrics_listen: Listen | None = None
    knowledge_dir: Annotated[Path, AfterValidator(_folder)] = SHIPPED
    maintainers: Annotated[frozenset[int], NoDecode, BeforeValidator(_ids)] = frozenset()
    editor: str | None = None
    host: str | None = None
    contact: str | None = None
    env: Literal["development", "production"] = "development"

    @model_validator(mode="wrap")
    @classmethod
    def _everything_at_once(
        cls,
        values: Any,  # noqa: ANN401  pydantic's raw input
        handler: ModelWrapValidatorHandler["Settings"],
    ) -> "Settings":
        """Report every wrong setting together, not only the first."""
        values = _written(values)
        try:
            made = handler(values)
            wrong = dict[str, str]()
        except ValidationError as error:
            made = None
            wrong = _wrong(error)
        problems = [_sentence(name, key) for name, key in wrong.items()]
        told = contradictions(values)
        problems += [_sentence(name, why) for name, why in told if name not in wrong]
        if made is None or problems:
            raise SettingsError(problems)
        return made


def _written(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values without surrounding spaces; a blank value counts as absent."""
    bare = {name: one.strip() if isinstance(one, str) else one for name, one in values.items()}
    return {name: one for name, one in bare.items() if one != ""}


def _sentence(name: str, why: str) -> str:
    return f"{PREFIX}{name.upper()} : {wording()['settings'][why]}"


def _wrong(error: ValidationError) -> dict[str, str]:
    """Return the name of each wrong setting, in order, with the key of what is said of it."""
    wrong = {}
    for one in sorted(error.errors(), key=lambda one: str(one["loc"][0])):
        name, why = str(one["loc"][0]), one.get("ctx", {}).get("error")
        wrong[name] = why.key if isinstance(why, WrongValueError) else "wrong_" + name
    return wrong


def read_settings() -> Settings:
    """Read the environment and `.env`.

    Raises:
        SettingsError: with every setting that is wrong or missing.
    """
    logging.getLogger("dotenv").setLevel(logging.ERROR)  # ours says it, in French
    try:
        given = env_file.bindings(ENV_FILE)
    except env_file.UnreadableError as error:
        raise SettingsError([str(error)]) from error
    names = {name for name in os.environ if name.upper().startswith(PREFIX)}
    names |= {one.key for one in given if one.key}
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    problems = env_file.unread_lines(ENV_FILE, given, PREFIX)
    problems += env_file.referring(ENV_FILE, given, PREFIX, os.environ)
    problems += env_file.repeated(ENV_FILE, given, PREFIX)
    problems += env_file.cut(ENV_FILE, given, {PREFIX + name for name in SENTENCES})
    problems += env_file.misspelt(names, known)
    try:
        settings = Settings()
    except SettingsError as error:
        raise SettingsError(problems + error.problems) from error
    if problems:
        raise SettingsError(problems)
    return settings
