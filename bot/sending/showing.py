"""What Telegram shows of the bot, as the base says it: set at start, then when that changes."""

import asyncio
from contextlib import aclosing

import structlog

from bot.app import Application
from bot.sending import menus

log = structlog.stdlib.get_logger(__name__)


async def show(application: Application) -> None:
    """Set the menus; an error there stops nothing else."""
    try:
        await menus.set_up(application.bot, application.menus, application.settings.maintainers)
    except Exception:
        log.exception("menus not set")


async def keep_shown(application: Application, stop: asyncio.Event) -> None:
    """Take up the files of the base that change; set the menus again when theirs do."""
    shown = application.menus
    async with aclosing(application.renewal.renewed(stop)) as renewed:
        async for _ in renewed:
            if application.menus != shown:
                shown = application.menus
                await show(application)
