"""The base as it was at a git revision, laid out in a folder during a comparison."""

import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from knowledge.wording import wording


class RevisionError(Exception):
    """The earlier base is not available; the message says why in French."""


def _said(key: str, **holes: object) -> str:
    return wording()["diff"][key].format(**holes)


@contextmanager
def former(folder: Path, against: str) -> Iterator[Path]:
    """Lend a folder with the base as it was; a temporary folder is removed afterwards.

    Args:
        folder: the base as it is.
        against: another folder, or else a revision of the repository the base stands in.

    Raises:
        RevisionError: there is no such folder, and no git, no repository or no such revision.
    """
    if against and Path(against).is_dir():
        yield Path(against)
        return
    archive = _archived(folder, against)
    with TemporaryDirectory(prefix="base-") as place:
        with tarfile.open(fileobj=BytesIO(archive)) as held:
            held.extractall(place, filter="data")
        yield Path(place)


def _archived(folder: Path, revision: str) -> bytes:
    """Return what a folder held at a revision, as a tar."""
    top, inside = (_git(folder, "rev-parse", f"--show-{one}") for one in ("toplevel", "prefix"))
    if top is None or inside is None:
        raise RevisionError(_said("no_repository", folder=folder))
    wanted = ("--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = _git(folder, "rev-parse", *wanted)
    if commit is None:
        raise RevisionError(_said("no_revision", revision=revision))
    archive = _run(Path(top), "archive", "--format=tar", f"{commit}:{inside.removesuffix('/')}")
    if not archive:
        raise RevisionError(_said("not_then", revision=revision, folder=folder))
    return archive


def _git(folder: Path, *arguments: str) -> str | None:
    """Return the line that git prints; None when it refuses."""
    printed = _run(folder, *arguments)
    return None if printed is None else os.fsdecode(printed).rstrip("\n")


def _run(folder: Path, *arguments: str) -> bytes | None:
    """Return what git prints; None when it refuses.

    Raises:
        RevisionError: there is no git.
    """
    git = shutil.which("git")
    if git is None:
        raise RevisionError(_said("no_git"))
    done = subprocess.run([git, "-C", folder, *arguments], capture_output=True, check=False)  # noqa: S603  without a shell, each argument apart
    return None if done.returncode else done.stdout
