"""What the environment decides: typed, frozen, secrets hidden, every mistake told at once."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple
from urllib.parse import urlsplit

from pydantic import (
    BeforeValidator,
    Field,
    ModelWrapValidatorHandler,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from knowledge import SHIPPED
from knowledge.wording import wording

PREFIX = "BOT_"
DRIVERS = frozenset({"sqlite+aiosqlite", "postgresql+asyncpg"})
LAST_PORT = 65535
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
TOKEN = re.compile(r"\d{1,20}:[A-Za-z0-9_-]{1,100}")
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


class SettingsError(Exception):
    """Settings are wrong or missing; `problems` holds one sentence for each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class Address(NamedTuple):
    """Where a web server listens."""

    host: str
    port: int

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach it."""
        return self.host in LOOPBACK

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"


def _address(value: object) -> Address:
    if isinstance(value, Address):
        return value
    host, _, port = str(value).strip().rpartition(":")
    if not (host and port.isascii() and port.isdigit() and int(port) <= LAST_PORT):
        raise ValueError(port)
    return Address(host.strip("[]"), int(port))


def _ids(value: object) -> object:
    if not isinstance(value, str):
        return value
    return frozenset(int(part) for part in value.replace(";", ",").split(",") if part.strip())


def _database(value: object) -> str:
    try:
        url = make_url(str(value))
    except ArgumentError as error:
        raise ValueError from error
    if url.drivername not in DRIVERS:
        raise ValueError(url.drivername)
    return str(value)


def _matching(pattern: re.Pattern[str]) -> BeforeValidator:
    def check(value: object) -> str:
        text = value.get_secret_value() if isinstance(value, SecretStr) else str(value).strip()
        if not pattern.fullmatch(text):
            raise ValueError
        return text

    return BeforeValidator(check)


def _http(value: object) -> str:
    parts = urlsplit(str(value).strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(parts.scheme)
    return str(value).strip().rstrip("/")


Listen = Annotated[Address, NoDecode, BeforeValidator(_address)]
Url = Annotated[str, BeforeValidator(_http)]


class Settings(BaseSettings):
    """The settings, from the environment or `.env`, each named `BOT_` and the field's name."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    token: Annotated[SecretStr, _matching(TOKEN)] | None = None
    api_url: Url | None = None
    database_url: Annotated[str, BeforeValidator(_database)] = Field(
        "sqlite+aiosqlite:///var/pas-a-pas.db", repr=False
    )
    mode: Literal["polling", "webhook"] = "polling"
    webhook_url: Url | None = None
    webhook_secret: Annotated[SecretStr, _matching(SECRET)] | None = None
    listen: Listen = Address("127.0.0.1", 8080)
    metrics_listen: Listen | None = None
    knowledge_dir: Path = SHIPPED
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
        try:
            made, wrong = handler(values), []
        except ValidationError as error:
            made, wrong = None, sorted({str(one["loc"][0]) for one in error.errors()})
        problems = [_sentence(name, "wrong_" + name) for name in wrong]
        problems += [_sentence(name, why) for name, why in _together(values) if name not in wrong]
        if made is None or problems:
            raise SettingsError(problems)
        return made


def _sentence(name: str, why: str) -> str:
    return f"{PREFIX}{name.upper()} : {wording()['settings'][why]}"


def _together(values: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what is wrong between settings that are right one by one."""
    production = values.get("env") == "production"
    problems = []
    if values.get("mode") == "webhook":
        needed = ("token", "webhook_url", "webhook_secret")
        problems += [(name, "webhook_needs") for name in needed if not values.get(name)]
        if not _acceptable_to_telegram(str(values.get("webhook_url") or "https:"), production):
            problems.append(("webhook_url", "webhook_https"))
    if production:
        needed = ("editor", "host", "contact")
        problems += [(name, "production_needs") for name in needed if not values.get(name)]
    if production and not values.get("token") and not _loopback(values.get("listen")):
        problems.append(("listen", "page_is_local"))
    return problems


def _acceptable_to_telegram(url: str, production: bool) -> bool:  # noqa: FBT001  two facts, one answer
    """Tell whether a webhook may be registered: https, or loopback to a local server for tests."""
    parts = urlsplit(url)
    local = parts.scheme == "http" and parts.hostname in LOOPBACK and not production
    return parts.scheme == "https" or local


def _loopback(listen: object) -> bool:
    try:
        return listen is None or _address(listen).is_loopback
    except ValueError:
        return True


def read_settings() -> Settings:
    """Read the environment and `.env`.

    Raises:
        SettingsError: with every setting that is wrong or missing.
    """
    return Settings()
