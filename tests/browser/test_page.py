"""What a person sees and does in the chat page, in a real browser."""

import asyncio
from typing import Protocol

import pytest
from aiogram import Bot
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from aiohttp.test_utils import TestServer
from playwright.async_api import Locator, Page, Route, expect

from bot.chat_page.people import person_named
from tests.browser.conftest import OpenPage
from tests.browser.contrast import pale

pytestmark = pytest.mark.asyncio(loop_scope="module")  # one browser for all


class Running(Protocol):
    """What the fixture of the same name gives."""

    bot: Bot
    server: TestServer


async def says(page: Page, text: str) -> None:
    await page.get_by_role("textbox", name="message").fill(text)
    await page.keyboard.press("Enter")


def theirs(page: Page) -> Locator:
    return page.locator(".message.theirs .bubble")


def mine(page: Page) -> Locator:
    return page.locator(".message.mine .bubble")


async def test_a_message_is_answered_in_a_bubble(open_page: OpenPage) -> None:
    page = await open_page()
    await expect(page.get_by_text("empty_title")).to_be_visible()
    await says(page, "bonjour")
    await expect(mine(page)).to_contain_text("bonjour")
    await expect(theirs(page)).to_contain_text("Écho : bonjour")
    await expect(page.get_by_text("empty_title")).to_be_hidden()


async def test_formatting_is_shown_as_formatting(open_page: OpenPage) -> None:
    page = await open_page()
    await says(page, "question")
    words = theirs(page).locator(".words")
    await expect(words.locator("b").first).to_have_text("Quel justificatif demander ?")
    await expect(words.locator("blockquote")).to_have_text("Le détail, en plusieurs phrases.")
    await expect(words.locator("i")).to_have_text("Guide ANS, chapitre 2")
    await words.get_by_role("button", name="hidden").click()
    await expect(words.get_by_text("caché")).to_be_visible()


async def test_markup_typed_by_a_person_stays_text(open_page: OpenPage) -> None:
    page = await open_page()
    await says(page, "<img src=x onerror=alert(1)> <b>")
    await expect(theirs(page)).to_contain_text("Écho : <img src=x onerror=alert(1)> <b>")
    assert await page.locator(".log img").count() == 0


async def test_a_tapped_button_edits_its_message_in_place(open_page: OpenPage) -> None:
    page = await open_page()
    await says(page, "question")
    await page.get_by_role("button", name="Utile", exact=True).click()
    await expect(theirs(page)).to_have_count(1)
    await expect(theirs(page)).to_contain_text("Choisi : useful")
    await expect(page.get_by_role("status").get_by_text("Noté en passant")).to_be_visible()
    await expect(page.get_by_role("button", name="Utile", exact=True)).to_be_focused()


async def test_enter_pressed_twice_answers_no_question_that_was_not_read(
    open_page: OpenPage, running: Running
) -> None:
    page = await open_page()
    await says(page, "question")
    await page.get_by_role("button", name="Utile", exact=True).focus()
    number = int((await page.locator(".message.theirs").get_attribute("id") or "m0")[1:])
    yes = InlineKeyboardButton(text="1. Oui", callback_data="useful")
    await running.bot.edit_message_text(
        "Question suivante",
        chat_id=person_named("medecin").id,
        message_id=number,
        reply_markup=InlineKeyboardMarkup(inline_keyboard=[[yes]]),
    )
    await expect(page.locator(".message.theirs")).to_be_focused()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("button", name="1. Oui")).to_be_focused()
    await expect(theirs(page)).to_contain_text("Question suivante")


async def test_an_alert_waits_to_be_read(open_page: OpenPage) -> None:
    page = await open_page()
    await says(page, "question")
    await page.get_by_role("button", name="Alerte").click()
    await expect(page.get_by_role("dialog")).to_contain_text("Attention")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog")).to_be_hidden()
    await expect(page.locator("#text")).to_be_focused()


async def test_a_copy_button_fills_the_clipboard(open_page: OpenPage) -> None:
    page = await open_page()
    await says(page, "question")
    await page.get_by_role("button", name="Copier").click()
    await expect(page.get_by_role("status").get_by_text("copied")).to_be_visible()
    assert await page.evaluate("navigator.clipboard.readText()") == "copié !"


async def test_a_link_button_opens_elsewhere_and_says_so(open_page: OpenPage) -> None:
    page = await open_page()
    await says(page, "question")
    link = page.get_by_role("link", name="Guide (opens)")
    await expect(link).to_have_attribute("href", "https://example.org/")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")


async def test_two_people_talk_side_by_side(open_page: OpenPage) -> None:
    doctor, secretary = await open_page("as=medecin"), await open_page("as=secretaire")
    await says(doctor, "du médecin")
    await says(secretary, "de la secrétaire")
    await expect(theirs(doctor)).to_contain_text("du médecin")
    await expect(theirs(secretary)).to_contain_text("de la secrétaire")
    await expect(doctor.get_by_text("de la secrétaire")).to_have_count(0)
    await expect(secretary.locator("#person-name")).to_have_text("Secrétaire")


async def test_the_same_person_in_two_windows_sees_the_same(open_page: OpenPage) -> None:
    first, second = await open_page("as=medecin"), await open_page("as=M%C3%A9decin")
    await says(first, "bonjour")
    await expect(mine(second)).to_contain_text("bonjour")


async def test_one_can_become_somebody_else(open_page: OpenPage) -> None:
    page = await open_page()
    await page.locator("#person-button").click()
    await page.get_by_label("other_person").fill("Zoé")
    await page.keyboard.press("Enter")
    await expect(page.locator("#person-name")).to_have_text("Zoé")
    await page.locator("#person-button").click()
    await page.get_by_role("link", name="Médecin", exact=True).click()
    await expect(page.locator("#person-name")).to_have_text("Médecin")


async def test_the_up_key_edits_the_last_message(open_page: OpenPage) -> None:
    page = await open_page()
    await says(page, "bonjur")
    await expect(theirs(page)).to_have_count(1)
    await page.keyboard.press("ArrowUp")
    await expect(page.locator("#text")).to_have_value("bonjur")
    await page.keyboard.press("Escape")
    await expect(page.locator("#text")).to_have_value("")
    await page.keyboard.press("ArrowUp")
    await says(page, "bonjour")
    await expect(mine(page)).to_have_count(1)
    await expect(mine(page)).to_contain_text("bonjour")
    await expect(mine(page)).to_contain_text("edited")
    await expect(theirs(page).last).to_contain_text("Corrigé : bonjour")


async def test_the_pencil_edits_a_message(open_page: OpenPage) -> None:
    page = await open_page()
    await says(page, "un")
    await says(page, "deux")
    await expect(theirs(page)).to_have_count(2)
    await mine(page).first.hover()
    await mine(page).first.get_by_role("button", name="edit").click()
    await says(page, "trois")
    await expect(mine(page).first).to_contain_text("trois")


async def test_shift_enter_makes_a_new_line(open_page: OpenPage) -> None:
    page = await open_page()
    await page.keyboard.type("une")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("deux")
    await page.keyboard.press("Enter")
    await expect(theirs(page).locator(".words")).to_have_text("Écho : une\ndeux")


async def test_everything_can_be_done_with_the_keyboard(open_page: OpenPage) -> None:
    page = await open_page()
    await expect(page.locator("#text")).to_be_focused()
    await page.keyboard.type("question")
    await page.keyboard.press("Enter")
    useful = page.get_by_role("button", name="Utile", exact=True)
    await expect(useful).to_be_visible()
    for _ in range(20):
        await page.keyboard.press("Shift+Tab")
        if await useful.evaluate("key => key === document.activeElement"):
            break
    assert await useful.evaluate("key => getComputedStyle(key).outlineStyle") == "solid"
    await page.keyboard.press("Enter")
    await expect(theirs(page)).to_contain_text("Choisi : useful")


async def test_the_menu_lists_the_commands_and_sends_one(open_page: OpenPage) -> None:
    page = await open_page()
    await page.keyboard.type("/")
    await expect(page.get_by_role("option")).to_have_count(2)
    await page.keyboard.type("a")
    await expect(page.get_by_role("option")).to_have_text(["/aideCe que je sais faire"])
    await page.keyboard.press("Enter")
    await expect(theirs(page)).to_contain_text("Écho : /aide")
    await page.get_by_role("button", name="commands").click()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("listbox")).to_be_hidden()


async def test_a_command_in_a_text_is_sent_when_tapped(open_page: OpenPage) -> None:
    page = await open_page()
    await says(page, "question")
    await page.get_by_role("button", name="/aide").click()
    await expect(theirs(page).last).to_contain_text("Écho : /aide")


async def test_a_deep_link_starts_the_bot(open_page: OpenPage) -> None:
    page = await open_page("as=medecin&start=c_abc")
    await expect(theirs(page)).to_contain_text("Départ : c_abc")
    assert "start=" not in page.url
    await page.reload()
    await expect(theirs(page)).to_have_count(1)
    await says(page, "question")
    await page.get_by_role("link", name="la suite").click()
    await expect(theirs(page).last).to_contain_text("Départ : e_suite")


async def test_a_deep_link_without_a_person_asks_who_opens_it(open_page: OpenPage) -> None:
    page = await open_page("start=c_abc")
    await page.get_by_role("dialog").get_by_role("link", name="Secrétaire").click()
    await expect(theirs(page)).to_contain_text("Départ : c_abc")
    await expect(page.locator("#person-name")).to_have_text("Secrétaire")


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "contact"])
async def test_a_sample_of_a_medium_can_be_sent(open_page: OpenPage, kind: str) -> None:
    page = await open_page()
    await page.get_by_role("button", name="attach").click()
    await page.get_by_role("button", name=f"media_{kind}").click()
    await expect(theirs(page)).to_contain_text(f"Reçu : {kind}")
    await expect(mine(page)).to_contain_text(f"media_{kind}")


async def test_a_picture_of_the_bot_is_shown(open_page: OpenPage) -> None:
    page = await open_page()
    await says(page, "photo")
    picture = theirs(page).get_by_role("img")
    await expect(picture).to_be_visible()
    assert await picture.evaluate("img => img.decode().then(() => img.naturalWidth)") == 1


async def test_a_deleted_message_disappears(open_page: OpenPage, running: Running) -> None:
    page = await open_page()
    await says(page, "bonjour")
    await expect(theirs(page)).to_have_count(1)
    article = await page.locator(".message.theirs").get_attribute("id")
    person = await page.locator("#person-id").text_content()
    assert article is not None
    assert person is not None
    await running.bot.delete_message(int(person), int(article.removeprefix("m")))
    await expect(theirs(page)).to_have_count(0)


async def test_a_conversation_is_emptied_after_asking(open_page: OpenPage) -> None:
    page = await open_page()
    await says(page, "bonjour")
    await expect(theirs(page)).to_have_count(1)
    for answer, left in (("cancel", 1), ("clear", 0)):
        await page.locator("#person-button").click()
        await page.locator("#clear").click()
        await page.get_by_role("dialog").get_by_role("button", name=answer).click()
        await expect(theirs(page)).to_have_count(left)
    await expect(page.get_by_text("empty_title")).to_be_visible()


async def test_a_person_who_blocked_the_bot_can_change_their_mind(open_page: OpenPage) -> None:
    page = await open_page()
    await page.locator("#person-button").click()
    await page.locator("#block").click()
    await expect(page.locator("#composer")).to_be_hidden()
    await page.locator("#unblock").click()
    await says(page, "de retour")
    await expect(theirs(page)).to_contain_text("Écho : de retour")


async def test_an_inline_result_is_inserted(open_page: OpenPage) -> None:
    page = await open_page()
    await page.keyboard.type("@test_bot carte")
    await page.get_by_role("option", name="Pour carte").click()
    await expect(mine(page)).to_contain_text("Inséré : carte")


async def test_the_button_of_an_inline_search_leads_to_the_bot(open_page: OpenPage) -> None:
    page = await open_page()
    await page.keyboard.type("@test_bot rien")
    await page.get_by_role("option", name="Aller au bot").click()
    await expect(mine(page)).to_contain_text("/start inline")


async def test_a_search_typed_before_the_bot_is_known_is_made_once_it_is(
    open_page: OpenPage,
) -> None:
    page = await open_page()
    typed = asyncio.Event()

    async def late(route: Route) -> None:
        await typed.wait()
        await route.continue_()

    await page.route("**/api/events*", late)
    await page.reload()
    await page.keyboard.type("@test_bot carte")
    await page.wait_for_timeout(400)  # longer than the page waits before it searches
    typed.set()
    await expect(page.get_by_role("option", name="Pour carte")).to_be_visible()


async def test_the_examples_can_be_tapped(open_page: OpenPage) -> None:
    page = await open_page()
    await page.get_by_role("button", name="Une autre ?").click()
    await expect(theirs(page)).to_contain_text("Écho : Une autre ?")


async def test_a_phone_never_scrolls_sideways(open_page: OpenPage) -> None:
    page = await open_page(width=320)
    await says(page, "question")
    await says(page, "mot" * 200)
    await expect(theirs(page)).to_have_count(2)
    widths = (
        "[document.documentElement, document.getElementById('scroll')].map(e => e.scrollWidth)"
    )
    assert max(await page.evaluate(widths)) <= 320
    for key in await page.locator(".key").all():
        assert await key.evaluate("k => k.scrollWidth <= k.clientWidth + 1")
        box = await key.bounding_box()
        assert box is not None
        assert box["height"] >= 44


READ = "h1, #status, .you, .name, .words, .words a, .foot, .key-words, .day, .link"


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_text_is_readable_in_light_and_in_dark(open_page: OpenPage, scheme: str) -> None:
    page = await open_page(color_scheme=scheme)
    await says(page, "question")
    await expect(theirs(page)).to_have_count(1)
    assert await pale(page, READ) == []
    ground = await page.evaluate("getComputedStyle(document.body).backgroundColor")
    dark = max(int(part) for part in ground[4:-1].split(",")) < 128
    assert dark == (scheme == "dark")


async def test_a_lost_connection_is_told_and_the_text_kept(
    open_page: OpenPage, running: Running
) -> None:
    page = await open_page()
    await says(page, "bonjour")
    await expect(theirs(page)).to_have_count(1)
    await running.server.close()
    await expect(page.get_by_text("connection_lost")).to_be_visible()
    await says(page, "perdu ?")
    await expect(page.get_by_role("status").get_by_text("failed")).to_be_visible()
    await expect(page.locator("#text")).to_have_value("perdu ?")


async def test_screen_readers_hear_the_conversation(open_page: OpenPage) -> None:
    page = await open_page()
    await says(page, "bonjour")
    log = page.get_by_role("log", name="log")
    await expect(log).to_have_attribute("aria-live", "polite")
    await expect(log.get_by_role("article")).to_have_count(2)
    await expect(log.get_by_role("article").first).to_contain_text("me")
    nameless = "[...document.querySelectorAll('button, a, input, textarea')].filter(e => "
    nameless += "!e.textContent.trim() && !e.ariaLabel && !e.labels?.length).map(e => e.outerHTML)"
    assert await page.evaluate(nameless) == []
