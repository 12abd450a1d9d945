"""Fitting refuses what it cannot learn from, and trusts no row of another encoder."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from knowledge.__main__ import main
from knowledge.learning import encoded as module
from knowledge.learning.encoded import encoded
from knowledge.meaning.encoder import MEANING, Vectors
from knowledge.wording import wording
from tests.knowledge import small

PHRASES = ["ouvrir mon agenda", "suivre un colis"]


class Counting:
    """An encoder that keeps what it was asked to read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text."""
        self.read += texts
        return np.array([[len(text)] * 2 * MEANING for text in texts], np.float32).reshape(
            -1, 2 * MEANING
        )


def test_a_broken_base_is_not_fitted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = small.write(tmp_path / "base", {small.ENTRY: "sans titre"})
    assert main(["fit", str(folder)]) == 1
    assert f"{folder / small.ENTRY}:1: {wording()['problems']['no_title']}" in (
        capsys.readouterr().err
    )
    assert not (folder / "decision.json").exists()


def test_a_base_without_labelled_questions_is_refused_in_one_sentence(
    small_base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fit", str(small_base)]) == 1
    told = f"{small_base / 'questions'}:1: {wording()['problems']['nothing_to_learn']}"
    assert capsys.readouterr().err.splitlines() == [told]


def test_what_fitting_everything_needs_is_told_where_it_is_not_installed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = {
        "questions/x.tsv": "agenda\teasy\tmon agenda\n",
        "questions/suites.tsv": "agenda\t>colis\tet la semaine ?\n",
        "questions/doubles.tsv": "agenda\tcolis\tmon agenda et mon colis\n",
    }
    folder = small.write(tmp_path / "base", dict(questions))
    monkeypatch.setattr("knowledge.commands.fit.NEEDED", ("not_installed_here",))
    assert main(["fit", "--whole", str(folder)]) == 1
    assert capsys.readouterr().err.splitlines() == [wording()["fit"]["no_tools"]]
    assert not (folder / "decision.json").exists()


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Say where the rows of the encoder are kept."""
    monkeypatch.setattr(module, "ENCODED", tmp_path / "encoded.npz")
    return module.ENCODED


@pytest.mark.usefixtures("kept")
def test_only_what_is_new_is_encoded() -> None:
    encoder = Counting()
    encoded(encoder, PHRASES[:1])
    rows = encoded(encoder, PHRASES)
    assert encoder.read == PHRASES
    assert [row[0] for row in rows.values()] == [len(text) for text in PHRASES]


@pytest.mark.usefixtures("kept")
def test_rows_of_another_encoder_are_read_afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = Counting()
    encoded(encoder, PHRASES)
    monkeypatch.setattr(module, "version", lambda _: "0.0.0")
    encoded(encoder, PHRASES)
    assert encoder.read == PHRASES * 2


def test_rows_that_do_not_say_who_read_them_are_read_afresh(kept: Path) -> None:
    encoder = Counting()
    encoded(encoder, PHRASES)
    with np.load(kept) as table:
        np.savez(kept, keys=table["keys"], rows=table["rows"])
    encoded(encoder, PHRASES)
    assert encoder.read == PHRASES * 2
