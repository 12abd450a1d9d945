"""`compose.yaml`: one bot by default, several behind a proxy by settings, no needless right."""

import re
from typing import Any

import pytest
import yaml

from bot.settings import Settings
from tests.operations.dockerfile import ROOT, read

TEXT = (ROOT / "compose.yaml").read_text(encoding="utf-8")
COMPOSE: dict[str, dict[str, Any]] = yaml.safe_load(TEXT)
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
BOT, PROXY = SERVICES["bot"], SERVICES["proxy"]
GRACE = 25
"""Seconds that the bot takes at most to finish what it took."""


def value(text: str, **settings: str) -> str:
    """Return a value as Compose reads it with these settings."""
    return re.sub(r"\$\{(\w+):-(.*?)\}", lambda hole: settings.get(hole[1]) or hole[2], text)


def test_alone_the_bot_and_its_database_start() -> None:
    by_default = {name for name, service in SERVICES.items() if "profiles" not in service}
    assert by_default == {"bot", "db"}
    assert value(BOT["deploy"]["replicas"]) == "1"


def test_three_replicas_are_a_setting_and_the_same_image() -> None:
    assert PROXY["profiles"] == ["replicas"]
    assert value(BOT["deploy"]["replicas"], REPLICAS="3") == "3"
    assert "BOT_MODE" not in BOT["environment"]  # it comes from `.env`, with the others
    assert [name for name, service in SERVICES.items() if "build" in service] == ["bot"]


def test_what_the_header_tells_to_set_is_what_the_webhook_needs() -> None:
    told = dict(re.findall(r"^#   ([A-Z_]+)=(\S+)", TEXT, re.MULTILINE))
    assert told["COMPOSE_PROFILES"] == PROXY["profiles"][0]
    ours = {
        name.removeprefix("BOT_").lower(): text for name, text in told.items() if "BOT_" in name
    }
    fixed = {"token": "123456:TEST", "webhook_secret": "x"}
    legal = dict.fromkeys(("editor", "host", "contact"), "x")
    settings = Settings(**(ours | fixed | legal | {"env": "production"}))
    assert settings.mode == "webhook"


@pytest.mark.parametrize("name", SERVICES)
def test_no_service_has_more_rights_than_it_needs(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["logging"]["options"].keys() == {"max-size", "max-file"}
    allowed = {"bot": 0, "db": 5, "proxy": 1}
    assert len(service.get("cap_add", [])) == allowed[name]


def test_only_the_proxy_is_reached_from_outside() -> None:
    published = {name for name, service in SERVICES.items() if "ports" in service}
    assert published == {"proxy"}
    assert COMPOSE["networks"]["data"]["internal"] is True
    assert SERVICES["db"]["networks"] == ["data"]
    assert "data" not in PROXY["networks"]


def test_what_is_written_lies_in_the_volume_of_the_image() -> None:
    image = read((ROOT / "Dockerfile").read_text(encoding="utf-8"))[-1]
    assert [one.split(":")[1] for one in BOT["volumes"]] == [image.of("VOLUME")[0].words]


def test_the_bot_has_the_time_to_finish() -> None:
    assert int(BOT["stop_grace_period"].removesuffix("s")) > GRACE


def test_images_are_pinned_to_a_version_that_keeps_its_files() -> None:
    for name in ("db", "proxy"):
        assert re.fullmatch(r"[a-z]+:\d+", SERVICES[name]["image"])
