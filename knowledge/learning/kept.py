"""What was fitted on a base, as it is stored beside it."""

from collections.abc import Mapping
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import NamedTuple

from knowledge.building import DAMAGED
from knowledge.files.places import DECISION, FITTED, NETWORKS, VECTORS
from knowledge.learning.written import Written
from knowledge.matching.decision import Decision, fingerprint
from knowledge.matching.decision import read as read_decisions
from knowledge.matching.decision import save as save_decisions
from knowledge.meaning.meanings import read_projection
from knowledge.meaning.meanings import save as save_projection
from knowledge.meaning.networks import Networks
from knowledge.meaning.networks import read as read_networks
from knowledge.meaning.networks import save as save_networks
from knowledge.meaning.projection import Projection
from knowledge.topics import topics_of

_ASIDE = ".fit-"
"""How the folder begins in which files are written before they take the place of others."""


class Fit(NamedTuple):
    """Everything that is fitted on a base.

    Attributes:
        decisions: for each set of signals, by name.
        networks: what the decisions ask.
        projection: what tells meanings apart, and knows that of every phrase.
    """

    decisions: Mapping[str, Decision]
    networks: Networks
    projection: Projection


def read_fit(folder: Path) -> Fit | None:
    """Read what was fitted on the base of a folder; nothing if any of it is missing or damaged."""
    try:
        decisions, _ = read_decisions(folder / DECISION)
        return Fit(decisions, read_networks(folder / NETWORKS), read_projection(folder / VECTORS))
    except DAMAGED:
        return None


def keep_fit(folder: Path, fit: Fit, written: Written) -> None:
    """Write what was fitted: each file whole, or left as it was."""
    phrases = fingerprint(topics_of(written.base, written.labelled))
    for left in folder.glob(f"{_ASIDE}*"):  # by a fit that was stopped while it wrote
        rmtree(left, ignore_errors=True)
    with TemporaryDirectory(prefix=_ASIDE, dir=folder) as made:
        aside = Path(made)
        save_networks(aside / NETWORKS, fit.networks)
        save_projection(aside / VECTORS, fit.projection)
        save_decisions(aside / DECISION, dict(fit.decisions), phrases, written.base.looked)
        for name in reversed(FITTED):  # the decision last: it tells what all were fitted on
            (aside / name).replace(folder / name)
