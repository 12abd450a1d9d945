"""What a maintainer sees and does in the workshop, in a real browser."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from playwright.async_api import Page, Route, expect

from bot import questions
from bot.database.engine import Database
from bot.operations.migrating import migrate
from bot.unanswered import LEAST
from bot.workshop.server import make_app
from knowledge.wording import wording
from tests.browser.conftest import OpenPage
from tests.browser.contrast import pale
from tests.knowledge import small

pytestmark = pytest.mark.asyncio(loop_scope="module")  # one browser for all

SAID = {name: text.replace("'", "’") for name, text in wording()["workshop"].items()}
READ = "h1 a, h2, .fine, .tab, .item, summary, label, .plain, .words, .key-words, .found li, p"
LATE = 20_000
"""Milliseconds for the base to be loaded, on a busy machine."""


@dataclass
class Opened:
    """The base a test writes in, and where its workshop is."""

    folder: Path
    url: str
    server: TestServer
    database: str


@pytest_asyncio.fixture(loop_scope="module")
async def workshop(tmp_path: Path) -> AsyncIterator[Opened]:
    folder = small.write(tmp_path / "base")
    database = f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}"
    server = TestServer(make_app(folder, database))
    async with server:
        yield Opened(folder, str(server.make_url("/")), server, database)


@pytest.fixture
def open_page(workshop: Opened, blank_page: OpenPage) -> OpenPage:
    """Give a function that opens the workshop at a place."""

    async def opened(place: str = "", **options: object) -> Page:
        page = await blank_page(**options)
        page.set_default_timeout(LATE)
        await page.goto(f"{workshop.url}#/{place}")
        await expect(page.locator("#count")).to_contain_text("fichiers", timeout=LATE)
        return page

    return opened


async def rewrite(page: Page, old: str, new: str) -> None:
    text = page.locator("#text")
    held = await text.input_value()
    assert old in held
    await text.fill(held.replace(old, new))


async def checked(page: Page) -> None:
    await expect(page.locator("#state")).not_to_have_text(SAID["checking"], timeout=LATE)


async def save(page: Page) -> None:
    """Save without waiting for what it changes."""
    await send(page)
    await expect(page.get_by_text(SAID["saved"], exact=True)).to_be_visible(timeout=LATE)


async def send(page: Page) -> None:
    """Send a text to be saved; what it changes is only shown while that is not known yet."""
    asked = page.locator("#before-save")
    async with page.expect_response("**/api/save", timeout=LATE) as answered:
        await page.locator("#save").click()
        while not answered.is_done() and not await asked.is_visible():
            await page.wait_for_timeout(20)
        if await asked.is_visible():
            await asked.click()


async def test_an_answer_is_found_opened_and_previewed(open_page: OpenPage) -> None:
    page = await open_page()
    await page.get_by_label(SAID["words"]).fill("livreur")
    await page.get_by_role("link", name="Comment suivre un colis").click()
    await expect(page.locator("#file-title")).to_have_text("Comment suivre un colis ?")
    await expect(page.locator("#file-title")).to_be_focused()
    await expect(page.locator("#shown .words b").first).to_contain_text("Comment suivre un colis")
    await expect(page.locator("#shown .key").first).to_contain_text("Comment ouvrir mon agenda")
    await expect(page.locator("#state")).to_have_text(SAID["unchanged"].replace(" ;", "\u202f;"))
    assert await page.locator("#save").is_disabled()


async def test_the_preview_follows_what_is_written(open_page: OpenPage) -> None:
    page = await open_page(small.OTHER)
    await rewrite(page, "écrit sur le bon", "écrit **en rouge**")
    await expect(page.locator("#shown .words b").nth(2)).to_have_text("en rouge")


async def test_markup_typed_in_an_answer_stays_text(open_page: OpenPage) -> None:
    page = await open_page(small.OTHER)
    await rewrite(page, "écrit sur le bon", "écrit `<img src=x onerror=alert(1)>`")
    await expect(page.locator("#shown code")).to_have_text("<img src=x onerror=alert(1)>")
    assert await page.locator("#shown img").count() == 0


async def test_a_broken_text_cannot_be_saved_and_says_where(open_page: OpenPage) -> None:
    page = await open_page(small.OTHER)
    await rewrite(page, "- agenda", "- inconnue")
    found = page.locator("#found")
    await expect(found).to_contain_text("inconnue", timeout=LATE)
    await expect(page.locator("#state")).to_have_class("wrong", timeout=LATE)
    assert await page.locator("#save").is_disabled()
    await found.get_by_role("button").first.click()
    chosen = "t => t.value.slice(t.selectionStart, t.selectionEnd)"
    assert await page.locator("#text").evaluate(chosen) == "- inconnue"


async def test_a_list_of_problems_without_end_leaves_room_for_the_files(
    open_page: OpenPage, workshop: Opened
) -> None:
    questions = workshop.folder / "questions"
    questions.mkdir()
    rows = "".join(f"rien-{n % 30}\tfacile\tmon agenda\n" for n in range(300))
    (questions / "x.tsv").write_text(rows, encoding="utf-8")
    page = await open_page()
    listed = page.locator("#problems li")
    await expect(listed.first).to_contain_text("questions/x.tsv:1", timeout=LATE)
    await expect(page.locator("#problems")).to_contain_text("300")
    assert await listed.count() <= 21
    await expect(listed.last).to_contain_text("280")
    assert len(set(await listed.all_text_contents())) == 21  # each answer that is gone, once


async def test_a_list_pasted_in_the_wrong_place_leaves_room_for_the_text(
    open_page: OpenPage,
) -> None:
    page = await open_page(small.ENTRY)
    await page.locator("#text").fill(small.AGENDA + "- une page\n" * 60)
    await expect(page.locator("#state")).to_contain_text("119", timeout=LATE)
    listed = page.locator("#found li")
    assert await listed.count() == 21
    await expect(listed.last).to_contain_text("99")


async def test_a_file_that_is_no_text_is_told_in_french(
    open_page: OpenPage, workshop: Opened
) -> None:
    (workshop.folder / small.OTHER).write_bytes(small.COLIS.encode("cp1252"))
    page = await open_page(small.OTHER)
    told = page.get_by_role("dialog")
    await expect(told).to_contain_text("UTF-8", timeout=LATE)
    await expect(told).not_to_contain_text("byte")


async def test_a_text_is_saved_with_the_keyboard(open_page: OpenPage, workshop: Opened) -> None:
    page = await open_page(small.OTHER)
    await rewrite(page, "page 2", "page 3")
    await expect(page.locator("#save")).to_be_enabled(timeout=LATE)
    await page.locator("#text").focus()
    await page.keyboard.press("Control+s")
    await expect(page.get_by_text(SAID["saved"], exact=True)).to_be_visible(timeout=LATE)
    assert "page 3" in (workshop.folder / small.OTHER).read_text("utf-8")
    await expect(page.locator("#unsaved")).to_be_empty()


async def test_what_changes_answer_is_shown_before_saving(
    open_page: OpenPage, workshop: Opened
) -> None:
    page = await open_page(small.OTHER)
    await rewrite(page, "- numéro de suivi du paquet", "- la facture du plombier")
    await expect(page.locator("#save")).to_be_enabled(timeout=LATE)
    await page.locator("#save").click()
    before = page.locator("#before")
    await expect(page.locator("#state")).to_have_text(SAID["checking"])
    await expect(before).to_contain_text(SAID["before"], timeout=LATE)
    await expect(before).to_contain_text("la facture du plombier", timeout=3 * LATE)
    await expect(before.get_by_role("button", name=SAID["save"], exact=True)).to_be_visible(
        timeout=3 * LATE
    )
    assert await pale(page, "#before h2, #before h3, #before h4, #before p, #before button") == []
    await before.get_by_role("button", name=SAID["cancel"]).click()
    assert (workshop.folder / small.OTHER).read_text("utf-8") == small.COLIS
    await expect(page.locator("#save")).to_be_enabled()
    await expect(page.locator("#state")).not_to_have_text(SAID["checking"])
    await save(page)
    assert "plombier" in (workshop.folder / small.OTHER).read_text("utf-8")


async def test_nothing_is_lost_when_the_file_changed_meanwhile(
    open_page: OpenPage, workshop: Opened
) -> None:
    page = await open_page(small.OTHER)
    await rewrite(page, "écrit sur le bon", "écrit dessus")
    await expect(page.locator("#save")).to_be_enabled(timeout=LATE)
    theirs = small.COLIS.replace("Avec le", "Grâce au")
    (workshop.folder / small.OTHER).write_text(theirs, encoding="utf-8")
    await send(page)
    await expect(page.locator("#conflict-title")).to_be_focused(timeout=LATE)
    await expect(page.locator("#theirs")).to_have_value(theirs)
    assert "écrit dessus" in await page.locator("#text").input_value()
    assert (workshop.folder / small.OTHER).read_text("utf-8") == theirs
    await page.get_by_role("button", name=SAID["keep_mine"]).click()
    await expect(page.locator("#save")).to_be_enabled(timeout=LATE)
    await save(page)
    assert "écrit dessus" in (workshop.folder / small.OTHER).read_text("utf-8")


async def test_what_is_typed_while_a_file_is_saved_is_kept_when_another_is_opened(
    open_page: OpenPage,
) -> None:
    page = await open_page(small.OTHER)
    await rewrite(page, "écrit sur le bon", "écrit dessus")
    await expect(page.locator("#save")).to_be_enabled(timeout=LATE)
    held, let = asyncio.Event(), asyncio.Event()

    async def slow(route: Route) -> None:
        held.set()
        await let.wait()
        await route.continue_()

    await page.route("**/api/save", slow)
    async with page.expect_response("**/api/save", timeout=LATE):
        await page.locator("#save").click()
        asked = page.locator("#before-save")
        while not held.is_set():
            if await asked.is_visible():
                await asked.click()
            await page.wait_for_timeout(20)
        await rewrite(page, "écrit dessus", "écrit derrière")
        await page.goto(page.url.partition("#")[0] + f"#/{small.ENTRY}")
        await expect(page.locator("#file-title")).to_contain_text("agenda")
        let.set()
    await expect(page.locator("#unsaved a")).to_have_text(small.OTHER)
    await page.goto(page.url.partition("#")[0] + f"#/{small.OTHER}")
    await expect(page.locator("#text")).to_have_value(
        small.COLIS.replace("écrit sur le bon", "écrit derrière")
    )


async def test_a_file_that_was_deleted_meanwhile_can_only_be_written_again(
    open_page: OpenPage, workshop: Opened
) -> None:
    page = await open_page(small.OTHER)
    await rewrite(page, "écrit sur le bon", "écrit dessus")
    await expect(page.locator("#save")).to_be_enabled(timeout=LATE)
    (workshop.folder / small.OTHER).unlink()
    await send(page)
    await expect(page.locator("#conflict-why")).to_have_text(SAID["gone"], timeout=LATE)
    for part in ("theirs", "theirs-title", "take-theirs"):
        await expect(page.locator(f"#{part}")).to_be_hidden()
    await page.get_by_role("button", name=SAID["keep_mine"]).click()
    await expect(page.locator("#save")).to_be_enabled(timeout=LATE)
    await save(page)
    assert "écrit dessus" in (workshop.folder / small.OTHER).read_text("utf-8")


async def test_a_new_answer_that_is_given_up_is_said_to_be_lost(open_page: OpenPage) -> None:
    page = await open_page("nouvelle")
    await page.get_by_label(SAID["begin_title"]).fill("Comment imprimer la semaine ?")
    await page.get_by_role("button", name=SAID["begin"]).click()
    await page.get_by_role("button", name=SAID["give_up"], exact=True).click()
    await expect(page.locator("#sure-text")).to_have_text(SAID["undo_new"])
    await page.locator("#sure").get_by_role("button", name=SAID["give_up"]).click()
    await expect(page.locator("#welcome")).to_be_visible()
    await expect(page.locator("#unsaved a")).to_have_count(0)


async def test_a_check_that_could_not_be_made_is_not_said_to_go_on(open_page: OpenPage) -> None:
    page = await open_page(small.ENTRY)
    await checked(page)
    await page.route("**/api/check", lambda route: route.fulfill(status=413, body="x"))
    await rewrite(page, "Un appui long", "Un très long appui")
    await expect(page.locator("#state")).to_have_text(SAID["failed"], timeout=LATE)
    await expect(page.locator("#alert-text")).to_have_text(SAID["too_long"])
    assert await page.locator("#save").is_disabled()


async def test_what_is_written_is_kept_until_it_is_saved(open_page: OpenPage) -> None:
    page = await open_page(small.OTHER)
    await rewrite(page, "écrit sur le bon", "écrit dessus")
    await page.reload()
    await expect(page.locator("#text")).to_have_value(
        small.COLIS.replace("écrit sur le bon", "écrit dessus")
    )
    await expect(page.get_by_text(SAID["restored"])).to_be_visible()
    await expect(page.locator("#unsaved a")).to_have_text(small.OTHER)
    await page.locator("#undo").click()
    await page.locator("#sure").get_by_role("button", name=SAID["undo"]).click()
    await expect(page.locator("#text")).to_have_value(small.COLIS)


async def test_a_file_open_in_two_tabs_is_one_text(open_page: OpenPage, workshop: Opened) -> None:
    page = await open_page(small.OTHER)
    other = await page.context.new_page()
    await other.goto(page.url)
    await expect(other.locator("#text")).to_have_value(small.COLIS, timeout=LATE)
    await rewrite(page, "écrit sur le bon", "écrit dessus")
    await rewrite(other, "écrit dessus", "écrit derrière")
    await expect(page.locator("#text")).to_have_value(
        small.COLIS.replace("écrit sur le bon", "écrit derrière")
    )
    await save(page)
    await expect(other.locator("#unsaved a")).to_have_count(0)
    assert "écrit derrière" in (workshop.folder / small.OTHER).read_text("utf-8")
    await rewrite(other, "écrit derrière", "écrit devant")
    await save(other)
    assert "écrit devant" in (workshop.folder / small.OTHER).read_text("utf-8")


async def test_on_a_low_screen_nothing_stays_above_the_text(open_page: OpenPage) -> None:
    page = await open_page(small.OTHER, width=320)
    await page.set_viewport_size({"width": 320, "height": 256})
    await page.locator("#text").focus()
    text = await page.locator("#text").bounding_box()
    bar = await page.locator("#save").bounding_box()
    assert text
    assert bar
    assert bar["y"] >= text["y"] + text["height"]
    assert text["height"] <= 256


async def test_a_tried_question_becomes_a_way_of_asking(
    open_page: OpenPage, workshop: Opened
) -> None:
    page = await open_page()
    await page.get_by_label(SAID["question"]).fill("ouvrir l'agenda du colis")
    await page.keyboard.press("Enter")
    near = page.locator("#answers .nearest")
    await expect(near.locator("li").first).to_be_visible(timeout=LATE)
    row = near.locator("li", has=page.get_by_role("link", name="Comment suivre un colis"))
    await row.get_by_role("button").click()
    await expect(page.locator("#file-path")).to_have_text(small.OTHER)
    await expect(page.locator("#text")).to_have_value(
        small.COLIS.replace("du paquet\n", "du paquet\n- ouvrir l'agenda du colis\n")
    )
    assert (workshop.folder / small.OTHER).read_text("utf-8") == small.COLIS


async def test_a_question_is_tried_on_what_is_being_written(open_page: OpenPage) -> None:
    page = await open_page(small.OTHER)
    await rewrite(page, "- suivre un colis\n", "- suivre un colis\n- mon éphéméride\n")
    await page.get_by_label(SAID["question"]).fill("mon éphéméride")
    await expect(page.get_by_text(SAID["ask_draft"])).to_be_visible()
    await page.get_by_role("button", name=SAID["ask"], exact=True).click()
    part = page.locator("#answers .part")
    await expect(part).to_contain_text(SAID["outcome_answer"].rstrip(" :"), timeout=LATE)
    await expect(part.locator(".words")).to_contain_text("numéro de suivi")
    await part.get_by_text(SAID["why"], exact=True).click()
    await expect(part.locator("pre")).to_contain_text("« mon éphéméride »")


async def test_a_new_answer_is_written_from_the_form(
    open_page: OpenPage, workshop: Opened
) -> None:
    page = await open_page("nouvelle?question=sortir%20la%20semaine")
    await expect(page.locator("#begin-ways")).to_have_value("sortir la semaine")
    await page.get_by_label(SAID["begin_title"]).fill("Comment imprimer la semaine ?")
    await page.get_by_label(SAID["begin_short"]).fill("Avec **Imprimer**.")
    await page.get_by_label(SAID["begin_source"]).fill("Mode d'emploi")
    await page.get_by_role("button", name=SAID["begin"]).click()
    path = "faq/reperes/comment-imprimer-semaine.md"
    await expect(page.locator("#file-path")).to_have_text(path)
    await page.locator("#text").press("Control+End")
    await page.keyboard.type("\n- agenda\n")
    await expect(page.locator("#save")).to_be_enabled(timeout=LATE)
    await save(page)
    assert "- sortir la semaine" in (workshop.folder / path).read_text("utf-8")


async def test_what_had_no_answer_becomes_a_way_of_asking(
    open_page: OpenPage, workshop: Opened
) -> None:
    text = "renvoyer un colis abîmé au fournisseur"
    await migrate(workshop.database)
    database, now = Database(workshop.database), datetime.now(UTC)
    async with database.session() as session:
        for key in range(LEAST):
            kept: dict[str, Any] = {"outcome": "nothing", "entry_id": "colis", "text": text}
            await questions.record(session, key, now=now - timedelta(days=key), **kept)
    await database.close()
    page = await open_page()
    await page.get_by_role("link", name=SAID["unanswered"], exact=True).click()
    group = page.locator("#missing-groups .part")
    await expect(group.locator("h3")).to_have_text(text, timeout=LATE)
    assert await pale(page, READ) == []
    row = group.locator("li", has=page.get_by_role("link", name="Comment suivre un colis"))
    await row.get_by_role("button").click()
    await expect(page.locator("#file-path")).to_have_text(small.OTHER)
    await expect(page.locator("#text")).to_have_value(re.compile(f"- {text}\n"))


async def test_a_related_answer_opens_from_the_preview(open_page: OpenPage) -> None:
    page = await open_page(small.OTHER)
    await page.locator("#shown .key", has_text="Comment ouvrir mon agenda").click()
    await expect(page.locator("#file-path")).to_have_text(small.ENTRY)


async def test_a_lost_workshop_is_told_and_the_text_kept(
    open_page: OpenPage, workshop: Opened
) -> None:
    page = await open_page(small.OTHER)
    await checked(page)
    await workshop.server.close()
    await rewrite(page, "écrit sur le bon", "écrit dessus")
    await expect(page.locator("#connection")).to_be_visible()
    kept = "Object.values(localStorage).join()"
    assert "écrit dessus" in await page.evaluate(kept)


@pytest.mark.parametrize("place", ["", small.ENTRY, "nouvelle", "sans-reponse"])
@pytest.mark.parametrize("width", [320, 900])
async def test_no_width_scrolls_sideways(open_page: OpenPage, place: str, width: int) -> None:
    page = await open_page(place, width=width)
    if place == small.ENTRY:
        await expect(page.locator("#shown .key").first).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_all_is_readable_in_light_and_in_dark(open_page: OpenPage, scheme: str) -> None:
    page = await open_page(small.OTHER, color_scheme=scheme)
    await rewrite(page, "- agenda", "- inconnue")
    await expect(page.locator("#found li").first).to_be_visible(timeout=LATE)
    assert await pale(page, READ) == []


async def test_the_list_the_text_and_the_question_are_reached_with_the_keyboard(
    open_page: OpenPage,
) -> None:
    page = await open_page()
    await page.keyboard.press("Tab")
    await expect(page.locator("#skip")).to_be_focused()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await expect(page.get_by_label(SAID["words"])).to_be_focused()
    await page.keyboard.type("colis")
    await page.keyboard.press("Enter")
    await expect(page.locator("#count")).to_have_text("4 fichiers")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.locator("#file-title")).to_be_focused()
    await page.keyboard.press("Tab")
    await expect(page.locator("#text")).to_be_focused()


async def test_an_address_cut_short_opens_the_first_page(open_page: OpenPage) -> None:
    page = await open_page("%E0%A4%A")
    await expect(page.locator("#welcome")).to_be_visible()
