"""What the documents say is so: links lead somewhere, examples are valid, nothing is left out."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from knowledge.__main__ import COMMANDS
from knowledge.content import read_base
from knowledge.wording import wording

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "knowledge" / "LISEZMOI.md"
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
DOCUMENTS = sorted([*ROOT.glob("*.md"), GUIDE, *ROOT.glob("docs/*.md"), *DECISIONS])
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OURS = ("bot", "handlers", "knowledge", "migrations")
HEAVIEST_PICTURE = 250 * 1024
"""Bytes: a clone carries every version of a picture for ever."""


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def code_of(text: str) -> str:
    return "\n".join(
        re.findall(r"```.*?```|^ {4}[^\n]+$|`[^`\n]+`", text, re.MULTILINE | re.DOTALL)
    )


def prose_of(text: str) -> str:
    return re.sub(r"```.*?```|`[^`\n]+`", "", text, flags=re.DOTALL)


def anchors_of(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_link_leads_somewhere(path: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", prose_of(path.read_text(encoding="utf-8"))):
        if not link.startswith("https://"):
            file, _, anchor = link.partition("#")
            target = path.parent / file if file else path
            assert target.exists(), link
            assert not anchor or anchor in anchors_of(target.read_text(encoding="utf-8")), link


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_target_of_make_that_is_told_exists(path: Path) -> None:
    known = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    code = code_of(path.read_text(encoding="utf-8"))
    assert set(re.findall(r"(?:^|[`\s])make ([a-z-]+)", code)) <= set(known)


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_command_of_the_program_that_is_told_exists(path: Path) -> None:
    code = code_of(path.read_text(encoding="utf-8"))
    for command in re.findall(r"-m bot (?!run\b)([a-z][a-z-]+)", code):
        assert command in wording()["bot_cli"], command
    for command in re.findall(r"-m knowledge ([a-z][a-z-]+)", code):
        assert command in wording()["cli"], command


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_setting_that_is_told_exists(path: Path) -> None:
    known = re.findall(r"^# (BOT_\w+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE)
    assert set(re.findall(r"\bBOT_[A-Z_]*[A-Z]", path.read_text("utf-8"))) <= set(known)


def test_pictures_are_light_and_shown_with_words() -> None:
    for picture in (ROOT / "docs" / "images").iterdir():
        assert picture.stat().st_size <= HEAVIEST_PICTURE, picture.name
    for document in DOCUMENTS:
        assert "![](" not in document.read_text(encoding="utf-8"), document


def test_every_section_is_in_the_guide() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    for table in ("sections", "step_sections"):
        for heading in wording()[table]:
            assert f"`{heading}`" in guide, heading


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_guide_and_the_readme(name: str) -> None:
    assert f"### `{name}`" in GUIDE.read_text(encoding="utf-8")
    assert f"| `knowledge {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_example_of_the_guide_is_a_valid_answer(tmp_path: Path) -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    example = re.search(r"```markdown\n(.+?)```", guide, re.DOTALL)
    place = re.search(r"`(faq/[a-z-]+/[a-z-]+\.md)`", guide)
    assert example
    assert place
    file = tmp_path / place[1]
    file.parent.mkdir(parents=True)
    file.write_text(example[1], encoding="utf-8")
    themes = (ROOT / "knowledge" / "themes.toml").read_text(encoding="utf-8")
    (tmp_path / "themes.toml").write_text(themes, encoding="utf-8")
    base, problems = read_base(tmp_path)
    assert problems == []
    assert base.entries[file.stem].short


def imported(path: Path) -> Iterator[str]:
    """Yield the packages that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name.partition(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("folder", OURS)
def test_what_runs_declares_what_it_imports(folder: str) -> None:
    declared = {re.split(r"[\[<>=]", line)[0].lower() for line in PROJECT["dependencies"]}
    installed = packages_distributions()
    for path in (ROOT / folder).rglob("*.py"):
        if "learning" not in path.parent.parts:  # fitting needs what developing does
            for name in {*imported(path)} - sys.stdlib_module_names - {*OURS}:
                known_as = {one.lower().replace("_", "-") for one in installed[name]}
                assert declared & known_as, (path, name)


def test_every_dependency_has_its_reason() -> None:
    reasons = (ROOT / "docs" / "decisions" / "0001-dependencies.md").read_text(encoding="utf-8")
    extras = [line for lines in PROJECT["optional-dependencies"].values() for line in lines]
    for line in (*PROJECT["dependencies"], *extras):
        name = re.split(r"[\[<>=]", line)[0]
        assert re.search(rf"^\| [^|]*\b{re.escape(name)}\b", reasons, re.MULTILINE), name


@pytest.mark.parametrize("path", DECISIONS, ids=name_of)
def test_every_decision_has_its_four_parts(path: Path) -> None:
    headings = re.findall(r"^## (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert headings == ["Context", "Decision", "Rejected", "Consequences"]
    assert path.read_text(encoding="utf-8").startswith(f"# {path.name[:4]}. ")


def test_constraints_are_exact_and_hold_no_address() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch(r"[a-z0-9.-]+==[a-z0-9.]+", line) for line in lines)
