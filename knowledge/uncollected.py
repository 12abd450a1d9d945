"""Making lasting objects without garbage collection, and freeing them at once when dropped."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar
from weakref import WeakMethod

Given = ParamSpec("Given")
Result = TypeVar("Result")


@contextmanager
def uncollected() -> Iterator[None]:
    """Make many lasting objects without the garbage collector scanning them again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def unheld(method: Callable[Given, Result]) -> Callable[Given, Result]:
    """Return a method that does not hold its object, to be kept by the object's own parts.

    Otherwise object and part would form a cycle, which only the garbage collector frees, and it
    does not look at lasting objects.

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
