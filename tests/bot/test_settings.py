"""Settings are typed, hidden when secret, and every mistake is told at once."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.addresses import Address
from bot.settings import Settings, SettingsError, read_settings
from knowledge import SHIPPED

TOKEN = "123456:AAbb-cc_DD"


def problems(monkeypatch: pytest.MonkeyPatch, **values: str) -> list[str]:
    for name, value in values.items():
        monkeypatch.setenv(f"BOT_{name.upper()}", value)
    with pytest.raises(SettingsError) as told:
        read_settings()
    return told.value.problems


@pytest.fixture(autouse=True)
def _bare(bare_environment: Path) -> None:
    assert bare_environment


def test_nothing_is_needed_to_start_the_local_page() -> None:
    settings = read_settings()
    assert settings.token is None
    assert settings.database_url == "sqlite+aiosqlite:///var/pas-a-pas.db"
    assert settings.listen == Address("127.0.0.1", 8080)
    assert settings.knowledge_dir == SHIPPED
    assert settings.maintainers == frozenset()
    assert (settings.mode, settings.env) == ("polling", "development")


def test_everything_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    values = {
        "TOKEN": TOKEN,
        "API_URL": "http://127.0.0.1:8081/",
        "DATABASE_URL": "postgresql+asyncpg://bot:pass@db/bot",
        "LISTEN": "[::1]:80",
        "METRICS_LISTEN": "0.0.0.0:9090",
        "KNOWLEDGE_DIR": "/",
        "MAINTAINERS": "12, 34,",
        "EDITOR": "Éditeur",
    }
    for name, value in values.items():
        monkeypatch.setenv(f"BOT_{name}", value)
    settings = read_settings()
    assert settings.token
    assert settings.token.get_secret_value() == TOKEN
    assert settings.api_url == "http://127.0.0.1:8081"
    assert settings.listen == Address("::1", 80)
    assert str(settings.listen) == "[::1]:80"
    assert settings.metrics_listen == Address("0.0.0.0", 9090)
    assert settings.maintainers == {12, 34}
    assert settings.editor == "Éditeur"


def test_the_environment_wins_over_the_file(
    monkeypatch: pytest.MonkeyPatch, bare_environment: Path
) -> None:
    (bare_environment / ".env").write_text("BOT_EDITOR=fichier\nBOT_HOST=hébergeur\nOTHER=1\n")
    monkeypatch.setenv("BOT_EDITOR", "environnement")
    settings = read_settings()
    assert (settings.editor, settings.host) == ("environnement", "hébergeur")


def test_an_empty_value_is_an_absent_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "")
    monkeypatch.setenv("BOT_LISTEN", "")
    assert read_settings().token is None


def test_spaces_around_a_value_are_no_part_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_MODE", "polling\r")  # a file of Windows, given to a container
    monkeypatch.setenv("BOT_EDITOR", " Association Exemple ")
    settings = read_settings()
    assert (settings.mode, settings.editor) == ("polling", "Association Exemple")


def test_what_production_needs_is_not_given_by_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_ENV", "production")
    for name in ("BOT_EDITOR", "BOT_HOST", "BOT_CONTACT"):
        monkeypatch.setenv(name, "  ")
    with pytest.raises(SettingsError) as caught:
        read_settings()
    assert [one.partition(" ")[0] for one in caught.value.problems] == [
        *("BOT_EDITOR", "BOT_HOST", "BOT_CONTACT")
    ]


def test_secrets_are_in_no_representation() -> None:
    settings = Settings.model_validate(
        {"token": TOKEN, "webhook_secret": "shh", "database_url": "sqlite+aiosqlite:///pass"}
    )
    shown = f"{settings!r} {settings} {settings.token}"
    assert TOKEN not in shown
    assert "shh" not in shown
    assert "pass" not in shown


def test_settings_are_frozen() -> None:
    with pytest.raises(ValidationError):
        read_settings().mode = "webhook"  # type: ignore[misc]


def test_every_wrong_and_missing_setting_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    told = problems(
        monkeypatch,
        token="mal ecrit",
        mode="webhook",
        env="production",
        listen="ici",
        maintainers="12,moi",
        database_url="mysql://u:secret@h/x",
        webhook_url="http://bot.example.org",
        webhook_secret="trop court ?",
        api_url="ftp://x",
        metrics_listen="x:99999",
    )
    named = [one.partition(" : ")[0] for one in told]
    assert sorted(named) == [
        "BOT_API_URL",
        "BOT_CONTACT",
        "BOT_DATABASE_URL",
        "BOT_EDITOR",
        "BOT_HOST",
        "BOT_LISTEN",
        "BOT_MAINTAINERS",
        "BOT_METRICS_LISTEN",
        "BOT_TOKEN",
        "BOT_WEBHOOK_SECRET",
        "BOT_WEBHOOK_URL",
    ]
    for secret in ("mal ecrit", "trop court", "secret@h"):
        assert secret not in "\n".join(told)


def test_webhook_mode_needs_a_token_an_https_address_and_a_secret(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    named = {one.partition(" : ")[0] for one in problems(monkeypatch, mode="webhook")}
    assert named == {"BOT_TOKEN", "BOT_WEBHOOK_URL", "BOT_WEBHOOK_SECRET"}


def test_a_webhook_to_this_machine_may_be_http_but_not_in_production(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    values = {"MODE": "webhook", "TOKEN": TOKEN, "WEBHOOK_SECRET": "s", "EDITOR": "e"}
    values |= {"WEBHOOK_URL": "http://127.0.0.1:8080", "HOST": "h", "CONTACT": "c"}
    for name, value in values.items():
        monkeypatch.setenv(f"BOT_{name}", value)
    assert read_settings().webhook_url == "http://127.0.0.1:8080"
    (told,) = problems(monkeypatch, env="production")
    assert told.startswith("BOT_WEBHOOK_URL")


@pytest.mark.parametrize(("secret", "fine"), [("SECRET", False), ("SECRETS", True)])
def test_the_secret_of_the_guide_is_refused_in_production(
    monkeypatch: pytest.MonkeyPatch, secret: str, *, fine: bool
) -> None:
    values = {"mode": "webhook", "token": TOKEN, "webhook_url": "https://bot.exemple.fr"}
    values |= {"webhook_secret": secret, "editor": "e", "host": "h", "contact": "c"}
    for name, value in values.items():
        monkeypatch.setenv(f"BOT_{name.upper()}", value)
    assert read_settings().mode == "webhook"
    monkeypatch.setenv("BOT_ENV", "production")
    if fine:
        assert read_settings().mode == "webhook"
        return
    with pytest.raises(SettingsError) as caught:
        read_settings()
    (told,) = caught.value.problems
    assert told.startswith("BOT_WEBHOOK_SECRET")
    assert secret not in told.partition(" : ")[2]


def test_telegram_posts_to_some_ports_only_unless_its_server_is_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    values = {"mode": "webhook", "token": TOKEN, "webhook_secret": "s"}
    (told,) = problems(monkeypatch, **values, webhook_url="https://bot.exemple.fr:8080")
    assert told.startswith("BOT_WEBHOOK_URL")
    monkeypatch.setenv("BOT_WEBHOOK_URL", "https://bot.exemple.fr:8443")
    assert read_settings().mode == "webhook"
    monkeypatch.setenv("BOT_WEBHOOK_URL", "https://bot.exemple.fr:8080")
    monkeypatch.setenv("BOT_API_URL", "http://127.0.0.1:8081")
    assert read_settings().mode == "webhook"


@pytest.mark.parametrize("ids", ["-1001234567890", "12,-5", "0", "99999999999999999999"])
def test_a_maintainer_is_a_person(monkeypatch: pytest.MonkeyPatch, ids: str) -> None:
    (told,) = problems(monkeypatch, maintainers=ids)
    assert told.startswith("BOT_MAINTAINERS")


@pytest.mark.parametrize("more", ["?a=1", "#a", " b", "/{token}"])
@pytest.mark.parametrize("name", ["webhook_url", "api_url"])
def test_nothing_stands_where_a_path_is_to_be_written(
    monkeypatch: pytest.MonkeyPatch, name: str, more: str
) -> None:
    (told,) = problems(monkeypatch, **{name: f"https://bot.exemple.fr{more}"})
    assert told.startswith(f"BOT_{name.upper()}")


@pytest.mark.parametrize("path", ["", "/", "/:memory:", "/~/x.db", "/x.db?mode=ro"])
def test_an_sqlite_database_is_a_file_that_lasts(
    monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    (told,) = problems(monkeypatch, database_url=f"sqlite+aiosqlite://{path}")
    assert told.startswith("BOT_DATABASE_URL : écrivez sqlite+aiosqlite:///chemin d'un fichier")


@pytest.mark.parametrize(("listen", "fine"), [("127.0.0.1:80", True), ("0.0.0.0:80", False)])
def test_the_local_page_stays_on_this_machine_in_production(
    monkeypatch: pytest.MonkeyPatch, listen: str, *, fine: bool
) -> None:
    for name in ("EDITOR", "HOST", "CONTACT"):
        monkeypatch.setenv(f"BOT_{name}", "x")
    monkeypatch.setenv("BOT_ENV", "production")
    monkeypatch.setenv("BOT_LISTEN", listen)
    if fine:
        assert read_settings().listen.is_loopback
    else:
        assert [one[:10] for one in problems(monkeypatch)] == ["BOT_LISTEN"]
