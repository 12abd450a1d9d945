"""Personal data in ways of asking: looked for in those that are new, and in all by `check`."""

from pathlib import Path

import numpy as np
import pytest

from knowledge import SHIPPED, BaseError, load
from knowledge.__main__ import main
from knowledge.building import VECTORS
from knowledge.files import checks
from knowledge.meanings import read_projection, save
from knowledge.personal.mask import mask
from knowledge.personal.masked import Masked
from tests.knowledge.small import COLIS, OTHER, write

FITTED, NEW = "le colis de Mme Durand", "le colis de Mme Martin"


def with_ways(folder: Path, *ways: str) -> Path:
    """Return a small base with more ways of asking, of which `FITTED` was there at its fit."""
    more = "".join(f"- {way}\n" for way in ways)
    write(folder, {OTHER: COLIS.replace("- suivre", f"{more}- suivre", 1)})
    projection = read_projection(SHIPPED / VECTORS)
    row = np.ones((1, projection.axes.shape[1]), np.float32)
    save(folder / VECTORS, projection.knowing([FITTED], row))
    return folder


def line_of(folder: Path, way: str) -> tuple[Path, int]:
    """Return where a way of asking is written: nothing that tells of somebody is repeated."""
    path = folder / OTHER
    return path, path.read_text().splitlines().index(f"- {way}") + 1


def test_a_new_way_of_asking_that_tells_of_somebody_is_refused(tmp_path: Path) -> None:
    folder = with_ways(tmp_path, FITTED, NEW)
    with pytest.raises(BaseError) as refused:
        load(folder, with_encoder=False)
    assert [(one.path, one.line) for one in refused.value.problems] == [line_of(folder, NEW)]


def test_what_was_fitted_is_not_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def noted(text: str) -> Masked:
        seen.append(text)
        return mask(text)

    monkeypatch.setattr(checks, "mask", noted)
    folder = with_ways(tmp_path, FITTED)
    loaded = load(folder, with_encoder=False)
    ways = {way for entry in loaded.base.entries.values() for way in entry.variants}
    assert FITTED in ways
    assert set(seen) == ways - {FITTED}


def test_the_check_of_a_base_looks_at_every_way(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = with_ways(tmp_path, FITTED, NEW)
    assert main(["check", str(folder)]) == 1
    told = capsys.readouterr().out
    for path, line in (line_of(folder, FITTED), line_of(folder, NEW)):
        assert f"{path}:{line}:" in told
