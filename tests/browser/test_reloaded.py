"""The chat page opened again, with what was said before."""

import pytest
from playwright.async_api import expect

from tests.browser.test_page import OpenPage, says, theirs

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
