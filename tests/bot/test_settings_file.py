"""The file `.env`, the names of settings, the database's address: each mistake has its words."""

from pathlib import Path

import pytest

from bot.settings import SettingsError, read_settings
from tests.bot.process import ended

POSTGRESQL = "postgresql+asyncpg://bot:s3cret@db:5432/bot"


@pytest.fixture(autouse=True)
def _bare(bare_environment: Path) -> None:
    assert bare_environment


def told() -> str:
    """Return what is wrong, one line each."""
    with pytest.raises(SettingsError) as error:
        read_settings()
    return str(error.value)


@pytest.mark.parametrize(
    "content",
    [
        *("BOT_EDITOR=Société".encode(encoding) for encoding in ("latin-1", "utf-16")),
        "BOT_EDITOR=x".encode("utf-16-le"),
        bytes(400),
    ],
)
def test_a_file_in_another_encoding_is_told(content: bytes) -> None:
    Path(".env").write_bytes(content)
    assert told() == (".env : ce fichier n'est pas en UTF-8 ; enregistrez-le de nouveau en UTF-8")


def test_a_mark_of_windows_before_the_first_name_is_passed_over() -> None:
    Path(".env").write_bytes("BOT_EDITOR=Société\r\n".encode("utf-8-sig"))
    assert read_settings().editor == "Société"


def test_a_folder_in_place_of_the_file_is_told() -> None:
    Path(".env").mkdir()
    assert told().startswith(".env : c'est un dossier")


def test_each_line_that_is_no_setting_is_told_with_the_rest() -> None:
    Path(".env").write_text(
        "# BOT_X\nBOT_MODE\n=x\n\nOTHER\nBOT_HOTS=x\nBOT_LISTEN=zzz\nBOT_ENV='x"
    )
    assert [one.partition(" : ")[0] for one in told().splitlines()] == [
        ".env, ligne 2",
        ".env, ligne 3",
        ".env, ligne 8",
        "BOT_HOTS",
        "BOT_LISTEN",
    ]


def test_a_setting_that_is_written_twice_is_told_with_its_lines() -> None:
    Path(".env").write_text(
        "BOT_EDITOR=a\n# BOT_HOST=x\nBOT_HOST=b\nbot_editor=c\nOTHER=1\nOTHER=2\nBOT_EDITOR=\n"
    )
    assert told() == (
        ".env, lignes 1, 4, 7 : BOT_EDITOR y est plusieurs fois ; n'en gardez qu'une ligne"
    )


def test_a_misspelt_name_is_told_with_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("BOT_TOKN=1\nbot_editor=x\nBOT_SOMETHING_ELSE=2\n")
    monkeypatch.setenv("BOT_MAINTAINER", "5")
    assert told().splitlines() == [
        "BOT_MAINTAINER : ce réglage n'existe pas ; est-ce BOT_MAINTAINERS ?",
        "BOT_TOKN : ce réglage n'existe pas ; est-ce BOT_TOKEN ?",
    ]


def test_a_name_that_only_looks_like_that_of_a_setting_is_told_in_the_file() -> None:
    Path(".env").write_text(
        "BOT-TOKEN=1\n\u200bBOT_MODE=webhook\nREPLICAS=1\nPOSTGRES_PASSWORD=x\nCOMPOSE_PROFILES=\n"
    )
    assert told().splitlines() == [
        "BOT-TOKEN : ce réglage n'existe pas ; est-ce BOT_TOKEN ?",
        "\\u200bBOT_MODE : ce réglage n'existe pas ; est-ce BOT_MODE ?",
    ]


def test_a_name_of_the_environment_that_is_of_something_else_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ROBOT_TOKEN", "1")
    assert read_settings().token is None


@pytest.mark.parametrize("mode", ["require", "verify-full", "disable"])
def test_the_option_that_hosts_give_is_said_as_the_driver_takes_it(
    monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    monkeypatch.setenv("BOT_DATABASE_URL", f"{POSTGRESQL}?sslmode={mode}")
    assert read_settings().database_url == f"{POSTGRESQL}?ssl={mode}"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("sqlite+aiosqlite://var/bot.db", "il manque une barre"),
        ("sqlite+aiosqlite:///.", "c'est un dossier"),
        ("sqlite+aiosqlite:////tmp", "c'est un dossier"),
        ("sqlite+aiosqlite:///var/not-yet/", "c'est un dossier"),
        (POSTGRESQL.replace("5432", "99999"), "un port va de 1 à 65535"),
        (f"{POSTGRESQL}?foo=1", "après le « ? »"),
        (f"{POSTGRESQL}?prepared_statement_cache_size=x", "après le « ? »"),
        (f"{POSTGRESQL}?sslmode=bogus", "ssl (ou sslmode) est"),
        (f"{POSTGRESQL}?ssl=bogus", "ssl (ou sslmode) est"),
        (POSTGRESQL.replace("5432", "port"), "écrivez sqlite"),
    ],
)
def test_a_wrong_database_address_is_told_for_what_it_is(
    monkeypatch: pytest.MonkeyPatch, url: str, words: str
) -> None:
    monkeypatch.setenv("BOT_DATABASE_URL", url)
    said = told()
    assert said.startswith(f"BOT_DATABASE_URL : {words}")
    assert "s3cret" not in said


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KNOWLEDGE_DIR", "/nonexistent"),
        ("API_URL", "http://127.0.0.1:99999"),
        ("API_URL", "http://127.0.0.1:9/{x}"),
        ("API_URL", f"http://{'a' * 70}.fr"),
        ("LISTEN", f"{'a' * 70}.fr:8080"),
        ("LISTEN", "127.0.0.1:0"),
        ("LISTEN", "*:8080"),
        ("LISTEN", "http://127.0.0.1:8080"),
        ("METRICS_LISTEN", "127.0.0.1:8080"),
    ],
)
def test_what_could_not_work_is_told_before_it_is_tried(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"BOT_{name}", value)
    assert [one.partition(" : ")[0] for one in told().splitlines()] == [f"BOT_{name}"]


@pytest.mark.parametrize("name", ["a" * 300, "bot.db/x", "loop"])
def test_a_path_at_which_nothing_can_be_is_told_when_it_is_opened(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    Path("bot.db").touch()
    Path("loop").symlink_to("loop")
    monkeypatch.setenv("BOT_DATABASE_URL", f"sqlite+aiosqlite:///{name}")
    assert read_settings().database_url.endswith(name)


async def test_check_settings_tells_it_too(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("BOT_EDITOR=Société".encode("latin-1"))
    code, said = await ended(tmp_path, "check-settings")
    assert code == 2
    assert said.splitlines()[1:] == [f"  {told()}"]


@pytest.mark.parametrize(
    "line",
    [
        "BOT_EDITOR=Cabinet #3",
        "bot_editor = Cabinet\t# trois",
        "export BOT_EDITOR=Cabinet #3",
        "BOT_EDITOR=#3",
        "BOT_HOST=OVH # à Roubaix",
        "BOT_CONTACT= # à écrire",
    ],
)
def test_a_sentence_that_a_sign_of_comment_would_end_is_told(line: str) -> None:
    Path(".env").write_text(f"BOT_ENV=development\n{line}\n")
    name = line.removeprefix("export ").partition("=")[0].strip()
    assert told().startswith(f".env, ligne 2 : dans {name}, ce qui suit « # »")


@pytest.mark.parametrize(
    ("line", "editor"),
    [
        ('BOT_EDITOR="Cabinet #3"', "Cabinet #3"),
        ("BOT_EDITOR='Cabinet #3'", "Cabinet #3"),
        ('BOT_EDITOR="Cabinet" # le nôtre', "Cabinet"),
        ("BOT_EDITOR=Cabinet#3", "Cabinet#3"),
        ("# BOT_EDITOR=Cabinet #3", None),
        ("BOT_MODE=polling # comme avant", None),
    ],
)
def test_a_sign_of_comment_elsewhere_is_one(line: str, editor: str | None) -> None:
    Path(".env").write_text(f"{line}\n")
    assert read_settings().editor == editor


@pytest.mark.parametrize(
    "line",
    [
        "BOT_EDITOR=${BOT_TOKEN}",
        "BOT_EDITOR='Cabinet ${NOWHERE}'",
        "bot_contact=${BELOW}@b.fr",
        "BOT_DATABASE_URL=postgresql+asyncpg://bot:a${x}b@db/bot",
    ],
)
def test_what_nothing_would_take_the_place_of_is_told(line: str) -> None:
    Path(".env").write_text(f"BOT_ENV=development\nOTHER=${{NOWHERE}}\n{line}\nBELOW=a\n")
    name = line.partition("=")[0]
    assert told().startswith(f".env, ligne 3 : dans {name}, rien ne prendrait la place de « ${{")
    assert len(told().splitlines()) == 1


@pytest.mark.parametrize("written", ["${ABOVE}", "'${AROUND}'", "${NOWHERE:-Cabinet}"])
def test_another_value_is_read_in_place_of_its_name(
    monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setenv("AROUND", "Cabinet")
    Path(".env").write_text(f"ABOVE=Cabinet\nBOT_EDITOR={written}\n")
    assert read_settings().editor == "Cabinet"


@pytest.mark.parametrize("text", ["Cabinet $3", "$BOT_TOKEN", "{BOT_TOKEN}", "$ {x}", "a}b${"])
def test_another_sign_of_money_is_only_one(text: str) -> None:
    Path(".env").write_text(f'BOT_EDITOR="{text}"\n')
    assert read_settings().editor == text


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_quote_left_open_until_another_setting_is_told_on_its_line(quote: str) -> None:
    swallowed = f"{quote}Cabinet\n  BOT_HOST=OVH\nBOT_CONTACT=a@b.fr{quote}"
    Path(".env").write_text(f"BOT_ENV=production\nBOT_EDITOR={swallowed}\n")
    first, *others = told().splitlines()
    assert first == ".env, ligne 2 : écrivez BOT_NOM=valeur, les guillemets fermés"
    assert [one.partition(" : ")[0] for one in others] == ["BOT_HOST", "BOT_CONTACT"]


def test_a_sentence_of_several_lines_is_read_whole() -> None:
    Path(".env").write_text('BOT_EDITOR="Cabinet\nLe bot_de_chou"\n')
    assert read_settings().editor == "Cabinet\nLe bot_de_chou"


@pytest.mark.parametrize("name", ["EDITOR", "HOST", "CONTACT"])
@pytest.mark.parametrize(
    "secret", ["123456:TEST-of-us", "s3cret-of-webhook", "s3cret-of-base", f"98765432:{'A' * 35}"]
)
def test_a_secret_in_what_everybody_can_read_is_told_and_not_repeated(
    monkeypatch: pytest.MonkeyPatch, name: str, secret: str
) -> None:
    monkeypatch.setenv("BOT_TOKEN", "123456:TEST-of-us")
    monkeypatch.setenv("BOT_WEBHOOK_SECRET", "s3cret-of-webhook")
    monkeypatch.setenv("BOT_DATABASE_URL", POSTGRESQL.replace("s3cret", "s3cret-of-base"))
    monkeypatch.setenv(f"BOT_{name}", f"Cabinet ({secret})")
    assert told().startswith(f"BOT_{name} : tout le monde peut le lire")
    assert secret not in told()


def test_a_short_secret_is_found_in_a_sentence_by_chance_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BOT_DATABASE_URL", POSTGRESQL.replace("s3cret", "bot"))
    monkeypatch.setenv("BOT_WEBHOOK_SECRET", "a")
    monkeypatch.setenv("BOT_EDITOR", "Cabinet du bot, 12:30, 33123456789:poste")
    assert read_settings().editor
