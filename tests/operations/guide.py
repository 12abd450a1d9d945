"""The guide for whoever runs the bot, read: the commands under each of its headings."""

import re

from tests.operations.dockerfile import ROOT

GUIDE = (ROOT / "docs" / "exploitation.md").read_text(encoding="utf-8")


def section(heading: str) -> str:
    """Return what is under a heading, up to the next one."""
    found = re.search(
        rf"^##+ {re.escape(heading)}\n(.*?)(?=^##+ |\Z)", GUIDE, re.DOTALL | re.MULTILINE
    )
    assert found, heading
    return found[1]


def commands(heading: str) -> list[str]:
    """Return the blocks of commands under a heading, in order."""
    blocks = re.findall(r"(?:^    .*\n)+", section(heading), re.MULTILINE)
    return [re.sub(r"^    ", "", block, flags=re.MULTILINE) for block in blocks]


def table(heading: str) -> list[list[str]]:
    """Return the cells of the rows of the table under a heading, without its header."""
    rows = re.findall(r"^\|(.+)\|$", section(heading), re.MULTILINE)[2:]
    return [[cell.strip() for cell in row.split("|")] for row in rows]
