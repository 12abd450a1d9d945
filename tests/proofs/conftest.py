"""What the proofs share: where bots are born, the small base they know."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import Knowledge, load
from tests.knowledge import small
from tests.proofs.bots import Nursery
from tests.proofs.bots import nursery as kept


@pytest.fixture(scope="session")
def every_nursery() -> Iterator[Nursery]:
    """Keep one nursery for the whole run."""
    with kept() as made:
        yield made


@pytest.fixture
def nursery(every_nursery: Nursery) -> Iterator[Nursery]:
    """Lend the nursery to a test, which leaves no bot behind."""
    yield every_nursery
    every_nursery.clear()


@pytest.fixture(scope="session")
def small_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the small base."""
    return small.write(tmp_path_factory.mktemp("base"))


@pytest.fixture(scope="session")
def known() -> Knowledge:
    """Load the shipped base, as where the encoders are not installed."""
    return load(with_encoder=False)
