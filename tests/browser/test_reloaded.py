"""The chat page opened again, with what was said before."""

import time

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpenPage, Running, set_up
from tests.browser.test_page import says, theirs

pytestmark = pytest.mark.asyncio(loop_scope="module")  # one browser for all

LISTENING = """document.addEventListener("DOMContentLoaded", () => {
  const log = document.getElementById("log");
  const told = () => { window.told ??= log.getAttribute("aria-live"); };
  new MutationObserver(told).observe(log, { childList: true });
})"""
"""Keeps whether the conversation is read aloud as its first messages come."""


async def test_what_was_said_before_is_not_read_aloud_again(open_page: OpenPage) -> None:
    page = await open_page()
    await page.add_init_script(LISTENING)
    await says(page, "bonjour")
    await expect(theirs(page)).to_have_count(1)
    await page.reload()
    await expect(theirs(page)).to_have_count(1)
    assert await page.evaluate("window.told") == "off"
    await expect(page.get_by_role("log")).to_have_attribute("aria-live", "polite")


async def test_the_first_reply_of_a_conversation_is_read_aloud(open_page: OpenPage) -> None:
    page = await open_page("as=nouvelle")
    await page.add_init_script(LISTENING)
    await page.reload()
    await says(page, "bonjour")
    await expect(theirs(page)).to_have_count(1)
    assert await page.evaluate("window.told") == "polite"


async def test_what_was_said_stays_and_can_be_tapped_when_the_server_is_started_again(
    open_page: OpenPage, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, port = await open_page(), running.server.port
    await says(page, "question")
    await expect(theirs(page)).to_have_count(1)
    await running.server.close()
    await expect(page.get_by_text("connection_lost")).to_be_visible()
    with monkeypatch.context() as later:
        now = time.time()
        later.setattr(time, "time", lambda: now + 60)
        again = await set_up(port)
    async with again.server:
        await expect(page.get_by_text("connection_lost")).to_be_hidden()
        await expect(theirs(page)).to_have_count(1)
        await page.get_by_role("button", name="Utile", exact=True).click()
        await expect(theirs(page).last).to_contain_text("Hors de portée : useful")
        await page.reload()
        await expect(theirs(page)).to_have_count(1)


async def test_one_area_alone_is_named_after_the_conversation(open_page: OpenPage) -> None:
    page = await open_page()
    await says(page, "question")
    await expect(theirs(page)).to_have_count(1)
    assert await page.locator("[aria-label=log]").count() == 1
    await page.get_by_role("log").focus()
    await page.evaluate("document.getElementById('scroll').scrollTop = 0")
    await page.keyboard.press("End")
    await expect(page.locator("#newer")).to_be_hidden()
