"""What the chat page's server accepts, refuses and tells."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Mapping

import pytest
from aiogram import Bot
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    Update,
)
from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer

from bot.chat_page.people import person_named
from bot.chat_page.server import make_app
from bot.chat_page.session import TOKEN, ChatPageSession

Client = TestClient[web.Request, web.Application]
DOCTOR = person_named("medecin")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)


class Labels(dict[str, str]):
    """Texts that are their own names, with something to escape."""

    def __missing__(self, key: str) -> str:
        """Make one up."""
        return f'{key} & "more" <b>'


class Received(list[Update]):
    """A dispatcher that only remembers, and fails when told."""

    failing = False

    async def __call__(self, update: Update) -> None:
        """Remember it."""
        self.append(update)
        if self.failing:
            message = "broken"
            raise RuntimeError(message)


@pytest.fixture
def session() -> ChatPageSession:
    return ChatPageSession("test_bot", "Test")


@pytest.fixture
def received() -> Received:
    return Received()


@pytest.fixture
def bot(session: ChatPageSession) -> Bot:
    return Bot(TOKEN, session=session)


@pytest.fixture
async def client(session: ChatPageSession, received: Received) -> AsyncIterator[Client]:
    async def alive(_request: web.Request) -> web.Response:
        return web.Response(text="alive")

    app = make_app(session, received, Labels())
    app.router.add_get("/healthz", alive)
    async with TestClient(TestServer(app)) as client:
        yield client


async def post(client: Client, order: str, **content: object) -> ClientResponse:
    return await client.post(f"/api/{order}", json={"as": "medecin", **content})


async def next_event(response: ClientResponse) -> tuple[int, str, object]:
    fields: dict[str, str] = {}
    while True:
        line = (await asyncio.wait_for(response.content.readline(), 5)).decode().rstrip("\n")
        name, _, value = line.partition(": ")
        if not line and "data" in fields:
            return int(fields["id"]), fields["event"], json.loads(fields["data"])
        fields[name] = value


async def view(response: ClientResponse) -> Mapping[str, object]:
    _, kind, data = await next_event(response)
    assert kind == "message"
    assert isinstance(data, dict)
    return data


async def test_the_page_is_filled_with_escaped_labels(client: Client) -> None:
    text = await (await client.get("/")).text()
    assert "{{" not in text
    assert "title &amp; &quot;more&quot; &lt;b&gt;" in text


async def test_the_page_may_load_nothing_from_elsewhere(client: Client) -> None:
    response = await client.get("/?as=medecin")
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    text = await response.text()
    assert "http" not in text
    assert "style=" not in text
    assert "onclick" not in text


async def test_static_files_are_served_and_nothing_else(client: Client) -> None:
    script = await client.get("/static/app.js")
    assert script.content_type == "text/javascript"
    for wrong in ("/static/index.html", "/static/..%2fserver.py", "/static/nothing.js"):
        assert (await client.get(wrong)).status == 404


async def test_health_routes_are_added(client: Client) -> None:
    assert await (await client.get("/healthz")).text() == "alive"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8080", "127.0.0.1.evil.example"])
async def test_a_rebound_name_is_refused(client: Client, host: str) -> None:
    assert (await client.get("/", headers={"Host": host})).status == 403


@pytest.mark.parametrize("host", ["localhost:8080", "127.0.0.1", "[::1]:8080"])
async def test_loopback_names_are_accepted(client: Client, host: str) -> None:
    assert (await client.get("/", headers={"Host": host})).status == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Content-Type": "text/plain"}, 415),
    ],
)
async def test_another_site_cannot_write(
    client: Client, received: Received, headers: dict[str, str], status: int
) -> None:
    body = json.dumps({"as": "medecin", "text": "a"})
    sent = {"Content-Type": "application/json", **headers}
    response = await client.post("/api/say", data=body, headers=sent)
    assert response.status == status
    assert not received


async def test_what_is_said_reaches_the_dispatcher(client: Client, received: Received) -> None:
    response = await post(client, "say", text="  bonjour ")
    assert response.status == 200
    await asyncio.sleep(0)
    message = received[0].message
    assert isinstance(message, Message)
    assert message.text == "bonjour"
    assert message.from_user is not None
    assert message.from_user.id == DOCTOR.id


@pytest.mark.parametrize(
    ("order", "content"),
    [
        ("say", {}),
        ("say", {"text": "   "}),
        ("say", {"text": 5}),
        ("say", {"text": "a" * 4097}),
        ("say", {"text": "😀" * 2049}),
        ("say", {"text": "\ud800"}),
        ("say", {"text": "a", "more": 1}),
        ("say", {"text": "a", "as": ""}),
        ("say", {"text": "a", "as": "!"}),
        ("say", {"text": "a", "as": "a" * 200}),
        ("say", {"text": "a", "as": None}),
        ("edit", {"message_id": 999, "text": "a"}),
        ("edit", {"message_id": -1, "text": "a"}),
        ("edit", {"message_id": 2**70, "text": "a"}),
        ("tap", {"message_id": 1, "data": "x"}),
        ("tap", {"message_id": 1, "data": ""}),
        ("tap", {"message_id": True, "data": "x"}),
        ("media", {"kind": "spaceship"}),
        ("block", {"blocked": "yes"}),
        ("clear", {"sure": False}),
        ("search", {"query": "a" * 257}),
        ("insert", {"result_id": "none"}),
    ],
)
async def test_a_wrong_order_is_a_400_with_a_reason(
    client: Client, received: Received, order: str, content: dict[str, object]
) -> None:
    response = await post(client, order, **content)
    assert response.status == 400
    assert (await response.json())["error"]
    assert not received


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff\xfe", b'"text"', b"[" * 5000])
async def test_a_body_that_is_not_an_order_is_a_400(client: Client, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    response = await client.post("/api/say", data=body, headers=headers)
    assert response.status == 400


async def test_a_huge_body_is_refused(client: Client) -> None:
    response = await post(client, "say", text="a" * 300_000)
    assert response.status == 413


async def test_an_unknown_order_or_person_is_refused(client: Client) -> None:
    assert (await post(client, "explode")).status == 404
    assert (await client.get("/api/events?as=")).status == 400
    assert (await client.get("/api/events")).status == 400


async def test_the_page_first_gets_everything_then_each_change(client: Client, bot: Bot) -> None:
    await post(client, "say", text="bonjour")
    async with client.get("/api/events?as=medecin") as events:
        assert events.content_type == "text/event-stream"
        _, kind, data = await next_event(events)
        assert kind == "everything"
        assert isinstance(data, dict)
        assert [message["source"] for message in data["messages"]] == ["bonjour"]
        sent = await bot.send_message(DOCTOR.id, "<b>oui</b>", parse_mode="HTML")
        shown = await view(events)
        assert shown["content"] == [{"tag": "b", "children": ["oui"]}]
        assert shown["mine"] is False
        await sent.as_(bot).delete()
        assert (await next_event(events))[1:] == ("deleted", [sent.message_id])


async def test_a_page_that_comes_back_gets_what_it_missed(client: Client, bot: Bot) -> None:
    async with client.get("/api/events?as=medecin") as events:
        number, _, _ = await next_event(events)
    await bot.send_message(DOCTOR.id, "un")
    await bot.send_message(DOCTOR.id, "deux")
    headers = {"Last-Event-ID": str(number)}
    async with client.get("/api/events?as=medecin", headers=headers) as events:
        assert [(await view(events))["source"] for _ in range(2)] == ["un", "deux"]


@pytest.mark.parametrize("last", ["1", "99999999999999999", "-4", "x", "9" * 40])
async def test_a_page_that_remembers_another_run_gets_everything(
    client: Client, last: str
) -> None:
    headers = {"Last-Event-ID": last}
    async with client.get("/api/events?as=medecin", headers=headers) as events:
        assert (await next_event(events))[1] == "everything"


async def test_two_people_do_not_see_each_other(client: Client, bot: Bot) -> None:
    async with client.get("/api/events?as=secretaire") as events:
        await next_event(events)
        await post(client, "say", text="de moi")
        await bot.send_message(person_named("secretaire").id, "pour vous")
        assert (await view(events))["source"] == "pour vous"


async def test_nothing_the_bot_writes_is_markup_for_the_browser(client: Client, bot: Bot) -> None:
    async with client.get("/api/events?as=medecin") as events:
        await next_event(events)
        text = (
            '<a href="javascript:alert(1)">a</a> <a href="data:text/html,x">b</a> &lt;script&gt;'
        )
        await bot.send_message(DOCTOR.id, text, parse_mode="HTML")
        assert (await view(events))["content"] == ["a b <script>"]


async def test_links_that_start_the_bot_stay_in_the_page(client: Client, bot: Bot) -> None:
    url = "https://t.me/Test_Bot?start=c_12"
    keyboard = InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text="a", url=url)],
            [InlineKeyboardButton(text="b", url="https://t.me/share/url?url=" + url)],
            [InlineKeyboardButton(text="c", url="https://t.me/other_bot?start=c_12")],
        ]
    )
    async with client.get("/api/events?as=medecin") as events:
        await next_event(events)
        html = f'<a href="{url}">a</a>'
        await bot.send_message(DOCTOR.id, html, parse_mode="HTML", reply_markup=keyboard)
        shown = await view(events)
    assert shown["content"] == [{"tag": "a", "children": ["a"], "href": url, "start": "c_12"}]
    rows = shown["keyboard"]
    assert isinstance(rows, list)
    assert [row[0]["kind"] for row in rows] == ["start", "share", "url"]
    assert rows[1][0]["start"] == "c_12"


async def test_a_tap_and_its_answer_go_through(
    client: Client, bot: Bot, received: Received
) -> None:
    async with client.get("/api/events?as=medecin") as events:
        await next_event(events)
        button = InlineKeyboardButton(text="Oui", callback_data="x")
        keyboard = InlineKeyboardMarkup(inline_keyboard=[[button]])
        sent = await bot.send_message(DOCTOR.id, "texte", reply_markup=keyboard)
        await view(events)
        response = await post(client, "tap", message_id=sent.message_id, data="x")
        query = received[0].callback_query
        assert isinstance(query, CallbackQuery)
        assert (await response.json())["query"] == query.id
        await bot.answer_callback_query(query.id, text="noté", show_alert=True)
        expected = {"id": query.id, "text": "noté", "alert": True, "url": None}
        assert (await next_event(events))[1:] == ("answer", expected)


async def test_pictures_are_shown_and_documents_downloaded(client: Client, bot: Bot) -> None:
    await client.post("/api/say", json={"as": "medecin", "text": "a"})
    photo = await bot.send_photo(DOCTOR.id, BufferedInputFile(PNG, "a.html"))
    page = await bot.send_document(DOCTOR.id, BufferedInputFile(b"<script>", "é.html"))
    assert photo.photo is not None
    assert page.document is not None
    shown = await client.get(f"/files/{photo.photo[0].file_id}")
    assert (shown.content_type, await shown.read()) == ("image/png", PNG)
    downloaded = await client.get(f"/files/{page.document.file_id}")
    assert downloaded.content_type == "application/octet-stream"
    assert downloaded.headers["Content-Disposition"].startswith("attachment")
    assert downloaded.headers["Content-Security-Policy"] == "sandbox"
    assert (await client.get("/files/unknown")).status == 404


async def test_a_conversation_can_be_emptied(
    client: Client, session: ChatPageSession, received: Received
) -> None:
    await post(client, "say", text="a")
    assert (await post(client, "clear", sure=True)).status == 200
    assert not session.transcript.of(DOCTOR.id).messages
    assert len(received) == 1


async def test_an_update_that_fails_is_logged_and_the_next_one_processed(
    client: Client, received: Received, caplog: pytest.LogCaptureFixture
) -> None:
    received.failing = True
    with caplog.at_level(logging.ERROR):
        assert (await post(client, "say", text="a")).status == 200
        assert (await post(client, "say", text="b")).status == 200
    assert len(received) == 2
    assert "was not processed" in caplog.text


async def test_one_person_waits_their_turn_but_not_for_others(
    session: ChatPageSession,
) -> None:
    done: list[str | None] = []
    gate = asyncio.Event()

    async def process(update: Update) -> None:
        assert update.message is not None
        if update.message.text == "lent":
            await gate.wait()
        done.append(update.message.text)

    async with TestClient(TestServer(make_app(session, process, Labels()))) as client:
        for name, text in (("medecin", "lent"), ("medecin", "ensuite"), ("secretaire", "vite")):
            await client.post("/api/say", json={"as": name, "text": text})
        assert done == ["vite"]
        gate.set()
    assert done == ["vite", "lent", "ensuite"]


async def test_someone_who_sends_too_much_is_told(session: ChatPageSession) -> None:
    gate = asyncio.Event()

    async def process(_update: Update) -> None:
        await gate.wait()

    async with TestClient(TestServer(make_app(session, process, Labels()))) as client:
        statuses = {(await post(client, "say", text="a")).status for _ in range(102)}
        gate.set()
    assert statuses == {200, 429}
