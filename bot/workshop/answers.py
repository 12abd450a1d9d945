"""The sentences of the page, and refusals told in those sentences."""

import json
from collections.abc import Mapping

from aiohttp import web

from knowledge.markup import typography
from knowledge.wording import wording


def labels() -> Mapping[str, str]:
    """Return every sentence of the page, set as French is."""
    return {name: typography(text) for name, text in wording()["workshop"].items()}


def said(name: str, **holes: object) -> str:
    """Return a sentence of the page, its holes filled."""
    return typography(wording()["workshop"][name].format(**holes))


def refused(
    kind: type[web.HTTPException],
    name: str,
    more: Mapping[str, object] | None = None,
    **holes: object,
) -> web.HTTPException:
    """Return the error that refuses an order, and says why in a sentence of the page."""
    body = {"error": said(name, **holes), **(more or {})}
    return kind(text=json.dumps(body), content_type="application/json")
