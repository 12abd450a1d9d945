"""A change shows in what the folder tells of its files; only what a base is read from counts."""

import os
from pathlib import Path

from knowledge import SHIPPED, load
from knowledge.stamps import stamps
from tests.knowledge import small


def test_a_base_knows_how_its_files_looked(small_base: Path) -> None:
    assert load(small_base).files == stamps(small_base)
    assert len(stamps(small_base)) == len(small.FILES)


def test_every_change_shows(small_base: Path) -> None:
    entry, other = small_base / small.ENTRY, small_base / small.OTHER
    seen = [stamps(small_base)]
    os.utime(entry, (1, 1))
    seen.append(stamps(small_base))
    entry.write_text("# Plus long", encoding="utf-8")
    os.utime(entry, (1, 1))
    seen.append(stamps(small_base))
    other.rename(other.with_name("autre.md"))
    seen.append(stamps(small_base))
    entry.unlink()
    seen.append(stamps(small_base))
    (small_base / "questions").mkdir()
    (small_base / "questions" / "a.tsv").touch()
    seen.append(stamps(small_base))
    assert len(set(seen)) == len(seen)


def test_what_a_base_is_not_read_from_does_not_count(small_base: Path) -> None:
    seen = stamps(small_base)
    for name in ("LISEZMOI.md", "lecture.py", "faq/reperes/.agenda.md.swp", "wording.toml"):
        (small_base / name).write_text("a", encoding="utf-8")
    (small_base / "faq/reperes/nouveau.md").mkdir()
    (small_base / "faq/reperes/parti.md").symlink_to("nulle-part")
    assert stamps(small_base) == seen


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert stamps(tmp_path / "rien") == frozenset()


def test_every_file_of_the_shipped_base_counts() -> None:
    code = {"personal.toml", "wording.toml", "LISEZMOI.md"}
    written = {
        str(path)
        for kind in ("md", "tsv", "toml", "json", "npz")
        for path in SHIPPED.rglob(f"*.{kind}")
        if path.name not in code
    }
    assert {stamp.path for stamp in stamps(SHIPPED)} == written
