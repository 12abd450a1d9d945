"""Layers as an engine makes them, without one: empty folders laid over this machine's own files.

Needs Linux and root. Mounted in a namespace of their own and held in memory: nothing of it is
seen from outside, and all of it is gone when the process that made them ends.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from string import Template

from tests.operations.dockerfile import Context, Instruction, Stage

PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
ALLOWED = ("PIP_", "HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")
"""Starts of the names that reach the steps: how this machine installs packages."""


def mount(*words: str | Path) -> None:
    """Mount something, in this namespace."""
    subprocess.run(["mount", *map(str, words)], check=True)


class Layer:
    """A layer over others, seen together with them at `root`.

    Args:
        folder: where it is held, on a file system that can be laid over another.
        below: the layers under it, the nearest first.
    """

    def __init__(self, folder: Path, below: list[Path]) -> None:
        self.upper, self.root, work = (folder / name for name in ("upper", "root", "work"))
        for one in (self.upper, self.root, work):
            one.mkdir(parents=True)
        under = ":".join(map(str, below))
        laid = f"lowerdir={under},upperdir={self.upper},workdir={work}"
        mount("-t", "overlay", "overlay", "-o", laid, self.root)
        for shared in ("proc", "dev"):
            mount("--rbind", f"/{shared}", self.root / shared)
        mount("-t", "tmpfs", "tmpfs", self.root / "tmp")
        self.environment = {"PATH": PATH, "HOME": "/root", "LANG": "C.UTF-8"}
        self.folder = "/"

    def size(self) -> int:
        """Return how many MB this layer alone holds."""
        told = subprocess.run(["du", "-sm", self.upper], check=True, capture_output=True)
        return int(told.stdout.split()[0])

    def command(self, words: list[str], as_nobody: str | None = None) -> list[str]:
        """Return the words that run a command inside, as root or as a `uid:gid` without rights."""
        entering = ["chroot", str(self.root), "env", f"--chdir={self.folder}"]
        if as_nobody:
            uid, _, gid = as_nobody.partition(":")
            entering += ["setpriv", f"--reuid={uid}", f"--regid={gid}", "--clear-groups"]
            entering += ["--no-new-privs", "--bounding-set=-all", "--inh-caps=-all"]
        return entering + words

    def freeze(self, but: str) -> None:
        """Let nothing be written any more, but in one folder and in /tmp."""
        mount("--bind", self.root / but.lstrip("/"), self.root / but.lstrip("/"))
        mount("-o", "remount,bind,ro", self.root)


def base(folder: Path) -> Layer:
    """Return the layer that makes this machine look like the image that ours starts from."""
    made = Layer(folder, [Path("/")])
    programs = made.root / "usr/local/bin"
    for name in ("python", "pip"):
        (programs / name).unlink(missing_ok=True)
    (programs / "python").symlink_to(interpreter())
    (programs / "pip").write_text('#!/bin/sh\nexec /usr/local/bin/python -m pip "$@"\n')
    (programs / "pip").chmod(0o755)
    return made


def interpreter() -> Path:
    """Return a Python of this version that everybody on this machine may run."""
    name = f"python3.{sys.version_info.minor}"
    for place in ("/usr/local/bin", "/usr/bin", *os.get_exec_path()):
        found = (Path(place) / name).resolve()
        if found.is_file() and all(one.stat().st_mode & 0o001 for one in (found, *found.parents)):
            return found
    problem = f"no {name} that every user of this machine may run"
    raise SystemExit(problem)


def run_step(layer: Layer, step: Instruction, stages: dict[str, Layer], context: Context) -> None:
    """Do what one instruction of the Dockerfile says."""
    match step.name:
        case "WORKDIR":
            layer.folder = step.words
            (layer.root / step.words.lstrip("/")).mkdir(parents=True, exist_ok=True)
        case "ENV":
            pairs = (one.partition("=") for one in step.parts)
            layer.environment |= {
                name: Template(value).safe_substitute(layer.environment)
                for name, _, value in pairs
            }
        case "COPY":
            _copy(layer, step, stages, context)
        case "RUN":
            ours = {name: os.environ[name] for name in os.environ if name.startswith(ALLOWED)}
            words = layer.command(["/bin/sh", "-c", step.words])
            done = subprocess.run(
                words, env=layer.environment | ours, capture_output=True, text=True, check=False
            )
            if done.returncode:
                raise SystemExit(done.stdout + done.stderr)
        case _:
            pass  # says how it is run, or what it is called: `rehearsal` reads it there


def _copy(layer: Layer, step: Instruction, stages: dict[str, Layer], context: Context) -> None:
    *sources, target = step.parts
    into = layer.root / os.path.join(layer.folder, target).lstrip("/")  # noqa: PTH118  as paths inside
    stage = step.options.get("from")
    for source in sources:
        if stage is None and source not in context.let_in:
            problem = f"COPY {source}: .dockerignore keeps it out"
            raise SystemExit(problem)
        whence = (stages[stage].root if stage else context.root) / source.lstrip("/")
        if whence.is_dir():
            ignore = None if stage else context.ignored
            shutil.copytree(whence, into, symlinks=True, dirs_exist_ok=True, ignore=ignore)
        else:
            shutil.copy(whence, into / whence.name if target.endswith("/") else into)
    if owner := step.options.get("chown"):
        subprocess.run(["chown", "--recursive", owner, into], check=True)


def build(stages: list[Stage], folder: Path) -> Layer:
    """Build the stages one after the other, saying each step; return the image's layer."""
    below, built, context = base(folder / "base"), dict[str, Layer](), Context()
    for number, stage in enumerate(stages):
        layer = Layer(folder / str(number), [below.upper, Path("/")])
        print(
            f"\nFROM {stage.base} AS {stage.name or 'image'} (this machine stands for it)",
            flush=True,
        )
        for step in stage.instructions:
            options = " ".join(f"--{name}={value}" for name, value in step.options.items())
            print(f"  {step.name} {options} {step.words}"[:160], flush=True)
            run_step(layer, step, built, context)
        built[stage.name or "image"] = layer
    return built["image"]
