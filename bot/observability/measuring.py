"""Serving the metrics at `/metrics`, on their own address, for the time of a run."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4, generate_latest

from bot.app import Application
from bot.observability.metrics import Metrics
from bot.web import HEALTH, serving

EVERY = 0.5
"""Seconds between two measurements of how late the event loop wakes."""


@asynccontextmanager
async def measuring(application: Application) -> AsyncIterator[None]:
    """Serve the metrics meanwhile, where the settings say so.

    Raises:
        ListenError: the address is taken, or not ours.
    """
    settings, metrics = application.settings, application.metrics
    if settings.metrics_listen is None:
        yield
        return
    async with serving(_app(application), settings.metrics_listen, "BOT_METRICS_LISTEN"):
        lag = asyncio.create_task(_measure_lag(metrics))
        try:
            yield
        finally:
            lag.cancel()
            await asyncio.gather(lag, return_exceptions=True)
            await application.look.close()


def _app(application: Application) -> web.Application:
    async def measures(_: web.Request) -> web.Response:
        await application.look.take()
        body = generate_latest(application.metrics.registry)
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_PLAIN_0_0_4})

    app = web.Application()
    app.router.add_get("/metrics", measures)
    return app


async def _measure_lag(metrics: Metrics) -> None:
    loop = asyncio.get_running_loop()
    while True:
        expected = loop.time() + EVERY
        await asyncio.sleep(EVERY)
        metrics.loop_lag.observe(max(0.0, loop.time() - expected))


def counting(metrics: Metrics) -> Middleware:
    """Return what counts the requests to a server, by status; health checks are left out."""

    @web.middleware
    async def count(request: web.Request, handler: Handler) -> web.StreamResponse:
        status = 500
        try:
            answer = await handler(request)
            status = answer.status
        except web.HTTPException as refused:
            status = refused.status
            raise
        finally:
            if request.path not in HEALTH:
                metrics.webhook_requests.labels(status).inc()
        return answer

    return count
