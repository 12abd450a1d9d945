"""The chat page in a small window, as when zoomed to 400 %, and what of a reply it shows first."""

import pytest
from playwright.async_api import Locator, ViewportSize, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_page import says, theirs

pytestmark = pytest.mark.asyncio(loop_scope="module")  # one browser for all

ZOOMED: ViewportSize = {"width": 320, "height": 256}
"""A window of 1280 by 1024, zoomed to 400 % (WCAG 2.2, 1.4.10)."""

BEGINS_IN_VIEW = """bubble => {
  const seen = document.getElementById("scroll").getBoundingClientRect();
  const { top } = bubble.getBoundingClientRect();
  return seen.top <= top && top < seen.bottom - 20;
}"""


async def begins_in_view(bubble: Locator) -> bool:
    """Tell whether the first line of a message is shown."""
    return bool(await bubble.evaluate(BEGINS_IN_VIEW))


async def test_a_reply_begins_in_view_in_a_small_window(open_page: OpenPage) -> None:
    page = await open_page()
    await page.set_viewport_size(ZOOMED)
    for number, question in enumerate(["question", "mot " * 40, "question"], 1):
        await says(page, question)
        await expect(theirs(page)).to_have_count(number)
        assert await begins_in_view(theirs(page).last), question


async def test_of_several_replies_the_first_begins_in_view(open_page: OpenPage) -> None:
    page = await open_page()
    await says(page, "mot " * 400)
    await says(page, "deux réponses")
    await expect(theirs(page)).to_have_count(3)
    assert await begins_in_view(theirs(page).nth(1))
    await expect(page.locator("#newer")).to_be_visible()


@pytest.mark.parametrize("name", ["attach", "person-button", "commands"])
async def test_a_menu_opens_within_a_small_window(open_page: OpenPage, name: str) -> None:
    page = await open_page()
    await page.set_viewport_size(ZOOMED)
    await says(page, "question")
    await expect(theirs(page)).to_have_count(1)
    await page.locator(f"#{name}").click()
    box = await page.locator(".menu:not([hidden])").bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= ZOOMED["height"]
