"""Every setting is in `.env.example`, under its name, with its default."""

import re
from pathlib import Path

from bot.settings import PREFIX, Settings

ROOT = Path(__file__).parent.parent
EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")
TOLD = [
    (name, value)
    for name, value in re.findall(rf"^# ({PREFIX}[A-Z_]+)=(.*)$", EXAMPLE, re.MULTILINE)
]
INTERFACE = (
    *("TOKEN", "API_URL", "DATABASE_URL", "MODE", "WEBHOOK_URL", "WEBHOOK_SECRET", "LISTEN"),
    *("METRICS_LISTEN", "KNOWLEDGE_DIR", "MAINTAINERS", "EDITOR", "HOST", "CONTACT", "ENV"),
)
"""What others rely on, name by name."""


def test_settings_are_those_others_rely_on() -> None:
    assert tuple(name.upper() for name in Settings.model_fields) == INTERFACE


def test_every_setting_is_in_the_example_and_no_other() -> None:
    assert {name for name, _ in TOLD} == {PREFIX + name for name in INTERFACE}


def test_the_example_gives_the_defaults() -> None:
    for name in ("mode", "listen", "env", "database_url"):
        first = next(value for told, value in TOLD if told == PREFIX + name.upper())
        assert first == str(Settings.model_fields[name].default)


def test_the_example_changes_nothing_until_edited() -> None:
    lines = [line for line in EXAMPLE.splitlines() if line and not line.startswith("#")]
    assert lines == []
