"""What Telegram refuses in texts and keyboards, and the words it refuses with."""

from typing import NoReturn
from urllib.parse import urlsplit

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

TEXT_UNITS = 4096  # https://core.telegram.org/bots/api#sendmessage
CAPTION_UNITS = 1024  # https://core.telegram.org/bots/api#sendphoto
CALLBACK_DATA_BYTES = 64  # https://core.telegram.org/bots/api#inlinekeyboardbutton
COPY_TEXT_CHARACTERS = 256  # https://core.telegram.org/bots/api#copytextbutton
KEYBOARD_BUTTONS = 100  # what its server takes; the Bot API does not say
CALLBACK_ANSWER_CHARACTERS = 200  # https://core.telegram.org/bots/api#answercallbackquery
STYLES = frozenset({None, "danger", "success", "primary"})
_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
)


class RefusedError(Exception):
    """What Telegram answers 400 to; the message is its description after « Bad Request: »."""


class BlockedError(Exception):
    """The person has blocked the bot: Telegram answers 403."""


def utf16_length(text: str) -> int:
    """Count as Telegram does: in UTF-16 units, two for an emoji."""
    return len(text.encode("utf-16-le")) // 2


def check_text(text: str) -> None:
    """Refuse an empty or too long message text."""
    if not text:
        refuse("message text is empty")
    if utf16_length(text) > TEXT_UNITS:
        refuse("message is too long")


def check_caption(caption: str) -> None:
    """Refuse a too long caption; an empty one is no caption."""
    if utf16_length(caption) > CAPTION_UNITS:
        refuse("message caption is too long")


def check_callback_answer(text: str) -> None:
    """Refuse a too long notification."""
    if len(text) > CALLBACK_ANSWER_CHARACTERS:
        refuse("MESSAGE_TOO_LONG")


def check_keyboard(keyboard: InlineKeyboardMarkup) -> None:
    """Refuse a keyboard that has too many buttons or a wrong one."""
    buttons = [button for row in keyboard.inline_keyboard for button in row]
    if len(buttons) > KEYBOARD_BUTTONS:
        refuse("REPLY_MARKUP_TOO_LONG")
    for button in buttons:
        _check_button(button)


def refuse(description: str) -> NoReturn:
    """Raise what Telegram says after « Bad Request: »."""
    raise RefusedError(description)


def _check_button(button: InlineKeyboardButton) -> None:
    actions = [name for name in _ACTIONS if getattr(button, name) is not None]
    if not button.text.strip():
        refuse("BUTTON_TEXT_INVALID")
    if not actions:
        refuse(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(actions) > 1:
        refuse("BUTTON_TYPE_INVALID")
    if button.style not in STYLES:
        refuse("can't parse inline keyboard button: Invalid button style specified")
    _check_action(button)


def _check_action(button: InlineKeyboardButton) -> None:
    if button.callback_data is not None:
        size = len(button.callback_data.encode())
        if not 1 <= size <= CALLBACK_DATA_BYTES:
            refuse("BUTTON_DATA_INVALID")
    if button.copy_text is not None:
        size = len(button.copy_text.text)
        if not 1 <= size <= COPY_TEXT_CHARACTERS:
            refuse("BUTTON_COPY_TEXT_INVALID")
    if button.url is not None:
        _check_url(button.url)


def _check_url(url: str) -> None:
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme not in {"http", "https", "tg", "ton"}:
        refuse(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    if not parts.hostname or " " in url:
        refuse(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    if parts.scheme != "tg" and "." not in parts.hostname:
        refuse(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
