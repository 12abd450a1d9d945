"""The bot's words outside its messages: its profile, its menu, the local page."""

from dataclasses import dataclass

from knowledge.phrases.reader import Label


@dataclass(frozen=True)
class BotPhrases:
    """What Telegram shows of the bot before the first message."""

    description: Label
    short_description: Label


@dataclass(frozen=True)
class CommandPhrases:
    """What the menu and /aide say of each command."""

    start: Label
    parcours: Label
    profil: Label
    rappels: Label
    cabinet: Label
    aide: Label
    ins: Label
    patients: Label
    themes: Label
    recherche: Label
    mesdonnees: Label
    effacer: Label
    confidentialite: Label
    privacy: Label
    mentions: Label
    stats: Label
    sans_reponse: Label


@dataclass(frozen=True)
class PagePhrases:
    """The local chat page: one label for each hole of `bot/chat_page/static/index.html`."""

    title: Label
    skip: Label
    status: Label
    you_are: Label
    switch_person: Label
    other_person: Label
    open: Label
    open_as: Label
    new_window: Label
    people: Label
    person_id: Label
    block: Label
    unblock: Label
    clear: Label
    clear_sure: Label
    choose_person: Label
    connection_lost: Label
    failed: Label
    refused: Label
    no_script: Label
    log: Label
    newer: Label
    empty_title: Label
    empty_text: Label
    empty_try: Label
    empty_examples: Label
    empty_keys: Label
    start: Label
    message: Label
    keys: Label
    send: Label
    commands: Label
    list: Label
    no_result: Label
    attach: Label
    attach_title: Label
    edit: Label
    edited: Label
    editing: Label
    cancel: Label
    ok: Label
    me: Label
    replying: Label
    via: Label
    hidden: Label
    today: Label
    yesterday: Label
    opens: Label
    copies: Label
    shares: Label
    copied: Label
    not_copied: Label
    download: Label
    bytes: Label
    media_photo: Label
    media_video: Label
    media_audio: Label
    media_voice: Label
    media_document: Label
    media_sticker: Label
    media_location: Label
    media_contact: Label
    media_other: Label
