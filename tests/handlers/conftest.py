"""The base that comes with the program."""

import pytest

from knowledge import Knowledge
from tests.journeys import conversation


@pytest.fixture(scope="session")
def shipped() -> Knowledge:
    """Read it, once."""
    return conversation.shipped()
