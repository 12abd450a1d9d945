"""What the page may send: the shape and the bounds of each order."""

from typing import Annotated, TypeVar

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from bot.workshop.answers import refused
from bot.workshop.drafts import Change
from knowledge.matching.matcher import LONGEST_MESSAGE

PATH, TEXT, LINE = 200, 400_000, LONGEST_MESSAGE
"""Characters, at most: the longest file of the base has 100,000."""

PathName = Annotated[str, StringConstraints(max_length=PATH)]
Text = Annotated[str, StringConstraints(max_length=TEXT)]
Line = Annotated[str, StringConstraints(max_length=LINE, strip_whitespace=True)]


class Order(BaseModel):
    """What every order is: nothing more than its fields, as JSON writes them."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Written(Order):
    """The text of a file, as it is being written."""

    path: PathName
    text: Text

    @property
    def change(self) -> Change:
        """What it would change."""
        return Change(self.path, self.text)


class Preview(Written):
    """Show what a text looks like to a profession."""

    role: Line = ""


class Save(Written):
    """Write a text in its file, opened as some version."""

    version: PathName


class Way(Order):
    """Add a way of asking to the text of an answer."""

    text: Text
    way: Line = Field(min_length=1)


class Ask(Order):
    """Try a question, on the base or as it would be with a text."""

    question: Line = Field(min_length=1)
    path: PathName = ""
    text: Text = ""
    after: PathName = ""
    role: Line = ""

    @property
    def change(self) -> Change:
        """The text being written; none when the path is empty."""
        return Change(self.path, self.text)


class Begin(Order):
    """Begin a new answer."""

    theme: PathName
    title: Line = Field(min_length=1)
    id: PathName = ""
    short: Line = ""
    ways: Text = ""
    audience: list[PathName] = Field(max_length=8)
    source: Line = ""


Kind = TypeVar("Kind", bound=Order)


async def read(request: web.Request, kind: type[Kind]) -> Kind:
    """Read an order.

    Raises:
        HTTPBadRequest: it is not one, or it is longer than anything that somebody writes.
    """
    try:
        return kind.model_validate_json(await request.read())
    except ValidationError as error:
        if any(one["type"] == "string_too_long" for one in error.errors()):
            raise refused(web.HTTPBadRequest, "too_long") from None
        names = [".".join(map(str, one["loc"])) or "body" for one in error.errors()]
        raise refused(web.HTTPBadRequest, "unreadable_order", names=", ".join(names)) from None
