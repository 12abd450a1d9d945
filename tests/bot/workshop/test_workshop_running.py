"""The workshop is started by a command, listens to this machine alone, and stops when told."""

import asyncio
import signal
import socket
import sys
from pathlib import Path

from aiohttp import ClientSession

from bot.workshop.running import PORT_OPTION
from knowledge.markup import typography
from knowledge.wording import wording
from tests.bot.process import ended, environment
from tests.bot.unclaimed import free_port
from tests.knowledge import small

STARTS_WITHIN = 60.0


async def test_it_says_its_address_answers_and_stops(tmp_path: Path) -> None:
    base, port = small.write(tmp_path / "base"), free_port()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "workshop", PORT_OPTION, str(port)),
        cwd=tmp_path,
        env=environment(knowledge_dir=str(base)),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    line = await asyncio.wait_for(process.stdout.readline(), STARTS_WITHIN)
    address = f"127.0.0.1:{port}"
    said = typography(wording()["workshop"]["address"].format(address=address))
    assert line.decode().strip() == said
    async with ClientSession() as client, client.get(f"http://{address}/api/base") as response:
        assert (await response.json())["count"] == 6
    process.send_signal(signal.SIGINT)
    assert await asyncio.wait_for(process.wait(), STARTS_WITHIN) == 0
    assert not (tmp_path / "var").exists()


async def test_a_port_that_is_taken_is_told(tmp_path: Path, small_base: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        words = ("workshop", PORT_OPTION, str(port))
        code, told = await ended(tmp_path, *words, knowledge_dir=small_base)
    assert code == 1
    assert f"127.0.0.1:{port}" in told
    assert PORT_OPTION in told
    assert "Traceback" not in told


async def test_a_port_that_cannot_be_is_told(tmp_path: Path) -> None:
    for port in ("99999", "0", "ici"):
        code, told = await ended(tmp_path, "workshop", PORT_OPTION, port)
        assert code == 2
        assert wording()["settings"]["database_port"] in told
