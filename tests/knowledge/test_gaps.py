"""What the base lacks is told from its own files."""

from datetime import date
from pathlib import Path

import pytest

from knowledge import load
from knowledge.__main__ import main
from knowledge.evaluating import gaps as module
from knowledge.evaluating.gaps import gaps, longest_unread, to_verify, with_few_ways
from knowledge.topics import Labelled
from knowledge.wording import wording
from tests.knowledge import small

WORDS = wording()["gaps"]


def test_the_entries_with_the_fewest_ways_come_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = small.COLIS.replace("- suivre un colis\n", "")
    base = load(small.write(tmp_path, {small.OTHER: other})).base
    assert [entry.id for entry in with_few_ways(base)] == ["colis", "agenda"]
    monkeypatch.setattr(module, "FEW", 4)
    assert [entry.id for entry in with_few_ways(base)] == ["colis"]


def test_what_is_to_verify_and_what_was_read_long_ago(tmp_path: Path) -> None:
    second = "- Mode d'emploi, page 2 — vérifié le "
    both = f"{second}2026-11-22\n{second}2025-02-01"
    other = small.COLIS.replace(f"{second}2026-11-22", both)
    base = load(small.write(tmp_path, {small.OTHER: other})).base
    assert [entry.id for entry in to_verify(base)] == ["agenda"]
    assert [(day, entry.id) for day, entry in longest_unread(base)] == [
        (date(2025, 2, 1), "colis"),
        (date(2026, 11, 22), "agenda"),
    ]


def test_questions_without_an_answer_stand_under_the_nearest_entry(small_base: Path) -> None:
    matcher = load(small_base).matcher
    asked = ["suivre un paquet perdu", "suivre un colis cassé", "imprimer mon agenda"]
    labelled = [Labelled(("GAP",), "easy", one, "manques") for one in [*asked, asked[0]]]
    labelled.append(Labelled(("agenda",), "easy", "ouvrir mon agenda", "manques"))
    found = gaps(matcher, labelled)
    assert [(gap.entry, gap.questions) for gap in found] == [
        ("colis", tuple(asked[:2])),
        ("agenda", tuple(asked[2:])),
    ]


def test_the_command_shows_some_and_all_on_demand(
    small_base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small_base / "questions").mkdir()
    asked = [f"imprimer mon agenda numéro {number}" for number in "abcde"]
    lines = "".join(f"GAP\teasy\t{one}\n" for one in asked)
    (small_base / "questions" / "manques.tsv").write_text(lines, encoding="utf-8")
    assert main(["gaps", "--base", str(small_base)]) == 0
    told = capsys.readouterr().out
    assert WORDS["few"].format(count=2) in told
    assert f"{small_base / small.ENTRY}: 4" in told
    assert WORDS["unanswered"].format(count=5) in told
    assert asked[2] in told
    assert asked[3] not in told
    assert main(["gaps", "--all", "--base", str(small_base)]) == 0
    assert asked[4] in capsys.readouterr().out
