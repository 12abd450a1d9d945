"""What was looked at for personal data need not be again; what changed, however little, must."""

import json
from pathlib import Path

import pytest

from knowledge import SHIPPED, BaseError, load
from knowledge.building import read_folder
from knowledge.content import read_base
from knowledge.files import people
from knowledge.files.places import DECISION
from knowledge.matching.decision import looked_at, save
from knowledge.personal.mask import mask as real
from knowledge.wording import wording
from tests.knowledge import small

PERSONAL = "Un appui de Mme Durand"


@pytest.fixture
def masked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note what is looked at."""
    texts: list[str] = []

    def mask(text: str) -> object:
        texts.append(text)
        return real(text)

    monkeypatch.setattr(people, "mask", mask)
    return texts


def trusted(folder: Path) -> Path:
    """Write beside a base that it was looked at, whatever is in it."""
    save(folder / DECISION, {}, "", read_base(folder)[0].looked)
    return folder


def test_the_same_lines_are_not_looked_at_again(small_base: Path, masked: list[str]) -> None:
    looked = read_base(small_base)[0].looked
    assert masked
    masked.clear()
    assert read_base(small_base, looked)[0].looked == looked
    assert masked == []


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Un appui", "un appui"),
        ("- Un appui", "- Un appui\n- Né le 12/03/1985"),
        ("# Comment", "# comment"),
    ],
)
def test_one_changed_letter_has_all_looked_at(
    was: str, now: str, small_base: Path, masked: list[str]
) -> None:
    looked, whole = read_base(small_base)[0].looked, len(masked)
    text = (small_base / small.ENTRY).read_text("utf-8")
    assert was in text
    (small_base / small.ENTRY).write_text(text.replace(was, now, 1), "utf-8")
    masked.clear()
    base, problems = read_base(small_base, looked)
    assert base.looked != looked
    assert len(masked) >= whole
    assert [one.message for one in problems] == [wording()["problems"]["personal"]] * ("Né" in now)


def test_other_rules_look_at_all_again(
    small_base: Path, masked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = read_base(small_base)[0].looked
    masked.clear()
    monkeypatch.setattr(people, "_rules", lambda: b"others")
    assert read_base(small_base, looked)[0].looked != looked
    assert masked


def test_what_people_ask_is_not_taken_for_an_answer_looked_at(tmp_path: Path) -> None:
    agenda = small.FILES[small.ENTRY]
    moved = agenda.replace("## Autres façons de demander", "## En détail", 1)
    assert moved != agenda
    one, other = (
        small.write(tmp_path / name, {small.ENTRY: text})
        for name, text in (("one", agenda), ("other", moved))
    )
    assert read_base(one)[0].looked != read_base(other)[0].looked


def test_only_a_load_trusts_what_was_looked_at(small_base: Path) -> None:
    agenda = small.FILES[small.ENTRY].replace("Un appui", PERSONAL, 1)
    folder = trusted(small.write(small_base, {small.ENTRY: agenda}))
    personal = wording()["problems"]["personal"]
    assert personal in {one.message for one in read_folder(folder, SHIPPED)[1]}
    assert personal not in {one.message for one in read_folder(folder, SHIPPED, again=False)[1]}


def test_a_base_without_its_decision_is_looked_at(small_base: Path) -> None:
    agenda = small.FILES[small.ENTRY].replace("Un appui", PERSONAL, 1)
    small.write(small_base, {small.ENTRY: agenda})
    with pytest.raises(BaseError):
        load(small_base)


@pytest.mark.parametrize("written", ["", "{", "[]", "{}", json.dumps({"looked": 3})])
def test_in_doubt_nothing_was_looked_at(written: str, tmp_path: Path) -> None:
    path = tmp_path / DECISION
    assert looked_at(path) == ""
    path.write_text(written)
    assert looked_at(path) in {"", "3"}
