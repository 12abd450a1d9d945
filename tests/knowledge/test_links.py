"""Addresses are tried where they stand; without a network, none is called dead."""

import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from knowledge import SHIPPED, links, load
from knowledge.__main__ import main
from knowledge.links import State, links_of, try_all, try_one
from knowledge.sources import read_again, unread_since
from knowledge.wording import wording
from tests.knowledge import small

WORDS = wording()["links"]
NOWHERE = "http://127.0.0.1:9/"
"""Nothing listens there."""

Run = pytest.CaptureFixture[str]


class Site(BaseHTTPRequestHandler):
    """A site with a page that moved, one that is gone, one that refuses, one that is slow."""

    released = threading.Event()

    def do_HEAD(self) -> None:
        self._answer({"/page": 200, "/old": 301, "/shy": 403, "/only-get": 405})

    def do_GET(self) -> None:
        if self.path == "/slow":
            self.released.wait(10)
        self._answer({"/page": 200, "/old": 301, "/shy": 403, "/only-get": 200})

    def _answer(self, statuses: dict[str, int]) -> None:
        status = statuses.get(self.path, 404)
        self.send_response(status)
        if status == 301:
            self.send_header("Location", "/page")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  http.server's name
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """Serve that site; give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    Site.released.clear()
    yield f"http://127.0.0.1:{server.server_port}"
    Site.released.set()
    server.shutdown()
    thread.join()
    server.server_close()


def base_with(folder: Path, url: str) -> Path:
    """Write the small base, one of its addresses being this one."""
    agenda = small.AGENDA.replace("https://exemple.fr/agenda", url)
    return small.write(folder, {small.ENTRY: agenda, small.PHRASES: ""})


def test_what_a_page_came_to(site: str) -> None:
    for path, state, detail in (
        ("/page", State.ALIVE, ""),
        ("/page#part", State.ALIVE, ""),
        ("/old", State.MOVED, f"{site}/page"),
        ("/gone", State.DEAD, "404"),
        ("/shy", State.DOUBTFUL, "403"),
        ("/only-get", State.ALIVE, ""),
    ):
        found = try_one(site + path)
        assert (found.state, found.detail) == (state, detail), path


def test_a_server_that_keeps_silent_is_not_waited_for(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "PATIENCE", 0.2)
    assert try_one(f"{site}/slow").state is State.DOUBTFUL


def test_where_others_answer_what_does_not_is_dead(site: str) -> None:
    assert [one.state for one in try_all([NOWHERE, f"{site}/page"])] == [State.DEAD, State.ALIVE]
    assert [one.state for one in try_all([NOWHERE, NOWHERE])] == [State.UNHEARD] * 2


def test_a_dead_link_is_told_with_its_place(site: str, tmp_path: Path, capsys: Run) -> None:
    folder = base_with(tmp_path, f"{site}/gone")
    assert main(["links", str(folder)]) == 1
    line = small.AGENDA.splitlines().index("- [Le site](https://exemple.fr/agenda)") + 1
    told = WORDS["dead"].format(url=f"{site}/gone", detail=404)
    assert capsys.readouterr().out == f"{folder / small.ENTRY}:{line}: {told}\n"


def test_a_link_that_moved_is_no_error(site: str, tmp_path: Path, capsys: Run) -> None:
    assert main(["links", str(base_with(tmp_path, f"{site}/old"))]) == 0
    assert f"{site}/page" in capsys.readouterr().out


def test_without_a_network_no_link_is_called_dead(tmp_path: Path, capsys: Run) -> None:
    assert main(["links", str(base_with(tmp_path, NOWHERE))]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert WORDS["no_network"].partition("(")[0] in told.err


def test_every_link_of_an_answer_is_found(tmp_path: Path) -> None:
    knowledge = load(SHIPPED, with_encoder=False)
    found = links_of(SHIPPED)
    for entry in knowledge.base.entries.values():
        for link in entry.links:
            assert entry.path in {place.path for place in found[link.url]}
    (tmp_path / "phrases.toml").write_text(
        'a = "Voir « https://exemple.fr » , ou [là](https://fr.exemple.org/a_(b)#c)."\n# https://…\n',
        encoding="utf-8",
    )
    assert list(links_of(tmp_path)) == ["https://exemple.fr", "https://fr.exemple.org/a_(b)#c"]


@pytest.mark.parametrize("days", ["36500", "999999999"])
def test_stale_sources_are_told_with_their_place(days: str, tmp_path: Path, capsys: Run) -> None:
    folder = small.write(tmp_path)
    assert main(["links", "--stale", days, str(folder)]) == 0
    told = capsys.readouterr().out.splitlines()
    line = small.AGENDA.splitlines().index("## Source") + 1
    assert [one.partition(": ")[0] for one in told] == [f"{folder / small.ENTRY}:{line}"] * 2
    assert WORDS["never_read"].format(source="Notice") in told[0]


def test_only_sources_that_were_read_again_count(tmp_path: Path) -> None:
    base = load(small.write(tmp_path)).base
    assert read_again(base) == [date(2026, 11, 22), date(2026, 11, 22)]


def test_a_source_is_stale_once_its_day_is_past(tmp_path: Path) -> None:
    base = load(small.write(tmp_path)).base
    for day, count in ((22, 2), (23, 4)):
        assert len(list(unread_since(base, date(2026, 11, day)))) == count
