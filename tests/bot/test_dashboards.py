"""The dashboard and the alert rules speak of metrics that exist, in French."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot.app import build
from bot.observability.metrics import PREFIX, Metrics
from bot.settings import Settings
from tests.bot.telegram import Network
from tests.journeys.conversation import shipped

FOLDER = Path(__file__).parents[2] / "docs" / "exploitation"
BOARD = json.loads((FOLDER / "grafana.json").read_text(encoding="utf-8"))
GROUPS = yaml.safe_load((FOLDER / "alertes.yaml").read_text(encoding="utf-8"))["groups"]
RULES = [rule for group in GROUPS for rule in group["rules"]]
PANELS = [panel for panel in BOARD["panels"] if panel["type"] != "row"]
SHOWN = [target["expr"] for panel in PANELS for target in panel["targets"]]
WATCHED = [rule["expr"] for rule in RULES]

PROMETHEUS_OWN = {"up"}
PROMETHEUS_LABELS = {"job", "instance"}
KEYWORDS = {"and", "or", "unless", "by", "on", "without", "ignoring", "bool", "offset"}
FRENCH = re.compile(r"\b(le|la|les|l'|des?|du|une?|en|par|selon|plus|sur)\b|[éèàêô]")
SUFFIXES = {
    "counter": ("_total",),
    "histogram": ("_bucket", "_count", "_sum"),
    "info": ("_info",),
}
SEVERITIES = {"critical", "warning", "info"}


@pytest.fixture(params=["sqlite"])
def engine_name(request: pytest.FixtureRequest) -> str:
    """Name the one engine that is enough here."""
    return str(request.param)


@pytest.fixture
def metrics(settings: Settings) -> Metrics:
    return build(settings, Network(), shipped()).metrics


def series(metrics: Metrics) -> Iterator[tuple[str, str]]:
    """Yield what every metric is called by Prometheus, after its own name."""
    for family in metrics.registry.collect():
        for suffix in SUFFIXES.get(family.type, ("",)):
            yield family.name, family.name + suffix


def names(expression: str) -> set[str]:
    """Return the metrics that an expression reads."""
    bare = re.sub(r'"[^"]*"', "", expression)
    bare = re.sub(r"\{[^}]*\}|\[[^]]*\]|\b(?:by|on|without|ignoring) \([^)]*\)", "", bare)
    return set(re.findall(r"\b[a-z_][a-z0-9_]*\b(?! *\()", bare)) - KEYWORDS


def test_metrics_are_found_in_an_expression() -> None:
    told = 'sum by (le) (rate(a_b{x=~"c|d"}[5m])) / on (y) max(e_total > 0) and time() - f < 3'
    assert names(told) == {"a_b", "e_total", "f"}


def test_every_metric_that_is_read_exists(metrics: Metrics) -> None:
    known = {name for _, name in series(metrics)} | PROMETHEUS_OWN
    for expression in SHOWN + WATCHED:
        assert names(expression), expression
        assert names(expression) <= known, expression


def test_every_metric_of_ours_is_shown(metrics: Metrics) -> None:
    read = {name for expression in SHOWN for name in names(expression)}
    of = {name: family for family, name in series(metrics)}
    ours = {family for family in of.values() if family.startswith(PREFIX)}
    assert ours == {of[name] for name in read if name in of and name.startswith(PREFIX)}


def test_every_value_of_a_label_that_is_read_exists(metrics: Metrics) -> None:
    metrics.webhook_requests.labels("401")
    samples = [one for family in metrics.registry.collect() for one in family.samples]
    for name, inside in re.findall(r"([a-z_]+)\{([^}]*)\}", " ".join(SHOWN + WATCHED)):
        for label, said in re.findall(r'(\w+)(?:=~|!=|=|!~)"([^"]*)"', inside):
            known = {one.labels.get(label, "") for one in samples if one.name == name}
            if label not in PROMETHEUS_LABELS:
                values = said.split("|")
                assert all(any(re.fullmatch(one, real) for real in known) for one in values), name


def test_every_panel_has_a_title_and_a_description_of_its_own_in_french() -> None:
    ids = [panel["id"] for panel in BOARD["panels"]]
    titles = [panel["title"] for panel in BOARD["panels"]]
    assert len(set(ids)) == len(ids)
    assert len(set(titles)) == len(titles)
    for panel in PANELS:
        assert panel["description"].endswith((".", "…"))
        assert FRENCH.search(f"{panel['title']} {panel['description']}".lower()), panel["title"]


def test_no_panel_covers_another() -> None:
    taken: dict[tuple[int, int], str] = {}
    for panel in BOARD["panels"]:
        at = panel["gridPos"]
        for x in range(at["x"], at["x"] + at["w"]):
            for y in range(at["y"], at["y"] + at["h"]):
                assert (x, y) not in taken, (panel["title"], taken.get((x, y)))
                taken[x, y] = panel["title"]
                assert x < 24


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["alert"])
def test_every_alert_says_in_french_what_happens_and_what_to_do(
    rule: dict[str, dict[str, str]],
) -> None:
    assert rule.keys() <= {"alert", "expr", "for", "labels", "annotations"}
    assert rule["labels"].keys() == {"severity"}
    assert rule["labels"]["severity"] in SEVERITIES
    told = rule["annotations"]
    assert told.keys() == {"summary", "description"}
    for said in told.values():
        assert said.endswith(".")
        assert FRENCH.search(said.lower())
    assert len(told["summary"]) < 90


def test_every_alert_has_a_name_of_its_own() -> None:
    named = [rule["alert"] for rule in RULES]
    assert len(set(named)) == len(named)


def test_what_must_wake_somebody_is_watched() -> None:
    watched = {name for expression in WATCHED for name in names(expression)}
    needed = {
        "up",
        "pas_a_pas_database_reachable",
        "pas_a_pas_updates_total",
        "pas_a_pas_update_seconds_bucket",
        "pas_a_pas_sends_total",
        "pas_a_pas_oldest_update_seconds",
        "pas_a_pas_reminders_late_seconds",
        "pas_a_pas_webhook_pending_updates",
        "pas_a_pas_webhook_last_error_timestamp_seconds",
        "pas_a_pas_knowledge_broken",
        "pas_a_pas_knowledge_oldest_source_days",
        "pas_a_pas_retention_last_run_timestamp_seconds",
    }
    assert needed <= watched
