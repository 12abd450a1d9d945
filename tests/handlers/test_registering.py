"""Filters are tried for every update: none goes through a thread."""

from collections.abc import Iterator

from aiogram import Router
from aiogram.dispatcher.event.handler import CallableObject

from handlers import routers


def _tried(router: Router) -> Iterator[CallableObject]:
    for observer in router.observers.values():
        for handler in observer.handlers:
            yield handler
            yield from handler.filters or ()
    for below in router.sub_routers:
        yield from _tried(below)


def _filters_of_routers(router: Router) -> Iterator[CallableObject]:
    for observer in router.observers.values():
        yield from observer._handler.filters or ()  # noqa: SLF001  aiogram shows them nowhere else
    for below in router.sub_routers:
        yield from _filters_of_routers(below)


def test_nothing_that_is_tried_for_an_update_goes_through_a_thread() -> None:
    tried = [
        one for router in routers() for one in (*_tried(router), *_filters_of_routers(router))
    ]
    assert len(tried) > 100
    assert [one.callback for one in tried if not one.awaitable] == []
