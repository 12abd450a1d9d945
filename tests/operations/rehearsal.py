"""The Dockerfile's own steps, run on this machine without an engine: `make container-check`.

This machine stands for the base image (see `layers`). The image is then run as `compose.yaml` has
an engine run it: as the user of the Dockerfile, without capabilities nor new privileges,
everything read-only but `/app/var` and `/tmp`; asked for its health as the Dockerfile says; and
stopped by SIGTERM.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote
from urllib.request import Request, urlopen

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from tests.bot.unclaimed import free_port
from tests.operations.dockerfile import ROOT, Stage, read
from tests.operations.layers import Layer, build, mount

INSIDE = "inside"
START_WITHIN = 180.0
STOP_WITHIN = 30.0
QUESTION = "comment activer ma e-cps ?"
WEBHOOK = {
    "BOT_TOKEN": "123456:REHEARSAL",
    "BOT_API_URL": "http://127.0.0.1:9",  # nobody: Telegram being away does not make it unhealthy
    "BOT_MODE": "webhook",
    "BOT_WEBHOOK_URL": "https://bot.example",
    "BOT_WEBHOOK_SECRET": "rehearsal",
    "BOT_EDITOR": "x",
    "BOT_HOST": "x",
    "BOT_CONTACT": "x",
    "BOT_ENV": "production",
}


def main() -> int:
    """Rehearse; return the exit code: 0 when all went well, 2 when this machine cannot."""
    if sys.argv[1:2] == [INSIDE]:
        return _rehearse(Path(sys.argv[2]))
    if sys.platform != "linux" or os.geteuid() != 0:
        print("container-check lays folders over this machine's: it needs Linux and root.")
        return 2
    with tempfile.TemporaryDirectory(prefix="pas-a-pas-image-") as folder:
        words = ["unshare", "--mount", "--propagation", "private"]
        again = [sys.executable, __file__, INSIDE, folder]
        return subprocess.run([*words, *again], check=False).returncode


def _rehearse(folder: Path) -> int:
    began = time.monotonic()
    mount("-t", "tmpfs", "tmpfs", folder)
    stages = read((ROOT / "Dockerfile").read_text(encoding="utf-8"))
    image = build(stages, folder)
    (volume,) = stages[-1].of("VOLUME")
    image.freeze(but=volume.words)
    print(f"\nbuilt in {time.monotonic() - began:.0f} s; {image.size()} MB over the base image")
    for name, settings in (("chat page", {}), ("webhook, Telegram away", WEBHOOK)):
        print(f"\nrun: {name}", flush=True)
        with _running(image, stages[-1], settings) as (process, port):
            _limits(image, stages[-1], process)
            if not settings:
                print(f"  « {QUESTION} » -> « {_answer(port)} »")
    print(f"\nall of it in {time.monotonic() - began:.0f} s")
    return 0


@contextmanager
def _running(
    image: Layer, stage: Stage, settings: dict[str, str]
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Run the image until the end of the block, healthy; then it must stop cleanly."""
    port = free_port()
    environment = image.environment | settings | {"BOT_LISTEN": f"127.0.0.1:{port}"}
    user, command = stage.of("USER")[-1].words, stage.of("CMD")[-1].parts
    check = json.loads(stage.of("HEALTHCHECK")[-1].words.removeprefix("CMD "))
    began = time.monotonic()
    process = subprocess.Popen(image.command(command, as_nobody=user), env=environment)
    try:
        while not _succeeds(image.command(check, as_nobody=user), environment):
            assert process.poll() is None, "the bot ended"
            assert time.monotonic() - began < START_WITHIN, "never healthy"
            time.sleep(1)
        print(f"  healthy after {time.monotonic() - began:.1f} s", flush=True)
        yield process, port
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(STOP_WITHIN) == 0, f"it ended with {process.returncode}"
        print(f"  stopped by SIGTERM in {time.monotonic() - began:.1f} s, exit code 0", flush=True)
    finally:
        process.kill()
        process.wait()


def _succeeds(words: list[str], environment: dict[str, str]) -> bool:
    done = subprocess.run(words, env=environment, capture_output=True, check=False)
    return done.returncode == 0


def _limits(image: Layer, stage: Stage, process: subprocess.Popen[bytes]) -> None:
    """Make sure that it can do no more than it should."""
    lines = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8").splitlines()
    status = dict(line.split(":\t", 1) for line in lines if ":\t" in line)
    user, (volume,) = stage.of("USER")[-1].words, stage.of("VOLUME")
    assert status["Uid"].split() == [user.partition(":")[0]] * 4
    assert int(status["CapEff"], 16) == int(status["CapBnd"], 16) == 0
    assert status["NoNewPrivs"] == "1"
    told = []
    for place in (volume.words, "/tmp", "/app", "/opt/venv", "/etc", "/usr/local/bin"):  # noqa: S108  inside
        words = image.command(["touch", f"{place}/rehearsal"], as_nobody=user)
        written = _succeeds(words, image.environment)
        assert written == (place in {volume.words, "/tmp"}), place  # noqa: S108  inside
        told.append(f"{place} {'written' if written else 'refused'}")
    print(f"  uid {status['Uid'].split()[0]}, no capability; {', '.join(told)}")


def _answer(port: int) -> str:
    """Ask a question as the page does; return the start of the answer."""
    address, who = f"http://127.0.0.1:{port}/api", "rehearsal"
    body = json.dumps({"as": who, "text": QUESTION}).encode()
    urlopen(Request(f"{address}/say", body, {"Content-Type": "application/json"}), timeout=10)
    with urlopen(f"{address}/events?as={quote(who)}", timeout=20) as events:
        for line in events:
            said: str = line.decode()
            if "e-CPS" in said and QUESTION not in said:
                return said[said.index("e-CPS") - 60 :][:100].replace("\n", " ")
    problem = "no answer"
    raise AssertionError(problem)


if __name__ == "__main__":
    sys.exit(main())
