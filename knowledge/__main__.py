"""The maintainers' command line: ask, check, evaluate, diff, links, gaps, fit."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from knowledge import SHIPPED, BaseError, command_line
from knowledge.alike import report
from knowledge.commands import ask, check, diff, evaluate, fit, gaps, links
from knowledge.wording import wording

UNREAD = 141
"""Exit code when nobody reads the output any more, as shells have it for SIGPIPE."""

COMMANDS = ("ask", "check", "evaluate", "diff", "links", "gaps", "fit")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code: 1 where a base cannot be loaded."""
    options = command_line.read(_parser, arguments)
    try:
        return int(options.run(options))
    except BaseError as error:
        print(*report(error.problems, _folder(options)), sep="\n", file=sys.stderr)
        return 1


def _folder(options: argparse.Namespace) -> Path:
    """Return the folder of the base of a command, however it names it."""
    return Path(options.base if "base" in options else options.folder)


def _parser() -> argparse.ArgumentParser:
    words = wording()["cli"]
    parser = argparse.ArgumentParser("python -m knowledge", description=words["description"])
    commands = parser.add_subparsers(required=True, metavar=" | ".join(COMMANDS))
    one = commands.add_parser("ask", help=words["ask"])
    one.add_argument("question", nargs="?", help=words["question"])
    one.add_argument("--jsonl", action="store_true", help=words["jsonl"])
    one.add_argument("--after", help=words["after"])
    one.add_argument("--role", help=words["role"])
    _common(one, ask.run)
    one = commands.add_parser("check", help=words["check"])
    one.add_argument("folder", nargs="?", type=Path, default=SHIPPED, help=words["folder"])
    one.add_argument("--all", action="store_true", help=words["all"])
    one.set_defaults(run=check.run)
    one = commands.add_parser("evaluate", help=words["evaluate"])
    one.add_argument("files", nargs="+", type=Path, help=words["files"])
    one.add_argument("--json", action="store_true", help=words["json"])
    one.add_argument("--details", action="store_true", help=words["details"])
    _common(one, evaluate.run)
    one = commands.add_parser("diff", help=words["diff"])
    one.add_argument("folder", nargs="?", type=Path, default=SHIPPED, help=words["folder"])
    one.add_argument("--against", default="HEAD", metavar="REVISION", help=words["against"])
    one.add_argument(
        "--questions", dest="files", nargs="+", type=Path, default=(), help=words["labelled"]
    )
    one.add_argument("--all", action="store_true", help=words["all"])
    one.add_argument("--without-encoder", action="store_true", help=words["without_encoder"])
    one.set_defaults(run=diff.run)
    one = commands.add_parser("links", help=words["links"])
    one.add_argument("folder", nargs="?", type=Path, default=SHIPPED, help=words["folder"])
    one.add_argument("--stale", type=_days, metavar=words["days"], help=words["stale"])
    one.set_defaults(run=links.run)
    one = commands.add_parser("gaps", help=words["gaps"])
    one.add_argument("--all", action="store_true", help=words["all"])
    _common(one, gaps.run)
    one = commands.add_parser("fit", help=words["fit"])
    one.add_argument("folder", nargs="?", type=Path, default=SHIPPED, help=words["folder"])
    how = one.add_mutually_exclusive_group()
    how.add_argument("--whole", action="store_true", help=words["whole"])
    how.add_argument("--alarms", action="store_true", help=words["alarms"])
    one.set_defaults(run=fit.run)
    return parser


def _days(typed: str) -> int:
    """Read a number of days, which may not be negative."""
    days = int(typed)
    if days < 0:
        raise argparse.ArgumentTypeError(wording()["cli"]["no_days"].format(days=days))
    return days


def _common(parser: argparse.ArgumentParser, run: object) -> None:
    words = wording()["cli"]
    parser.add_argument("--base", type=Path, default=SHIPPED, help=words["folder"])
    parser.add_argument("--without-encoder", action="store_true", help=words["without_encoder"])
    parser.set_defaults(run=run)


def _as_far_as_read() -> int:
    """Run the command that was typed; stop quietly when its output is cut, as by `| head`."""
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes it again
        return UNREAD
    return code


if __name__ == "__main__":
    sys.exit(_as_far_as_read())
