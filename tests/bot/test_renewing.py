"""A running bot takes up the files that change; broken ones leave the base before in service."""

import asyncio
import gc
import os
import shutil
import weakref
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import pytest
from aiogram.methods import SetMyDescription

from bot.app import Application, build
from bot.in_service import InService
from bot.observability import logs
from bot.operations import renewing
from bot.operations.renewing import Renewal
from bot.process import lasting, running
from bot.sending import showing
from bot.settings import Settings
from knowledge import Base, Knowledge, Part, Problem, Profile, building, load
from knowledge.files.checks import check_base
from knowledge.stamps import Stamps, stamps
from knowledge.uncollected import uncollected
from knowledge.wording import wording
from tests.bot.metrics import value
from tests.bot.telegram import Network, says
from tests.knowledge import small

ASKED, FORMER, NEW = "suivre un colis", "numéro de suivi", "code à barres"
WORDS = wording()["renewal"]

Run = pytest.CaptureFixture[str]


@dataclass
class Running:
    """A bot on a small base of its own, and on a network that answers at once."""

    folder: Path
    app: Application
    network: Network
    updates: int = 0
    stop: asyncio.Event = field(default_factory=asyncio.Event)

    async def answer(self, question: str = ASKED) -> str:
        """Ask a question; return what is said last."""
        self.updates += 1
        await self.app.processor.process(says(self.updates, question))
        return str(self.network.texts[-1])

    async def look(self) -> bool:
        """Look at the files once."""
        return await self.app.renewal.look(self.stop)

    def edit(self, name: str, old: str, new: str) -> None:
        """Change a file of the base."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


Start = Callable[[str], Running]


@pytest.fixture
async def start(
    tmp_path: Path,
    bare_environment: Path,
    sqlite_file: Path,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Start]:
    """Start bots that never rest, each with its files, all on the same database."""
    assert bare_environment
    monkeypatch.setattr(renewing, "LOOK_EVERY", 0)
    monkeypatch.setattr(renewing, "SETTLED", 0)
    database = shutil.copy(sqlite_file, tmp_path / "bot.db")
    running: list[Running] = []

    def one(name: str) -> Running:
        folder, network = small.write(tmp_path / name), Network()
        url = f"sqlite+aiosqlite:///{database}"
        settings = Settings(database_url=url, knowledge_dir=folder)
        app = build(settings, network, clock=lambda: now)
        running.append(Running(folder, app, network))
        return running[-1]

    yield one
    gc.unfreeze()
    for made in running:
        await made.app.close()


@pytest.fixture
def bot(start: Start) -> Running:
    """Start one."""
    return start("base")


async def test_an_edit_is_answered_without_a_restart(bot: Running) -> None:
    assert FORMER in await bot.answer()
    version = bot.app.knowledge.version
    bot.edit(small.OTHER, FORMER, NEW)
    assert await bot.look()
    assert NEW in await bot.answer()
    told = bot.app.metrics.registry.get_sample_value
    assert told("pas_a_pas_knowledge_info", {"version": bot.app.knowledge.version})
    assert not told("pas_a_pas_knowledge_info", {"version": version})
    assert not await bot.look()


async def test_broken_files_leave_the_base_before_in_service_and_are_told_once(
    bot: Running, capsys: Run
) -> None:
    logs.set_up(colours=False)
    former = bot.app.knowledge
    bot.edit(small.OTHER, "- agenda", "- agendda")
    for _ in range(3):
        assert not await bot.look()
    assert bot.app.knowledge is former
    assert FORMER in await bot.answer()
    line = small.COLIS.splitlines().index("- agenda") + 1
    told = [one for one in capsys.readouterr().err.splitlines() if small.OTHER in one]
    assert len(told) == 1
    assert f"{bot.folder / small.OTHER}:{line}: « agendda »" in told[0]
    assert WORDS["broken"].partition(" {")[0][:-2] in told[0]
    assert value(bot.app.metrics, "knowledge_broken") == 1


async def test_files_that_are_mended_are_taken_up(bot: Running, capsys: Run) -> None:
    logs.set_up(colours=False)
    bot.edit(small.OTHER, "## Source", "## Sources")
    bot.edit(small.ENTRY, "- colis", "- colis\n- rien")
    assert not await bot.look()
    assert WORDS["others"].partition("{")[0] in capsys.readouterr().err
    bot.edit(small.OTHER, "## Sources", "## Source")
    bot.edit(small.ENTRY, "- colis\n- rien", "- colis")
    assert await bot.look()
    assert value(bot.app.metrics, "knowledge_broken") == 0


async def test_a_change_that_is_taken_back_as_it_was_is_told_as_mended(bot: Running) -> None:
    former, path = bot.app.knowledge, bot.folder / small.OTHER
    told = path.stat()
    bot.edit(small.OTHER, "## Source", "## Sources")
    assert not await bot.look()
    bot.edit(small.OTHER, "## Sources", "## Source")
    os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))
    assert not await bot.look()
    assert bot.app.knowledge is former
    assert value(bot.app.metrics, "knowledge_broken") == 0


async def test_a_folder_that_goes_away_changes_nothing(bot: Running, capsys: Run) -> None:
    logs.set_up(colours=False)
    bot.folder.rename(bot.folder.with_name("elsewhere"))
    assert not await bot.look()
    assert not await bot.look()
    assert FORMER in await bot.answer()
    assert capsys.readouterr().err.count("base/phrases.toml:1: ") == 1
    task = asyncio.create_task(showing.keep_shown(bot.app, bot.stop))
    bot.folder.with_name("elsewhere").rename(bot.folder)
    async with asyncio.timeout(60):
        while value(bot.app.metrics, "knowledge_broken"):  # noqa: ASYNC110  files are no event
            await asyncio.sleep(0.01)
    bot.stop.set()
    await task


async def test_files_that_are_still_being_written_wait(
    bot: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def written_meanwhile(_seconds: float, _stop: asyncio.Event) -> None:
        bot.edit(small.OTHER, "Comment", "Comment donc")
        await asyncio.sleep(0)

    bot.edit(small.OTHER, FORMER, NEW)
    with monkeypatch.context() as patched:
        patched.setattr(renewing, "rest", written_meanwhile)
        assert not await bot.look()
    assert await bot.look()
    assert NEW in await bot.answer()


@pytest.mark.parametrize("broken", [False, True])
async def test_files_that_change_while_they_are_read_are_read_again(
    broken: bool,  # noqa: FBT001  what becomes of them
    bot: Running,
    capsys: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def load_and_change(folder: Path) -> Knowledge:
        monkeypatch.setattr(renewing, "load", load)
        try:
            return load(folder)
        finally:
            bot.edit(small.OTHER, "paragraphe", "numéro")

    logs.set_up(colours=False)
    former = bot.app.knowledge
    bot.edit(small.OTHER, "- agenda", "- rien" if broken else "- agenda\n")
    bot.edit(small.OTHER, FORMER, "paragraphe de suivi")
    monkeypatch.setattr(renewing, "load", load_and_change)
    assert not await bot.look()
    assert bot.app.knowledge is former
    assert small.OTHER not in capsys.readouterr().err
    assert await bot.look() != broken


async def test_an_update_ends_with_the_base_it_began_with(bot: Running) -> None:
    @dataclass(frozen=True)
    class Overtaken(Knowledge):
        """A base in whose place another comes while it is searched."""

        def find(
            self, text: str, after: str | None = None, profile: Profile | None = None
        ) -> tuple[Part, ...]:
            bot.app.service.knowledge = other
            return super().find(text, after, profile)

    former = bot.app.knowledge
    bot.edit(small.OTHER, FORMER, NEW)
    other = load(bot.folder)
    bot.app.service.knowledge = Overtaken(former.base, former.phrases, former.matcher)
    assert FORMER in await bot.answer()
    assert NEW in await bot.answer()


async def test_each_replica_follows_its_own_files(start: Start) -> None:
    one, two = start("one"), start("two")
    two.updates = 100
    one.edit(small.OTHER, FORMER, NEW)
    assert await one.look()
    assert not await two.look()
    assert NEW in await one.answer()
    assert FORMER in await two.answer()


async def test_the_former_base_is_freed_at_once_though_it_lasted(bot: Running) -> None:
    await bot.answer()
    gc.freeze()
    for number in range(2):
        former = bot.app.knowledge
        held = [weakref.ref(one) for one in (former.base, former.matcher, former.phrases)]
        del former
        bot.edit(small.OTHER, "Avec le" + " bon" * number, "Avec le" + " bon" * (number + 1))
        with uncollected():
            assert await bot.look()
            await bot.answer()
            assert [one() for one in held] == [None] * 3


async def test_what_updates_still_held_is_given_back_at_the_next_look(
    bot: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[bool] = []
    monkeypatch.setattr(lasting, "give_back", lambda: times.append(True))
    bot.edit(small.OTHER, "Avec le", "Avec le bon")
    for looks in (1, 2, 2):
        await bot.look()
        assert len(times) == looks


async def test_the_base_of_the_start_is_freed_too_though_the_bot_runs(
    bot: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    service, stop = InService(load(bot.folder, with_encoder=False)), asyncio.Event()
    first = weakref.ref(service.knowledge)

    @asynccontextmanager
    async def measured(_: Application) -> AsyncIterator[None]:
        service.knowledge = bot.app.knowledge
        assert first() is None
        stop.set()
        yield

    monkeypatch.setattr(running, "measuring", measured)
    monkeypatch.setattr(running, "_chat_page", lambda *_: stop.wait())
    await running.run(bot.app.settings.model_copy(update={"token": None}), service)
    assert stop.is_set()


async def test_what_was_read_of_broken_files_is_freed_at_once(
    bot: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[weakref.ref[object]] = []

    def seen(base: Base) -> list[Problem]:
        read.append(weakref.ref(base))
        return check_base(base)

    monkeypatch.setattr(building, "check_base", seen)
    bot.edit(small.OTHER, "- agenda", "- rien")
    with uncollected():
        assert not await bot.look()
        assert [one() for one in read] == [None]


async def test_a_base_that_comes_from_no_files_is_never_looked_at(
    bot: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_folder: Path) -> object:
        raise AssertionError

    monkeypatch.setattr(renewing, "stamps", none)
    made = InService(replace(bot.app.knowledge, files=frozenset()))
    renewal = Renewal(bot.folder, made, bot.app.metrics)
    assert [one async for one in renewal.renewed(bot.stop)] == []


async def test_an_error_of_ours_is_logged_once_until_files_change(
    bot: Running, capsys: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_folder: Path) -> Knowledge:
        raise ZeroDivisionError

    logs.set_up(colours=False)
    bot.edit(small.OTHER, FORMER, NEW)
    with monkeypatch.context() as patched:
        patched.setattr(renewing, "load", fail)
        assert not await bot.look()
    assert not await bot.look()
    assert capsys.readouterr().err.count("base not loaded") == 1
    assert value(bot.app.metrics, "knowledge_broken") == 1
    assert FORMER in await bot.answer()
    bot.edit(small.OTHER, NEW, f"{NEW} long")
    assert await bot.look()


async def test_a_folder_that_cannot_be_looked_at_is_looked_at_again(
    bot: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_folder: Path) -> Stamps:
        monkeypatch.setattr(renewing, "stamps", stamps)
        raise OSError

    monkeypatch.setattr(renewing, "stamps", fail)
    bot.edit(small.OTHER, FORMER, NEW)
    async for _ in bot.app.renewal.renewed(bot.stop):
        bot.stop.set()
    assert NEW in await bot.answer()


async def test_the_menus_are_set_again_only_when_what_they_say_changes(bot: Running) -> None:
    app = bot.app
    task = asyncio.create_task(showing.keep_shown(app, bot.stop))
    async with asyncio.timeout(60):
        bot.edit(small.OTHER, FORMER, NEW)
        former = app.knowledge
        while app.knowledge is former:  # noqa: ASYNC110  files are no event
            await asyncio.sleep(0.01)
        assert bot.network.calls == []
        said = app.menus.description.split()[0]
        bot.edit(small.PHRASES, f'\ndescription = """{said}', f'\ndescription = """Donc, {said}')
        while len(bot.network.calls) < 10:  # noqa: ASYNC110  likewise
            await asyncio.sleep(0.01)
    bot.stop.set()
    await task
    told = [one.description for one in bot.network.calls if isinstance(one, SetMyDescription)]
    assert told == [app.menus.description] * 2
    assert str(told[0]).startswith("Donc, ")
