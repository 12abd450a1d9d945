"""Files of the base are read and written whole, inside the base, nobody's words lost."""

from pathlib import Path

import pytest

from bot.workshop import writing
from bot.workshop.files import NEW, ConflictError, UnreadableError, opened, save
from bot.workshop.places import Kind, NotOursError, listed, located
from knowledge.entries import MAX_ID_LENGTH
from tests.knowledge import small


def test_only_the_files_of_the_base_are_listed(base: Path) -> None:
    (base / "decision.json").write_text("{}")
    (base / "notes.md").write_text("x")
    (base / "faq" / "reperes" / ".agenda.md.0123").write_text("x")
    assert listed(base) == {
        small.ENTRY: Kind.ENTRY,
        small.OTHER: Kind.ENTRY,
        small.STEP: Kind.STEP,
        small.NEXT: Kind.STEP,
        "themes.toml": Kind.TABLE,
        "phrases.toml": Kind.TABLE,
    }


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "../secret.md",
        "faq/reperes/../../../secret.md",
        "faq/../../secret.md",
        "/etc/passwd",
        "faq/reperes",
        "faq/inconnu/nouvelle.md",
        "faq/reperes/Majuscule.md",
        "faq/reperes/nouvelle.txt",
        "faq/reperes/a/b.md",
        "faq/reperes/nouvelle.md\n",
        "decision.json",
        "wording.toml",
        "parcours/03-nouvelle.md",
        "faq\\reperes\\agenda.md",
        "faq/reperes/agenda.md\0",
    ],
)
def test_no_other_file_is_reached(base: Path, name: str) -> None:
    (base.parent / "secret.md").write_text("secret")
    with pytest.raises(NotOursError):
        located(base, name)


def test_a_link_to_elsewhere_is_neither_read_nor_written(base: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("secret")
    (base / "faq" / "reperes" / "lien.md").symlink_to(secret)
    (base / "faq" / "ailleurs").symlink_to(tmp_path, target_is_directory=True)
    for name in ("faq/reperes/lien.md", "faq/ailleurs/secret.md", "faq/ailleurs/nouvelle.md"):
        with pytest.raises(NotOursError):
            located(base, name)


def test_a_new_answer_may_stand_in_a_theme(base: Path) -> None:
    path, kind = located(base, "faq/reperes/nouvelle-carte.md")
    assert (path, kind) == (base / "faq" / "reperes" / "nouvelle-carte.md", Kind.ENTRY)
    assert opened(path).version == NEW


@pytest.mark.parametrize("held", [b"un\r\ndeux\r\n", b"\xef\xbb\xbfun\ndeux\n", b"un\ndeux\n"])
def test_line_endings_and_the_mark_of_a_file_are_kept(tmp_path: Path, held: bytes) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(held)
    before = opened(path)
    assert before.text == "un\ndeux\n"
    after = save(path, "un\ntrois\n", before.version)
    assert path.read_bytes() == held.replace(b"deux", b"trois")
    assert after == opened(path)


def test_rights_are_kept_and_nothing_is_left_beside(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("un\n")
    path.chmod(0o640)
    save(path, "deux", opened(path).version)
    assert path.read_text() == "deux\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_changed_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("un\n")
    version = opened(path).version
    path.write_text("d'un autre\n")
    with pytest.raises(ConflictError) as conflict:
        save(path, "le mien\n", version)
    assert conflict.value.now == opened(path)
    assert path.read_text() == "d'un autre\n"


def test_a_file_made_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    save(path, "un\n", NEW)
    with pytest.raises(ConflictError):
        save(path, "deux\n", NEW)
    assert path.read_text() == "un\n"


def test_a_file_that_went_away_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("un\n")
    version = opened(path).version
    path.unlink()
    with pytest.raises(ConflictError) as conflict:
        save(path, "deux\n", version)
    assert conflict.value.now.version == NEW


def test_what_is_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnreadableError):
        opened(path)


def test_an_id_is_made_of_the_words_of_the_title() -> None:
    assert writing.id_of("Où trouver l'identifiant de la carte CPS ?") == (
        "trouver-identifiant-carte-cps"
    )
    assert writing.id_of("Où ?") == "ou"
    long = writing.id_of("Comment " + "recommencer " * 12)
    assert long.startswith("comment-recommencer")
    assert len(long) <= MAX_ID_LENGTH
    assert not long.endswith("-")
    assert writing.id_of("???") == ""


def test_a_way_of_asking_goes_last_in_its_section() -> None:
    added = writing.with_way(small.AGENDA, "  mon agenda \n a disparu ")
    assert added == small.AGENDA.replace(
        "- voir les rendez-vous de la semaine\n",
        "- voir les rendez-vous de la semaine\n- mon agenda a disparu\n",
    )


def test_a_way_of_asking_that_is_there_changes_nothing() -> None:
    assert writing.with_way(small.AGENDA, "Il est OÙ l'agenda ?") == small.AGENDA


def test_a_text_without_ways_of_asking_gets_their_section() -> None:
    heading = "## Autres façons de demander"
    assert (
        writing.with_way("# Titre\n\nOui.\n", "et là")
        == f"# Titre\n\nOui.\n\n{heading}\n\n- et là\n"
    )
    empty = f"# Titre\n\nOui.\n\n{heading}\n\n## Source\n"
    assert f"{heading}\n\n- et là\n\n## Source\n" in writing.with_way(empty, "et là")


def test_lines_are_typed_with_or_without_bullets() -> None:
    assert writing.typed_lines(" - un\n\n• deux\n  trois  \n-\n") == ["un", "deux", "trois"]


@pytest.mark.parametrize("mark", ["–\t", "—\u00a0", "·\t", "●  ", "▪ ", "- - ", "1. ", "12)\t"])
def test_the_lists_of_a_word_processor_are_lines_too(mark: str) -> None:
    assert writing.typed_lines(f"{mark}un\n{mark}deux\n") == ["un", "deux"]


@pytest.mark.parametrize("line", ["3 mois après", "1.5 jour", "2024. et après", "e-CPS perdue"])
def test_a_line_that_begins_with_a_number_keeps_it(line: str) -> None:
    assert writing.typed_lines(line) == [line]


def test_a_line_that_is_typed_twice_is_one_line() -> None:
    assert writing.typed_lines("Où est l'agenda ?\nou est l'agenda\nautre") == [
        "Où est l'agenda ?",
        "autre",
    ]
