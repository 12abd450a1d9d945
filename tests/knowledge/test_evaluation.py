"""Labelled questions are read as they are checked."""

from pathlib import Path

from knowledge.evaluating.evaluation import Asked, read_asked

KNOWN = ("agenda", "colis")


def test_a_space_after_a_comma_is_no_part_of_a_label(tmp_path: Path) -> None:
    path = tmp_path / "questions.tsv"
    path.write_text("agenda, colis\teasy\toù ?\nagenda\tcolis, agenda\toù et où ?\n", "utf-8")
    assert list(read_asked(path, KNOWN)) == [
        Asked((("agenda", "colis"),), "easy", "où ?"),
        Asked((("agenda",), ("colis", "agenda")), "double", "où et où ?"),
    ]
