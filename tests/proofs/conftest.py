"""What the proofs share: where bots are born, the base that some of them know."""

from collections.abc import Iterator

import pytest

from knowledge import Knowledge, load
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
def known() -> Knowledge:
    """Load the shipped base, as where the encoders are not installed."""
    return load(with_encoder=False)
