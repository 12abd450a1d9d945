"""The addresses in a base: where each is written, and whether something answers there."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from http import HTTPStatus
from http.client import HTTPException
from itertools import chain
from pathlib import Path
from ssl import SSLCertVerificationError
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from knowledge.files.places import COUNTER, PHRASES, THEMES, files_of

FOLDERS, ALONE = ("faq", "parcours"), (THEMES, COUNTER, PHRASES)
"""Where people are given addresses, in the folder of a base."""
ADDRESS = re.compile(
    r"https?://[\w.-]*\w(?:[:/?#][^\s()\[\]<>\"\u00bb]*(?:\([^\s()]*\)[^\s()\"\u00bb]*)*)?"
)
STOPS = ".,;:!?'"
"""What may follow an address in a sentence, and is no part of it."""

AT_ONCE = 4
PATIENCE = 10.0
"""Seconds left to a server to say something."""
SENT = {"User-Agent": "Mozilla/5.0 (compatible; pas-a-pas links)", "Accept": "*/*"}
GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})


class State(Enum):
    """What came of trying an address."""

    ALIVE = "alive"
    MOVED = "moved"
    """Another address answers in its place."""
    DEAD = "dead"
    """There is no such page, no such server, or it is not whom it says."""
    DOUBTFUL = "doubtful"
    """The server would not say: it is slow, or refuses programs."""
    UNHEARD = "unheard"
    """Nothing answered, not even to refuse."""


@dataclass(frozen=True)
class Tried:
    """An address that was tried.

    Attributes:
        detail: the status, the error, or the address that answers instead.
    """

    url: str
    state: State
    detail: str = ""


@dataclass(frozen=True, order=True)
class Place:
    """A line of a file."""

    path: Path
    line: int


def links_of(folder: Path) -> dict[str, list[Place]]:
    """Return every address in a base, with the places where it is written."""
    places: dict[str, list[Place]] = defaultdict(list)
    inside = chain.from_iterable(files_of(folder, name) for name in FOLDERS)
    for path in filter(Path.is_file, chain(inside, (folder / name for name in ALONE))):
        text = path.read_text(encoding="utf-8", errors="replace")
        for number, line in enumerate(text.splitlines(), 1):
            for url in dict.fromkeys(_addresses(line)):
                places[url].append(Place(path, number))
    return dict(places)


def _addresses(line: str) -> Iterator[str]:
    for found in ADDRESS.finditer(line):
        yield found[0].rstrip(STOPS)


def try_all(urls: Iterable[str]) -> list[Tried]:
    """Try addresses, a few at a time, and return the results in order.

    When none of them answers, all are `UNHEARD`: the network is away. When some do, the silent
    ones are dead.
    """
    with ThreadPoolExecutor(AT_ONCE) as pool:
        tried = list(pool.map(try_one, urls))
    if all(one.state is State.UNHEARD for one in tried):
        return tried
    return [Tried(one.url, State.DEAD, one.detail) if _is_unheard(one) else one for one in tried]


def _is_unheard(tried: Tried) -> bool:
    return tried.state is State.UNHEARD


def try_one(url: str) -> Tried:
    """Ask for the headers of a page; for the page itself when the server refuses that."""
    first = _ask(url, "HEAD")
    return first if first.state in {State.ALIVE, State.MOVED} else _ask(url, "GET")


def _ask(url: str, method: str) -> Tried:
    """Ask once, following redirections."""
    page = url.partition("#")[0]
    request = Request(page, headers=SENT, method=method)  # noqa: S310  `ADDRESS` begins by http
    try:
        with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310  likewise
            there = answer.geturl()
    except HTTPError as error:
        error.close()
        return Tried(url, State.DEAD if error.code in GONE else State.DOUBTFUL, str(error.code))
    except TimeoutError:
        return Tried(url, State.DOUBTFUL, TimeoutError.__name__)
    except (URLError, HTTPException, OSError, ValueError) as error:
        return _failed(url, error)
    return Tried(url, State.ALIVE) if there == page else Tried(url, State.MOVED, there)


def _failed(url: str, error: Exception) -> Tried:
    reason = error.reason if isinstance(error, URLError) else error
    detail = str(reason) or type(reason).__name__
    if isinstance(reason, TimeoutError):
        return Tried(url, State.DOUBTFUL, TimeoutError.__name__)
    if isinstance(reason, SSLCertVerificationError):
        return Tried(url, State.DEAD, detail)
    return Tried(url, State.UNHEARD, detail)
