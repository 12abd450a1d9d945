"""How strict the chat page is with the bot: as strict as Telegram, in its words."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeUnion,
    BufferedInputFile,
    Chat,
    CopyTextButton,
    FSInputFile,
    InaccessibleMessage,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    KeyboardButton,
    Message,
    MessageEntity,
    ReplyKeyboardMarkup,
)

from bot.chat_page.incoming import Incoming
from bot.chat_page.limits import RefusedError
from bot.chat_page.media import KINDS
from bot.chat_page.people import person_named
from bot.chat_page.session import TOKEN, ChatPageSession
from bot.chat_page.transcript import CHATS_KEPT, MESSAGES_KEPT

DOCTOR = person_named("Médecin")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(8) + (320).to_bytes(4, "big") + (200).to_bytes(4, "big")


@pytest.fixture
def session() -> ChatPageSession:
    return ChatPageSession("test_bot", "Test")


@pytest.fixture
async def bot(session: ChatPageSession) -> AsyncIterator[Bot]:
    bot = Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode="HTML"))
    yield bot
    await bot.session.close()


@pytest.fixture
def incoming(session: ChatPageSession) -> Incoming:
    session.transcript.open(DOCTOR.chat)
    return Incoming(session)


def keyboard(*buttons: InlineKeyboardButton) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[list(buttons)])


def data(value: str) -> InlineKeyboardMarkup:
    return keyboard(InlineKeyboardButton(text="Oui", callback_data=value))


def refused(words: str) -> "pytest.RaisesExc[TelegramBadRequest]":
    return pytest.RaisesExc(TelegramBadRequest, check=lambda error: words in error.message)


async def test_a_text_is_read_as_text_and_entities(bot: Bot, incoming: Incoming) -> None:
    assert incoming
    message = await bot.send_message(DOCTOR.id, " 😀 <b>gras <i>et</i></b> &lt;3 /aide ")
    assert message.text == "😀 gras et <3 /aide"
    assert message.entities is not None
    found = [(entity.type, entity.offset, entity.length) for entity in message.entities]
    assert found == [("bold", 3, 7), ("italic", 8, 2), ("bot_command", 14, 5)]


async def test_characters_links_and_code_are_read(bot: Bot, incoming: Incoming) -> None:
    assert incoming
    html = (
        "&#233;&#x20AC;&nbsp;&#0; <a href='example.org/?a=1&amp;b=2'>l</a> <a href='nowhere'>n</a>"
        '<pre><code class="language-py">x</code></pre><tg-spoiler>s</tg-spoiler>'
    )
    message = await bot.send_message(DOCTOR.id, html)
    assert message.text == "é€&nbsp;&#0; l nxs"
    found = [(entity.type, entity.url) for entity in message.entities or []]
    link = "http://example.org/?a=1&b=2"
    assert found == [("text_link", link), ("pre", None), ("spoiler", None)]


async def test_entities_can_be_given_instead_of_markup(bot: Bot, incoming: Incoming) -> None:
    assert incoming
    bold = MessageEntity(type="bold", offset=1, length=3)
    message = await bot.send_message(DOCTOR.id, " <b> ", entities=[bold])
    assert message.text == "<b>"
    assert message.entities == [MessageEntity(type="bold", offset=0, length=3)]
    with refused("unsupported parse_mode"):
        await bot.send_message(DOCTOR.id, "*a*", parse_mode="MarkdownV2")


async def test_a_caption_is_no_text_to_edit(bot: Bot, incoming: Incoming) -> None:
    assert incoming
    photo = await bot.send_photo(DOCTOR.id, BufferedInputFile(PNG, "a.png"), caption="avant")
    with refused("there is no text in the message to edit"):
        await photo.edit_text("texte")


async def test_a_sent_message_can_be_edited_through_itself(bot: Bot, incoming: Incoming) -> None:
    assert incoming
    message = await bot.send_message(DOCTOR.id, "avant")
    edited = await message.edit_text("après")
    assert isinstance(edited, Message)
    assert edited.text == "après"
    assert edited.edit_date is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "message text is empty"),
        (" \n ", "message text is empty"),
        ("<b></b>", "message text is empty"),
        ("a" * 4097, "message is too long"),
        ("😀" * 2049, "message is too long"),
        ("<b>gras", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        ("é<br>", 'can\'t parse entities: Unsupported start tag "br" at byte offset 2'),
        ("a</b>", "can't parse entities: Unexpected end tag at byte offset 1"),
        (
            "<b><i>x</b>",
            'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
        ),
        ("moins de <3", "can't parse entities: Unclosed start tag at byte offset 9"),
        ('<span class="x">a</span>', 'Tag "span" must have class "tg-spoiler"'),
    ],
)
async def test_a_wrong_text_is_refused_in_telegrams_words(
    bot: Bot, incoming: Incoming, text: str, words: str
) -> None:
    assert incoming
    with refused(words):
        await bot.send_message(DOCTOR.id, text)


async def test_markup_does_not_count_in_the_length(bot: Bot, incoming: Incoming) -> None:
    assert incoming
    message = await bot.send_message(DOCTOR.id, f"<b>{'&lt;' * 4096}</b>")
    assert message.text == "<" * 4096


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (data("é" * 33), "BUTTON_DATA_INVALID"),
        (data(""), "BUTTON_DATA_INVALID"),
        (keyboard(InlineKeyboardButton(text="Oui")), "Text buttons are unallowed"),
        (keyboard(InlineKeyboardButton(text=" ", callback_data="a")), "BUTTON_TEXT_INVALID"),
        (
            keyboard(InlineKeyboardButton(text="a", callback_data="a", url="https://a.fr")),
            "BUTTON_TYPE_INVALID",
        ),
        (
            keyboard(InlineKeyboardButton(text="a", copy_text=CopyTextButton(text="a" * 257))),
            "BUTTON_COPY_TEXT_INVALID",
        ),
        (
            keyboard(InlineKeyboardButton(text="a", copy_text=CopyTextButton(text=""))),
            "BUTTON_COPY_TEXT_INVALID",
        ),
        (
            keyboard(InlineKeyboardButton(text="a", url="javascript:alert(1)")),
            "is invalid",
        ),
        (
            keyboard(InlineKeyboardButton(text="a", callback_data="a", style="pink")),
            "Invalid button style",
        ),
        (
            InlineKeyboardMarkup(
                inline_keyboard=[[InlineKeyboardButton(text="a", callback_data="a")]] * 101
            ),
            "REPLY_MARKUP_TOO_LONG",
        ),
        (ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="a")]]), "does not show"),
    ],
)
async def test_a_wrong_keyboard_is_refused(
    bot: Bot, incoming: Incoming, markup: InlineKeyboardMarkup, words: str
) -> None:
    assert incoming
    with refused(words):
        await bot.send_message(DOCTOR.id, "texte", reply_markup=markup)


async def test_sixty_four_bytes_of_callback_data_are_fine(bot: Bot, incoming: Incoming) -> None:
    assert incoming
    message = await bot.send_message(DOCTOR.id, "texte", reply_markup=data("é" * 32))
    assert message.reply_markup == data("é" * 32)


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, incoming: Incoming) -> None:
    assert incoming
    message = await bot.send_message(DOCTOR.id, "<b>a</b>", reply_markup=data("x"))
    with refused("message is not modified: specified new message content"):
        await message.edit_text("<b>a</b>", reply_markup=data("x"))
    await message.edit_text("<b>a</b>")


async def test_only_what_is_there_and_its_own_can_be_edited(bot: Bot, incoming: Incoming) -> None:
    theirs = incoming.text(DOCTOR, "bonjour").message
    assert theirs is not None
    with refused("message to edit not found"):
        await bot.edit_message_text("a", chat_id=DOCTOR.id, message_id=1)
    with refused("message can't be edited"):
        await bot.edit_message_text("a", chat_id=DOCTOR.id, message_id=theirs.message_id)


async def test_a_deleted_message_is_gone(
    bot: Bot, incoming: Incoming, session: ChatPageSession
) -> None:
    theirs = incoming.text(DOCTOR, "bonjour").message
    assert theirs is not None
    mine = await bot.send_message(DOCTOR.id, "texte")
    for message in (mine, theirs):
        assert await bot.delete_message(DOCTOR.id, message.message_id)
    assert not session.transcript.of(DOCTOR.id).messages
    with refused("message to delete not found"):
        await mine.delete()


async def test_the_messages_of_others_in_a_group_cannot_be_deleted(
    bot: Bot, incoming: Incoming
) -> None:
    group = Chat(id=-100123, type="supergroup", title="Cabinet")
    said = incoming.text(DOCTOR, "/aide@test_bot", chat=group).message
    assert said is not None
    assert said.chat.id == group.id
    with refused("message can't be deleted"):
        await bot.delete_message(group.id, said.message_id)


async def test_nobody_has_opened_an_unknown_chat(bot: Bot) -> None:
    with refused("Bad Request: chat not found"):
        await bot.send_message(5, "texte")


async def test_a_person_who_blocked_the_bot_gets_nothing(bot: Bot, incoming: Incoming) -> None:
    update = incoming.block(DOCTOR)
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "kicked"
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(DOCTOR.id, "texte")
    incoming.unblock(DOCTOR)
    await bot.send_message(DOCTOR.id, "texte")


async def test_a_tap_is_answered_once_and_briefly(bot: Bot, incoming: Incoming) -> None:
    message = await bot.send_message(DOCTOR.id, "texte", reply_markup=data("x"))
    query = incoming.tap(DOCTOR, message.message_id, "x").callback_query
    assert query is not None
    with refused("MESSAGE_TOO_LONG"):
        await bot.answer_callback_query(query.id, text="a" * 201)
    assert await bot.answer_callback_query(query.id, text="noté")
    with refused("query is too old and response timeout expired or query ID is invalid"):
        await bot.answer_callback_query(query.id)


async def test_only_a_button_that_is_there_can_be_tapped(bot: Bot, incoming: Incoming) -> None:
    message = await bot.send_message(DOCTOR.id, "texte", reply_markup=data("x"))
    with pytest.raises(LookupError):
        incoming.tap(DOCTOR, message.message_id, "y")
    with pytest.raises(LookupError):
        incoming.edit(DOCTOR, message.message_id, "de moi")


async def test_a_button_shown_before_a_restart_is_of_a_message_out_of_reach(
    session: ChatPageSession, incoming: Incoming
) -> None:
    before = session.transcript.next_message_id() - 5
    query = incoming.tap(DOCTOR, before, "x").callback_query
    assert query is not None
    assert isinstance(query.message, InaccessibleMessage)
    assert (query.message.message_id, query.message.chat) == (before, DOCTOR.chat)
    assert query.data == "x"


async def test_pictures_and_documents_are_kept_for_the_page(
    bot: Bot, incoming: Incoming, session: ChatPageSession, tmp_path: Path
) -> None:
    assert incoming
    photo = await bot.send_photo(DOCTOR.id, BufferedInputFile(PNG, "a.png"), caption="<b>a</b>")
    assert photo.photo is not None
    assert (photo.photo[0].width, photo.photo[0].height) == (320, 200)
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    document = await bot.send_document(DOCTOR.id, FSInputFile(tmp_path / "b.pdf"))
    assert document.document is not None
    kept = session.files.get(document.document.file_id)
    assert kept is not None
    assert (kept.name, kept.content) == ("b.pdf", b"%PDF")
    again = await bot.send_document(DOCTOR.id, document.document.file_id)
    assert again.document == document.document


async def test_wrong_files_and_captions_are_refused(bot: Bot, incoming: Incoming) -> None:
    assert incoming
    with refused("IMAGE_PROCESS_FAILED"):
        await bot.send_photo(DOCTOR.id, BufferedInputFile(b"no picture", "a.png"))
    with refused("file must be non-empty"):
        await bot.send_document(DOCTOR.id, BufferedInputFile(b"", "a.txt"))
    with refused("wrong file identifier"):
        await bot.send_document(DOCTOR.id, "unknown")
    with refused("message caption is too long"):
        await bot.send_photo(DOCTOR.id, BufferedInputFile(PNG, "a.png"), caption="a" * 1025)


async def test_the_menu_comes_from_the_narrowest_scope(bot: Bot, session: ChatPageSession) -> None:
    private, mine = BotCommandScopeAllPrivateChats(), BotCommandScopeChat(chat_id=DOCTOR.id)

    async def menu(name: str, scope: BotCommandScopeUnion | None, code: str | None = None) -> str:
        commands = [BotCommand(command=name, description="…")]
        await bot.set_my_commands(commands, scope=scope, language_code=code)
        return session.profile.menu(DOCTOR.id, "fr")[0].command

    assert session.profile.menu(DOCTOR.id, "fr") == []
    assert await menu("all", None) == "all"
    assert await menu("private", private) == "private"
    assert await menu("french", private, "fr") == "french"
    assert await menu("private_again", private) == "french"
    assert await menu("mine", mine) == "mine"
    with refused("BOT_COMMAND_INVALID"):
        await menu("Majuscule", None)


async def test_the_profile_is_remembered(bot: Bot, session: ChatPageSession) -> None:
    await bot.set_my_description("Une aide")
    await bot.set_my_short_description("Aide")
    assert (await bot.get_me()).username == "test_bot"
    assert session.profile.descriptions == {"": "Une aide"}
    assert session.profile.short_descriptions == {"": "Aide"}
    with refused("text is too long"):
        await bot.set_my_description("a" * 513)


async def test_inline_results_can_be_inserted(
    bot: Bot, incoming: Incoming, session: ChatPageSession
) -> None:
    query = incoming.inline(DOCTOR, "carte").inline_query
    assert query is not None
    content = InputTextMessageContent(message_text="<b>Non</b>")
    result = InlineQueryResultArticle(id="a", title="Carte", input_message_content=content)
    with refused("RESULT_ID_DUPLICATE"):
        await bot.answer_inline_query(query.id, [result, result])
    await bot.answer_inline_query(query.id, [result])
    chosen = session.queries.chosen(DOCTOR.id, "a")
    assert chosen is not None
    said = incoming.insert(DOCTOR, chosen).message
    assert said is not None
    assert said.text == "Non"
    assert said.via_bot is not None


async def test_a_reply_needs_the_message_it_answers(bot: Bot, incoming: Incoming) -> None:
    said = incoming.text(DOCTOR, "bonjour").message
    assert said is not None
    answer = await said.as_(bot).reply("oui")
    assert answer.reply_to_message is not None
    with refused("message to be replied not found"):
        await bot.send_message(DOCTOR.id, "a", reply_to_message_id=1)
    await bot.send_message(DOCTOR.id, "a", reply_to_message_id=1, allow_sending_without_reply=True)


async def test_a_method_it_does_not_know_is_named(bot: Bot, incoming: Incoming) -> None:
    assert incoming
    with refused("does not answer sendDice"):
        await bot.send_dice(DOCTOR.id)


async def test_old_messages_and_old_chats_are_forgotten(
    incoming: Incoming, session: ChatPageSession
) -> None:
    for number in range(MESSAGES_KEPT + 5):
        incoming.text(DOCTOR, str(number))
    kept = list(session.transcript.of(DOCTOR.id).messages.values())
    assert [kept[0].text, kept[-1].text] == ["5", str(MESSAGES_KEPT + 4)]
    for number in range(CHATS_KEPT):
        incoming.text(person_named(f"personne {number}"), "a")
    assert session.transcript.of(person_named("personne 0").id)
    with pytest.raises(RefusedError, match="chat not found"):
        session.transcript.of(DOCTOR.id)


async def test_a_command_is_marked_as_telegram_marks_it(incoming: Incoming) -> None:
    said = incoming.text(DOCTOR, "/start e_ins ou a/b").message
    assert said is not None
    assert said.entities is not None
    assert [(e.type, e.offset, e.length) for e in said.entities] == [("bot_command", 0, 6)]


async def test_update_ids_only_grow(incoming: Incoming, session: ChatPageSession) -> None:
    first, second = incoming.text(DOCTOR, "a"), incoming.text(DOCTOR, "b")
    assert first.update_id < second.update_id < 2**31
    assert first.update_id > 1_700_000_000
    assert first.message is not None
    assert 0 < first.message.message_id < session.transcript.next_message_id()


@pytest.mark.parametrize("kind", sorted(KINDS))
async def test_every_medium_reaches_the_bot_as_itself(incoming: Incoming, kind: str) -> None:
    message = incoming.media(DOCTOR, kind).message
    assert message is not None
    assert message.content_type == kind


def test_a_name_is_always_the_same_person() -> None:
    assert person_named("medecin").id == person_named(" Médecin ").id
    assert person_named("medecin").id != person_named("secretaire").id
    for wrong in ("", "  ", "!", "a" * 33):
        with pytest.raises(ValueError, match="a name has"):
            person_named(wrong)
