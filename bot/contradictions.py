"""Settings that are right one by one, but not together."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import SecretStr

from bot.addresses import LISTEN, acceptable_to_telegram, loopback, posted_to, same

NO_SECRET = "SECRET"  # noqa: S105  it is no secret
"""What the guide writes where a secret is to be put. Whoever knows it speaks as anybody."""

PUBLISHED = ("editor", "host", "contact")
"""What everybody can read (/mentions)."""

LIKE_A_TOKEN = re.compile(r"\d{6,}:[A-Za-z0-9_-]{20,}")

LONG = 8
"""Letters from which a secret is not found in a sentence by chance."""


def contradictions(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the name of each such setting, with the key of what is said of it.

    Args:
        values: as they were given, by name.
    """
    production, problems = values.get("env") == "production", list[tuple[str, str]]()
    if values.get("mode") == "webhook":
        problems += _of_webhook(values, production=production)
    if production:
        problems += [(name, "production_needs") for name in PUBLISHED if not values.get(name)]
    problems += [(name, "published_secret") for name in PUBLISHED if _tells(values, name)]
    if production and not values.get("token") and not loopback(values.get("listen")):
        problems.append(("listen", "page_is_local"))
    if same(values.get("listen") or LISTEN, values.get("metrics_listen")):
        problems.append(("metrics_listen", "same_address"))
    return problems


def _tells(values: Mapping[str, Any], name: str) -> bool:
    """Tell whether a setting that everybody can read holds a secret."""
    given = str(values.get(name) or "")
    kept = [_bare(values.get(secret)) for secret in ("token", "webhook_secret")]
    kept.append(_password(_bare(values.get("database_url"))))
    told = any(len(one) >= LONG and one in given for one in kept)
    return told or bool(LIKE_A_TOKEN.search(given))


def _bare(value: object) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else str(value or "")


def _password(url: str) -> str:
    return url.partition("://")[2].rpartition("@")[0].partition(":")[2]


def _of_webhook(values: Mapping[str, Any], *, production: bool) -> list[tuple[str, str]]:
    needed = ("token", "webhook_url", "webhook_secret")
    problems = [(name, "webhook_needs") for name in needed if not values.get(name)]
    if not acceptable_to_telegram(str(values.get("webhook_url") or "https:"), production):
        problems.append(("webhook_url", "webhook_https"))
    if not values.get("api_url") and not posted_to(str(values.get("webhook_url"))):
        problems.append(("webhook_url", "webhook_port"))
    if production and values.get("webhook_secret") == NO_SECRET:
        problems.append(("webhook_secret", "webhook_guessed"))
    return problems
