"""What tests read of the metrics."""

from aiohttp import ClientSession

from bot.observability.metrics import PREFIX, Metrics


def value(metrics: Metrics, name: str, **labels: str) -> float | None:
    """Return what a metric of ours stands at; None without such a series."""
    return metrics.registry.get_sample_value(f"{PREFIX}_{name}", labels)


def moved(metrics: Metrics, name: str) -> dict[str, float]:
    """Return the series of a counter that are not at 0, by the values of their labels."""
    samples = [one for family in metrics.registry.collect() for one in family.samples]
    return {
        " ".join(one.labels.values()): one.value
        for one in samples
        if one.name == f"{PREFIX}_{name}" and one.value
    }


async def scrape(address: str) -> dict[str, float]:
    """Ask for the metrics, as Prometheus does; return each series with its value."""
    async with ClientSession() as session, session.get(f"http://{address}/metrics") as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
        page = await answer.text()
    lines = [line for line in page.splitlines() if line and not line.startswith("#")]
    return {name: float(said) for name, _, said in (line.rpartition(" ") for line in lines)}
