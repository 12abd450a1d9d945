"""What the tests of the base share: the shipped base, loaded once, with and without encoder."""

from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge import Knowledge, Outcome, load
from tests.knowledge import small


@pytest.fixture(scope="session")
def shipped() -> Knowledge:
    """Load the base that comes with the program."""
    return load()


@pytest.fixture(scope="session")
def lexical() -> Knowledge:
    """Load it as where the encoder is not installed."""
    return load(with_encoder=False)


@pytest.fixture(params=["shipped", "lexical"])
def either(request: pytest.FixtureRequest) -> Knowledge:
    """Run the test with and without encoder."""
    found: Knowledge = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def ask(shipped: Knowledge) -> Callable[[str], Outcome]:
    """Give what becomes of a message that holds one question."""

    def one(text: str) -> Outcome:
        parts = shipped.find(text)
        assert len(parts) == 1, parts
        return parts[0].outcome

    return one


@pytest.fixture
def small_base(tmp_path: Path) -> Path:
    """Write the small base, for a test to change."""
    return small.write(tmp_path / "base")
