"""What lasts is made without looking for garbage in it, and goes at once when it is let go."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar
from weakref import WeakMethod

Given = ParamSpec("Given")
Result = TypeVar("Result")


@contextmanager
def uncollected() -> Iterator[None]:
    """Make many lasting objects without looking for garbage among them again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def unheld(method: Callable[Given, Result]) -> Callable[Given, Result]:
    """Return a method for parts of its own object: they do not hold it, so that no circle does.

    What is in a circle waits for the garbage collector, which does not look at what lasts.

    Returns:
        the method; called when its object is no more, it raises `ReferenceError`.
    """
    weak = WeakMethod(method)

    def call(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        found = weak()
        if found is None:
            raise ReferenceError
        return found(*args, **kwargs)

    return call
