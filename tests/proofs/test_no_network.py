"""The bot does all it does with no connection but the one to the Bot API server."""

import subprocess
import sys
from pathlib import Path

from tests.bot.process import ROOT
from tests.bot.unclaimed import free_port
from tests.proofs.bots import nursery
from tests.proofs.crowd import message
from tests.proofs.posting import Fields
from tests.proofs.telegram_server import ME, TOKEN, telegram
from tests.proofs.wall import ELSEWHERE

PERSON = 50_000
SAID = (
    *("/start", "comment activer ma e-cps ?", "et pour un mineur ?", "dmp", "merci", "zorglub"),
    *("patiente 1 85 05 78 006 084 91", "je veux mourir", "/aide", "/themes", "/profil médecin"),
    *("/recherche carte", "/parcours", "/parcours fait cps", "/rappels", "/rappels cpe demain"),
    *("/cabinet inviter", "/confidentialite", "/mentions", "/mesdonnees", "/inconnue", "/effacer"),
)
TAPPED = ("p:picture", "p:page", "p:steps", "e:ins-qualifier", "b:", "d:1", "m:cps:done:path")
DONE = {
    *("getMe", "setMyCommands", "sendMessage", "editMessageText", "answerCallbackQuery"),
    *("sendPhoto", "sendDocument", "deleteMessage"),
}
TRIES = """
import socket
from tests.proofs.wall import walled
walled("127.0.0.1:1")
for call in (
    "create_connection(('127.0.0.1', 2))",
    "create_connection(('telegram.example', 443))",
    "gethostbyname('telegram.example')",
    "socket(type=socket.SOCK_DGRAM).sendto(b'', ('127.0.0.1', 53))",
):
    try:
        eval("socket." + call)
    except PermissionError:
        print("refused")
"""


def test_the_wall_lets_nothing_through() -> None:
    tried = subprocess.run(
        [sys.executable, "-c", TRIES], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert tried.stdout.split() == ["refused"] * 4
    assert tried.stderr.count(ELSEWHERE) == 4


def _acts() -> list[Fields]:
    theirs = {"id": PERSON, "is_bot": False, "first_name": "A"}
    said = [
        {"message": {**message(PERSON, rank, text=text), "from": theirs}}
        for rank, text in enumerate(SAID)
    ]
    shown = {**message(PERSON, 99, text="…"), "from": ME, "date": 2_000_000_000}
    query = {"from": theirs, "chat_instance": "1", "message": shown}
    return said + [{"callback_query": {**query, "id": data, "data": data}} for data in TAPPED]


async def test_the_bot_does_everything_without_any_other_connection(tmp_path: Path) -> None:
    with nursery("with-encoder") as born:
        async with telegram() as server:
            settings = {"token": TOKEN, "api_url": server.address, "env": "development"}
            settings |= {"listen": f"127.0.0.1:{free_port()}"}
            wall = "walled", server.address.removeprefix("http://")
            bot = born.start(tmp_path, wall, **settings)
            for act in _acts():
                await server.push(PERSON, **act)
            await server.until(lambda: not server.pending)
            await bot.stop()
    assert {call.method for call in server.calls} >= DONE
    assert len(server.of("sendMessage")) >= len(SAID)
    assert len(server.of("answerCallbackQuery")) == len(TAPPED)
    assert ELSEWHERE not in bot.log.read_text()
    assert '"level": "error"' not in bot.log.read_text()
